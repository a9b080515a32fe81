/** Asking well: one question or one section a screen, nobody goes on unkept, undo, tilt, reading aloud. In real Chromium. */

import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type AnsweringOffice, serveOffice } from '../support/answering-office.ts'
import { findBarriersForReaders } from '../support/axe.ts'
import { type OpenedPage, openPage, startWholeBrowser } from '../support/browser.ts'
import { findBuiltSite } from '../support/built-site.ts'
import { follow, openUnlocked } from '../support/enrolment.ts'
import { enrolTablet, kept, pathOf, startVisit } from '../support/tablet-at-work.ts'

let browser: Browser
let office: AnsweringOffice
let opened: OpenedPage
let page: Page
let visit: string

/** One tablet for all: unlocking takes its time. Every test fills a visit of its own. */
beforeAll(async () => {
  browser = await startWholeBrowser()
  office = await serveOffice(findBuiltSite())
  opened = await openPage(browser, office.origin, {
    expected: [/Failed to load resource/u],
    viewport: { width: 360, height: 740 },
  })
  page = opened.page
  await page.addInitScript(() => localStorage.setItem('language', 'en'))
  await enrolTablet(page, office)
})
afterAll(async () => {
  opened?.checkManners()
  await browser?.close()
  await office?.close()
})
beforeEach(async () => {
  await page.setViewportSize({ width: 360, height: 740 })
  visit = await startVisit(page)
  await wholeSection('visit')
  await question('access_result').getByRole('radio').first().check()
  await kept(page)
})

async function wholeSection(section: string): Promise<void> {
  await follow(page, `${visit}/sections/${section}`)
  await page.locator('.question').first().waitFor()
  if ((await page.locator('question-page').count()) === 0) return
  await page.getByText('How questions are shown').click()
  await page.getByRole('button', { name: 'Show the whole section' }).click()
  await page.locator('section-page .question').first().waitFor()
}

const question = (id: string) => page.locator(`#at-${id}`)
const next = () => page.locator('.question-next')
const at = (part: string) => page.waitForURL(`**${visit}/sections/${part}`)
const focused = () =>
  page.evaluate(() => document.activeElement?.textContent?.replace(/\s+/gu, ' ').trim() ?? '')

async function oneAtATime(section: string): Promise<void> {
  await wholeSection(section)
  await page.getByText('How questions are shown').click()
  await page.getByRole('button', { name: 'Show one question at a time' }).click()
  await page.waitForURL(`**${visit}/sections/${section}/*`)
  await page.locator('question-page .question').waitFor()
}

/** The disk takes nothing any more, until the function given back is called. */
async function fillDisk(): Promise<() => Promise<void>> {
  await page.evaluate(() => {
    const { add, put } = IDBObjectStore.prototype
    const refuse = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    Object.assign(IDBObjectStore.prototype, { add: refuse, put: refuse })
    Object.assign(globalThis, { emptyDisk: () => Object.assign(IDBObjectStore.prototype, { add, put }) })
  })
  return () =>
    page.evaluate(() => {
      const empty: unknown = Reflect.get(globalThis, 'emptyDisk')
      if (typeof empty === 'function') empty()
    })
}

describe('One question at a time', () => {
  it('is chosen on the page itself, begins with the first open question, and puts the focus on it', async () => {
    await oneAtATime('entrance')
    expect(pathOf(page)).toBe(`${visit}/sections/entrance/entrance_steps_count`)
    await expect.poll(focused).toContain('How many steps are there')
    await page.getByText(/^Question 1 of \d+ in this section$/u).waitFor()
    expect(await page.locator('.question').count()).toBe(1)
  })

  it('goes on by the answers given: without a ramp nothing is asked about one; back, the answers are there', async () => {
    await oneAtATime('entrance')
    await question('entrance_steps_count').getByRole('textbox').fill('0')
    await next().click()
    await at('entrance/step_free_route')
    await question('step_free_route').getByRole('radio', { name: 'Yes' }).check()
    await next().click()
    await at('entrance/ramp_present')
    await expect.poll(focused).toContain('Is there a ramp')
    await question('ramp_present')
      .getByRole('radio', { name: /needed/u })
      .check()
    await next().click()
    // Straight past the ramp, and past the steps that are not there.
    await at('entrance/photo_entrance')
    await page.getByRole('link', { name: 'Back' }).click()
    await at('entrance/ramp_present')
    await page.getByRole('link', { name: 'Back' }).click()
    await at('entrance/step_free_route')
    expect(await question('step_free_route').getByRole('radio', { name: 'Yes' }).isChecked()).toBe(true)
  })

  it('leads from the first question of a section back to the last of the one before', async () => {
    await oneAtATime('getting-there')
    await page.getByRole('link', { name: 'Back' }).click()
    await at('visit/route_tested_by')
  })

  it('is remembered: a section opens with its question, and the whole section is one press away', async () => {
    await oneAtATime('entrance')
    await page.getByRole('link', { name: 'All sections' }).click()
    await page.getByRole('link', { name: /Door and inside/u }).click()
    await at('voting-room/door_clear_width_cm')
    await page.getByText('How questions are shown').click()
    await page.getByRole('button', { name: 'Show the whole section' }).click()
    await page.waitForURL('**/sections/voting-room#door_clear_width_cm')
    await expect.poll(focused).toContain('How wide is the free opening')
    expect(await page.locator('.question').count()).toBeGreaterThan(3)
  })

  it('has its way on in the lower half of a small screen, 48 pixels high, and fits 320 pixels', async () => {
    await oneAtATime('entrance')
    for (const height of [640, 740]) {
      await page.setViewportSize({ width: 320, height })
      for (const link of await page.locator('.question-steps a').all()) {
        const box = await link.boundingBox()
        expect(box?.height).toBeGreaterThanOrEqual(48)
        expect(box?.y).toBeGreaterThan(height / 2)
        expect((box?.y ?? height) + (box?.height ?? height)).toBeLessThanOrEqual(height)
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    }
  })

  it.each(['light', 'dark'] as const)('gives axe nothing to find in %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme })
    await oneAtATime('voting-room')
    expect(await findBarriersForReaders(page)).toEqual([])
  })
})

describe('Going on', () => {
  it('waits until answers are kept: when they are not, says so, stays, and lets people go on anyway', async () => {
    await oneAtATime('entrance')
    const emptyDisk = await fillDisk()
    await question('entrance_steps_count').getByRole('textbox').fill('4')
    await next().click()
    await page.getByRole('alert').getByText('could not be kept', { exact: false }).last().waitFor()
    expect(pathOf(page)).toBe(`${visit}/sections/entrance/entrance_steps_count`)
    await expect.poll(focused).toBe('Try again')
    await page.getByRole('link', { name: 'Go on anyway' }).click()
    await at('entrance/step_free_route')
    await emptyDisk()
    await question('step_free_route').getByRole('radio', { name: 'No', exact: true }).check()
    await next().click()
    await at('entrance/ramp_present')
    await openUnlocked(page, `${office.origin}${visit}/sections/entrance/entrance_steps_count`)
    expect(await question('entrance_steps_count').getByRole('textbox').inputValue()).toBe('4')
  })

  it('takes along what was typed a moment ago', async () => {
    await wholeSection('incidents-and-view')
    await page.locator('#observer_note-words').focus()
    await page.keyboard.type('Good signs everywhere')
    await page.getByRole('link', { name: /^Next/u }).click()
    await page.waitForURL(/interviews|review|today/u)
    await openUnlocked(page, `${office.origin}${visit}/sections/incidents-and-view`)
    expect(await page.locator('#observer_note-words').inputValue()).toBe('Good signs everywhere')
  })
})

describe('A number that cannot be read', () => {
  it('comes back as it was typed, with its complaint, and goes when a reason is ticked', async () => {
    await wholeSection('voting-room')
    const width = question('door_clear_width_cm')
    const field = width.getByRole('textbox').first()
    await field.fill('8o cm')
    await width.locator('.complaint').waitFor()
    await kept(page)
    await openUnlocked(page, `${office.origin}${visit}/sections/voting-room`)
    await expect.poll(() => field.inputValue()).toBe('8o cm')
    await width.locator('.complaint').waitFor()
    expect(await field.getAttribute('aria-invalid')).toBe('true')
    await width.getByRole('checkbox').first().check()
    await expect.poll(() => field.inputValue()).toBe('')
    expect(await width.locator('.complaint').count()).toBe(0)
    await field.fill('80')
    await kept(page)
    await openUnlocked(page, `${office.origin}${visit}/sections/voting-room`)
    await expect.poll(() => field.inputValue()).toBe('80')
    expect(await width.locator('.complaint').count()).toBe(0)
  })
})

describe('An answer', () => {
  it('is shown by its control at once, and drawn when the disk has had its turn; a second one meanwhile counts', async () => {
    await wholeSection('entrance')
    const seen = await page.evaluate(async () => {
      const radios = [
        ...document.querySelectorAll<HTMLInputElement>('#at-step_free_route input[type="radio"]'),
      ]
      const [yes, no] = radios
      const look = () =>
        radios.slice(0, 2).map((radio) => [radio.checked, radio.closest('[data-chosen]') !== null])
      yes?.click()
      // Whatever would be drawn within the task of the tap has been drawn then.
      for (let turn = 0; turn < 100; turn += 1) await Promise.resolve()
      const first = look()
      no?.click()
      for (let turn = 0; turn < 100; turn += 1) await Promise.resolve()
      return [first, look()]
    })
    expect(seen).toEqual([
      [
        [true, false],
        [false, false],
      ],
      [
        [false, false],
        [true, false],
      ],
    ])
    await kept(page)
    await question('step_free_route').locator('.choice[data-chosen]').waitFor()
    expect(await question('step_free_route').getByRole('radio').nth(1).isChecked()).toBe(true)
    await openUnlocked(page, `${office.origin}${visit}/sections/entrance`)
    await expect.poll(() => question('step_free_route').getByRole('radio').nth(1).isChecked()).toBe(true)
  })
})

describe('A note', () => {
  it('typed just before an answer is tapped stays beside it, and an answer tapped just before a note stays as well', async () => {
    await wholeSection('entrance')
    const free = question('step_free_route')
    const note = free.locator('textarea')
    await free.locator('summary').filter({ hasText: 'note' }).click()
    await note.focus()
    await page.keyboard.insertText('Behind the kitchen')
    await free.getByRole('radio', { name: 'Yes' }).check()
    await kept(page)
    const ramp = question('ramp_present')
    await ramp.locator('summary').filter({ hasText: 'note' }).click()
    await ramp.getByRole('radio').first().check()
    await ramp.locator('textarea').focus()
    await page.keyboard.insertText('New this year')
    // Left, the field says at once what stands in it; while it is typed in, up to 250 ms later.
    await ramp.locator('textarea').blur()
    await kept(page)
    await openUnlocked(page, `${office.origin}${visit}/sections/entrance`)
    await expect.poll(() => note.inputValue()).toBe('Behind the kitchen')
    await expect.poll(() => free.getByRole('radio', { name: 'Yes' }).isChecked()).toBe(true)
    expect(await ramp.locator('textarea').inputValue()).toBe('New this year')
    expect(await ramp.getByRole('radio').first().isChecked()).toBe(true)
  })
})

describe('The last change', () => {
  it('is taken back by button and by keys, said by the number of its question, and never while writing', async () => {
    await wholeSection('entrance')
    const free = question('step_free_route')
    await free.getByRole('radio', { name: 'Yes' }).check()
    await free.getByRole('radio', { name: 'No', exact: true }).check()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('status').getByText('Undone: the last change to question 18.').waitFor()
    await expect.poll(() => free.getByRole('radio', { name: 'Yes' }).isChecked()).toBe(true)

    await kept(page)
    const steps = question('entrance_steps_count').getByRole('textbox')
    await steps.fill('4')
    // What still waits for the disk, a quarter of a second at most, is kept together with the next letters as one change.
    await page.waitForTimeout(1000)
    await kept(page)
    await steps.press('Control+z')
    await page.waitForTimeout(1000)
    await kept(page)
    await free.getByRole('radio', { name: 'Yes' }).focus()
    await page.keyboard.press('Control+z')
    // In the field the browser took the letter back; that is a change as well.
    await expect.poll(() => steps.inputValue()).toBe('4')
    await page.keyboard.press('Control+z')
    await expect.poll(() => steps.inputValue()).toBe('')
    await expect.poll(() => free.getByRole('radio', { name: 'Yes' }).isChecked()).toBe(true)
    await page.keyboard.press('Control+z')
    await expect.poll(() => free.getByRole('radio', { checked: true }).count()).toBe(0)
    await kept(page)
  })
})

describe('What cannot stay', () => {
  it('is listed before one goes on, and each entry leads to the legend of its question', async () => {
    await wholeSection('voting-room')
    await question('door_clear_width_cm').getByRole('textbox').fill('9000')
    await page.getByRole('heading', { name: '1 answer on this page cannot stay as it is' }).waitFor()
    await page.getByRole('link', { name: /^30\. How wide is the free opening/u }).click()
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('LEGEND')
    await expect.poll(focused).toContain('How wide is the free opening')
  })
})

describe('A ramp', () => {
  const ramp = async () => {
    await wholeSection('entrance')
    await question('ramp_present').getByRole('radio').first().check()
  }

  it.each([
    ['10', '1 : 20', 'Not too steep'],
    ['20', '1 : 9.9', 'Ramp too steep'],
    ['30', '1 : 6.6', 'Ramp dangerously steep'],
  ])('of 200 cm that climbs %s cm is said to be %s: %s', async (rise, gradient, verdict) => {
    await ramp()
    await question('ramp_rise_cm').getByRole('textbox').fill(rise)
    await question('ramp_length_cm').getByRole('textbox').fill('200')
    const said = question('ramp_length_cm').locator('.derived')
    await said.getByText(gradient).waitFor()
    await said.getByText(verdict).waitFor()
  })

  it('is offered for measuring by tilt only where the tablet tells its tilt', async () => {
    await ramp()
    expect(await page.getByText('Measure the slope with the tablet').count()).toBe(0)
  })

  it('gets its rise from two readings half a turn apart, once the monitor agrees, with a note of where from', async () => {
    const lie = (beta: number) =>
      opened.cdp.send('DeviceOrientation.setDeviceOrientationOverride', { alpha: 0, beta, gamma: 0 })
    await lie(0)
    await ramp()
    await question('ramp_length_cm').getByRole('textbox').fill('200')
    await page.getByText('Measure the slope with the tablet').click()
    // 29.9 cm on 200 cm; browsers tell a tilt in tenths of a degree.
    const slope = 8.6
    // A sensor that is one degree off: the half turn takes that out again.
    await reading(slope + 1, 'Take the first reading')
    await page.getByText('Now turn the tablet half round').waitFor()
    await reading(-slope + 1, 'Take the second reading')
    await page.getByText('Slope 1 : 6.6').waitFor()
    expect(await question('ramp_rise_cm').getByRole('textbox').first().inputValue()).toBe('')
    await page.getByRole('button', { name: 'Enter 29.9 cm as the height of the ramp' }).click()
    expect(await question('ramp_rise_cm').getByRole('textbox').first().inputValue()).toBe('29.9')
    expect(await page.locator('#ramp_rise_cm-note').inputValue()).toContain(
      'from the tilt of the tablet: 1 : 6.6',
    )

    async function reading(beta: number, button: string): Promise<void> {
      await lie(beta)
      await page.getByRole('button', { name: button }).click()
      await page.getByText('Measuring.').waitFor()
      await page.getByText('Measuring.').waitFor({ state: 'detached' })
    }
  })
})

describe('Reading aloud', () => {
  /** A device with these voices: what is spoken is noted, nothing is heard. */
  async function giveVoices(voices: readonly { readonly lang: string; readonly localService: boolean }[]) {
    await page.addInitScript((given) => {
      const spoken: string[] = []
      const listeners: (() => void)[] = []
      let known: typeof given = []
      Object.assign(globalThis, {
        spoken,
        SpeechSynthesisUtterance: class extends EventTarget {
          text: string
          constructor(text: string) {
            super()
            this.text = text
          }
        },
      })
      Object.defineProperty(globalThis, 'speechSynthesis', {
        configurable: true,
        value: {
          getVoices: () => known,
          addEventListener: (_: string, listener: () => void) => listeners.push(listener),
          speak: ({ text }: { readonly text: string }) => spoken.push(text),
          cancel: () => spoken.push('(silence)'),
        },
      })
      // Browsers find their voices late.
      setTimeout(() => {
        known = given
        for (const listener of listeners) listener()
      }, 100)
    }, voices)
    await openUnlocked(page, `${office.origin}${visit}/sections/voting-room`)
    await page.locator('.question').first().waitFor()
  }
  const spoken = () =>
    page.evaluate(() => {
      const list: unknown = Reflect.get(globalThis, 'spoken')
      return Array.isArray(list) ? list.map(String) : []
    })

  it('says the question, its hint and what can be chosen, and stops when asked to', async () => {
    await giveVoices([{ lang: 'en_US', localService: true }])
    const door = question('door_clear_width_cm')
    await door.getByRole('button', { name: /^Read aloud ?: Question 30$/u }).click()
    const said = await spoken()
    expect(said[0]).toBe('(silence)')
    expect(said[1]).toContain('How wide is the free opening')
    expect(said[2]).toContain('Hold the tape level')
    expect(said.slice(-1)).toEqual(['Could not measure'])
    await door.getByRole('button', { name: /^Stop reading ?: Question 30$/u }).click()
    expect((await spoken()).at(-1)).toBe('(silence)')
  })

  it.each([
    ['of another language', { lang: 'fr-FR', localService: true }],
    ['that lives elsewhere', { lang: 'en-US', localService: false }],
  ])('is not offered with a voice %s, and the page says why', async (_, voice) => {
    await giveVoices([voice])
    await page.getByText('How questions are shown').click()
    await page.getByText('This device has no voice of its own').waitFor()
    expect(await page.getByRole('button', { name: /Read aloud/u }).count()).toBe(0)
  })
})

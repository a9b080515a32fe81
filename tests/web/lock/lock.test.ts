/** A tablet that several people share and strangers may take: enrolling with a PIN, locking, unlocking, sealing. In real Chromium. */

import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { type AnsweringOffice, CARD, OTHER_CARD } from '../../support/answering-office.ts'
import { findBarriersForReaders } from '../../support/axe.ts'
import { choosePin, enrolWithPin, openUnlocked, PIN, unlock } from '../../support/enrolment.ts'
import { typist } from '../../support/keyboard.ts'
import { listUnmannerly } from '../../support/page-manners.ts'
import { kept, pathOf, startVisit } from '../../support/tablet-at-work.ts'
import { REFUSED, tabletForEach } from '../../support/tablet-for-each.ts'

const OTHER_PIN = '948103'

let office: AnsweringOffice
let page: Page

tabletForEach({ expected: REFUSED, language: 'en' }, (tablet) => {
  page = tablet.page
  office = tablet.office
})

const question = (id: string) => page.locator(`#at-${id}`)
const pinField = () => page.locator('#secret')

/** As when somebody presses the button of the screen or changes to another app. */
const setHidden = (isHidden: boolean) =>
  page.evaluate(
    (state) => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state })
      document.dispatchEvent(new Event('visibilitychange'))
    },
    isHidden ? 'hidden' : 'visible',
  )

async function reopenSection(visit: string, section: string, pin = PIN): Promise<void> {
  await openUnlocked(page, `${office.origin}${visit}/sections/${section}`, pin)
  await page.locator('.question').first().waitFor()
}

/** A visit with its first three questions answered, at the entrance. */
async function atEntrance(): Promise<string> {
  const visit = await startVisit(page)
  await reopenSection(visit, 'visit')
  await question('visit_type').getByRole('radio').nth(1).check()
  await question('access_result').getByRole('radio').first().check()
  await question('room_level').getByRole('radio').first().check()
  await kept(page)
  await reopenSection(visit, 'entrance')
  return visit
}

async function tryPin(pin: string): Promise<void> {
  await pinField().fill(pin)
  await page.locator('#secret-complaint, #unlock-new').first().waitFor()
}

describe('Choosing a PIN', () => {
  beforeEach(async () => {
    await page.goto(`${office.origin}/enrol#${CARD.code}.${CARD.words.replaceAll(' ', '-')}`)
    await page.getByRole('button', { name: 'Set up this tablet' }).click()
    await page.getByRole('heading', { level: 1, name: `Choose a PIN for ${CARD.code}` }).waitFor()
  })

  it.each([
    ['111111', 'Six equal digits'],
    ['123456', 'Digits in a row'],
    ['៦៥៤៣២១', 'Digits in a row'],
    ['5028', 'exactly six digits'],
    ['one two three four', 'exactly six digits'],
    ['', 'Please fill this in'],
  ])('"%s" is refused in a sentence, and the field is empty again', async (pin, why) => {
    await choosePin(page, pin)
    await page.locator('#secret-new-complaint', { hasText: why }).waitFor()
    await expect.poll(() => typist(page).focused()).toMatchObject({ id: 'secret-new' })
    expect(await page.locator('#secret-new').inputValue()).toBe('')
    expect(pathOf(page)).toBe('/enrol')
  })

  it('two that differ are refused, and the second is asked once more', async () => {
    await page.locator('#secret-new').fill('502839')
    await page.locator('#secret-again').fill('502838')
    await page.getByRole('button', { name: 'Keep this PIN' }).click()
    await page.locator('#secret-again-complaint').waitFor()
    await expect.poll(() => typist(page).focused()).toMatchObject({ id: 'secret-again' })
    await page.locator('#secret-again').fill('៥០២៨៣៩')
    await page.getByRole('button', { name: 'Keep this PIN' }).click()
    await page.waitForURL('**/monitor')
  })

  it('says how many digits are there, not which', async () => {
    await page.locator('#secret-new').pressSequentially('50២')
    const status = page.locator('#secret-new-filled')
    expect((await status.textContent())?.trim()).toBe('3 of 6 digits')
    expect(await page.locator('#secret-new').getAttribute('type')).toBe('password')
    await page.getByRole('button', { name: 'Show' }).first().click()
    expect(await page.locator('#secret-new').getAttribute('type')).toBe('text')
  })

  it('words do as well as digits, and open the tablet again', async () => {
    const words = 'ទន្លេ ស្វាយ កង់ ពពក'
    await page.getByRole('button', { name: 'Use words instead of digits' }).click()
    await choosePin(page, 'ទន្លេ ទន្លេ ទន្លេ ទន្លេ')
    await page.locator('#secret-new-complaint', { hasText: 'only once' }).waitFor()
    await choosePin(page, words)
    await page.waitForURL('**/monitor')
    await page.reload()
    await page.getByRole('button', { name: 'I have words instead of digits' }).click()
    await pinField().fill(words)
    await page.getByRole('button', { name: 'Unlock' }).click()
    await page.waitForURL('**/monitor')
  })

  it('works when the network is gone once the card was taken', async () => {
    office.setReachable(false)
    await choosePin(page, PIN)
    await page.waitForURL('**/monitor')
    office.setReachable(true)
    await openUnlocked(page, `${office.origin}/monitor`)
    await page.getByRole('link', { name: /Ou Thum Primary School, room 1/u }).waitFor()
  })

  it('a tablet switched off before the PIN was chosen asks for it again', async () => {
    await page.goto(`${office.origin}/monitor`)
    await page.waitForURL('**/unlock')
    await page.getByText(`${CARD.code} has no PIN on this tablet yet.`).waitFor()
    await choosePin(page, PIN)
    await page.waitForURL('**/monitor')
  })
})

describe('A tablet that locks', () => {
  beforeEach(async () => {
    await enrolWithPin(page, office.origin, CARD)
  })

  it('asks for the PIN when it is opened again, and leads on to the page asked for', async () => {
    await page.goto(`${office.origin}/monitor/outbox`)
    await page.waitForURL('**/unlock?next=%2Fmonitor%2Foutbox')
    await expect.poll(() => typist(page).focused()).toMatchObject({ id: 'secret' })
    await page.keyboard.type(PIN)
    await page.waitForURL('**/monitor/outbox')
  })

  it('names no station, neither in its address nor in its title nor on its page', async () => {
    await page.goto(`${office.origin}/monitor/stations/010201-0001`)
    await page.waitForURL(`${office.origin}/unlock`)
    await pinField().waitFor()
    expect(await page.title()).toBe('This tablet is locked – Way In')
    expect(await page.locator('body').textContent()).not.toMatch(/Ou Thum|0102/u)
  })

  it('takes everything off the screen when it is hidden, and brings one back to the very letter', async () => {
    const visit = await atEntrance()
    const steps = question('entrance_steps_count').getByRole('textbox')
    await steps.fill('4')
    // The page is loaded anew, which waits for nothing.
    await kept(page)
    await reopenSection(visit, 'incidents-and-view')
    const own = page.locator('textarea:visible').first()
    await own.click()
    await own.pressSequentially('ទ្វារតូចណាស់ and a half-typed')
    await page.keyboard.press('ArrowLeft')
    const before = await own.evaluate((field) => [field.id, (field as HTMLTextAreaElement).selectionStart])
    const atOnce = page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' })
      document.dispatchEvent(new Event('visibilitychange'))
      return document.querySelector('main')?.textContent?.trim()
    })
    expect(await atOnce).toBe('')
    await page.waitForURL(`${office.origin}/unlock`)
    await setHidden(false)
    await unlock(page)
    await page.waitForURL(`**${visit}/sections/incidents-and-view`)
    await expect
      .poll(() =>
        page.evaluate(() => {
          const at = document.activeElement
          return at instanceof HTMLTextAreaElement ? [at.id, at.selectionStart, at.value] : at?.tagName
        }),
      )
      .toEqual([...before, 'ទ្វារតូចណាស់ and a half-typed'])
    await reopenSection(visit, 'entrance')
    expect(await steps.inputValue()).toBe('4')
  })

  it('a number that was half typed, and is none yet, is there again as it was', async () => {
    await atEntrance()
    const steps = question('entrance_steps_count').getByRole('textbox')
    await steps.fill('4 or')
    await setHidden(true)
    await page.waitForURL(`${office.origin}/unlock`)
    await setHidden(false)
    await unlock(page)
    await expect.poll(() => steps.inputValue()).toBe('4 or')
  })

  it('a photo being taken is no reason to lock; staying away is', async () => {
    await page.clock.install()
    await enrolledVisit()
    const errand = (name: string) =>
      page.evaluate((said) => document.body.dispatchEvent(new Event(said, { bubbles: true })), name)
    await errand('own-errand')
    await setHidden(true)
    expect(await page.locator('body').isVisible()).toBe(false)
    await page.clock.runFor(60_000)
    await setHidden(false)
    await page.getByRole('heading', { level: 1, name: 'My stations' }).waitFor()
    expect(pathOf(page)).toBe('/monitor')
    // Once back, the next absence is an ordinary one again; so is one that lasts too long.
    await errand('own-errand')
    await setHidden(true)
    await page.clock.runFor(121_000)
    await page.waitForURL(`${office.origin}/unlock`)
    await setHidden(false)
    await unlock(page)
    await setHidden(true)
    await page.waitForURL(`${office.origin}/unlock`)
  })

  it('choosing a file is such an errand, until a file was chosen', async () => {
    await page.evaluate(() => {
      const field = document.createElement('input')
      field.type = 'file'
      field.id = 'some-file'
      document.querySelector('main')?.append(field)
    })
    const chooser = page.waitForEvent('filechooser')
    await page.locator('#some-file').click()
    const chosen = await chooser
    await setHidden(true)
    await setHidden(false)
    expect(pathOf(page)).toBe('/monitor')
    await chosen.setFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('a') })
    await setHidden(true)
    await page.waitForURL(`${office.origin}/unlock`)
  })

  it('warns after a hundred seconds, stays with any key, and locks after two minutes', async () => {
    await page.clock.install()
    await enrolledVisit()
    await page.clock.runFor(101_000)
    const warning = page.locator('.lock-warning')
    await warning.getByText('It locks in 20 seconds').waitFor()
    expect(await warning.getAttribute('role')).toBe('status')
    await page.keyboard.press('Shift')
    await warning.getByText('It locks').waitFor({ state: 'hidden' })
    await page.clock.runFor(101_000)
    // As screen readers press it: without a pointer that moves there first.
    await warning.getByRole('button', { name: 'Stay unlocked' }).dispatchEvent('click')
    await page.clock.runFor(101_000)
    await warning.getByText('It locks').waitFor()
    expect(pathOf(page)).toBe('/monitor')
    await page.clock.runFor(20_000)
    await page.waitForURL(`${office.origin}/unlock`)
  })

  /** Loads anew, so that the page runs by the clock of the test. */
  const enrolledVisit = () => openUnlocked(page, `${office.origin}/monitor`)

  it('counts wrong PINs, says what comes, and destroys after the fifth; the office gets the rescue copy', async () => {
    const visit = await atEntrance()
    await question('entrance_steps_count').getByRole('textbox').fill('4')
    await kept(page)
    await setHidden(true)
    await page.waitForURL(`${office.origin}/unlock`)
    await setHidden(false)
    for (const left of ['4 tries are left', '3 tries are left', '2 tries are left', 'One try is left']) {
      await tryPin('502838')
      await page.locator('#secret-complaint', { hasText: left }).waitFor()
      expect(await page.locator('#secret-complaint').textContent()).toContain(
        'The office keeps a rescue copy',
      )
      expect(await pinField().inputValue()).toBe('')
    }
    await pinField().fill('502838')
    await page
      .getByRole('alert')
      .getByText(/has been destroyed on this tablet/u)
      .waitFor()
    await expect.poll(() => typist(page).focused()).toMatchObject({ id: 'unlock-new' })
    await choosePin(page, OTHER_PIN)
    await page.waitForURL('**/monitor')
    expect(await page.getByRole('link', { name: /^Go on/u }).count()).toBe(0)
    const id = visit.split('/').at(-1) ?? ''
    await expect
      .poll(() => office.envelopes.map((text): unknown => JSON.parse(text)))
      .toEqual([expect.objectContaining({ kind: 'unfinished' })])
    expect(office.envelopes[0]).not.toContain(id)
    await openUnlocked(page, office.origin + visit, OTHER_PIN)
    await page.getByText('This visit is not on this tablet').waitFor()
  })

  it('who forgot the PIN begins anew, after being asked', async () => {
    await page.reload()
    await page.getByRole('button', { name: 'I forgot it' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'No, keep it' }).click()
    expect(await pinField().isVisible()).toBe(true)
    await page.getByRole('button', { name: 'I forgot it' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Destroy it here' }).click()
    await choosePin(page, OTHER_PIN)
    await page.waitForURL('**/monitor')
    await page.getByText('You can go on: find the station').waitFor()
  })

  it('whoever chooses a new PIN without the old one is not told the stations, until a card was used', async () => {
    const first = page.getByRole('link', { name: /Ou Thum Primary School, room 1/u }).first()
    await first.waitFor()
    await page.reload()
    await page.getByRole('button', { name: 'I forgot it' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Destroy it here' }).click()
    const kit = page.waitForResponse(/\/api\/kit$/u)
    await choosePin(page, OTHER_PIN)
    await kit
    // Once more, with what is kept on the tablet from that answer.
    await openUnlocked(page, `${office.origin}/monitor`, OTHER_PIN)
    await page.getByText('The list of your stations is not shown').waitFor()
    expect(await first.count()).toBe(0)
    await page.getByLabel('Code or name').fill('010201-0001')
    await page.locator('station-finder a').first().waitFor()

    await page.goto(`${office.origin}/enrol#${CARD.code}.${CARD.words.replaceAll(' ', '-')}`)
    const taken = page.waitForResponse(/\/api\/enrolments$/u)
    await page.locator('main form button[type="submit"]').click()
    await taken
    await page.waitForURL((url) => url.pathname !== '/enrol')
    await openUnlocked(page, `${office.origin}/monitor`, OTHER_PIN)
    await first.waitFor()
  })
})

describe('A tablet that two people share', () => {
  beforeEach(async () => {
    await enrolWithPin(page, office.origin, CARD)
  })

  const addOther = async () => {
    await page.goto(`${office.origin}/enrol`)
    await page.getByText(`Already on this tablet: ${CARD.code}`).waitFor()
    await page.locator('#code').fill(OTHER_CARD.code)
    await page.locator('#words').fill(OTHER_CARD.words)
    await page.getByRole('button', { name: 'Add another person' }).click()
    await choosePin(page, OTHER_PIN)
    await page.waitForURL('**/monitor')
    await page.getByRole('heading', { name: 'Find a station' }).waitFor()
  }
  const people = () => page.getByRole('region', { name: 'Whose turn is it?' })

  it('lets one of them leave while something of the other waits, and not the other', async () => {
    await startVisit(page)
    await addOther()
    office.setReachable(false)
    await page.goto(`${office.origin}/monitor`)
    await people().getByRole('button', { name: CARD.code }).click()
    await unlock(page)
    await page.getByRole('button', { name: 'Seal now' }).click()
    await page.getByRole('dialog').getByRole('button').first().click()
    await page.waitForURL('**/unlock?sealed')
    await page.getByText('One sealed packet waits to be sent').waitFor()
    const wantToLeave = async () => {
      await page.getByRole('link', { name: 'My tablet' }).click()
      await page.getByRole('heading', { level: 1, name: 'My tablet' }).waitFor()
      await page.getByText('Leave this tablet').first().click()
    }
    // Whose packet it is stays.
    await unlock(page)
    await wantToLeave()
    await page.locator('#remove-why').waitFor()
    await page.goto(`${office.origin}/monitor`)
    await people().getByRole('button', { name: OTHER_CARD.code }).click()
    await unlock(page, OTHER_PIN)
    await wantToLeave()
    expect(await page.locator('#remove-why').count()).toBe(0)
    await page.getByRole('button', { name: 'Leave this tablet' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Leave this tablet' }).click()
    await page.waitForURL('**/unlock')
    await page.getByText('One sealed packet waits to be sent').waitFor()
  })

  it('takes a PIN that is typed as soon as somebody was tapped for theirs, and for no wrong one of the other', async () => {
    await addOther()
    await page.goto(`${office.origin}/monitor`)
    await people().waitFor()
    await page.evaluate(
      ([code, pin]) => {
        const [tapped] = [...document.querySelectorAll('button')].filter(
          ({ textContent }) => textContent?.trim() === code,
        )
        tapped?.click()
        const field = document.querySelector<HTMLInputElement>('#secret')
        if (!field) throw new Error('there is no field for the PIN')
        field.value = pin
        field.dispatchEvent(new InputEvent('input', { bubbles: true }))
      },
      [CARD.code, PIN] as const,
    )
    await page.waitForURL(({ pathname }) => pathname !== '/unlock')
  })

  it('shows each only their own drafts, and changes in two taps and a PIN', async () => {
    await startVisit(page)
    await addOther()
    expect(await page.getByRole('link', { name: /^Go on/u }).count()).toBe(0)

    await page.goto(`${office.origin}/monitor`)
    await people().waitFor()
    expect(await people().getByRole('button').allInnerTexts()).toEqual([CARD.code, OTHER_CARD.code])
    await people().getByRole('button', { name: CARD.code }).click()
    await expect.poll(() => typist(page).focused()).toMatchObject({ id: 'secret' })
    // The PIN of the one does not open what belongs to the other.
    await tryPin(OTHER_PIN)
    await pinField().fill(PIN)
    await page.waitForURL('**/monitor')
    await page.getByRole('link', { name: /^Go on/u }).waitFor()
  })
})

describe('Sealing now', () => {
  it('works without a network in two taps, and afterwards there is nothing to read', async () => {
    await enrolWithPin(page, office.origin, CARD)
    await atEntrance()
    await question('entrance_steps_count').getByRole('textbox').fill('4')
    await kept(page)
    office.setReachable(false)
    await page.getByRole('button', { name: 'Seal now' }).click()
    const dialog = page.getByRole('dialog')
    await expect.poll(() => typist(page).focused()).toMatchObject({ tag: 'button', text: 'Seal and lock' })
    await dialog.getByRole('button').first().click()
    await page.waitForURL('**/unlock?sealed')
    await page
      .getByText('Nothing on this tablet can be read or shown any more. It is sealed for the organisation.')
      .waitFor()
    await page.getByText('One sealed packet waits to be sent').waitFor()
    await unlock(page)
    await page.getByRole('heading', { name: 'Find a station' }).waitFor()
    expect(await page.getByRole('link', { name: /^Go on/u }).count()).toBe(0)
  })

  it('seals an incident that is being told as well, to the last letter, though it is not whole', async () => {
    await enrolWithPin(page, office.origin, CARD)
    await page.getByRole('link', { name: 'Report an incident' }).first().click()
    office.setReachable(false)
    const note = page.getByLabel('What happened, in a few words')
    await note.pressSequentially('they took the list')
    await page.getByRole('button', { name: 'Seal now' }).click()
    await page.getByRole('dialog').getByText('an incident you are telling').waitFor()
    await page.getByRole('dialog').getByRole('button').first().click()
    await page.waitForURL('**/unlock?sealed')
    await page.getByText('One sealed packet waits to be sent').waitFor()
    await unlock(page)
    await page.getByRole('heading', { name: 'Find a station' }).waitFor()
    await page.getByRole('link', { name: 'Report an incident' }).first().click()
    await note.waitFor()
    expect(await note.inputValue()).toBe('')
  })
})

describe('For everybody', () => {
  /** What is wrong with the page as it stands, in Khmer and in English. */
  const refuseUnmannerly = async (where: string) => {
    for (const [language, name] of [
      ['km', 'ភាសាខ្មែរ'],
      ['en', 'English'],
    ] as const) {
      await page.getByRole('button', { name }).click()
      await page.locator(`html[lang=${language}]`).waitFor()
      expect(await listUnmannerly(page, language, { withColours: language === 'km' }), where).toEqual([])
    }
  }

  it('every state of choosing, unlocking, failing and sealing keeps the manners of all pages', async () => {
    await page.goto(`${office.origin}/enrol#${CARD.code}.${CARD.words.replaceAll(' ', '-')}`)
    await page.getByRole('button', { name: 'Set up this tablet' }).click()
    await choosePin(page, '111111')
    await page.locator('#secret-new-complaint').waitFor()
    await refuseUnmannerly('a PIN refused')
    await choosePin(page, PIN)
    await page.waitForURL('**/monitor')
    await page.getByRole('button', { name: 'Seal now' }).click()
    await refuseUnmannerlyDialog()
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: 'My tablet' }).click()
    await page.getByRole('heading', { level: 1, name: 'My tablet' }).waitFor()
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('main details')) details.setAttribute('open', '')
    })
    await refuseUnmannerly('my tablet')
    await page.getByRole('button', { name: 'Lock now' }).click()
    await tryPin('502838')
    await refuseUnmannerly('a wrong PIN')
    await page.getByRole('button', { name: 'English' }).click()
    for (const left of ['3 tries are left', '2 tries are left', 'One try is left']) {
      await pinField().fill('502838')
      await page.locator('#secret-complaint', { hasText: left }).waitFor()
    }
    await pinField().fill('502838')
    await page
      .getByRole('alert')
      .getByText(/has been destroyed/u)
      .waitFor()
    await refuseUnmannerly('a vault destroyed')
  })

  const refuseUnmannerlyDialog = async () => {
    expect(await findBarriersForReaders(page), 'asking before sealing').toEqual([])
  }
})

describe('A second window', () => {
  it('says that the app is open in another one, and takes over on request', async () => {
    await enrolWithPin(page, office.origin, CARD)
    const second = await page.context().newPage()
    await second.goto(`${office.origin}/monitor`)
    await second.getByRole('heading', { level: 1, name: 'This app is open in another window' }).waitFor()
    await second.getByRole('button', { name: 'Use it here' }).click()
    await second.locator('#secret').fill(PIN)
    await second.waitForURL('**/monitor')
    await page.getByRole('heading', { level: 1, name: 'This app is open in another window' }).waitFor()
    expect(await page.locator('main').textContent()).not.toContain('Find a station')
  })
})

describe("A tablet's own page", () => {
  beforeEach(async () => {
    await enrolWithPin(page, office.origin, CARD)
    await page.getByRole('link', { name: 'My tablet' }).click()
    await page.getByRole('heading', { level: 1, name: 'My tablet' }).waitFor()
  })

  it('changes the PIN for who knows the old one', async () => {
    await page.getByText('Change your PIN').click()
    await page.locator('#pin-present').fill('502838')
    await choosePin(page, OTHER_PIN)
    await page.locator('#pin-present-complaint', { hasText: '4 tries are left' }).waitFor()
    await page.locator('#pin-present').fill(PIN)
    await choosePin(page, OTHER_PIN)
    await page.getByText('Your new PIN is kept').waitFor()
    await page.getByRole('button', { name: 'Lock now' }).click()
    await page.waitForURL(`${office.origin}/unlock`)
    await tryPin(PIN)
    await unlock(page, OTHER_PIN)
    await page.waitForURL('**/monitor/tablet')
  })

  it('says who is here, what waits, what room is left and whether it may be cleared', async () => {
    const facts = page.locator('.facts')
    expect(await facts.textContent()).toMatch(
      new RegExp(`${CARD.code}[\\s\\S]*Nothing[\\s\\S]*plenty of space`, 'u'),
    )
    await page
      .getByText(/The browser has promised|This tablet may clear/u)
      .first()
      .waitFor()
  })

  it('lets somebody go who has nothing waiting, and nobody else', async () => {
    await page.getByText('Leave this tablet').first().click()
    await page.getByRole('button', { name: 'Leave this tablet' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Leave this tablet' }).click()
    await page.waitForURL(`${office.origin}/`)
    await page.goto(`${office.origin}/monitor`)
    await page.waitForURL('**/enrol')
    await page.getByRole('heading', { level: 1, name: 'Set up this tablet' }).waitFor()
  })
})

/** What every kind of question must do for people who listen, type, or see little. In real Chromium. */

import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { QuestionKind } from '../../../schema/checklist/checklist.ts'
import type { Answer } from '../../../schema/visit/answer.ts'
import { samples } from '../../contracts/question-samples.ts'
import { listSpoken, type Spoken } from '../../support/accessible-tree.ts'
import { findBarriersForReaders } from '../../support/axe.ts'
import { type OpenedPage, openPage, startBrowser } from '../../support/browser.ts'
import { servePageWith } from '../../support/page-with.ts'
import type { StaticSite } from '../../support/static-site.ts'

let browser: Browser
let site: StaticSite
let opened: OpenedPage

const ask = <Result>(name: string, ...given: readonly unknown[]): Promise<Result> =>
  opened.page.evaluate(
    ([called, asked]) => {
      const found: unknown = Reflect.get(globalThis, called)
      if (typeof found !== 'function') throw new Error(`the page has no ${called}`)
      return found(...asked)
    },
    [name, given] as const,
  )

const given = () => ask<Answer | undefined>('given')
const press = (key: string) => opened.page.keyboard.press(key)
const focusedName = () =>
  opened.page.evaluate(() => {
    const { activeElement } = document
    const label = activeElement instanceof HTMLInputElement ? activeElement.labels?.[0] : undefined
    return (label ?? activeElement)?.textContent?.replace(/\s+/gu, ' ').trim() ?? ''
  })

/** Goes on with Tab until the control with this name has focus. */
async function tabTo(name: string): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) {
    await press('Tab')
    if ((await focusedName()).startsWith(name)) return
  }
  throw new Error(`"${name}" cannot be reached with Tab`)
}

const note = () => opened.page.getByLabel('Note', { exact: true })
const openNote = () => opened.page.locator('summary', { hasText: 'Add a note' }).click()

const enlargeLetters = (size: string) =>
  opened.page.evaluate((wanted) => {
    document.documentElement.style.fontSize = wanted
  }, size)

const find = (spoken: readonly Spoken[], role: string, name: string): Spoken => {
  const found = spoken.find((one) => one.role === role && one.name === name)
  if (!found)
    throw new Error(
      `nothing says ${role} "${name}" in:\n${spoken.map((one) => `${one.role} "${one.name}"`).join('\n')}`,
    )
  return found
}

beforeAll(async () => {
  browser = await startBrowser()
  site = await servePageWith('tests/contracts/questions-in-browser.ts')
  opened = await openPage(browser, site.origin, { viewport: { width: 360, height: 740 } })
  await opened.page.goto(site.origin)
  await opened.page.waitForFunction(() => 'show' in globalThis)
  await ask('inLanguage', 'en', 'latin')
})

afterAll(async () => {
  opened?.checkManners()
  await browser?.close()
  await site?.close()
})

// What one test changed about the screen must not reach the next one, also when it fails.
afterEach(async () => {
  await enlargeLetters('')
  await opened.page.setViewportSize({ width: 360, height: 740 })
  await opened.page.emulateMedia({
    forcedColors: 'none',
    reducedMotion: 'no-preference',
    colorScheme: 'light',
  })
})

// The keys of a table typed by kind; Object.entries forgets that.
const kinds = Object.keys(samples) as readonly QuestionKind[]

describe.each(kinds)('A %s question', (kind) => {
  const { answer, first } = samples[kind]

  it('is announced by its legend, then its hint, then its complaint, then its doubt', async () => {
    await ask('show', { kind, complaint: 'Something is wrong', doubt: 'Something is odd' })
    const group = find(await listSpoken(opened.cdp), 'group', '7. The question asked')
    expect(group.description).toBe('Hint to read To put right: Something is wrong Something is odd')
  })

  it('names its first control, and marks it as wrong only when it is', async () => {
    await ask('show', { kind })
    expect(find(await listSpoken(opened.cdp), first.role, first.name).invalid).not.toBe('true')
    if (first.role !== 'textbox' || kind === 'counts') return
    await ask('show', { kind, complaint: 'Something is wrong' })
    const wrong = find(await listSpoken(opened.cdp), first.role, first.name)
    expect(wrong.invalid).toBe('true')
    expect(wrong.description).toContain('Something is wrong')
  })

  it('is left open by keyboard alone, as easily as it is answered', async () => {
    await ask('show', { kind })
    const isRadio = first.role === 'radio'
    if (isRadio) {
      // The reasons stand in the same group: the arrows lead to them.
      await tabTo(first.name)
      for (let turn = 0; turn < 8; turn += 1) {
        await press('ArrowDown')
        if ((await focusedName()) === 'Not observed') break
      }
    } else {
      await tabTo('Not observed')
      await press('Space')
    }
    expect(await given()).toEqual({ kind: 'none', reason: 'not-observed' })
    const said = find(await listSpoken(opened.cdp), isRadio ? 'radio' : 'checkbox', 'Not observed')
    expect(said.checked).toBe('true')
  })

  it('takes an answer back by keyboard, and focus stays with the question', async () => {
    await ask('show', { kind, answer })
    await tabTo('Take the answer back')
    await press('Enter')
    expect(await given()).toBeUndefined()
    expect(await focusedName()).toContain('The question asked')
  })

  it('keeps a note beside the answer without changing it', async () => {
    await ask('show', { kind, answer })
    await openNote()
    await note().fill('Seen from the gate')
    await note().blur()
    expect(await given()).toEqual({ ...answer, note: 'Seen from the gate' })
  })

  it('takes a note before there is an answer, says what it stands beside, and any answer takes it along', async () => {
    await ask('show', { kind })
    await openNote()
    expect(find(await listSpoken(opened.cdp), 'textbox', 'Note').description).toContain('“Not observed”')
    await note().fill('Too dark to see')
    await note().blur()
    expect(await given()).toEqual({ kind: 'none', reason: 'not-observed', note: 'Too dark to see' })
    expect(await ask('answerAs', answer)).toEqual({ ...answer, note: 'Too dark to see' })
  })

  it('has no answer any more when the note that came alone is emptied', async () => {
    await ask('show', { kind })
    await openNote()
    await note().fill('Too dark to see')
    await note().fill('')
    await note().blur()
    expect(await given()).toBeUndefined()
  })

  it('keeps what is being typed without anybody leaving the field', async () => {
    await ask('show', { kind, answer })
    await openNote()
    await note().focus()
    await opened.page.keyboard.type('នៅតែសរសេរ')
    await expect.poll(given).toEqual({ ...answer, note: 'នៅតែសរសេរ' })
    expect(await opened.page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
  })

  it('keeps what is being typed when the tablet is put away in the middle of a word', async () => {
    await ask('show', { kind, answer })
    await openNote()
    await note().focus()
    // One step of the page: nothing can have been kept by a pause.
    const kept = await opened.page.evaluate(() => {
      const field = document.activeElement
      if (!(field instanceof HTMLTextAreaElement)) throw new Error('the note has no focus')
      field.value = 'Half a w'
      field.dispatchEvent(new InputEvent('input', { bubbles: true }))
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
      const read: unknown = Reflect.get(globalThis, 'given')
      return typeof read === 'function' ? read() : undefined
    })
    expect(kept).toEqual({ ...answer, note: 'Half a w' })
  })

  it('takes a touch anywhere on the card of an answer as one click, and the focus goes straight to its control', async () => {
    await ask('show', { kind })
    const { page } = opened
    const card = page.locator('label.choice').filter({ visible: true }).first()
    await page.evaluate(() => {
      const heard: string[] = []
      Reflect.set(globalThis, 'heard', heard)
      for (const name of ['click', 'focusin'])
        document.addEventListener(name, ({ target }) => {
          heard.push(`${name} ${target instanceof Element ? target.localName : ''}`)
        })
    })
    const { width, height } = (await card.boundingBox()) ?? { width: 0, height: 0 }
    await card.click({ position: { x: width - 6, y: height - 6 } })
    expect(await page.evaluate(() => Reflect.get(globalThis, 'heard'))).toEqual([
      'focusin input',
      'click input',
    ])
    expect(await card.locator('input').isChecked()).toBe(true)
  })

  it('puts "not observed" beside the answers: as large, and before the note', async () => {
    await ask('show', { kind })
    const sizes = await opened.page.evaluate(() =>
      [...document.querySelectorAll('label.choice')]
        .filter((choice) => choice.checkVisibility())
        .map((choice) => ({
          height: choice.getBoundingClientRect().height,
          font: getComputedStyle(choice).fontSize,
          isOpen: choice.classList.contains('choice-open'),
          isBeforeNote: Boolean(
            choice.compareDocumentPosition(document.querySelector('.question-afterwards') ?? choice) &
              Node.DOCUMENT_POSITION_FOLLOWING,
          ),
        })),
    )
    const open = sizes.filter(({ isOpen }) => isOpen)
    expect(open.length).toBeGreaterThan(0)
    for (const one of open) {
      expect(one.isBeforeNote).toBe(true)
      for (const other of sizes) {
        expect(one.font).toBe(other.font)
        expect(one.height).toBeGreaterThanOrEqual(other.height)
      }
    }
  })

  it('is read from the legend to the controls in the order it is seen', async () => {
    await ask('show', { kind, complaint: 'Something is wrong', doubt: 'Something is odd' })
    const order = await opened.page.evaluate(() => {
      const tops = ['legend', '.hint', '.complaint', '.doubt', '.choice, .field, .file']
      return tops
        .map((one) => document.querySelector(`fieldset.question > ${one}, fieldset.question ${one}`))
        .map((element) => element?.getBoundingClientRect().top ?? Number.NaN)
    })
    expect(order).toEqual([...order].sort((a, b) => a - b))
    const tree = await opened.page.locator('fieldset.question').ariaSnapshot()
    let at = 0
    for (const part of [
      'The question asked',
      'Hint to read',
      'Something is wrong',
      'Something is odd',
      first.name,
    ]) {
      const found = tree.indexOf(part, at)
      expect(found, `"${part}" is not said after what stands before it in:\n${tree}`).toBeGreaterThanOrEqual(
        at,
      )
      at = found + part.length
    }
  })

  it('lets the keyboard come to every control, forward and back', async () => {
    await ask('show', { kind, answer })
    const stops = await opened.page.evaluate(() => {
      const seen = new Set<string>()
      return [...document.querySelectorAll<HTMLElement>('button, input, select, textarea, summary')].filter(
        (one) => {
          if (!one.checkVisibility() || one.getBoundingClientRect().width === 0) return false
          // Radios of one name are one stop; the arrows do the rest.
          const group = one instanceof HTMLInputElement && one.type === 'radio' ? one.name : ''
          if (group === '') return true
          const isNew = !seen.has(group)
          seen.add(group)
          return isNew
        },
      ).length
    })
    for (const key of ['Tab', 'Shift+Tab']) {
      const reached = new Set<string>()
      await opened.page.evaluate((isForward) => {
        const edge = document.createElement('button')
        edge.id = 'edge'
        edge.textContent = 'edge'
        document.querySelector('main')?.[isForward ? 'prepend' : 'append'](edge)
        edge.focus()
      }, key === 'Tab')
      for (let turn = 0; turn <= stops; turn += 1) {
        await press(key)
        const at = await opened.page.evaluate(() => {
          const { activeElement } = document
          if (!activeElement || activeElement === document.body || activeElement.id === 'edge') return ''
          return [...document.querySelectorAll('*')].indexOf(activeElement).toString()
        })
        if (at === '') break
        reached.add(at)
      }
      expect(reached.size, key).toBe(stops)
      await opened.page.evaluate(() => document.querySelector('#edge')?.remove())
    }
  })

  it('fits 320 pixels with letters twice as large', async () => {
    await opened.page.setViewportSize({ width: 320, height: 640 })
    await enlargeLetters('200%')
    await ask('show', { kind, answer, complaint: 'Something is wrong' })
    await openNote()
    const cut = await opened.page.evaluate(() =>
      [...document.querySelectorAll('label, legend, p, button, summary, figcaption')]
        .filter((one) => one.checkVisibility() && !one.matches('.visually-hidden, .visually-hidden *'))
        .filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline')
        .map((one) => one.textContent?.trim()),
    )
    expect(cut).toEqual([])
    expect(await opened.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  })

  it('tells in forced colours what is chosen by its edge, not by a colour', async () => {
    await opened.page.emulateMedia({ forcedColors: 'active' })
    await ask('show', { kind, answer: { kind: 'none', reason: 'not-observed' } })
    const edges = await opened.page.evaluate(() => {
      const widthOf = (one: Element | null) => one && Number.parseFloat(getComputedStyle(one).borderTopWidth)
      return {
        chosen: widthOf(document.querySelector('.choice[data-chosen]')),
        open: widthOf(document.querySelector('.choice:not([data-chosen])')),
      }
    })
    await opened.page.emulateMedia({ forcedColors: 'none' })
    expect(edges.chosen).toBeGreaterThan(edges.open ?? Number.POSITIVE_INFINITY)
  })

  it('moves nothing for those who asked for no motion', async () => {
    await opened.page.emulateMedia({ reducedMotion: 'reduce' })
    await ask('show', { kind, answer })
    const moving = await opened.page.evaluate(() =>
      [...document.querySelectorAll('main *')]
        .filter((one) => {
          const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(one)
          return transitionDuration !== '0s' || animationName !== 'none' || scrollBehavior === 'smooth'
        })
        .map(({ tagName }) => tagName),
    )
    await opened.page.emulateMedia({ reducedMotion: 'no-preference' })
    expect(moving).toEqual([])
  })

  it('takes focus on its legend when one comes from the summary', async () => {
    await ask('show', { kind })
    await ask('focusLegend')
    expect(await opened.page.evaluate(() => document.activeElement?.tagName)).toBe('LEGEND')
  })

  it('has targets of 48 pixels, and fits 320 pixels without scrolling sideways', async () => {
    await opened.page.setViewportSize({ width: 320, height: 640 })
    await ask('show', { kind, answer })
    const targets = await opened.page.evaluate(() =>
      [
        ...document.querySelectorAll(
          'button, label.choice, label.button, select, textarea, summary, input[type=text]',
        ),
      ]
        .filter((element) => element.checkVisibility())
        .map((element) => ({
          said: element.textContent?.trim() ?? '',
          height: element.getBoundingClientRect().height,
        })),
    )
    expect(targets.length).toBeGreaterThan(0)
    for (const { said, height } of targets) expect(height, said).toBeGreaterThanOrEqual(48)
    expect(await opened.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    await opened.page.setViewportSize({ width: 360, height: 740 })
  })

  it.each(['light', 'dark'] as const)(
    'gives axe nothing to find in %s, empty, answered and wrong',
    async (colorScheme) => {
      await opened.page.emulateMedia({ colorScheme })
      for (const state of [
        {},
        { answer },
        { answer, complaint: 'Something is wrong', doubt: 'Something is odd' },
      ]) {
        await ask('show', { kind, ...state })
        expect(await findBarriersForReaders(opened.page)).toEqual([])
      }
      await opened.page.emulateMedia({ colorScheme: 'light' })
    },
  )
})

describe('Answers by keyboard', () => {
  it('a choice with arrows, said as chosen', async () => {
    await ask('show', { kind: 'choice' })
    await tabTo('Sand')
    await press('Space')
    expect(await given()).toEqual({ kind: 'choice', choice: 'sand' })
    await press('ArrowDown')
    expect(await given()).toEqual({ kind: 'choice', choice: 'mud' })
    expect(find(await listSpoken(opened.cdp), 'radio', 'Mud').checked).toBe('true')
  })

  it('several choices; "nothing" excludes the others, and they exclude it', async () => {
    await ask('show', { kind: 'choices' })
    for (const name of ['Sand', 'Mud']) {
      await tabTo(name)
      await press('Space')
    }
    expect(await given()).toEqual({ kind: 'choices', choices: ['sand', 'mud'] })
    await tabTo('Nothing')
    await press('Space')
    expect(await given()).toEqual({ kind: 'choices', choices: ['nothing'] })
    await opened.page.getByLabel('Sand').check()
    expect(await given()).toEqual({ kind: 'choices', choices: ['sand'] })
  })

  it('a measure in Khmer digits, with a comma, shown as it was typed', async () => {
    await ask('inLanguage', 'km', 'khmer')
    await ask('show', { kind: 'measure' })
    const field = opened.page.locator('input[type=text]')
    await field.focus()
    await opened.page.keyboard.type('៨៥,៥')
    expect(await given()).toEqual({ kind: 'measure', value: 85.5 })
    expect(await field.inputValue()).toBe('៨៥,៥')
    await ask('show', { kind: 'measure', answer: { kind: 'measure', value: 120 } })
    expect(await field.inputValue()).toBe('១២០')
    await ask('inLanguage', 'en', 'latin')
  })

  it('what is no number is no answer, and the field says so', async () => {
    await ask('show', { kind: 'measure', answer: { kind: 'measure', value: 85 } })
    await opened.page.locator('input[type=text]').fill('wide')
    expect(await given()).toBeUndefined()
    expect(find(await listSpoken(opened.cdp), 'textbox', 'Measured, in centimetres').description).toContain(
      'not a number',
    )
  })

  it('the stick instead of a tape is a band, never a number', async () => {
    await ask('show', { kind: 'measure' })
    await tabTo('No tape?')
    await press('Enter')
    await tabTo('The stick fits')
    await press('Space')
    expect(await given()).toEqual({ kind: 'band', band: 'fits' })
  })

  it('why a measure could not be taken', async () => {
    await ask('show', { kind: 'measure' })
    await tabTo('Could not measure')
    await press('Space')
    await tabTo('Too crowded')
    await press('Space')
    expect(await given()).toEqual({ kind: 'none', reason: 'not-measured', because: 'crowd' })
  })

  it('words are given while typing goes on, a quarter of a second after the last letter', async () => {
    await ask('show', { kind: 'words' })
    await opened.page.locator('textarea').first().focus()
    await opened.page.keyboard.type('ផ្លូវរអិល')
    await expect.poll(given).toEqual({ kind: 'words', text: 'ផ្លូវរអិល' })
  })
})

describe.each(['measure', 'yes-no'] as const)('The drawing of a %s question', (kind) => {
  it('is opened by keyboard, hidden from readers, and its words say what it shows', async () => {
    await ask('show', { kind })
    await tabTo('Show a drawing')
    await press('Enter')
    const figures = opened.page.locator('figure')
    await figures.first().locator('path.drawn-measure[d^="M"]').waitFor()
    // Whoever measures is also shown how to hold the tape.
    expect(await figures.count()).toBe(kind === 'measure' ? 2 : 1)
    for (const caption of await figures.locator('figcaption').allTextContents())
      expect((await listSpoken(opened.cdp)).some(({ name }) => name === caption.trim())).toBe(true)
    expect(await figures.locator('svg[aria-hidden="true"]').count()).toBe(await figures.count())
    expect(await figures.locator('svg text').count()).toBe(0)
    expect(await findBarriersForReaders(opened.page)).toEqual([])
  })
})

/** What every page owes everybody: one heading, a title, a language, no scrolling sideways, targets a thumb can hit. */

import type { Page } from 'playwright-core'
import { findBarriersForReaders } from './axe.ts'

/** The small tablet, a wide screen, a phone, and 320 CSS pixels: 1280 pixels at 400 %. */
export const SIZES = [
  { width: 1280, height: 800 },
  { width: 800, height: 1280 },
  { width: 360, height: 740 },
  { width: 320, height: 640 },
] as const

/** CSS pixels; links within a sentence are as tall as their line (WCAG 2.5.8). */
const TARGET = 48

/** Nothing is loading any more. */
export async function settle(page: Page): Promise<void> {
  await page.locator('h1').waitFor()
  await page.waitForFunction(
    () =>
      document.querySelector('.waiting, [aria-busy="true"]') === null &&
      document.title !== '' &&
      (document.querySelector('main')?.textContent?.trim().length ?? 0) > 40,
  )
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
}

/** What is wrong with the page as it stands, at every size, in sentences; its colours are the same in every language. */
export async function listUnmannerly(
  page: Page,
  language: string,
  { withColours }: { readonly withColours: boolean },
): Promise<readonly string[]> {
  const wrong: string[] = []
  const note = (list: readonly string[], where: string) => {
    wrong.push(...list.map((one) => `${where}: ${one}`))
  }
  note(await page.evaluate(checkFrame, language), 'frame')
  for (const size of SIZES) {
    await page.setViewportSize(size)
    note(await page.evaluate(checkLayout, TARGET), `${size.width} px`)
  }
  await page.setViewportSize(SIZES[2])
  note(await findBarriersForReaders(page, withColours ? 'everything' : 'but-colours'), 'axe, 360 px')
  if (!withColours) return wrong
  await page.setViewportSize(SIZES[1])
  note(await findBarriersForReaders(page, 'but-colours'), 'axe')
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  note(await findBarriersForReaders(page, 'colours'), 'axe, dark')
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' })
  note(await page.evaluate(checkLayout, TARGET), 'forced colours')
  await page.emulateMedia({ forcedColors: 'none' })
  return wrong
}

/** Runs in the page. */
function checkFrame(language: string): string[] {
  const wrong: string[] = []
  const headings = [...document.querySelectorAll('h1')].map(({ textContent }) => textContent?.trim() ?? '')
  if (headings.length !== 1 || !headings[0]) wrong.push(`not one h1: ${JSON.stringify(headings)}`)
  // A heading that names a place on a tablet must not get into the browser's history.
  const isUnnamed = document.querySelector('h1')?.hasAttribute('data-unnamed') ?? false
  if (headings[0] && document.title.startsWith(headings[0]) === isUnnamed)
    wrong.push(
      `the title "${document.title}" ${isUnnamed ? 'names what it must not' : 'does not begin with the heading'}`,
    )
  if (document.documentElement.lang !== language) wrong.push(`lang is ${document.documentElement.lang}`)
  const hasKhmer = /[\u1780-\u17FF]/u.test(headings[0] ?? '')
  const isCode = /^[\d\s-]*$/u.test(headings[0] ?? '')
  if (language === 'km' && !hasKhmer && !isCode) wrong.push(`a heading that is not Khmer: ${headings[0]}`)
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at)
  if (twice.length > 0) wrong.push(`ids that stand twice: ${twice.join(', ')}`)
  return wrong
}

/** Runs in the page. */
function checkLayout(least: number): string[] {
  const wrong: string[] = []
  const { scrollingElement } = document
  if (scrollingElement && scrollingElement.scrollWidth > scrollingElement.clientWidth)
    wrong.push(`scrolls sideways: ${scrollingElement.scrollWidth} in ${scrollingElement.clientWidth}`)
  const controls = document.querySelectorAll<HTMLElement>(
    'a[href], button, input:not([type="hidden"]), select, textarea, summary, [role="button"]',
  )
  for (const control of controls) {
    // A box or a radio is as large as the label around it; a hidden file field as large as the label for it.
    const id =
      control.id && document.querySelector<HTMLElement>(`label.button[for="${CSS.escape(control.id)}"]`)
    const whole = control.closest('label') ?? (id || control)
    const style = getComputedStyle(whole)
    if (whole.closest('dialog:not([open])') || !whole.checkVisibility({ visibilityProperty: true })) continue
    const { width, height } = whole.getBoundingClientRect()
    if (width === 0 || height === 0) continue
    // Off the page until it has the focus: the link that skips the menu.
    if (control.classList.contains('skip-link')) continue
    const isInLine = control instanceof HTMLAnchorElement && style.display === 'inline'
    // Half a pixel for the rounding of line heights.
    if (!isInLine && (height < least - 0.5 || width < least - 0.5))
      wrong.push(
        `a target of ${Math.round(width)} × ${Math.round(height)}: ${control.outerHTML.replace(/\s+/gu, ' ').slice(0, 140)}`,
      )
  }
  return wrong
}

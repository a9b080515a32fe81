/** Looks at a page as it stands at 400 %: nothing sideways, nothing cut off, nothing over something else, every stop in sight. */

import type { Page } from 'playwright-core'

/** 1280 × 1024 CSS pixels at 400 %: what the browser gives a page then. */
export const AT_400_PERCENT = { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 } as const

/** What does not fit, in sentences; an empty list is what every page must give. */
export const listMisfits = (page: Page): Promise<readonly string[]> => page.evaluate(checkFit)

/** Runs in the page. */
function checkFit(): string[] {
  const wrong: string[] = []
  const tell = (element: Element) => element.outerHTML.replace(/\s+/gu, ' ').slice(0, 160)
  const wide = document.documentElement.clientWidth
  const { scrollingElement } = document
  if (scrollingElement && scrollingElement.scrollWidth > wide)
    wrong.push(`scrolls sideways: ${scrollingElement.scrollWidth} in ${wide}`)
  const dialog = [...document.querySelectorAll('dialog')].findLast(({ open }) => open)
  const shown = [...(dialog ?? document.body).querySelectorAll<HTMLElement>('*')].filter(
    (element) =>
      element.checkVisibility({ visibilityProperty: true }) &&
      element.closest('.visually-hidden, .skip-link, svg, head') === null &&
      element.getClientRects().length > 0,
  )
  for (const element of shown) {
    const { left, right } = element.getBoundingClientRect()
    // Half a pixel for the rounding of fractions.
    if (left < -0.5 || right > wide + 0.5)
      wrong.push(`reaches from ${Math.round(left)} to ${Math.round(right)}: ${tell(element)}`)
    const { overflowX, overflowY } = getComputedStyle(element)
    const isCut = (way: string) => way === 'hidden' || way === 'clip'
    const isField = element.matches('input, select, textarea')
    if (isCut(overflowX) && !isField && element.scrollWidth > element.clientWidth + 1)
      wrong.push(`is cut off at its side: ${tell(element)}`)
    if (isCut(overflowY) && !isField && element.scrollHeight > element.clientHeight + 1)
      wrong.push(`is cut off below: ${tell(element)}`)
  }
  // What one can use, and each line of text outside of it, stand beside one another and never on one another.
  const controls = shown.filter((element) =>
    element.matches(
      'a[href], button, label.choice, select, textarea, summary, input:not(label.choice input)',
    ),
  )
  const boxes = controls.flatMap((element) =>
    element instanceof HTMLAnchorElement && getComputedStyle(element).display === 'inline'
      ? []
      : [{ element, box: element.getBoundingClientRect() }],
  )
  for (const [at, one] of boxes.entries())
    for (const other of boxes.slice(at + 1)) {
      if (one.element.contains(other.element) || other.element.contains(one.element)) continue
      const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left)
      const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top)
      if (across > 1 && down > 1)
        wrong.push(`lie on one another: ${tell(one.element)} and ${tell(other.element)}`)
    }
  return wrong
}

/**
 * Walks with Tab from where the focus is to the end of the page. Says which stop is out of sight or behind something,
 * and which control was never come to.
 */
export async function listUnreached(page: Page): Promise<readonly string[]> {
  const wrong: string[] = []
  await page.evaluate(() => {
    for (const old of document.querySelectorAll('[data-reached]')) old.removeAttribute('data-reached')
  })
  // From the first stop there is: the link that skips the menu, or the top of an open dialog.
  await page.evaluate(() => {
    const dialog = [...document.querySelectorAll('dialog')].findLast(({ open }) => open)
    const first = (dialog ?? document).querySelector<HTMLElement>(
      'a[href], button, input, select, textarea, summary',
    )
    first?.focus()
    first?.setAttribute('data-reached', '')
  })
  for (let stop = 0; stop < 300; stop += 1) {
    await page.keyboard.press('Tab')
    const { isOver, fault } = await page.evaluate(lookAtStop)
    if (fault) wrong.push(fault)
    if (isOver) break
  }
  return [...wrong, ...(await page.evaluate(listForgotten))]
}

/** Runs in the page. */
function lookAtStop(): { readonly isOver: boolean; readonly fault: string } {
  const { activeElement: at } = document
  if (!at || at === document.body || at.hasAttribute('data-reached')) return { isOver: true, fault: '' }
  at.setAttribute('data-reached', '')
  const tell = at.outerHTML.replace(/\s+/gu, ' ').slice(0, 160)
  // A radio is as large as the label around it; a hidden field as the label that stands for it.
  const named = at.id && document.querySelector(`label.button[for="${CSS.escape(at.id)}"]`)
  const whole = at.closest('label') ?? (named || at)
  const { left, top, right, bottom } = whole.getBoundingClientRect()
  const seen = {
    left: Math.max(0, left),
    top: Math.max(0, top),
    right: Math.min(innerWidth, right),
    bottom: Math.min(innerHeight, bottom),
  }
  const isWhole = top >= -1 && bottom <= innerHeight + 1
  const fills = bottom - top > innerHeight && seen.bottom - seen.top > innerHeight / 2
  if (!isWhole && !fills)
    return {
      isOver: false,
      fault: `the focus is out of sight, from ${Math.round(top)} to ${Math.round(bottom)}: ${tell}`,
    }
  const points = [
    [(seen.left + seen.right) / 2, (seen.top + seen.bottom) / 2],
    [seen.left + 6, (seen.top + seen.bottom) / 2],
    [(seen.left + seen.right) / 2, seen.bottom - 6],
  ] as const
  const behind = points.find(([x, y]) => {
    const hit = document.elementFromPoint(x, y)
    return hit !== null && !whole.contains(hit) && !hit.contains(whole)
  })
  return { isOver: false, fault: behind ? `the focus is behind something: ${tell}` : '' }
}

/** Runs in the page. */
function listForgotten(): string[] {
  const reachedRadios = new Set(
    [...document.querySelectorAll<HTMLInputElement>('input[type="radio"][data-reached]')].map(
      ({ name }) => name,
    ),
  )
  return [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary')]
    .filter(
      (control) =>
        control.checkVisibility({ visibilityProperty: true }) &&
        control.closest('dialog:not([open])') === null &&
        !control.hasAttribute('data-reached') &&
        !(control instanceof HTMLInputElement && control.type === 'radio' && reachedRadios.has(control.name)),
    )
    .map((control) => `Tab does not come to ${control.outerHTML.replace(/\s+/gu, ' ').slice(0, 160)}`)
}

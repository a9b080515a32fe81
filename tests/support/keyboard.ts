/** Somebody who uses a page with the keyboard alone: every control is reached by Tab or it is not reached. */

import type { Locator, Page } from 'playwright-core'

export interface Typist {
  /** Tabs there, forward or back, from wherever the focus is. */
  reach(target: Locator): Promise<void>
  /** Reaches a link or button and presses Enter. */
  press(target: Locator): Promise<void>
  /** Reaches a radio by Tab and arrows, as the browser's own group wants it. */
  choose(radio: Locator): Promise<void>
  /** Reaches a box and ticks it with the space bar. */
  tick(box: Locator): Promise<void>
  /** Replaces what stands in a field. */
  write(field: Locator, text: string): Promise<void>
  /** Chooses in a closed list with the arrow keys, by the words of the choice. */
  pick(list: Locator, words: string): Promise<void>
  /** Role, name and text of what has the focus now. */
  focused(): Promise<{ readonly tag: string; readonly id: string; readonly text: string }>
}

/** More stops than any page of the product has. */
const MOST_STOPS = 400

/** Runs in the page: where to go from what has the focus to come to the first that is wanted. */
function wayTo(first: Node, wanted: readonly Node[]): 'here' | 'on' | 'back' | 'missing' {
  const { activeElement: at } = document
  if (wanted.some((one) => !one.isConnected)) return 'missing'
  if (wanted.some((one) => one === at)) return 'here'
  if (!at || at === document.body) return 'on'
  return first.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING ? 'back' : 'on'
}

export function typist(page: Page): Typist {
  const { keyboard } = page
  const reach = async (target: Locator) => {
    // Found once, and again only when the page drew it anew: finding it by role costs far more than a press of a key.
    let wanted = await target.elementHandles()
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      const way = (await wanted[0]?.evaluate(wayTo, wanted)) ?? 'missing'
      if (way === 'here') return
      if (way === 'missing') {
        await target.first().waitFor({ state: 'attached' })
        wanted = await target.elementHandles()
      } else await keyboard.press(way === 'back' ? 'Shift+Tab' : 'Tab')
    }
    throw new Error(`the keyboard does not reach ${String(target)}`)
  }
  const isFocused = (target: Locator) =>
    target.evaluate((element) => element === element.ownerDocument.activeElement)
  return {
    reach,
    async press(target) {
      await reach(target)
      await keyboard.press('Enter')
    },
    async choose(radio) {
      const group = await radio.getAttribute('name')
      await reach(page.locator(`input[type="radio"][name="${group}"]`))
      for (let step = 0; step < 40 && !(await isFocused(radio)); step += 1) await keyboard.press('ArrowDown')
      if (!(await radio.isChecked())) await keyboard.press('Space')
      if (!(await radio.isChecked())) throw new Error(`the keyboard does not choose ${String(radio)}`)
    },
    async tick(box) {
      await reach(box)
      await keyboard.press('Space')
      if (!(await box.isChecked())) throw new Error(`the space bar does not tick ${String(box)}`)
    },
    async write(field, text) {
      await reach(field)
      await keyboard.press('Control+A')
      await keyboard.type(text)
    },
    async pick(list, words) {
      await reach(list)
      const steps = await list.evaluate((element, wanted) => {
        // The caller names a list; anything else has no options and fails below.
        const { options, selectedIndex } = element as HTMLSelectElement
        return [...options].findIndex((option) => option.text.trim() === wanted) - selectedIndex
      }, words)
      for (let step = 0; step < Math.abs(steps); step += 1)
        await keyboard.press(steps > 0 ? 'ArrowDown' : 'ArrowUp')
      const chosen = await list.evaluate(
        (element) => (element as HTMLSelectElement).selectedOptions[0]?.text.trim() ?? '',
      )
      if (chosen !== words) throw new Error(`the arrow keys come to "${chosen}", not to "${words}"`)
    },
    focused: () =>
      page.evaluate(() => {
        const { activeElement: at } = document
        return { tag: at?.tagName.toLowerCase() ?? '', id: at?.id ?? '', text: at?.textContent?.trim() ?? '' }
      }),
  }
}

/** When a page draws what was answered: once it is on the disk, because drawing and keeping share one thread. */

import type { Readable } from './store.ts'
import type { Keeping } from './visit-draft.ts'
import type { When } from './watch.ts'

/** On a slow disk nobody waits longer than this to see what follows from an answer. */
const LATEST_MS = 100

/**
 * The control itself shows at once what was tapped; the rest of the page comes after the frame that says "kept". Drawn
 * first, it held back the disk's own word for as long as drawing took, which is longer than the disk did.
 */
export function onceKept(keeping: Readable<Keeping>): When {
  /** What waits for one and the same word of the disk: drawn together, after one frame. */
  let waiting: (() => void)[] | undefined
  return (then) => {
    if (keeping.value !== 'keeping') {
      afterNextFrame(then)
      return
    }
    if (waiting) {
      waiting.push(then)
      return
    }
    const together = [then]
    waiting = together
    const draw = () => {
      clearTimeout(late)
      stop()
      waiting = undefined
      afterNextFrame(() => {
        for (const one of together) one()
      })
    }
    const late = setTimeout(draw, LATEST_MS)
    const stop = keeping.subscribe(draw)
  }
}

/** The frame that says "kept" is on the screen before anything else is drawn. A page that is hidden has no frames. */
function afterNextFrame(then: () => void): void {
  if (document.visibilityState === 'hidden') then()
  else requestAnimationFrame(() => setTimeout(then))
}

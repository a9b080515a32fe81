/** Waiting by time that was lived through: a tablet that slept, or a clock that was set, has not waited. */

/** A page that was frozen for an hour finds one of these due, and not the whole of a wait. */
const TICK_MS = 1_000

/** Whether it ends, well or badly, before this page has lived through so many milliseconds; how, is for whoever waits for it. */
export function endsWithin(waiting: Promise<unknown>, ms: number): Promise<boolean> {
  return new Promise((tell) => {
    let left = ms
    let timer: ReturnType<typeof setTimeout> | undefined
    const tick = () => {
      if (left <= 0) return tell(false)
      const next = Math.min(left, TICK_MS)
      left -= next
      timer = setTimeout(tick, next)
    }
    const ended = () => {
      clearTimeout(timer)
      tell(true)
    }
    waiting.then(ended, ended)
    tick()
  })
}

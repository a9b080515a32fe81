/** The lock that the tabs of one tablet share: held by one of them, and free again when that one dies. */

import type { Life } from './life.ts'

export interface OneAtATime {
  readonly hold: (life: Life, work: () => Promise<void>) => Promise<void>
}

export function oneAtATime(): OneAtATime {
  let last: Promise<void> = Promise.resolve()
  return {
    async hold(life, work) {
      const before = last
      let leave: () => void = () => undefined
      last = Promise.race([
        new Promise<void>((left) => {
          leave = left
        }),
        life.ended.then(() => before),
      ])
      await life.of(before)
      try {
        await work()
      } finally {
        leave()
      }
    },
  }
}

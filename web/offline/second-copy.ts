/** What the database has kept is kept once more, a moment later; from there it is put back when the database was lost. */

import type { CopyDesk } from './copy-desk.ts'
import type { CopiedChange } from './copy-record.ts'

export interface SecondCopy {
  /** To be told of what the database has on the disk. Nobody waits for it. */
  readonly note: (changes: readonly CopiedChange[]) => void
  /** Comes back when everything noted is in the copy, on the disk; also when that cannot be. */
  readonly settle: () => Promise<void>
  /** Everything that counts; fails when the copy cannot be read, which is not the same as an empty one. */
  readonly read: () => Promise<readonly CopiedChange[]>
  /** Brings the copy to what the database holds: what it missed when the tablet stopped is made up for. */
  readonly renew: (whole: () => Promise<Whole>) => Promise<void>
}

export interface Whole {
  /** All records of the stores that are copied whole. */
  readonly changes: readonly CopiedChange[]
  /** The places of the others: photos and packs, which never change under their key or can be fetched again. */
  readonly places: readonly Pick<CopiedChange, 'store' | 'key'>[]
  readonly readOne: (place: Pick<CopiedChange, 'store' | 'key'>) => Promise<unknown>
}

/**
 * The database alone answers for what is on the disk; the copy may lag behind it so long. What would be lost with it:
 * the last changes of a tablet that stopped within this time of them, while its disk was full and its database torn.
 */
const LAG_MS = 300
const AGAIN_MS = 5_000

/**
 * `soon`: as soon as the page has nothing else to do, at the latest after so many milliseconds. Right after an answer
 * it rests; a fixed time later it may be at the next one.
 */
export function openSecondCopy(
  desk: CopyDesk,
  later: (act: () => void, ms: number) => void,
  soon: (act: () => void, ms: number) => void = later,
): SecondCopy {
  let noted: readonly CopiedChange[] = []
  let writing: Promise<void> | undefined
  let isPlanned = false

  const write = async () => {
    if (!(await desk.isThere())) {
      noted = []
      return
    }
    while (noted.length > 0) {
      const taken = noted
      await desk.alone(({ append }) => append(taken))
      noted = noted.slice(taken.length)
    }
  }
  const start = (): Promise<void> => {
    writing ??= write()
      .catch(() => plan(later, AGAIN_MS))
      .finally(() => {
        writing = undefined
      })
    return writing
  }
  const plan = (when: typeof later, ms: number) => {
    if (isPlanned) return
    isPlanned = true
    when(() => {
      isPlanned = false
      void start()
    }, ms)
  }

  return {
    note(changes) {
      if (changes.length === 0) return
      noted = [...noted, ...changes]
      plan(soon, LAG_MS)
    },
    async settle() {
      await writing
      if (noted.length > 0) await start()
    },
    read: async () => ((await desk.isThere()) ? desk.alone(({ read }) => read()) : []),
    async renew(whole) {
      if (!(await desk.isThere())) return
      await desk.alone(async ({ renew, append }) => {
        const { changes, places, readOne } = await whole()
        // Nobody is enrolled: nothing of theirs is there, and nothing in the copy is touched.
        if (changes.length === 0) return
        for (const missing of await renew(changes, places)) {
          const place = places[missing]
          if (!place) continue
          const value = await readOne(place)
          if (value !== undefined) await append([{ ...place, value }])
        }
      })
    },
  }
}

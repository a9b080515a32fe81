/** Room held back on the disk, to be given up when the tablet is full: the draft that is open then still fits. */

import { type FlatFiles, fillTo } from './flat-file.ts'

const FILE = 'reserve'
const TRIAL_FILE = 'trial'
export const MOST_BYTES = 20 * 1024 * 1024
/** On a tablet with little room, the reserve must not be what fills it. */
export const SHARE_OF_FREE = 0.05

export interface Reserve {
  /** Makes it unless it is there; quietly nothing when there is no room. */
  readonly make: (bytes: number) => Promise<void>
  /** Gives the room back; whether there was any. */
  readonly free: () => Promise<boolean>
  /** Whether this much really fits on the disk: written and taken away again, because estimates promise too much. */
  readonly fits: (bytes: number) => Promise<boolean>
}

/**
 * Files are emptied and never removed: making and removing names are writes too, into a small database of the
 * browser's own that a full disk would tear like any other.
 */
export const openReserve = (files: FlatFiles): Reserve => {
  const free = () =>
    files.use(FILE, async (file) => {
      const size = await file.size()
      await file.cutTo(0)
      return size > 0
    })
  return {
    free: () => free().catch(() => false),
    fits: (bytes) =>
      files
        .use(TRIAL_FILE, async (file) => {
          try {
            await fillTo(file, bytes)
            return true
          } catch {
            return false
          } finally {
            await file.cutTo(0)
          }
        })
        .catch(() => false),
    async make(bytes) {
      try {
        await files.use(TRIAL_FILE, async () => undefined)
        await files.use(FILE, async (file) => {
          if ((await file.size()) > 0) return
          await fillTo(file, bytes).catch(() => file.cutTo(0))
        })
      } catch {
        // No folder, or another tab has the file in its hands.
      }
    },
  }
}

/** The database of a tablet with all that stands beside it: the second copy, and the reserve for a full disk. */

import '../trusted-strings.ts'
import { createStore, type Readable } from '../state/store.ts'
import { copyDeskInWorker } from './copy-desk.ts'
import { type DeviceDatabase, openDeviceDatabase } from './device-database.ts'
import type { DiskRoom } from './disk-room.ts'
import { listCopies } from './list-copies.ts'
import { openSecondCopy } from './second-copy.ts'
import { callWorker } from './worker-calls.ts'

export interface CopiedDatabase {
  readonly database: DeviceDatabase
  readonly reserve: { readonly make: () => Promise<void> }
  /** The browser had lost its database, and everything was put back from the second copy. */
  readonly wasPutBack: Readable<boolean>
}

/** A reserve that was given up is not made again before the room it gave has been used or cleared. */
const RESERVE_AGAIN_MS = 10 * 60_000
/** Five megabytes in the old log, as many in the table it becomes, and some to go on with. */
const MENDING_BYTES = 14 * 1024 * 1024
/** A disk with less room than this is as good as full: a photo with its sealed copy, and what the log needs besides. */
const LEAST_BYTES = 512 * 1024
/** Every try writes megabytes to a disk that may be full: for so long the last answer holds. */
const ROOM_AGAIN_MS = 1_500
/** The page comes first; what the copy missed when the page before it went is made up for right after. */
const RENEW_MS = 2_000
/** When the first page has drawn itself and waits for a PIN; at the latest so long after the start. */
const NEW_LOG_MS = 1_500

export function openCopiedDatabase(name: string): CopiedDatabase {
  const desk = copyDeskInWorker(
    callWorker(startCopyWorker, 'the second copy did not start'),
    navigator.locks,
    navigator.storage,
  )
  const { reserve } = desk
  const copy = openSecondCopy(
    desk,
    (act, ms) => {
      setTimeout(act, ms)
    },
    whenIdle,
  )
  const wasPutBack = createStore(false)
  let asked: { readonly at: number; readonly answer: Promise<boolean> } | undefined
  const room: DiskRoom = {
    async makeRoom() {
      const isFreed = await reserve.free()
      if (isFreed) setTimeout(() => void reserve.make(), RESERVE_AGAIN_MS)
      return isFreed
    },
    hasRoom() {
      const at = performance.now()
      if (!asked || at - asked.at >= ROOM_AGAIN_MS) asked = { at, answer: reserve.fits(MENDING_BYTES) }
      return asked.answer
    },
    isFull: async () => !(await reserve.fits(LEAST_BYTES)),
  }
  const database = openDeviceDatabase(name, { room, copy, onPutBack: () => wasPutBack.set(true) })
  // Put away, a page may never be shown again.
  addEventListener('visibilitychange', () => void copy.settle())
  /** Where nobody can tell whether there is room, five megabytes might be what fills the disk. */
  const leaveOldLog = async () => {
    if (await desk.isThere()) await database.leaveOldLog()
  }
  // A log that cannot be left now is left at the next start; until then it is as it was.
  whenIdle(() => void leaveOldLog().catch(() => undefined), NEW_LOG_MS)
  setTimeout(() => void copy.renew(() => listCopies(database)).catch(() => undefined), RENEW_MS)
  return { database, reserve, wasPutBack }
}

/** Not every browser says when it is idle. */
const whenIdle = (act: () => void, timeout: number): void => {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(act, { timeout })
  else setTimeout(act, timeout)
}

const startCopyWorker = (): Worker =>
  new Worker(new URL('./copy-worker.ts', import.meta.url), { type: 'module', name: 'copy' })

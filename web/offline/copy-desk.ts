/** The second copy and the reserve as the page sees them: calls to a worker, one tab at a time. */

import type { CopyKeeper } from './copy-keeper.ts'
import { MOST_BYTES, type Reserve, SHARE_OF_FREE } from './reserve.ts'
import type { WorkerCalls } from './worker-calls.ts'

export interface CopyDesk {
  /**
   * Whether this browser can overwrite files in place; where not there is neither copy nor reserve. Fails when that
   * cannot be found out now: an empty database must not be taken for a new tablet because a worker did not start.
   */
  readonly isThere: () => Promise<boolean>
  /** Nobody else changes the copy while `work` goes on. */
  readonly alone: <Result>(work: (keeper: CopyKeeper) => Promise<Result>) => Promise<Result>
  readonly reserve: Omit<Reserve, 'make'> & { readonly make: () => Promise<void> }
}

export function copyDeskInWorker(
  ask: WorkerCalls,
  locks: LockManager | undefined,
  storage: StorageManager | undefined,
): CopyDesk {
  const keeper: CopyKeeper = {
    append: (changes) => ask('append', changes),
    read: () => ask('read'),
    renew: (changes, kept) => ask('renew', changes, kept),
  }
  let there: Promise<boolean> | undefined
  const isThere = () => {
    there ??= ask<boolean>('isThere').catch((fault: unknown) => {
      there = undefined
      throw fault
    })
    return there
  }
  /** The reserve is there to help: where it cannot be asked it does not. */
  const hasReserve = () => isThere().catch(() => false)
  return {
    isThere,
    alone: async (work) => (locks ? locks.request('way-in copy', () => work(keeper)) : work(keeper)),
    reserve: {
      free: async () => (await hasReserve()) && ask('freeRoom'),
      // A browser without such files: only trying the database itself can tell.
      fits: async (bytes) => !(await hasReserve()) || ask('fitsRoom', bytes),
      async make() {
        if (!(await hasReserve())) return
        const { quota = 0, usage = 0 } = (await storage?.estimate?.()) ?? {}
        await ask('makeRoom', Math.min(MOST_BYTES, Math.floor(Math.max(0, quota - usage) * SHARE_OF_FREE)))
      },
    },
  }
}

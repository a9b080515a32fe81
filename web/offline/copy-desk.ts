/** The second copy and the reserve as the page sees them: calls to a worker, one tab at a time. */

import type { CopyKeeper } from './copy-keeper.ts'
import { MOST_BYTES, type Reserve, SHARE_OF_FREE } from './reserve.ts'
import type { WorkerCalls } from './worker-calls.ts'

export interface CopyDesk {
  /** Whether this browser can overwrite files in place; where not there is neither copy nor reserve. */
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
    there ??= ask<boolean>('isThere').catch(() => false)
    return there
  }
  return {
    isThere,
    alone: async (work) => (locks ? locks.request('way-in copy', () => work(keeper)) : work(keeper)),
    reserve: {
      free: async () => (await isThere()) && ask('freeRoom'),
      // A browser without such files: only trying the database itself can tell.
      fits: async (bytes) => !(await isThere()) || ask('fitsRoom', bytes),
      async make() {
        if (!(await isThere())) return
        const { quota = 0, usage = 0 } = (await storage?.estimate?.()) ?? {}
        await ask('makeRoom', Math.min(MOST_BYTES, Math.floor(Math.max(0, quota - usage) * SHARE_OF_FREE)))
      },
    },
  }
}

/** One tab writes, the others watch: two tabs that fill the same drafts would overwrite each other. */

import { createStore, type Readable } from '../state/store.ts'

/** `elsewhere`: another tab of this tablet writes; this one only shows. */
export type Writing = 'writer' | 'elsewhere'

export interface OneWriter {
  readonly state: Readable<Writing>
  /** Makes this tab the writer; the other one turns read-only at once, and keeps what it has on the disk. */
  readonly takeOver: () => Promise<void>
}

const LOCK = 'way-in writer'

/** The first tab is the writer; when it closes, the next one becomes it by itself. */
export async function becomeWriter(locks: LockManager | undefined): Promise<OneWriter> {
  const state = createStore<Writing>('elsewhere')

  /** Comes back when the lock was granted (true) or not to be had; holds it until the tab closes or is robbed. */
  const ask = (options: LockOptions): Promise<boolean> =>
    new Promise((resolve, reject) => {
      if (!locks) return reject(new Error('no locks'))
      locks
        .request(LOCK, options, (lock) => {
          if (!lock) return resolve(false)
          state.set('writer')
          resolve(true)
          return new Promise<never>(() => undefined)
        })
        .catch((fault: unknown) => {
          if (!(fault instanceof DOMException) || fault.name !== 'AbortError') return reject(fault)
          // Another tab took over: wait behind it.
          state.set('elsewhere')
          void ask({})
        })
    })

  try {
    if (!(await ask({ ifAvailable: true }))) void ask({})
  } catch {
    // A browser that gives no locks (a sandboxed frame) has no second tab either.
    state.set('writer')
  }
  return {
    state,
    async takeOver() {
      if (state.value !== 'writer') await ask({ steal: true })
    },
  }
}

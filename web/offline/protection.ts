/** Whether the browser promised to keep what is on this tablet, or may clear it when space runs short. */

import { createStore, type Readable } from '../state/store.ts'

export type Protection = 'kept' | 'may-be-cleared' | 'unknown'

export interface Protecting {
  readonly state: Readable<Protection>
  /** Asks the browser to keep everything; to be asked after enrolment, and again once the app is installed. */
  readonly ask: () => Promise<void>
}

type Storage = Partial<Pick<StorageManager, 'persisted' | 'persist'>>

/** The promise of an earlier day is read at once. */
export function openProtection(storage: Storage | undefined): Protecting {
  const state = createStore<Protection>('unknown')
  const note = async (asking: Promise<boolean> | undefined) => {
    try {
      const isKept = await asking
      if (isKept !== undefined) state.set(isKept ? 'kept' : 'may-be-cleared')
    } catch {
      // Not told is not promised: it stays as it was.
    }
  }
  void note(storage?.persisted?.())
  return { state, ask: () => note(storage?.persist?.()) }
}

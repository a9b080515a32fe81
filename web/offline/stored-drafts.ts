/** Drafts as they lie in their boxes, with the version of the app's form that wrote them, and the way up from older ones. */

import type { Entry } from './changes.ts'
import type { DraftHead } from './drafts.ts'

/** Raised with every step added below. */
const VERSION = 1

export interface StoredHead {
  readonly v: number
  readonly head: DraftHead
}

export interface StoredEntry {
  readonly v: number
  readonly entry: Entry
}

/** Step n brings what version n wrote to version n + 1; the first is version 1. Never changed once released. */
const headSteps: readonly ((head: DraftHead) => DraftHead)[] = []
const entrySteps: readonly ((entry: Entry) => Entry)[] = []

export const storedHead = (head: DraftHead): StoredHead => ({ v: VERSION, head })
export const storedEntry = (entry: Entry): StoredEntry => ({ v: VERSION, entry })

/** What a later version wrote comes back as it is: nothing of it is dropped. */
export const upgradeHead = ({ v, head }: StoredHead): DraftHead =>
  headSteps.slice(v - 1).reduce((older, step) => step(older), head)
export const upgradeEntry = ({ v, entry }: StoredEntry): Entry =>
  entrySteps.slice(v - 1).reduce((older, step) => step(older), entry)

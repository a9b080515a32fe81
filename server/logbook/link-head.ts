/** One step of the chain: the head after an entry follows from the head before it and from the whole entry. */

import { createHash } from 'node:crypto'
import { canonicalEntry, type Entry } from '../../schema/people/logbook.ts'

/** Before the first entry. */
export const NO_HEAD: Buffer = Buffer.alloc(32)

/** SHA-256 over the 32 bytes of the head before, then the entry's one text. */
export const linkHead = (before: Uint8Array, entry: Entry): Buffer =>
  createHash('sha256').update(before).update(canonicalEntry(entry), 'utf8').digest()

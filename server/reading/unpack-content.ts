/** What was in a box → the JSON text in it, which a tablet may have deflated before it was sealed. */

import { inflateRawSync } from 'node:zlib'
import { DEFLATED } from '../../schema/wire/sealed-shape.ts'

/** As large as a content may be that is not deflated: an envelope has at most 256 kB. */
const MOST_BYTES = 256 * 1024

/** As it was sealed when it is not deflated; nothing when it does not inflate, or to more than any tablet seals. */
export function unpackContent(opened: Buffer): Buffer | undefined {
  if (opened[0] !== DEFLATED) return opened
  try {
    return inflateRawSync(opened.subarray(1), { maxOutputLength: MOST_BYTES })
  } catch {
    // Not deflated after all, cut off, or a bomb: the library says it by throwing.
    return undefined
  }
}

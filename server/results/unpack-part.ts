/** A part of a release as it is kept → its text. */

import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'

const unpack = promisify(gunzip)

/** gzip ends with how long it was, in four bytes. */
const LENGTH_BYTES = 4
/** A piece that is filled to the brim is followed by an empty one as long; a few bytes more spare it. */
const SPARE = 64

/**
 * In one piece: what is unpacked in the usual pieces of 16 KB goes to another thread and back hundreds of times, and
 * waits each time for whatever else the server is doing.
 */
export function unpackPart(packed: Uint8Array): Promise<Buffer> {
  const length = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength).readUInt32LE(
    packed.byteLength - LENGTH_BYTES,
  )
  return unpack(packed, { chunkSize: length + SPARE })
}

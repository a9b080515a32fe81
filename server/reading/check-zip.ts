/** Looks into a ZIP's table of contents before anything is unpacked: how many parts, how large, locked or not. */

import { UnreadableList } from './unreadable-list.ts'

const MOST_PARTS = 200
const MOST_UNPACKED_BYTES = 200 * 1024 * 1024

const END_OF_CONTENTS = 0x06054b50
const ENTRY = 0x02014b50
const END_BYTES = 22
const ENTRY_BYTES = 46
const LONGEST_COMMENT = 0xffff
/** Sizes beyond 4 GB stand elsewhere and are marked so; such a file is too large in any case. */
const ELSEWHERE = 0xffffffff

/** Refuses what would unpack to too much. The reader itself stops at the sizes declared here. */
export function checkZip(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  if (end === undefined) throw new UnreadableList('damaged')
  const parts = view.getUint16(end + 10, true)
  if (parts > MOST_PARTS) throw new UnreadableList('too-many-parts')

  let at = view.getUint32(end + 16, true)
  let unpacked = 0
  for (let part = 0; part < parts; part += 1) {
    if (at + ENTRY_BYTES > view.byteLength || view.getUint32(at, true) !== ENTRY)
      throw new UnreadableList('damaged')
    const isLocked = (view.getUint16(at + 8, true) & 1) === 1
    if (isLocked) throw new UnreadableList('locked-with-password')
    const packedBytes = view.getUint32(at + 20, true)
    const partBytes = view.getUint32(at + 24, true)
    if (partBytes === ELSEWHERE || packedBytes === ELSEWHERE) throw new UnreadableList('unpacked-too-large')
    // Two bytes are an empty deflate stream; more of them that claim to unpack to nothing are a lie.
    if (partBytes === 0 && packedBytes > 2) throw new UnreadableList('damaged')
    unpacked += partBytes
    if (unpacked > MOST_UNPACKED_BYTES) throw new UnreadableList('unpacked-too-large')
    at +=
      ENTRY_BYTES +
      view.getUint16(at + 28, true) +
      view.getUint16(at + 30, true) +
      view.getUint16(at + 32, true)
  }
}

function findEnd(view: DataView): number | undefined {
  const from = view.byteLength - END_BYTES
  for (let at = from; at >= Math.max(0, from - LONGEST_COMMENT); at -= 1)
    if (view.getUint32(at, true) === END_OF_CONTENTS) return at
  return undefined
}

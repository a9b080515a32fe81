/** Takes a piece of a packet file apart, strictly: whole frames and nothing else; and opens who a packet is from. */

import {
  type FrameHeader,
  FrameHeaderShape,
  parseHeader,
  readFrame,
  type SealedSender,
  type SenderOnWire,
  SenderShape,
} from '../../schema/wire/packet-file.ts'
import { senderBindingOf } from '../../schema/wire/sealed-shape.ts'
import type { Fits } from '../http/shape-check.ts'
import type { OrganisationKeys } from '../storage/organisation-keys.ts'
import { hashOf } from '../storage/secrets.ts'
import { openBox } from './open-sealed.ts'
import { readJson } from './read-json.ts'

export interface PieceFrame {
  readonly header: FrameHeader
  readonly body: Buffer
}

/** The frames in order; nothing when these are no whole frames. Bodies are not compared with their hashes yet. */
export function readPiece(bytes: Buffer, fits: Fits): readonly PieceFrame[] | undefined {
  const frames: PieceFrame[] = []
  for (let at = 0; at < bytes.length; ) {
    const frame = readFrame(bytes, at)
    if (frame === undefined || frame === 'cut' || frame.end > bytes.length) return undefined
    if (!hashOf(frame.summed).equals(frame.sum)) return undefined
    const header = parseHeader(frame.header)
    if (!fits(FrameHeaderShape, header)) return undefined
    frames.push({ header, body: bytes.subarray(frame.bodyAt, frame.end) })
    at = frame.end
  }
  return frames.length > 0 ? frames : undefined
}

export type OpenedSender = SenderOnWire | 'other-organisation' | 'damaged'

/** Who a packet is from, as its tablet sealed it for this very envelope. */
export function openSender(
  keys: Pick<OrganisationKeys, 'find'>,
  fits: Fits,
  { id, sha256, sender }: { readonly id: string; readonly sha256: string; readonly sender: SealedSender },
): OpenedSender {
  const key = keys.find(sender.key)
  if (key === undefined) return 'other-organisation'
  const enc = Buffer.from(sender.enc, 'base64url')
  const opened = openBox(key, enc, Buffer.from(sender.box, 'base64url'), senderBindingOf(id, sha256, key.id))
  const read = opened && readJson(opened)
  return read && 'value' in read && fits(SenderShape, read.value) ? read.value : 'damaged'
}

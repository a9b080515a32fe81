/** A file that carries sealed packets where there is no network: frames one after the other, each whole by itself. */

import { type Static, Type } from 'typebox'
import { KeyId, MOST_SEALED_PHOTO_BYTES } from './sealed-shape.ts'
import { Count, closed, Sha256, Uuid } from './shape.ts'

/*
 * A frame:
 *
 *   16 bytes  mark, always the same: where one frame is damaged, the next is found by it
 *   32 bytes  SHA-256 of everything from here to the end of the header
 *    4 bytes  length of the header, big-endian
 *    4 bytes  length of the body, big-endian
 *             header: JSON in ASCII, one of the shapes below
 *             body: exactly the bytes that would travel over the network
 *
 * The first frame is the head and tells how many follow, and the SHA-256 of all their sums one after the other. Each
 * sum stands for a header, and each header names the SHA-256 of its body: so the head stands for the whole file.
 */
export const FRAME_MARK: readonly number[] = [
  0x3e, 0x1e, 0x1b, 0x64, 0x53, 0xea, 0xbe, 0x13, 0x96, 0x8d, 0xde, 0xa3, 0x4d, 0x7f, 0x06, 0x4d,
]
export const PACKET_FILE_VERSION = 1

const SUM_AT = 16
const LENGTHS_AT = 48
/** Where the header begins, from the beginning of its frame. */
export const HEADER_AT = 56
export const MOST_HEADER_BYTES = 2048
/** As large as a request with an envelope may be. */
export const MOST_ENVELOPE_BYTES = 262_144
const MOST_BODY_BYTES = Math.max(MOST_ENVELOPE_BYTES, MOST_SEALED_PHOTO_BYTES)
/** Frames travel to the server in pieces, each about as long to send as a photo, so that none outlives a request. */
export const PIECE_BYTES = 524_288
/** A piece holds one frame at least, however long. */
export const MOST_PIECE_BYTES = PIECE_BYTES + HEADER_AT + MOST_HEADER_BYTES

const version = Type.Literal(PACKET_FILE_VERSION)

/** Who it is from, sealed to the organisation alone; on a lost card it tells nobody anything. */
export const SealedSenderShape = Type.Object(
  {
    key: KeyId,
    enc: Type.String({ pattern: '^[A-Za-z0-9_-]{87}$' }),
    box: Type.String({ pattern: '^[A-Za-z0-9_-]{20,400}$' }),
  },
  closed,
)
export type SealedSender = Static<typeof SealedSenderShape>

/** What it holds once opened: the code of a card, and the SHA-256 of the token, which nobody else can know. */
export const SenderShape = Type.Object({ code: Type.String({ maxLength: 40 }), token: Sha256 }, closed)
export type SenderOnWire = Static<typeof SenderShape>

export const FrameHeaderShape = Type.Union([
  Type.Object({ is: Type.Literal('file'), v: version, frames: Count, packets: Count, sums: Sha256 }, closed),
  Type.Object(
    {
      is: Type.Literal('packet'),
      v: version,
      /** The address the envelope is sent to. */
      id: Uuid,
      /** Of the envelope, which is the body. */
      sha256: Sha256,
      /** Missing where the person is not on the tablet any more. */
      sender: Type.Optional(SealedSenderShape),
    },
    closed,
  ),
  Type.Object(
    {
      is: Type.Literal('photo'),
      v: version,
      /** Of the packet it belongs to. */
      id: Uuid,
      /** Of the sealed photo, which is the body. */
      sha256: Sha256,
    },
    closed,
  ),
])
export type FrameHeader = Static<typeof FrameHeaderShape>

export interface Frame {
  /** SHA-256 of `summed`, as the frame says it. */
  readonly sum: Uint8Array
  readonly summed: Uint8Array
  readonly header: Uint8Array
  /** Where its body begins and the next frame would, counted like `at`. */
  readonly bodyAt: number
  readonly end: number
}

/**
 * The frame that begins at `at`: `cut` when its header does not end within `bytes`, nothing when there is none, or one
 * that claims to be longer than any is. Neither its sum nor its body has been looked at.
 */
export function readFrame(bytes: Uint8Array, at: number): Frame | 'cut' | undefined {
  const present = Math.min(FRAME_MARK.length, bytes.length - at)
  for (let index = 0; index < present; index += 1)
    if (bytes[at + index] !== FRAME_MARK[index]) return undefined
  if (bytes.length < at + HEADER_AT) return 'cut'
  const lengths = new DataView(bytes.buffer, bytes.byteOffset + at + LENGTHS_AT)
  const headerBytes = lengths.getUint32(0)
  const bodyBytes = lengths.getUint32(4)
  if (headerBytes > MOST_HEADER_BYTES || bodyBytes > MOST_BODY_BYTES) return undefined
  const bodyAt = at + HEADER_AT + headerBytes
  if (bytes.length < bodyAt) return 'cut'
  return {
    sum: bytes.subarray(at + SUM_AT, at + LENGTHS_AT),
    summed: bytes.subarray(at + LENGTHS_AT, bodyAt),
    header: bytes.subarray(at + HEADER_AT, bodyAt),
    bodyAt,
    end: bodyAt + bodyBytes,
  }
}

/** Everything of a frame but its body. `sumOf` is SHA-256. */
export async function writeFrame(
  header: FrameHeader,
  bodyBytes: number,
  sumOf: (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>,
): Promise<Uint8Array<ArrayBuffer>> {
  const text = JSON.stringify(header)
  const frame = new Uint8Array(HEADER_AT + text.length)
  frame.set(FRAME_MARK)
  const lengths = new DataView(frame.buffer, LENGTHS_AT)
  lengths.setUint32(0, text.length)
  lengths.setUint32(4, bodyBytes)
  for (let index = 0; index < text.length; index += 1) frame[HEADER_AT + index] = text.charCodeAt(index)
  frame.set(await sumOf(frame.slice(LENGTHS_AT)), SUM_AT)
  return frame
}

/** The sum within what `writeFrame` made. */
export const sumIn = (frame: Uint8Array): Uint8Array => frame.subarray(SUM_AT, LENGTHS_AT)

/** Where the next mark is, from `from` on; -1 when there is none. */
export function findMark(bytes: Uint8Array, from: number): number {
  const [first = 0] = FRAME_MARK
  for (let at = bytes.indexOf(first, from); at !== -1; at = bytes.indexOf(first, at + 1))
    if (FRAME_MARK.every((byte, index) => bytes[at + index] === byte)) return at
  return -1
}

/** ASCII bytes → a JSON value; nothing when they are neither. */
export function parseHeader(bytes: Uint8Array): unknown {
  if (bytes.some((byte) => byte > 0x7e)) return undefined
  try {
    return JSON.parse(String.fromCharCode(...bytes))
  } catch {
    return undefined
  }
}

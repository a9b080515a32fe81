/** Cuts a packet file into pieces that a server takes in one request, and finds what is whole in a damaged one. */

import {
  findMark,
  HEADER_AT,
  MOST_HEADER_BYTES,
  PIECE_BYTES,
  parseHeader,
  readFrame,
  sumIn,
} from '../../schema/wire/packet-file.ts'
import { sha256Of } from './fingerprint.ts'

export interface CutFile {
  /** Whole frames; a packet always stands before its photos. Empty: a tablet never saved this. */
  readonly pieces: readonly Blob[]
  /** How many packets were put into it, where its head still says so. */
  readonly packets?: number
  /** Every frame its head speaks of is there, and none of their headers was changed. */
  readonly isWhole: boolean
}

interface FoundFrame {
  readonly from: number
  readonly to: number
  readonly sum: Uint8Array<ArrayBuffer>
  readonly header: unknown
}

/** A mark is looked for in this many bytes at a time. */
const WINDOW_BYTES = 1_048_576
/** Somebody's film is not searched to its end. */
const MOST_SEARCHED_BYTES = 64 * WINDOW_BYTES
const LONGEST_START = HEADER_AT + MOST_HEADER_BYTES

/** Only a few kilobytes of the file are in memory at any time. */
export async function cutPackets(file: Blob): Promise<CutFile> {
  const found: FoundFrame[] = []
  let isUnbroken = true
  for (let at = 0; at < file.size; ) {
    const frame = await frameAt(file, at)
    if (frame) found.push(frame)
    else isUnbroken = false
    const next = frame ? frame.to : await nextMark(file, at + 1, found.length === 0)
    if (next === undefined) break
    at = next
  }
  const head = found.map(({ header }) => readHead(header)).find(Boolean)
  const frames = found.filter(({ header }) => !readHead(header))
  const sums = await sha256Of(await new Blob(frames.map(({ sum }) => sum)).arrayBuffer())
  return {
    pieces: piecesOf(file, frames),
    ...(head ? { packets: head.packets } : {}),
    isWhole: isUnbroken && head?.frames === frames.length && head.sums === sums,
  }
}

async function frameAt(file: Blob, at: number): Promise<FoundFrame | undefined> {
  const start = new Uint8Array(await file.slice(at, at + LONGEST_START).arrayBuffer())
  const frame = readFrame(start, 0)
  if (frame === undefined || frame === 'cut' || at + frame.end > file.size) return undefined
  const summed = await sha256Of(new Uint8Array(frame.summed))
  const header = parseHeader(frame.header)
  if (summed !== hex(frame.sum) || header === undefined) return undefined
  return { from: at, to: at + frame.end, sum: new Uint8Array(sumIn(start)), header }
}

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

async function nextMark(file: Blob, from: number, isNoneYet: boolean): Promise<number | undefined> {
  const last = isNoneYet ? Math.min(file.size, MOST_SEARCHED_BYTES) : file.size
  // Windows overlap, so that no mark is cut in two.
  for (let at = from; at < last; at += WINDOW_BYTES - LONGEST_START) {
    const mark = findMark(new Uint8Array(await file.slice(at, at + WINDOW_BYTES).arrayBuffer()), 0)
    if (mark !== -1) return at + mark
  }
  return undefined
}

interface Head {
  readonly frames: number
  readonly packets: number
  readonly sums: string
}

/** Its sum was right, so it is as it was written; the server reads every other header. */
function readHead(header: unknown): Head | undefined {
  if (typeof header !== 'object' || header === null || !('is' in header) || header.is !== 'file')
    return undefined
  const { frames, packets, sums } = header as Readonly<Record<string, unknown>>
  return typeof frames === 'number' && typeof packets === 'number' && typeof sums === 'string'
    ? { frames, packets, sums }
    : undefined
}

/** As many frames together as a piece holds. */
function piecesOf(file: Blob, frames: readonly FoundFrame[]): readonly Blob[] {
  const pieces: Blob[][] = []
  let bytes = 0
  for (const { from, to } of frames) {
    if (pieces.length === 0 || bytes + to - from > PIECE_BYTES) {
      pieces.push([])
      bytes = 0
    }
    pieces.at(-1)?.push(file.slice(from, to))
    bytes += to - from
  }
  return pieces.map((parts) => new Blob(parts))
}

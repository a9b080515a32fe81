/** A log of changes in two files of which one counts: a torn write, a full disk or a stop at any byte leaves a whole one. */

import { checkSum } from './copy-record.ts'
import { type FlatFile, fillTo } from './flat-file.ts'

/** Header of a file: which of the two is the younger. A sector of its own, so that nothing else is torn with it. */
const HEADER_BYTES = 512
const MAGIC = 0x77_69_63_31
/** Before each record: its length, and the sum of its generation and its bytes. */
const FRAME_BYTES = 8
/** Each file from the beginning, and how much more is taken at a time. */
const FIRST_BYTES = 1024 * 1024
/** So much is free behind the last record at any time, as far as the disk allows: some two hundred answers. */
const HEADROOM_BYTES = 128 * 1024
const CHUNK_BYTES = 64 * 1024

const numbers = (...values: readonly number[]): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(values.length * 4)
  const view = new DataView(bytes.buffer)
  for (const [at, value] of values.entries()) view.setUint32(at * 4, value)
  return bytes
}

/** Nothing, where the file was never begun or its header is torn. */
export async function readGeneration(file: FlatFile): Promise<number | undefined> {
  const bytes = await file.read(0, 12)
  if (bytes.length < 12) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  const generation = view.getUint32(4)
  return view.getUint32(0) === MAGIC && view.getUint32(8) === checkSum(numbers(generation))
    ? generation
    : undefined
}

export interface ReadLog {
  readonly records: readonly Uint8Array<ArrayBuffer>[]
  /** Where the next record goes. */
  readonly end: number
}

/** The whole records from `from` on. The first that is torn, or left there by an earlier generation, ends the log. */
export async function readRecords(file: FlatFile, generation: number, from = HEADER_BYTES): Promise<ReadLog> {
  const size = await file.size()
  const records: Uint8Array<ArrayBuffer>[] = []
  let end = from
  while (end + FRAME_BYTES <= size) {
    const frame = await file.read(end, FRAME_BYTES)
    const view = new DataView(frame.buffer, frame.byteOffset)
    const length = view.getUint32(0)
    if (length === 0 || end + FRAME_BYTES + length > size) break
    const record = await file.read(end + FRAME_BYTES, length)
    if (view.getUint32(4) !== checkSum(numbers(generation), record)) break
    records.push(record)
    end += FRAME_BYTES + length
  }
  return { records, end }
}

/** Puts a record at `end`; gives the new end. Not flushed. */
export async function writeRecord(
  file: FlatFile,
  generation: number,
  end: number,
  record: Uint8Array<ArrayBuffer>,
): Promise<number> {
  const framed = new Uint8Array(FRAME_BYTES + record.length)
  framed.set(numbers(record.length, checkSum(numbers(generation), record)))
  framed.set(record, FRAME_BYTES)
  await file.write(end, framed)
  return end + framed.length
}

/** A whole log into the file that does not count; it counts once its header is on the disk, after everything else. */
export async function writeAnew(
  file: FlatFile,
  generation: number,
  records: readonly Uint8Array<ArrayBuffer>[],
): Promise<number> {
  await file.write(0, new Uint8Array(HEADER_BYTES))
  await file.flush()
  let end = HEADER_BYTES
  for (const record of records) end = await writeRecord(file, generation, end, record)
  await file.flush()
  await file.write(0, numbers(MAGIC, generation, checkSum(numbers(generation))))
  await file.flush()
  return end
}

/** Chance over everything that was in it: what was taken back or finished is not to be found there. */
export async function wipe(file: FlatFile): Promise<void> {
  await file.write(0, new Uint8Array(HEADER_BYTES))
  const size = await file.size()
  for (let at = HEADER_BYTES; at < size; at += CHUNK_BYTES)
    await file.write(at, crypto.getRandomValues(new Uint8Array(Math.min(CHUNK_BYTES, size - at))))
  await file.flush()
}

/** Room behind the last record, in both files alike; whatever the disk allows. */
export async function keepHeadroom(files: readonly FlatFile[], end: number): Promise<void> {
  for (const file of files)
    if ((await file.size()) < end + HEADROOM_BYTES)
      await fillTo(file, Math.max(FIRST_BYTES, end + FIRST_BYTES)).catch(() => undefined)
}

/** A ZIP archive in pieces, the same bytes for the same parts: one fixed day, sizes behind each part, nothing kept whole. */

import { Readable } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'

export type Pieces = AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>

export interface ZipPart {
  readonly name: string
  readonly content: Pieces
}

/** 1 January 1980, the first day a ZIP can say: when a file was written would make it another file each time. */
const DAY = 0x21
/** Names are UTF-8, and sizes stand behind the bytes. */
const FLAGS = 0x0808
const DEFLATED = 8
const NEEDED = 20
const MOST_BYTES = 0xffff_ffff

interface Written {
  readonly name: Buffer
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly at: number
}

/** Throws where a part or the whole is longer than four gigabytes, rather than writing an archive that lies. */
export async function* writeZip(
  parts: AsyncIterable<ZipPart> | Iterable<ZipPart>,
): AsyncGenerator<Uint8Array> {
  const written: Written[] = []
  let at = 0
  for await (const { name: text, content } of parts) {
    const name = Buffer.from(text)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    writeCommon(head, 4)
    head.writeUInt16LE(name.length, 26)
    yield Buffer.concat([head, name])
    const sums = { crc: 0, size: 0 }
    let packed = 0
    for await (const piece of deflate(content, sums)) {
      packed += piece.length
      yield piece
    }
    const tail = Buffer.alloc(16)
    tail.writeUInt32LE(0x08074b50, 0)
    const entry = { name, at, packed, ...sums }
    refuseTooLong(entry)
    writeSums(tail, 4, entry)
    yield tail
    written.push(entry)
    at += head.length + name.length + packed + tail.length
  }
  const table = Buffer.concat(written.flatMap(tableEntry))
  if (at + table.length > MOST_BYTES || written.length > 0xffff) throw new Error('the archive is too long')
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(written.length, 8)
  end.writeUInt16LE(written.length, 10)
  end.writeUInt32LE(table.length, 12)
  end.writeUInt32LE(at, 16)
  yield Buffer.concat([table, end])
}

function deflate(content: Pieces, sums: { crc: number; size: number }): AsyncIterable<Buffer> {
  async function* counted() {
    for await (const piece of content) {
      const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece
      sums.crc = crc32(bytes, sums.crc)
      sums.size += bytes.length
      yield bytes
    }
  }
  const packing = createDeflateRaw({ level: 5 })
  const source = Readable.from(counted())
  // A fault of the source ends the archive; nothing half written passes as whole.
  source.on('error', (fault) => packing.destroy(fault))
  return source.pipe(packing)
}

function writeCommon(to: Buffer, at: number): void {
  to.writeUInt16LE(NEEDED, at)
  to.writeUInt16LE(FLAGS, at + 2)
  to.writeUInt16LE(DEFLATED, at + 4)
  to.writeUInt16LE(0, at + 6)
  to.writeUInt16LE(DAY, at + 8)
}

function writeSums(to: Buffer, at: number, { crc, packed, size }: Written): void {
  to.writeUInt32LE(crc, at)
  to.writeUInt32LE(packed, at + 4)
  to.writeUInt32LE(size, at + 8)
}

function tableEntry(one: Written): readonly Buffer[] {
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(NEEDED, 4)
  writeCommon(entry, 6)
  writeSums(entry, 16, one)
  entry.writeUInt16LE(one.name.length, 28)
  entry.writeUInt32LE(one.at, 42)
  return [entry, one.name]
}

function refuseTooLong({ name, packed, size, at }: Written): void {
  if (Math.max(packed, size, at) > MOST_BYTES) throw new Error(`${name} is too long for the archive`)
}

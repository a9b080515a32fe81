/** A file of closed chunks: what is cut off, changed or put in another order is noticed before it is used. */

import { createReadStream } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { promisify } from 'node:util'
import { deflateRaw, inflateRaw } from 'node:zlib'
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import { KeyId } from '../../schema/wire/sealed-shape.ts'
import { BackupFault, faultOfReading } from './backup-fault.ts'
import type { BackupOpenKey, BackupSecretKey } from './backup-keys.ts'
import { type ChunkSeal, checksums, keyForFile, keyOfFile, SEAL_BYTES, sealedBy } from './chunk-seals.ts'

const MAGIC = Buffer.from('way-in backup\n')
const FORMAT = 1
const Head = Type.Object({
  format: Type.Integer(),
  sealed: Type.Optional(Type.Object({ to: KeyId, enc: Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' }) })),
})

/** What a chunk is: documents of the backup, or rows of a table as PostgreSQL copies them. */
export type ChunkKind = 'head' | 'table' | 'rows' | 'end-of-table' | 'end'
const LETTERS = { head: 'H', table: 'T', rows: 'D', 'end-of-table': 'E', end: 'Z' } as const
const KINDS = new Map<string, ChunkKind>([
  ['H', 'head'],
  ['T', 'table'],
  ['D', 'rows'],
  ['E', 'end-of-table'],
  ['Z', 'end'],
])

export interface Chunk {
  readonly kind: ChunkKind
  readonly bytes: Buffer
}

/** Rows are cut into chunks of this size; only a chunk is ever held in memory. */
export const CHUNK_BYTES = 512 * 1024
const MOST_CHUNK_BYTES = 4 * CHUNK_BYTES
const LAST = 0x8000_0000
const PLAIN = 0
const DEFLATED = 1
/** Photos do not get smaller; trying on is cheaper than storing both. */
const WORTH_IT = 0.9

const deflate = promisify<Buffer, { level: number }, Buffer>(deflateRaw)
const inflate = promisify<Buffer, { maxOutputLength: number }, Buffer>(inflateRaw)

export interface ChunkWriter {
  /** To read the file again without anybody's secret key, as long as the writer is remembered. */
  readonly key: Buffer | undefined
  write(kind: ChunkKind, bytes: Buffer): Promise<void>
}

/** The kind `end` closes the file: nothing may be written after it. */
export async function writeChunks(file: FileHandle, to: BackupOpenKey | undefined): Promise<ChunkWriter> {
  const made = to && keyForFile(to.publicKey)
  const sealed = to && made && { to: to.id, enc: made.enc.toString('base64url') }
  const head = Buffer.from(JSON.stringify({ format: FORMAT, ...(sealed ? { sealed } : {}) }))
  const seal = made ? sealedBy(made.key, head) : checksums(head)
  await writeAll(file, Buffer.concat([MAGIC, lengthOf(head.length), head]))
  let at = 0
  return {
    key: made?.key,
    write: async (kind, bytes) => {
      const isLast = kind === 'end'
      const smaller = await deflate(bytes, { level: 1 })
      const isWorthIt = smaller.length < bytes.length * WORTH_IT
      const intro = Buffer.from([LETTERS[kind].charCodeAt(0), isWorthIt ? DEFLATED : PLAIN])
      const closed = seal.close(at, isLast, Buffer.concat([intro, isWorthIt ? smaller : bytes]))
      at += 1
      await writeAll(file, Buffer.concat([lengthOf(closed.length + (isLast ? LAST : 0)), closed]))
    },
  }
}

function lengthOf(length: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(length)
  return bytes
}

async function writeAll(file: FileHandle, bytes: Buffer): Promise<void> {
  let from = 0
  while (from < bytes.length) from += (await file.write(bytes, from)).bytesWritten
}

/** What opens a sealed file: the secret key it is sealed to, or the key it was written with a moment ago. */
export interface Opener {
  readonly secret?: BackupSecretKey | undefined
  readonly key?: Buffer | undefined
}

/** Every chunk in order; throws a `BackupFault` as soon as something is not as it was written. */
export async function* readChunks(path: string, opener: Opener = {}): AsyncGenerator<Chunk> {
  const bytes = byteReader(path)
  try {
    yield* readFrom(path, bytes, opener)
  } finally {
    bytes.close()
  }
}

async function* readFrom(
  path: string,
  bytes: ReturnType<typeof byteReader>,
  opener: Opener,
): AsyncGenerator<Chunk> {
  const start = await bytes.take(MAGIC.length)
  if (!start?.equals(MAGIC)) throw new BackupFault('not-a-backup', { file: path })
  const length = (await bytes.take(4))?.readUInt32BE() ?? 0
  const head = length <= 4096 ? await bytes.take(length) : undefined
  if (!head) throw new BackupFault('cut-off', { file: path })
  const seal = sealOf(path, head, opener)
  for (let at = 0; ; at += 1) {
    const word = (await bytes.take(4))?.readUInt32BE()
    if (word === undefined) throw new BackupFault('cut-off', { file: path })
    const isLast = word >= LAST
    const size = isLast ? word - LAST : word
    if (size > MOST_CHUNK_BYTES || size < SEAL_BYTES + 2) throw new BackupFault('damaged', { file: path })
    const closed = await bytes.take(size)
    if (!closed) throw new BackupFault('cut-off', { file: path })
    const chunk = await openChunk(path, seal.open(at, isLast, closed))
    if (isLast !== (chunk.kind === 'end')) throw new BackupFault('damaged', { file: path })
    yield chunk
    if (!isLast) continue
    if (await bytes.take(1)) throw new BackupFault('damaged', { file: path })
    return
  }
}

function sealOf(path: string, head: Buffer, { secret, key }: Opener): ChunkSeal {
  const { format, sealed } = readHead(path, head)
  if (format !== FORMAT) throw new BackupFault('newer-format', { file: path })
  if (!sealed) return checksums(head)
  if (key) return sealedBy(key, head)
  if (!secret) throw new BackupFault('sealed', { file: path, id: sealed.to })
  if (secret.id !== sealed.to) throw new BackupFault('wrong-key', { file: path, id: sealed.to })
  return sealedBy(keyOfFile(Buffer.from(sealed.enc, 'base64url'), secret), head)
}

function readHead(path: string, head: Buffer): Static<typeof Head> {
  try {
    const read: unknown = JSON.parse(head.toString('utf8'))
    if (Value.Check(Head, read)) return read
  } catch {
    // Said below.
  }
  throw new BackupFault('damaged', { file: path })
}

async function openChunk(path: string, opened: Buffer | undefined): Promise<Chunk> {
  const kind = KINDS.get(String.fromCharCode(opened?.[0] ?? 0))
  if (!opened || !kind) throw new BackupFault('damaged', { file: path })
  const bytes = opened.subarray(2)
  return {
    kind,
    bytes: opened[1] === DEFLATED ? await inflate(bytes, { maxOutputLength: MOST_CHUNK_BYTES }) : bytes,
  }
}

/** Takes as many bytes as asked for, or nothing when the file ends before. */
function byteReader(path: string) {
  const stream = createReadStream(path, { highWaterMark: 1024 * 1024 })
  const chunks: AsyncIterator<Buffer> = stream[Symbol.asyncIterator]()
  let kept: Buffer = Buffer.alloc(0)
  const take = async (count: number): Promise<Buffer | undefined> => {
    const parts = [kept]
    let there = kept.length
    while (there < count) {
      const { done, value } = await chunks.next().catch((fault: unknown) => {
        throw faultOfReading(fault, path)
      })
      if (done) return undefined
      parts.push(value)
      there += value.length
    }
    const all = parts.length === 1 ? kept : Buffer.concat(parts)
    kept = all.subarray(count)
    return all.subarray(0, count)
  }
  return { take, close: () => stream.destroy() }
}

/** What stands in an office's database, and what in one of its backups, read past the product's own queries. */

import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { readWhole } from '../../../server/backups/read-backup.ts'
import type { Db } from '../../../server/storage/database.ts'

export type Part = 'envelope' | 'photo'
export const keyOf = (part: Part, id: string, sha256: string): string => `${part} ${id} ${sha256}`

export interface Row {
  readonly table: 'visit' | 'incident' | 'set_aside' | 'sealed_photo'
  readonly id: string
  readonly sha256: string
  /** Of what is kept of it: the document, the envelope, the picture, or the sealed photo. */
  readonly content: string
  /** Why it was set aside. */
  readonly reason: string | null
}

/** Everything that came from tablets, with hashes the database makes of what it holds. */
export async function readOffice(db: Db): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select 'visit' as "table", id::text, encode(envelope_sha256, 'hex') as sha256,
      encode(sha256(convert_to(body, 'UTF8')), 'hex') as content, null as reason from visit
    union all
    select 'incident', id::text, encode(envelope_sha256, 'hex'),
      encode(sha256(convert_to(body, 'UTF8')), 'hex'), null from incident
    union all
    select 'set_aside', id::text, encode(envelope_sha256, 'hex'),
      encode(sha256(convert_to(envelope, 'UTF8')), 'hex'), reason from set_aside
    union all
    select 'sealed_photo', envelope_id::text, sealed_photo.sha256,
      encode(sha256(coalesce(photo.bytes, sealed_photo.bytes)), 'hex'), reason
    from sealed_photo left join photo on photo.sha256 = sealed_photo.photo`.execute(db)
  return rows
}

export const keysOf = (rows: readonly Pick<Row, 'table' | 'id' | 'sha256'>[]): ReadonlySet<string> =>
  new Set(
    rows.map(({ table, id, sha256 }) => keyOf(table === 'sealed_photo' ? 'photo' : 'envelope', id, sha256)),
  )

/** Parts of photos that are not whole. */
export async function countParts(db: Db): Promise<number> {
  const { rows } = await sql<{ parts: number }>`select count(*)::int as parts from photo_part`.execute(db)
  return rows[0]?.parts ?? 0
}

/** The one backup in a folder, and what is in it. */
export async function readBackupIn(folder: string): Promise<{ file: string; keys: ReadonlySet<string> }> {
  const [name] = await readdir(folder)
  if (name === undefined) throw new Error('there is no backup in its folder')
  const file = join(folder, name)
  const keys = new Set<string>()
  await readWhole(
    file,
    {},
    {
      begin: async () => undefined,
      async take({ name: table, columns }, rows) {
        const pieces: Buffer[] = []
        for await (const piece of rows) pieces.push(piece)
        const isPhoto = table === 'sealed_photo'
        if (!isPhoto && !['visit', 'incident', 'set_aside'].includes(table)) return
        const [id, sha256] = isPhoto
          ? [columns.indexOf('envelope_id'), columns.indexOf('sha256')]
          : [columns.indexOf('id'), columns.indexOf('envelope_sha256')]
        for (const row of readCopied(Buffer.concat(pieces))) {
          const hash = isPhoto ? row[sha256]?.toString('latin1') : row[sha256]?.toString('hex')
          keys.add(keyOf(isPhoto ? 'photo' : 'envelope', uuidOf(row[id]), hash ?? ''))
        }
      },
    },
  )
  return { file, keys }
}

const uuidOf = (bytes: Buffer | null | undefined): string =>
  (bytes?.toString('hex') ?? '').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5')

const SIGNATURE_BYTES = 11

/** Rows as PostgreSQL copies them in its binary form: a signature, flags, then fields with their lengths. */
function* readCopied(copied: Buffer): Generator<readonly (Buffer | null)[]> {
  if (copied.length === 0) return
  let at = SIGNATURE_BYTES + 4
  at += 4 + copied.readInt32BE(at)
  for (;;) {
    const fields = copied.readInt16BE(at)
    at += 2
    if (fields < 0) return
    const row: (Buffer | null)[] = []
    for (let field = 0; field < fields; field += 1) {
      const length = copied.readInt32BE(at)
      at += 4
      row.push(length < 0 ? null : copied.subarray(at, at + length))
      at += Math.max(0, length)
    }
    yield row
  }
}

/** What stands in an office's database, and what in one of its backups, read past the product's own queries. */

import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { readWhole } from '../../../server/backups/read-backup.ts'
import type { ClassKeys } from '../../../server/keys/class-keys.ts'
import { openBody } from '../../../server/keys/open-body.ts'
import { openAside } from '../../../server/keys/seal-aside.ts'
import type { Db } from '../../../server/storage/database.ts'
import { hashOf } from '../../../server/storage/secrets.ts'

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

/** Everything that came from tablets, with hashes made of what is kept, opened. */
export async function readOffice(db: Db, keys: ClassKeys): Promise<readonly Row[]> {
  const documents = async (table: 'visit' | 'incident'): Promise<readonly Row[]> =>
    (await db.selectFrom(table).selectAll().execute()).map((row) => ({
      table,
      id: row.id,
      sha256: hexOf(row.envelope_sha256),
      content: hashOf(openBody(keys, row.campaign_id, row)).toString('hex'),
      reason: null,
    }))
  const asides = (await db.selectFrom('set_aside').selectAll().execute()).map((row): Row => {
    const of = { campaign: row.campaign_id, id: row.id, envelopeSha256: row.envelope_sha256 }
    const text = openAside(keys, { ...of, part: 'envelope' }, row.envelope)
    return {
      table: 'set_aside',
      id: row.id,
      sha256: hexOf(row.envelope_sha256),
      content: hashOf(text ?? '').toString('hex'),
      reason: row.reason,
    }
  })
  const photos = (
    await db
      .selectFrom('sealed_photo')
      .leftJoin('photo', (join) =>
        join
          .onRef('photo.sha256', '=', 'sealed_photo.photo')
          .onRef('photo.campaign_id', '=', 'sealed_photo.campaign_id'),
      )
      .select(['envelope_id', 'sealed_photo.sha256', 'sealed_photo.campaign_id', 'reason'])
      .select(['photo', 'photo.bytes as shown', 'sealed_photo.bytes as kept'])
      .execute()
  ).map((row): Row => {
    const name = row.photo ?? `${row.envelope_id} ${row.sha256}`
    const bytes = keys.open(row.campaign_id, 'photos', name, row.shown ?? row.kept ?? Buffer.of())
    return {
      table: 'sealed_photo',
      id: row.envelope_id,
      sha256: row.sha256,
      content: hashOf(bytes ?? '').toString('hex'),
      reason: row.reason,
    }
  })
  return [...(await documents('visit')), ...(await documents('incident')), ...asides, ...photos]
}

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

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

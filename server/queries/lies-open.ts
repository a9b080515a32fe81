/** What came before there were keys of classes: found, sealed, and never looked for again. Restartable row by row. */

import { sql } from 'kysely'
import type { CampaignId, VisitId } from '../../schema/codes.ts'
import type { LiesOpenTable } from '../../schema/database/retention-tables.ts'
import type { ClassKeys } from '../keys/class-keys.ts'
import { sealAside } from '../keys/seal-aside.ts'
import type { Db, InTransaction } from '../storage/database.ts'
import { hashOf } from '../storage/secrets.ts'

export type OpenKind = LiesOpenTable['kind']

export interface LyingOpen {
  readonly kind: OpenKind
  readonly id: string
}

export const listLyingOpen = (db: Db, most: number): Promise<readonly LyingOpen[]> =>
  db.selectFrom('lies_open').select(['kind', 'id']).orderBy('kind').orderBy('id').limit(most).execute()

export const noteSealed = (on: InTransaction, { kind, id }: LyingOpen): Promise<unknown> =>
  on.deleteFrom('lies_open').where('kind', '=', kind).where('id', '=', id).execute()

/** False when somebody else has sealed it by now. */
export async function lockOpen(on: InTransaction, { kind, id }: LyingOpen): Promise<boolean> {
  const row = await on
    .selectFrom('lies_open')
    .select('id')
    .where('kind', '=', kind)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row !== undefined
}

/** A document that lay there whole. */
export interface WholeDocument {
  readonly id: VisitId
  readonly campaign: CampaignId
  readonly body: string
}

export const findWhole = (
  on: InTransaction,
  kind: 'visit' | 'correction' | 'incident',
  id: string,
): Promise<WholeDocument | undefined> =>
  sql<WholeDocument>`
    select id, campaign_id as campaign, body from ${sql.table(kind)} where id = ${id} and free_text is null`
    .execute(on)
    .then(({ rows }) => rows[0])

/** `facts`: what stays readable. What was written in it lies sealed from now on, or is gone where that has ended. */
export async function saveParted(
  on: InTransaction,
  kind: 'visit' | 'correction' | 'incident',
  { id, campaign, body }: WholeDocument,
  facts: string,
  keys: ClassKeys,
): Promise<void> {
  const sealed = facts === body ? undefined : keys.seal(campaign, 'free-text', id, Buffer.from(body))
  const hash = kind === 'incident' ? sql`` : sql`, sha256 = ${hashOf(facts)}`
  await sql`
    update ${sql.table(kind)} set body = ${facts}, free_text = ${sealed ?? null}::bytea ${hash} where id = ${id}`.execute(
    on,
  )
}

/** Talks that came within the visit's own document, of before they had one of their own. */
export const saveTalksApart = (
  on: InTransaction,
  { id, campaign }: WholeDocument,
  talks: readonly unknown[],
  keys: ClassKeys,
): Promise<unknown> =>
  on
    .insertInto('interview')
    .values({
      visit_id: id,
      body: keys.seal(campaign, 'interviews', id, Buffer.from(JSON.stringify(talks))) ?? null,
      talks: talks.length,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()

export async function sealTalks(on: InTransaction, keys: ClassKeys, id: string): Promise<void> {
  const row = await on
    .selectFrom('interview')
    .innerJoin('visit', 'visit.id', 'visit_id')
    .select(['interview.body', 'campaign_id'])
    .where('visit_id', '=', id as VisitId)
    .executeTakeFirst()
  if (!row?.body) return
  const body = keys.seal(row.campaign_id, 'interviews', id, row.body) ?? null
  await on
    .updateTable('interview')
    .set({ body })
    .where('visit_id', '=', id as VisitId)
    .execute()
}

export async function sealSetAside(on: InTransaction, keys: ClassKeys, key: string): Promise<void> {
  const [id = '', hash = ''] = key.split(' ')
  const envelopeSha256 = Buffer.from(hash, 'hex')
  const rows = on.selectFrom('set_aside').where('id', '=', id).where('envelope_sha256', '=', envelopeSha256)
  const row = await rows.select(['campaign_id as campaign', 'envelope', 'opened']).executeTakeFirst()
  if (!row) return
  const seal = (part: 'envelope' | 'opened') =>
    sealAside(
      keys,
      { campaign: row.campaign, id, envelopeSha256, part },
      row[part] === null ? undefined : Buffer.from(row[part]).toString('utf8'),
    )
  await on
    .updateTable('set_aside')
    .set({ envelope: seal('envelope'), opened: seal('opened') })
    .where('id', '=', id)
    .where('envelope_sha256', '=', envelopeSha256)
    .execute()
}

export async function sealPhoto(on: InTransaction, keys: ClassKeys, key: string): Promise<void> {
  const [campaign = '', sha256 = ''] = key.split(' ')
  const photos = on.selectFrom('photo').where('campaign_id', '=', campaign as CampaignId)
  const row = await photos.select(['campaign_id', 'bytes']).where('sha256', '=', sha256).executeTakeFirst()
  if (!row) return
  const bytes = keys.seal(row.campaign_id, 'photos', sha256, row.bytes)
  const one = on.updateTable('photo').where('campaign_id', '=', row.campaign_id).where('sha256', '=', sha256)
  // Where photos have ended, the row goes when the days are looked at.
  await one.set({ bytes: bytes ?? Buffer.alloc(0) }).execute()
}

export async function sealSealedPhoto(on: InTransaction, keys: ClassKeys, key: string): Promise<void> {
  const [envelope = '', sha256 = ''] = key.split(' ')
  const row = await on
    .selectFrom('sealed_photo')
    .select(['campaign_id', 'bytes'])
    .where('envelope_id', '=', envelope)
    .where('sha256', '=', sha256)
    .executeTakeFirst()
  if (!row?.bytes) return
  const bytes = keys.seal(row.campaign_id, 'photos', `${envelope} ${sha256}`, row.bytes) ?? null
  await on
    .updateTable('sealed_photo')
    .set({ bytes })
    .where('envelope_id', '=', envelope)
    .where('sha256', '=', sha256)
    .execute()
}

/** What was keyed from printed forms: kept sealed, one row for each person, until it has become a visit. */

import { sql } from 'kysely'
import type { Form } from '../../schema/checklist/checklist.ts'
import type { CampaignId, PersonId, StationCode, VisitId } from '../../schema/codes.ts'
import type { Words } from '../../schema/language.ts'
import type { ChecklistRef } from '../../schema/visit/visit.ts'
import type { ClassKeys } from '../keys/class-keys.ts'
import type { Db } from '../storage/database.ts'

export interface PrintedForm {
  readonly number: string
  readonly campaign: CampaignId
  readonly station: StationCode
  readonly room: string
  readonly premisesName: Words
  readonly checklist: ChecklistRef
  readonly form: Form
  readonly visit: VisitId
  readonly takenInAt: Date | null
  /** Whose station it was, and whether their card was revoked since; told to nobody. */
  readonly enrolment: string
  readonly isRevoked: boolean
}

const forms = (db: Db, campaign: CampaignId, number: string) =>
  db
    .selectFrom('paper_form')
    .innerJoin('paper_batch', 'paper_batch.id', 'paper_form.batch_id')
    .innerJoin('enrolment', 'enrolment.id', 'paper_form.enrolment_id')
    .innerJoin('station', 'station.code', 'paper_form.station')
    .innerJoin('premises', 'premises.code', 'station.premises')
    .select(['number', 'paper_form.campaign_id as campaign', 'paper_form.station', 'visit_id as visit'])
    .select(['room', 'premises.name as premisesName'])
    .select(['checklist_id', 'checklist_version', 'form', 'taken_in_at as takenInAt'])
    .select(['enrolment.id as enrolment', sql<boolean>`enrolment.state = 'revoked'`.as('isRevoked')])
    .where('paper_form.campaign_id', '=', campaign)
    .where('number', '=', number)

type Row = Awaited<ReturnType<ReturnType<typeof forms>['executeTakeFirstOrThrow']>>

const fromRow = ({ checklist_id, checklist_version, ...row }: Row): PrintedForm => ({
  ...row,
  checklist: { id: checklist_id, version: checklist_version },
})

export async function findForm(
  db: Db,
  campaign: CampaignId,
  number: string,
): Promise<PrintedForm | undefined> {
  const row = await forms(db, campaign, number).executeTakeFirst()
  return row && fromRow(row)
}

/** The same, and nobody else keys or takes it in until the transaction is over. */
export async function lockForm(
  on: Db,
  campaign: CampaignId,
  number: string,
): Promise<PrintedForm | undefined> {
  const row = await forms(on, campaign, number).forUpdate('paper_form').executeTakeFirst()
  return row && fromRow(row)
}

export interface Entry {
  readonly turn: number
  readonly person: PersonId
  readonly version: number
  readonly isFinished: boolean
  readonly keptAt: Date
  /** As it was sealed; nothing once it cannot be opened any more. */
  readonly body: string | undefined
}

const rowOf = (number: string, turn: number): string => `paper ${number} ${turn}`

/** In the order of their turns. */
export async function listEntries(
  db: Db,
  keys: ClassKeys,
  campaign: CampaignId,
  number: string,
): Promise<readonly Entry[]> {
  const rows = await db
    .selectFrom('paper_entry')
    .select(['turn', 'person_id as person', 'version', 'is_finished as isFinished', 'body'])
    .select('kept_at as keptAt')
    .where('campaign_id', '=', campaign)
    .where('number', '=', number)
    .orderBy('turn')
    .execute()
  return rows.map(({ body, ...row }) => ({
    ...row,
    body: body
      ? keys.open(campaign, 'free-text', rowOf(number, row.turn), body)?.toString('utf8')
      : undefined,
  }))
}

/** In place of what had this turn before. False where free text of the campaign has ended: then nothing can be kept. */
export async function saveEntry(
  on: Db,
  keys: ClassKeys,
  { campaign, number }: Pick<PrintedForm, 'campaign' | 'number'>,
  { turn, person, version, isFinished, keptAt, body }: Entry & { readonly body: string },
): Promise<boolean> {
  const sealed = keys.seal(campaign, 'free-text', rowOf(number, turn), Buffer.from(body))
  if (!sealed) return false
  const row = { person_id: person, version, is_finished: isFinished, kept_at: keptAt, body: sealed }
  await on
    .insertInto('paper_entry')
    .values({ number, turn, campaign_id: campaign, ...row })
    .onConflict((conflict) => conflict.columns(['number', 'turn']).doUpdateSet(row))
    .execute()
  return true
}

/** The form has become a visit: what was keyed is in there, and goes. */
export async function markTakenIn(on: Db, number: string, at: Date): Promise<void> {
  await on.updateTable('paper_form').set({ taken_in_at: at }).where('number', '=', number).execute()
  await on.updateTable('paper_entry').set({ body: null }).where('number', '=', number).execute()
}

/** Whether something of this id has come, as a visit or set aside: also where a server stopped before it was marked. */
export async function hasCome(db: Db, visit: VisitId): Promise<boolean> {
  const { rows } = await sql`
    select from visit where id = ${visit} union all select from set_aside where id = ${visit}`.execute(db)
  return rows.length > 0
}

export interface BegunForm {
  readonly number: string
  readonly station: StationCode
  readonly entries: readonly Progress[]
}

/** How far somebody is with a form. */
export type Progress = Pick<Entry, 'person' | 'isFinished' | 'keptAt'>

/** Begun and not taken in, in the order of their numbers; and how many were taken in. */
export async function listBegun(
  db: Db,
  campaign: CampaignId,
): Promise<{ readonly takenIn: number; readonly forms: readonly BegunForm[] }> {
  const rows = await db
    .selectFrom('paper_entry')
    .innerJoin('paper_form', 'paper_form.number', 'paper_entry.number')
    .select(['paper_form.number', 'station', 'person_id as person', 'is_finished as isFinished'])
    .select('kept_at as keptAt')
    .where('paper_form.campaign_id', '=', campaign)
    .where('taken_in_at', 'is', null)
    .orderBy('paper_form.number')
    .orderBy('turn')
    .execute()
  const begun = new Map<string, BegunForm>()
  for (const { number, station, ...entry } of rows) {
    const known = begun.get(number)
    begun.set(number, { number, station, entries: [...(known?.entries ?? []), entry] })
  }
  const { takenIn } = await db
    .selectFrom('paper_form')
    .select(({ fn }) => fn.countAll<number>().as('takenIn'))
    .where('campaign_id', '=', campaign)
    .where('taken_in_at', 'is not', null)
    .executeTakeFirstOrThrow()
  return { takenIn, forms: [...begun.values()] }
}

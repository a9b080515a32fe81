/** Printed forms: made once, in batches, and found again by their number. */

import { sql } from 'kysely'
import type { Form } from '../../schema/checklist/checklist.ts'
import type { CampaignId, StationCode, VisitId } from '../../schema/codes.ts'
import type { ChecklistRef } from '../../schema/visit/visit.ts'
import type { Db } from '../storage/database.ts'

export interface PaperBatch {
  readonly id: string
  readonly checklist: ChecklistRef
  readonly form: Form
  /** Calendar day in the country's time zone. */
  readonly day: string
  readonly forms: number
  readonly takenIn: number
}

const batches = (db: Db, campaign: CampaignId, timeZone: string) =>
  db
    .selectFrom('paper_batch')
    .select(['id', 'checklist_id', 'checklist_version', 'form'])
    .select([
      sql<string>`to_char(made_at at time zone ${timeZone}, 'YYYY-MM-DD')`.as('day'),
      sql<number>`(select count(*)::int from paper_form where batch_id = paper_batch.id)`.as('forms'),
      sql<number>`(
        select count(*)::int from paper_form where batch_id = paper_batch.id and taken_in_at is not null
      )`.as('takenIn'),
    ])
    .where('campaign_id', '=', campaign)

type Row = Awaited<ReturnType<ReturnType<typeof batches>['executeTakeFirstOrThrow']>>

const fromRow = ({ checklist_id, checklist_version, ...row }: Row): PaperBatch => ({
  ...row,
  checklist: { id: checklist_id, version: checklist_version },
})

/** The newest first. */
export const listBatches = async (
  db: Db,
  campaign: CampaignId,
  timeZone: string,
): Promise<readonly PaperBatch[]> =>
  (await batches(db, campaign, timeZone).orderBy('made_at', 'desc').orderBy('id').execute()).map(fromRow)

export async function findBatch(
  db: Db,
  campaign: CampaignId,
  id: string,
  timeZone: string,
): Promise<PaperBatch | undefined> {
  const row = await batches(db, campaign, timeZone).where('id', '=', id).executeTakeFirst()
  return row && fromRow(row)
}

/** A sheet for handing out: to whom, by code, and for which station. */
export interface HandedOut {
  readonly number: string
  readonly monitor: string
  readonly station: StationCode
}

/** In order of monitors and stations. */
export const listFormsOf = (db: Db, batch: string): Promise<readonly HandedOut[]> =>
  db
    .selectFrom('paper_form')
    .innerJoin('enrolment', 'enrolment.id', 'paper_form.enrolment_id')
    .select(['paper_form.number', 'enrolment.code as monitor', 'paper_form.station'])
    .where('batch_id', '=', batch)
    .orderBy('enrolment.code')
    .orderBy('paper_form.station')
    .execute()

export interface NewForm {
  readonly number: string
  readonly enrolment: string
  readonly station: StationCode
  readonly visit: VisitId
}

/**
 * False where there is a batch of that id already, of whichever campaign. A number that is taken fails: by chance that
 * happens once in thousands of batches, and the next try has other numbers.
 */
export async function saveBatch(
  on: Db,
  campaign: CampaignId,
  { id, checklist, form }: Pick<PaperBatch, 'id' | 'checklist' | 'form'>,
  forms: readonly NewForm[],
): Promise<boolean> {
  const saved = await on
    .insertInto('paper_batch')
    .values({
      ...{ id, campaign_id: campaign, form },
      ...{ checklist_id: checklist.id, checklist_version: checklist.version },
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  if (saved.numInsertedOrUpdatedRows !== 1n) return false
  await on
    .insertInto('paper_form')
    .values(
      forms.map(({ number, enrolment, station, visit }) => ({
        ...{ number, batch_id: id, campaign_id: campaign, station },
        ...{ enrolment_id: enrolment, visit_id: visit },
      })),
    )
    .execute()
  return true
}

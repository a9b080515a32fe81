/** Recommendations as records: what there is, and the steps that are only ever added to them. */

import { sql } from 'kysely'
import type { CampaignId, PersonId } from '../../schema/codes.ts'
import type { BarrierId } from '../../schema/findings/barrier.ts'
import type { Day } from '../../schema/recommendations/addressee-check.ts'
import type { RecordId, RecordStep } from '../../schema/recommendations/record.ts'
import type { RemedyId } from '../../schema/recommendations/remedy.ts'
import type { Db } from '../storage/database.ts'

/** A step as it lies there. */
export interface TakenStep {
  readonly number: number
  readonly step: RecordStep
  /** Roles of whoever took it, joined by `+`; never a name. */
  readonly role: string
  /** Calendar day in the country's time zone on which it was written down. */
  readonly noted: Day
}

export interface KeptRecord {
  readonly id: RecordId
  readonly campaign: CampaignId
  readonly remedy: RemedyId
  readonly barrier: BarrierId
  readonly carriedFrom: RecordId | null
  /** It goes on in a later campaign, and stays here as it was. */
  readonly isCarriedOn: boolean
  /** From the first one on. */
  readonly steps: readonly TakenStep[]
}

export interface By {
  readonly person: PersonId
  /** Every role, joined by `+`. */
  readonly role: string
}

interface Wanted {
  readonly campaigns: readonly CampaignId[]
  readonly ids?: readonly RecordId[]
}

/** In the order they were made; of one moment by their remedies, so that the same list always has one order. */
export async function listRecords(
  db: Db,
  timeZone: string,
  { campaigns, ids }: Wanted,
): Promise<readonly KeptRecord[]> {
  if (campaigns.length === 0 || ids?.length === 0) return []
  let asked = db
    .selectFrom('recommendation')
    .select(['id', 'campaign_id as campaign', 'remedy', 'barrier', 'carried_from as carriedFrom'])
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom('recommendation as later')
          .select('later.id')
          .whereRef('later.carried_from', '=', 'recommendation.id'),
      ).as('isCarriedOn'),
    )
    .where('campaign_id', 'in', campaigns)
    .orderBy('made_at')
    .orderBy('remedy')
  if (ids) asked = asked.where('id', 'in', ids)
  const records = await asked.execute()
  const steps = await listSteps(
    db,
    timeZone,
    records.map(({ id }) => id),
  )
  return records.map((record) => ({
    ...record,
    isCarriedOn: record.isCarriedOn === true,
    steps: steps.get(record.id) ?? [],
  }))
}

async function listSteps(
  db: Db,
  timeZone: string,
  ids: readonly RecordId[],
): Promise<ReadonlyMap<RecordId, readonly TakenStep[]>> {
  const byRecord = new Map<RecordId, TakenStep[]>()
  if (ids.length === 0) return byRecord
  const rows = await db
    .selectFrom('recommendation_step')
    .select(['recommendation_id as id', 'number', 'body', 'role'])
    .select(sql<string>`to_char(made_at at time zone ${timeZone}, 'YYYY-MM-DD')`.as('noted'))
    .where('recommendation_id', 'in', ids)
    .orderBy('number')
    .execute()
  for (const { id, number, body, role, noted } of rows) {
    const taken = { number, step: body, role, noted }
    const those = byRecord.get(id)
    if (those) those.push(taken)
    else byRecord.set(id, [taken])
  }
  return byRecord
}

/** The records it went through before, the oldest first, whatever campaign they are of. */
export async function listHistory(
  db: Db,
  timeZone: string,
  carriedFrom: RecordId | null,
): Promise<readonly KeptRecord[]> {
  const found: { readonly id: RecordId; readonly campaign: CampaignId }[] = []
  for (let next = carriedFrom; next !== null; ) {
    const row = await db
      .selectFrom('recommendation')
      .select(['id', 'campaign_id as campaign', 'carried_from as before'])
      .where('id', '=', next)
      .executeTakeFirst()
    if (row === undefined || found.some(({ id }) => id === row.id)) break
    found.unshift(row)
    next = row.before
  }
  const records = await listRecords(db, timeZone, {
    campaigns: found.map(({ campaign }) => campaign),
    ids: found.map(({ id }) => id),
  })
  return found.flatMap(({ id }) => records.filter((record) => record.id === id))
}

export interface NewRecord {
  readonly id: RecordId
  readonly remedy: RemedyId
  readonly barrier: BarrierId
  readonly carriedFrom: RecordId | null
  readonly first: RecordStep
}

/** How many are in: of a remedy that has a record already, or one that was carried over already, none. */
export async function addRecords(
  on: Db,
  campaign: CampaignId,
  records: readonly NewRecord[],
  by: By,
): Promise<number> {
  if (records.length === 0) return 0
  const added = await on
    .insertInto('recommendation')
    .values(
      records.map(({ id, remedy, barrier, carriedFrom }) => ({
        ...{ id, campaign_id: campaign, remedy, barrier, carried_from: carriedFrom },
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute()
  const isIn = new Set(added.map(({ id }) => id))
  const first = records.filter(({ id }) => isIn.has(id))
  return addRecordSteps(
    on,
    first.map(({ id, first: step }) => ({ record: id, version: 0, step })),
    by,
  )
}

export interface NextStep {
  readonly record: RecordId
  /** The newest step whoever takes it has seen. */
  readonly version: number
  readonly step: RecordStep
}

/** In one statement; gives back how many are in. The others had another step of that number already. */
export async function addRecordSteps(
  on: Db,
  steps: readonly NextStep[],
  { person, role }: By,
): Promise<number> {
  if (steps.length === 0) return 0
  // In one order, so that two who change the same records wait for each other once and not in a ring.
  const rows = [...steps]
    .sort((one, other) => (one.record < other.record ? -1 : 1))
    .map(({ record, version, step }) => ({
      ...{ recommendation_id: record, number: version + 1, body: JSON.stringify(step) },
      ...{ person_id: person, role },
    }))
  const added = await on
    .insertInto('recommendation_step')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .returning('number')
    .execute()
  return added.length
}

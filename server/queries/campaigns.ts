/** Campaigns with their election. */

import type { CampaignId, StationCode } from '../../schema/codes.ts'
import type { Words } from '../../schema/language.ts'
import type { ChecklistRef } from '../../schema/visit/visit.ts'
import type { Db } from '../storage/database.ts'

export interface Campaign {
  readonly id: CampaignId
  readonly name: Words
  readonly organisation: Words
  readonly election: {
    readonly name: Words
    readonly kind: 'commune' | 'national' | 'other'
    readonly date: string
  }
  readonly checklist: ChecklistRef
  readonly sampleType: 'census' | 'probability' | 'purposive' | 'volunteer'
  readonly settings: { readonly photosAllowed: boolean }
}

const campaigns = (db: Db) => db.selectFrom('campaign').selectAll()
type Row = Awaited<ReturnType<ReturnType<typeof campaigns>['executeTakeFirstOrThrow']>>

const fromRow = (row: Row): Campaign => ({
  id: row.id,
  name: row.name,
  organisation: row.organisation,
  election: { name: row.election_name, kind: row.election_kind, date: row.election_date },
  checklist: { id: row.checklist_id, version: row.checklist_version },
  sampleType: row.sample_type,
  settings: { photosAllowed: row.photos_allowed },
})

/** The newest first. */
export const listCampaigns = async (db: Db): Promise<readonly Campaign[]> =>
  (await campaigns(db).orderBy('made_at', 'desc').orderBy('id').execute()).map(fromRow)

export async function findCampaign(db: Db, id: CampaignId): Promise<Campaign | undefined> {
  const row = await campaigns(db).where('id', '=', id).executeTakeFirst()
  return row && fromRow(row)
}

export async function saveCampaign(db: Db, campaign: Campaign): Promise<void> {
  const row = {
    name: JSON.stringify(campaign.name),
    organisation: JSON.stringify(campaign.organisation),
    election_name: JSON.stringify(campaign.election.name),
    election_kind: campaign.election.kind,
    election_date: campaign.election.date,
    checklist_id: campaign.checklist.id,
    checklist_version: campaign.checklist.version,
    sample_type: campaign.sampleType,
    photos_allowed: campaign.settings.photosAllowed,
  }
  await db
    .insertInto('campaign')
    .values({ id: campaign.id, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
}

export async function countStations(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('station')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** Visits by campaign; a campaign without any is not in it. */
export async function countVisits(db: Db): Promise<ReadonlyMap<CampaignId, number>> {
  const rows = await db
    .selectFrom('visit')
    .select(({ fn }) => ['campaign_id', fn.countAll<number>().as('count')])
    .groupBy('campaign_id')
    .execute()
  return new Map(rows.map((row) => [row.campaign_id, row.count]))
}

/** What one tablet is to visit. */
export async function listAssigned(
  db: Db,
  campaign: CampaignId,
  enrolment: string,
): Promise<readonly StationCode[]> {
  const rows = await db
    .selectFrom('assignment')
    .select('station')
    .where('campaign_id', '=', campaign)
    .where('enrolment_id', '=', enrolment)
    .orderBy('station')
    .execute()
  return rows.map(({ station }) => station)
}

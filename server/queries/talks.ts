/** Talks with voters as they lie sealed: read to be counted, and shown to nobody. */

import type { CampaignId, StationCode } from '../../schema/codes.ts'
import type { ChecklistRef } from '../../schema/visit/visit.ts'
import type { Db } from '../storage/database.ts'

export interface SealedTalksAt {
  readonly visit: string
  readonly station: StationCode
  /** The tablet they came from: compared, and told to nobody. */
  readonly sender: string
  readonly checklist: ChecklistRef
  readonly sealed: Uint8Array
}

/** In the order of arrival; none once the talks of the campaign have ended. */
export async function listTalksOf(db: Db, campaign: CampaignId): Promise<readonly SealedTalksAt[]> {
  const rows = await db
    .selectFrom('interview')
    .innerJoin('visit', 'visit.id', 'interview.visit_id')
    .select(['visit.id', 'station', 'enrolment_id', 'checklist_id', 'checklist_version', 'interview.body'])
    .where('campaign_id', '=', campaign)
    .where('interview.body', 'is not', null)
    .orderBy('sequence')
    .execute()
  return rows.flatMap(({ id, station, enrolment_id, checklist_id, checklist_version, body }) =>
    body === null
      ? []
      : [
          {
            ...{ visit: id, station, sender: enrolment_id, sealed: body },
            checklist: { id: checklist_id, version: checklist_version },
          },
        ],
  )
}

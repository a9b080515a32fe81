/** Who goes where: reading a campaign's plan, and changing that of one monitor. */

import { sql } from 'kysely'
import type { Accreditation } from '../../schema/campaign/accreditation.ts'
import type { Assignment } from '../../schema/campaign/assignment.ts'
import type { AreaCode, CampaignId, StationCode } from '../../schema/codes.ts'
import type { Db } from '../storage/database.ts'

export interface PlanMonitor {
  readonly enrolment: string
  readonly code: string
  readonly state: 'card-open' | 'enrolled' | 'lost' | 'revoked'
  readonly isReplaced: boolean
  readonly isMobile: boolean
  readonly accreditedArea: AreaCode | null
}

const monitors = (db: Db, campaign: CampaignId) =>
  db
    .selectFrom('enrolment')
    .select([
      'id as enrolment',
      'code',
      'is_mobile as isMobile',
      'accredited_area as accreditedArea',
      sql<
        PlanMonitor['state']
      >`case when state = 'enrolled' and lost_at is not null then 'lost' else state end`.as('state'),
      sql<boolean>`exists (select from enrolment as next where next.replaces = enrolment.id)`.as(
        'isReplaced',
      ),
    ])
    .where('campaign_id', '=', campaign)

/** In order of their codes, without those who were revoked: they go nowhere any more. */
export const listPlanMonitors = (db: Db, campaign: CampaignId): Promise<readonly PlanMonitor[]> =>
  monitors(db, campaign).where('state', '<>', 'revoked').orderBy('code').execute()

/** The same with those who were revoked. */
export const listAllMonitors = (db: Db, campaign: CampaignId): Promise<readonly PlanMonitor[]> =>
  monitors(db, campaign).orderBy('code').execute()

export const findPlanMonitor = (
  db: Db,
  campaign: CampaignId,
  code: string,
): Promise<PlanMonitor | undefined> => monitors(db, campaign).where('code', '=', code).executeTakeFirst()

/** The same, and nobody revokes the card until the transaction is over. */
export const lockPlanMonitor = (
  on: Db,
  campaign: CampaignId,
  code: string,
): Promise<PlanMonitor | undefined> =>
  monitors(on, campaign).where('code', '=', code).forUpdate().executeTakeFirst()

/** Of everybody who was not revoked, in order of monitors and stations. */
export const listAssignments = (db: Db, campaign: CampaignId): Promise<readonly Assignment[]> =>
  db
    .selectFrom('assignment')
    .innerJoin('enrolment', 'enrolment.id', 'assignment.enrolment_id')
    .select(['enrolment.code as monitor', 'assignment.station'])
    .where('assignment.campaign_id', '=', campaign)
    .where('enrolment.state', '<>', 'revoked')
    .orderBy('enrolment.code')
    .orderBy('assignment.station')
    .execute()

/** Nothing where nothing was said. */
export const accreditationOf = ({
  isMobile,
  accreditedArea: area,
}: Pick<PlanMonitor, 'isMobile' | 'accreditedArea'>): Accreditation | undefined =>
  isMobile ? { kind: 'mobile' } : area === null ? undefined : { kind: 'area', area }

export async function saveAccreditation(
  on: Db,
  enrolment: string,
  said: Accreditation | undefined,
): Promise<void> {
  await on
    .updateTable('enrolment')
    .set({ is_mobile: said?.kind === 'mobile', accredited_area: said?.kind === 'area' ? said.area : null })
    .where('id', '=', enrolment)
    .execute()
}

/** The numbers of rows are bounded by what one change may hold. */
export async function dropAssignments(
  on: Db,
  campaign: CampaignId,
  enrolment: string,
  stations: readonly StationCode[],
): Promise<void> {
  if (stations.length === 0) return
  await on
    .deleteFrom('assignment')
    .where('campaign_id', '=', campaign)
    .where('enrolment_id', '=', enrolment)
    .where(sql<boolean>`station = any (${stations})`)
    .execute()
}

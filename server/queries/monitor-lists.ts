/** What a list of monitors is compared with, and the stations it gives out. */

import type { CampaignId, StationCode } from '../../schema/codes.ts'
import type { RegisterEntry } from '../../schema/people/register-entry.ts'
import type { ClassKeys } from '../keys/class-keys.ts'
import type { Db } from '../storage/database.ts'
import { openEntry } from './register.ts'

/** Two lists at the same time would not see each other's people. */
export const lockMonitorsOf = (on: Db, campaign: CampaignId): Promise<unknown> =>
  on.selectFrom('campaign').select('id').where('id', '=', campaign).forUpdate().executeTakeFirst()

/** Everybody of the register whose card or tablet still counts. Opened here to be compared, and told to nobody. */
export async function listPeopleWithCards(
  on: Db,
  keys: ClassKeys,
  campaign: CampaignId,
): Promise<readonly RegisterEntry[]> {
  const rows = await on
    .selectFrom('register.entry')
    .innerJoin('enrolment', 'enrolment.id', 'enrolment_id')
    .select(['enrolment_id', 'sealed'])
    .where('register.entry.campaign_id', '=', campaign)
    .where('enrolment.state', '!=', 'revoked')
    .execute()
  return rows.flatMap(({ enrolment_id, sealed }) => openEntry(keys, campaign, enrolment_id, sealed) ?? [])
}

export async function listTakenCodes(on: Db, codes: readonly string[]): Promise<ReadonlySet<string>> {
  if (codes.length === 0) return new Set()
  const rows = await on
    .selectFrom('enrolment')
    .select('code')
    .where('code', 'in', [...codes])
    .execute()
  return new Set(rows.map(({ code }) => code))
}

export async function listKnownStations(
  on: Db,
  stations: readonly StationCode[],
): Promise<ReadonlySet<string>> {
  if (stations.length === 0) return new Set()
  const rows = await on
    .selectFrom('station')
    .select('code')
    .where('code', 'in', [...stations])
    .execute()
  return new Set(rows.map(({ code }) => code))
}

/** Of three values each; a statement takes 65,535. */
const AT_ONCE = 10_000

export async function saveAssignments(
  on: Db,
  campaign: CampaignId,
  given: readonly { readonly enrolment: string; readonly station: StationCode }[],
): Promise<void> {
  for (let at = 0; at < given.length; at += AT_ONCE)
    await on
      .insertInto('assignment')
      .values(
        given
          .slice(at, at + AT_ONCE)
          .map(({ enrolment, station }) => ({ campaign_id: campaign, enrolment_id: enrolment, station })),
      )
      // A card that replaces a lost one may have brought it along meanwhile.
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}

/** A campaign that was set up: every class of its data has a day on which it ends, and a key of its own, from the beginning. */

import { dayIn } from '../logbook/day-in.ts'
import type { Campaign } from '../queries/campaigns.ts'
import { ensureRetention } from '../queries/retention.ts'
import type { Services } from '../services.ts'
import type { Db } from '../storage/database.ts'
import { makeKeysOf } from './prepare-class-keys.ts'

export async function beginKeeping(
  on: Db,
  { classKeys, retention, now, country }: Pick<Services, 'classKeys' | 'retention' | 'now' | 'country'>,
  { id, election }: Pick<Campaign, 'id' | 'election'>,
): Promise<void> {
  const today = dayIn(now(), country.timeZone)
  await ensureRetention(on, retention, { campaign: id, electionDate: election.date }, today)
  await makeKeysOf(on, classKeys, id)
}

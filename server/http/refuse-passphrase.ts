/** Refuses a passphrase that is too short or too easy to guess. */

import { faultOfPassphrase, LEAST_CHARACTERS } from '../passphrase-rules.ts'
import { listCampaigns } from '../queries/campaigns.ts'
import type { Db } from '../storage/database.ts'
import { refuse } from './refusal.ts'

/** What whoever knows the office would try first: the person's own name, and those of organisation and campaigns. */
export const namesAround = async (db: Db, name: string): Promise<readonly string[]> => [
  name,
  ...(await listCampaigns(db)).flatMap((campaign) =>
    [campaign.organisation, campaign.name, campaign.election.name].flatMap((words) => Object.values(words)),
  ),
]

export function refuseWeakPassphrase(passphrase: string, names: readonly string[]): void {
  const fault = faultOfPassphrase(passphrase, names)
  if (fault === 'too-short') refuse('passphrase-too-short', { least: LEAST_CHARACTERS })
  if (fault === 'too-common') refuse('passphrase-too-common')
}

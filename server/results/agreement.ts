/** How often two monitors who saw the same station say the same: over a whole campaign, and of nobody in particular. */

import type { CampaignId } from '../../schema/codes.ts'
import {
  type Agreement,
  type Compared,
  compareAnswers,
  sumAgreement,
} from '../../schema/visit/compare-visits.ts'
import { listFactsFrom, listStationsSeenByTwo } from '../queries/flags.ts'
import { readFreshness } from '../queries/results.ts'
import type { Services } from '../services.ts'
import { correctedVisits } from './corrected-visits.ts'

/** Stations compared between two looks at what else is waiting. */
const BATCH = 50

/** Remembered while nothing arrives: every page of the review asks for it, and it looks at every pair there is. */
export function rememberedAgreement(
  services: Pick<Services, 'db' | 'exportDb' | 'checklists'>,
): (campaign: CampaignId) => Promise<Agreement> {
  const kept = new Map<CampaignId, { readonly mark: string; readonly agreement: Agreement }>()
  return async (campaign) => {
    const mark = JSON.stringify(await readFreshness(services.exportDb, campaign))
    const known = kept.get(campaign)
    if (known?.mark === mark) return known.agreement
    const agreement = await readAgreementOf(services, campaign)
    kept.set(campaign, { mark, agreement })
    return agreement
  }
}

/** Each visit is held beside the one before it at its station, where another tablet made it. */
async function readAgreementOf(
  { db, checklists }: Pick<Services, 'db' | 'checklists'>,
  campaign: CampaignId,
): Promise<Agreement> {
  const stations = await listStationsSeenByTwo(db, campaign)
  const pairs: (readonly Compared[])[] = []
  for (let from = 0; from < stations.length; from += BATCH) {
    const batch = stations.slice(from, from + BATCH)
    const heard = await listFactsFrom(db, campaign, batch)
    for (const station of batch) {
      const facts = heard(station)
      const stands = await correctedVisits(checklists, facts)
      for (const [at, { visit }] of stands.visits.entries()) {
        const [before, checklist] = [stands.visits[at - 1]?.visit, stands.checklists[at]]
        if (before && checklist && facts.visits[at]?.sender !== facts.visits[at - 1]?.sender)
          pairs.push(compareAnswers(checklist, before.answers, visit.answers))
      }
    }
    await new Promise((done) => setImmediate(done))
  }
  return sumAgreement(pairs)
}

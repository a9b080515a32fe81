/** Which visits are worth a second look: worked out from facts when somebody asks, and kept nowhere. */

import type { StationCode, VisitId } from '../../schema/codes.ts'
import { type Flag, flagStation } from '../../schema/visit/flags.ts'
import type { Campaign } from '../queries/campaigns.ts'
import { listFactsFrom, listPhotosTwice } from '../queries/flags.ts'
import type { Services } from '../services.ts'
import { settingsOf } from '../storage/campaign-settings.ts'
import { correctedVisits } from './corrected-visits.ts'

type Needed = Pick<Services, 'db' | 'checklists' | 'country' | 'flagRules'>

/** Stations flagged between two looks at what else is waiting: taking in visits must not stand still. */
const BATCH = 10

/**
 * The flags of every visit to some stations. Words and photos themselves are not looked at: nothing is opened for it.
 */
export async function flagVisitsTo(
  { db, checklists, country, flagRules }: Needed,
  campaign: Campaign,
  stations: Iterable<StationCode>,
): Promise<ReadonlyMap<VisitId, readonly Flag[]>> {
  const wanted = [...new Set(stations)]
  const flags = new Map<VisitId, readonly Flag[]>()
  if (wanted.length === 0) return flags
  const heard = await listFactsFrom(db, campaign.id, wanted)
  const ground = {
    rules: flagRules,
    settings: settingsOf(campaign),
    country,
    electionDay: campaign.election.date,
    photosTwice: await listPhotosTwice(db, campaign.id),
  }
  for (const [at, station] of wanted.entries()) {
    const { visits, checklists: its } = await correctedVisits(checklists, heard(station))
    const said = visits.flatMap(({ visit }, order) => {
      const checklist = its[order]
      return checklist ? [{ visit, checklist }] : []
    })
    for (const [order, found] of flagStation(said, ground).entries()) {
      const one = said[order]
      if (one) flags.set(one.visit.id, found)
    }
    if (at % BATCH === BATCH - 1) await new Promise((done) => setImmediate(done))
  }
  return flags
}

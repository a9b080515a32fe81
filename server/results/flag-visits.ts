/** Which visits are worth a second look: worked out from facts when somebody asks, and remembered while nothing of it changes. */

import type { CampaignId, StationCode, VisitId } from '../../schema/codes.ts'
import { type Flag, flagStation } from '../../schema/visit/flags.ts'
import type { Campaign } from '../queries/campaigns.ts'
import { listFactsFrom, listFlagMarks, listPhotosTwice } from '../queries/flags.ts'
import type { Services } from '../services.ts'
import { settingsOf } from '../storage/campaign-settings.ts'
import { correctedVisits } from './corrected-visits.ts'

type Needed = Pick<Services, 'db' | 'checklists' | 'country' | 'flagRules'>

/** Of every visit to some stations. Words and photos themselves are not looked at: nothing is opened for it. */
export type FlagVisits = (
  campaign: Campaign,
  stations: Iterable<StationCode>,
) => Promise<ReadonlyMap<VisitId, readonly Flag[]>>

/** Stations flagged between two looks at what else is waiting: taking in visits must not stand still. */
const BATCH = 10
/** The stations of a country, some kilobytes each at most; beyond that the oldest are worked out anew. */
const MOST_KEPT = 30_000

interface Kept {
  /** What the flags were worked out from: other whenever they could be. */
  readonly mark: string
  readonly flags: ReadonlyMap<VisitId, readonly Flag[]>
}

/**
 * A visit takes a millisecond or two, and a page of the review has up to two hundred. In memory alone, of this process
 * alone: flags are kept nowhere else, and whatever arrives at a station makes its own be worked out anew.
 */
export function rememberedFlags({ db, checklists, country, flagRules }: Needed): FlagVisits {
  const kept = new Map<string, Kept>()
  const keyOf = (campaign: CampaignId, station: StationCode) => `${campaign} ${station}`

  const remember = (key: string, one: Kept) => {
    kept.delete(key)
    kept.set(key, one)
    const [oldest] = kept.size > MOST_KEPT ? kept.keys() : []
    if (oldest !== undefined) kept.delete(oldest)
  }

  return async (campaign, stations) => {
    const wanted = [...new Set(stations)]
    const flags = new Map<VisitId, readonly Flag[]>()
    if (wanted.length === 0) return flags
    const photosTwice = await listPhotosTwice(db, campaign.id)
    const settings = JSON.stringify([campaign.settings, campaign.election.date])
    const heard = await listFlagMarks(db, campaign.id, wanted)
    const markOf = (station: StationCode) => {
      const { marks, photos } = heard(station)
      return JSON.stringify([settings, marks, photos.filter((one) => photosTwice.has(one))])
    }
    const stale = wanted.filter((station) => kept.get(keyOf(campaign.id, station))?.mark !== markOf(station))
    const ground = {
      rules: flagRules,
      settings: settingsOf(campaign),
      country,
      electionDay: campaign.election.date,
      photosTwice,
    }
    const facts = await listFactsFrom(db, campaign.id, stale)
    for (const [at, station] of stale.entries()) {
      const { visits, checklists: its } = await correctedVisits(checklists, facts(station))
      const said = visits.flatMap(({ visit }, order) => {
        const checklist = its[order]
        return checklist ? [{ visit, checklist }] : []
      })
      const found = flagStation(said, ground)
      remember(keyOf(campaign.id, station), {
        mark: markOf(station),
        flags: new Map(said.map(({ visit }, order) => [visit.id, found[order] ?? []])),
      })
      if (at % BATCH === BATCH - 1) await new Promise((done) => setImmediate(done))
    }
    for (const station of wanted)
      for (const [visit, found] of kept.get(keyOf(campaign.id, station))?.flags ?? []) flags.set(visit, found)
    return flags
  }
}

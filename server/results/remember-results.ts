/** Results of campaigns, kept in memory and brought up to date by what has arrived since. */

import type { Checklist } from '../../schema/checklist/checklist.ts'
import type { CampaignId, StationCode } from '../../schema/codes.ts'
import { type Campaign, findCampaign } from '../queries/campaigns.ts'
import { readWholeRegister } from '../queries/places.ts'
import {
  type Freshness,
  listStationsVisitedSince,
  listVisitsTo,
  readFreshness,
  type VisitToJudge,
} from '../queries/results.ts'
import type { Services } from '../services.ts'
import { settingsOf } from '../storage/campaign-settings.ts'
import { type JudgedStation, judgeStation, summaryOf } from './judge-station.ts'
import { readyPlaces, type StationPlaces } from './station-places.ts'
import type { StationResult } from './station-result.ts'

export interface CampaignResults {
  readonly campaign: Campaign
  /** The campaign's own: what its barriers and remedies are called by. */
  readonly checklist: Checklist
  readonly places: StationPlaces
  readonly byStation: ReadonlyMap<StationCode, StationResult>
  /** Another text whenever anything in here is different. */
  readonly version: string
}

export interface Results {
  find(campaign: CampaignId): Promise<CampaignResults | undefined>
  /** One station with its evidence; nothing when nobody visited it. */
  judge(campaign: Campaign, station: StationCode): Promise<JudgedStation | undefined>
  /** Some visited stations with their evidence, a batch at a time: for what is too large to be kept. */
  judgeAll(
    campaign: Campaign,
    stations: Iterable<StationCode>,
  ): AsyncIterable<{ readonly station: StationCode; readonly judged: JudgedStation }>
}

type Needed = Pick<Services, 'db' | 'checklists'>

/** Stations judged between two looks at what else is waiting: taking in visits must not stand still. */
const BATCH = 100
/** Two visits can become visible in another order than their sequence; so many are looked at again. */
const OVERLAP = 64

interface Kept {
  readonly freshness: Freshness
  readonly results: CampaignResults
}

export function rememberedResults({ db, checklists }: Needed): Results {
  const kept = new Map<CampaignId, Kept>()
  const running = new Map<CampaignId, Promise<CampaignResults | undefined>>()
  const next = new Map<CampaignId, Promise<CampaignResults | undefined>>()
  let places: { readonly version: string; readonly ready: StationPlaces } | undefined

  async function* judgeAll(campaign: Campaign, stations: Iterable<StationCode>) {
    for (const batch of batches(stations)) {
      const visits = byStationOf(await listVisitsTo(db, campaign.id, batch))
      for (const station of batch) {
        const judged = await judgeStation(checklists, settingsOf(campaign), visits.get(station) ?? [])
        if (judged) yield { station, judged }
      }
    }
  }

  async function bringUpToDate(id: CampaignId): Promise<CampaignResults | undefined> {
    const campaign = await findCampaign(db, id)
    const checklist = campaign && (await checklists.find(campaign.checklist))
    if (campaign === undefined || checklist === undefined) return undefined
    const freshness = await readFreshness(db, id)
    const before = kept.get(id)
    const isSame =
      before !== undefined && JSON.stringify(before.results.campaign) === JSON.stringify(campaign)
    if (isSame && JSON.stringify(before.freshness) === JSON.stringify(freshness)) return before.results

    if (places?.version !== freshness.places)
      places = { version: freshness.places, ready: readyPlaces(await readWholeRegister(db)) }
    const judgeSince = async (after: number, known: Iterable<readonly [StationCode, StationResult]>) => {
      const byStation = new Map(known)
      const stations = await listStationsVisitedSince(db, id, after)
      for await (const { station, judged } of judgeAll(campaign, stations))
        byStation.set(station, summaryOf(judged))
      return byStation
    }
    // Another setting changes what is asked, and fewer visits than before mean that some were taken out: judge all again.
    const known = isSame && before.freshness.visits <= freshness.visits ? before : undefined
    let byStation = await judgeSince(
      (known?.freshness.lastSequence ?? 0) - OVERLAP,
      known?.results.byStation ?? [],
    )
    if (known && countVisits(byStation) < freshness.visits) byStation = await judgeSince(0, [])
    const results: CampaignResults = {
      campaign,
      checklist,
      places: places.ready,
      byStation,
      version: `${freshness.places} ${freshness.visits} ${freshness.lastSequence}`,
    }
    kept.set(id, { freshness, results })
    return results
  }

  function start(id: CampaignId): Promise<CampaignResults | undefined> {
    const started = bringUpToDate(id).finally(() => running.delete(id))
    running.set(id, started)
    return started
  }

  function startNext(id: CampaignId): Promise<CampaignResults | undefined> {
    next.delete(id)
    return start(id)
  }

  return {
    judgeAll,
    judge: async (campaign, station) =>
      judgeStation(checklists, settingsOf(campaign), await listVisitsTo(db, campaign.id, [station])),
    // Many readers wait for one reading, but for one that began after they asked: nothing stored before is missed.
    find: (id) => {
      const waiting = next.get(id)
      if (waiting) return waiting
      const underway = running.get(id)
      if (underway === undefined) return start(id)
      const queued = underway.then(
        () => startNext(id),
        () => startNext(id),
      )
      next.set(id, queued)
      return queued
    },
  }
}

function countVisits(byStation: ReadonlyMap<StationCode, StationResult>): number {
  let visits = 0
  for (const result of byStation.values()) visits += result.visits
  return visits
}

function byStationOf(visits: readonly VisitToJudge[]): ReadonlyMap<StationCode, readonly VisitToJudge[]> {
  const grouped = new Map<StationCode, VisitToJudge[]>()
  for (const visit of visits) {
    const those = grouped.get(visit.station)
    if (those) those.push(visit)
    else grouped.set(visit.station, [visit])
  }
  return grouped
}

function* batches(stations: Iterable<StationCode>): Generator<readonly StationCode[]> {
  let batch: StationCode[] = []
  for (const station of stations) {
    batch.push(station)
    if (batch.length < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/** Results of campaigns, kept in memory and brought up to date by what has arrived since. */

import type { Checklist } from '../../schema/checklist/checklist.ts'
import type { CampaignId, StationCode } from '../../schema/codes.ts'
import { breathing } from '../http/breathe.ts'
import { type Campaign, findCampaign } from '../queries/campaigns.ts'
import { listWholeCorrectionsOf } from '../queries/corrections.ts'
import {
  type Freshness,
  listBareCorrectionsOf,
  listBareVisitsTo,
  listStationsHeardFrom,
  readFreshness,
  readRegisterTold,
} from '../queries/results.ts'
import { listWholeVisitsTo } from '../queries/visits.ts'
import type { Services } from '../services.ts'
import { settingsOf } from '../storage/campaign-settings.ts'
import type { FromStation } from './corrected-visits.ts'
import { type JudgedStation, judgeStation, wholeSummaryOf } from './judge-station.ts'
import { lookAhead } from './look-ahead.ts'
import { readyPlaces, type StationPlaces } from './station-places.ts'
import type { StationResult, WholeResult } from './station-result.ts'

export interface CampaignResults<Result extends StationResult = StationResult> {
  readonly campaign: Campaign
  /** The campaign's own: what its barriers and remedies are called by. */
  readonly checklist: Checklist
  readonly places: StationPlaces
  readonly byStation: ReadonlyMap<StationCode, Result>
  /** Another text whenever anything in here is different. */
  readonly version: string
}

/** What the visits say, without the register: enough for what is counted by the database. */
export interface JudgedResults<Result extends StationResult = WholeResult>
  extends Omit<CampaignResults<Result>, 'places'> {
  /** Version of the register. */
  readonly register: string
}

/** All of it, as reviewers see it; `outsideOf` makes of it what others may see. */
export type WholeResults = CampaignResults<WholeResult>

export interface Results {
  /**
   * The same without the register, and up to two seconds old: a map that is moved asks many times a second, and
   * looking whether anything is new would take longer than what it asks for.
   */
  findLately(campaign: CampaignId): Promise<JudgedResults | undefined>
  find(campaign: CampaignId): Promise<WholeResults | undefined>
  /** One station with its evidence; nothing when nobody visited it. */
  judge(campaign: Campaign, station: StationCode): Promise<JudgedStation | undefined>
  /** The same with every word of the evidence: for reviewers alone. */
  judgeWhole(campaign: Campaign, station: StationCode): Promise<JudgedStation | undefined>
  /** Some visited stations with their evidence, a batch at a time: for what is too large to be kept. */
  judgeAll(
    campaign: Campaign,
    stations: Iterable<StationCode>,
  ): AsyncIterable<{ readonly station: StationCode; readonly judged: JudgedStation }>
}

type Needed = Pick<Services, 'db' | 'exportDb' | 'checklists' | 'classKeys' | 'now'>

/** Stations judged between two looks at what else is waiting: taking in visits must not stand still. */
const BATCH = 100
/** The database needs about as long to leave people out of a batch as it takes to judge it: both at once, and one more. */
const BATCHES_AHEAD = 3
/** Two visits can become visible in another order than their sequence; so many are looked at again. */
const OVERLAP = 64

const LATELY_MS = 2_000

interface Kept {
  readonly freshness: Freshness
  readonly results: JudgedResults
}

export function rememberedResults({ db, exportDb, checklists, classKeys, now }: Needed): Results {
  const kept = new Map<CampaignId, Kept>()
  const running = new Map<CampaignId, Promise<JudgedResults | undefined>>()
  const next = new Map<CampaignId, Promise<JudgedResults | undefined>>()
  const lookedAt = new Map<CampaignId, number>()
  const withPlaces = new WeakMap<JudgedResults, WholeResults>()
  let places: { readonly version: string; readonly ready: Promise<StationPlaces> } | undefined

  /** What came from some stations, looked up together, without anybody in it. */
  async function hear(campaign: CampaignId, stations: readonly StationCode[]) {
    const visits = byStationOf(await listBareVisitsTo(exportDb, campaign, stations))
    const corrections = byStationOf(await listBareCorrectionsOf(exportDb, campaign, stations))
    return (station: StationCode): FromStation => ({
      visits: visits.get(station) ?? [],
      corrections: corrections.get(station) ?? [],
    })
  }

  // What was asked for ahead is often there already, and then nothing else would get its turn for three batches.
  const judgeAll = (campaign: Campaign, stations: Iterable<StationCode>) =>
    breathing(judgeEach(campaign, stations))

  async function* judgeEach(campaign: Campaign, stations: Iterable<StationCode>) {
    const hearAll = async (batch: readonly StationCode[]) => ({
      batch,
      heard: await hear(campaign.id, batch),
    })
    for await (const { batch, heard } of lookAhead(batches(stations), hearAll, BATCHES_AHEAD))
      for (const station of batch) {
        const judged = await judgeStation(checklists, settingsOf(campaign), heard(station))
        if (judged) yield { station, judged }
      }
  }

  async function bringUpToDate(id: CampaignId): Promise<JudgedResults | undefined> {
    // Asked side by side: every request waits for both, and each is a way to the database and back.
    const [campaign, freshness] = await Promise.all([findCampaign(db, id), readFreshness(exportDb, id)])
    const checklist = campaign && (await checklists.find(campaign.checklist))
    if (campaign === undefined || checklist === undefined) return undefined
    const before = kept.get(id)
    const isSame =
      before !== undefined && JSON.stringify(before.results.campaign) === JSON.stringify(campaign)
    if (isSame && JSON.stringify(before.freshness) === JSON.stringify(freshness)) return before.results

    const judgeSince = async (
      after: Parameters<typeof listStationsHeardFrom>[2],
      known: Iterable<readonly [StationCode, WholeResult]>,
    ) => {
      const byStation = new Map(known)
      const stations = await listStationsHeardFrom(exportDb, id, after)
      for await (const { station, judged } of judgeAll(campaign, stations))
        byStation.set(station, wholeSummaryOf(judged))
      return byStation
    }
    // Another setting changes what is asked, and fewer than before mean that some were taken out: judge all again.
    const known = isSame && isNoFewer(freshness, before.freshness) ? before : undefined
    const since = {
      visit: (known?.freshness.lastSequence ?? 0) - OVERLAP,
      correction: (known?.freshness.lastCorrection ?? 0) - OVERLAP,
    }
    let byStation = await judgeSince(since, known?.results.byStation ?? [])
    if (known && isIncomplete(byStation, freshness))
      byStation = await judgeSince({ visit: 0, correction: 0 }, [])
    const results: JudgedResults = {
      campaign,
      checklist,
      register: freshness.places,
      byStation,
      version: Object.values(freshness).join(' '),
    }
    kept.set(id, { freshness, results })
    return results
  }

  /** The register is read once for all campaigns; what is known of it is one thing as long as nothing changes. */
  async function placed(results: JudgedResults): Promise<WholeResults> {
    const known = withPlaces.get(results)
    if (known) return known
    if (places?.version !== results.register) {
      const ready = readRegisterTold(exportDb).then(readyPlaces)
      places = { version: results.register, ready }
      // Whoever comes next tries again.
      ready.catch(() => {
        places = undefined
      })
    }
    const made = { ...results, places: await places.ready }
    const meanwhile = withPlaces.get(results) ?? made
    withPlaces.set(results, meanwhile)
    return meanwhile
  }

  function start(id: CampaignId): Promise<JudgedResults | undefined> {
    const started = bringUpToDate(id).finally(() => running.delete(id))
    running.set(id, started)
    return started
  }

  function startNext(id: CampaignId): Promise<JudgedResults | undefined> {
    next.delete(id)
    return start(id)
  }

  return {
    judgeAll,
    judge: async (campaign, station) =>
      judgeStation(checklists, settingsOf(campaign), (await hear(campaign.id, [station]))(station)),
    judgeWhole: async (campaign, station) =>
      judgeStation(checklists, settingsOf(campaign), {
        visits: await listWholeVisitsTo(db, classKeys, campaign.id, station),
        corrections: await listWholeCorrectionsOf(db, classKeys, campaign.id, station),
      }),
    find: async (id) => {
      const judged = await latest(id)
      return judged && placed(judged)
    },
    async findLately(id) {
      const at = now().getTime()
      const known = kept.get(id)
      if (known && Math.abs(at - (lookedAt.get(id) ?? 0)) < LATELY_MS) return known.results
      const judged = await latest(id)
      if (judged) lookedAt.set(id, at)
      return judged
    },
  }

  // Many readers wait for one reading, but for one that began after they asked: nothing stored before is missed.
  function latest(id: CampaignId): Promise<JudgedResults | undefined> {
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
  }
}

const isNoFewer = (now: Freshness, before: Freshness): boolean =>
  before.visits <= now.visits && before.corrections <= now.corrections

/** Whether something that is counted was not judged. */
function isIncomplete(byStation: ReadonlyMap<StationCode, StationResult>, freshness: Freshness): boolean {
  let visits = 0
  let corrections = 0
  for (const result of byStation.values()) {
    visits += result.visits
    corrections += result.corrections
  }
  return visits < freshness.visits || corrections < freshness.corrections
}

function byStationOf<One extends { readonly station: StationCode }>(
  arrived: readonly One[],
): ReadonlyMap<StationCode, readonly One[]> {
  const grouped = new Map<StationCode, One[]>()
  for (const one of arrived) {
    const those = grouped.get(one.station)
    if (those) those.push(one)
    else grouped.set(one.station, [one])
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

/** What somebody may see of a campaign's results: all of it inside the review, what may be told everywhere else. */

import { type CampaignId, readCampaignId, type StationCode } from '../../schema/codes.ts'
import type { ToldTables } from '../../schema/disclosure/conduct-tables.ts'
import type { ToldTalks } from '../../schema/disclosure/talk-tables.ts'
import { tierOfBarrier } from '../../schema/disclosure/tier.ts'
import { may } from '../../schema/people/permissions.ts'
import { REACHED_TOLD, type Reached } from '../../schema/places/station-filter.ts'
import type { ReviewState } from '../../schema/visit/review.ts'
import type { Actor } from '../http/actor.ts'
import { refuse } from '../http/refusal.ts'
import { listHeldStations } from '../queries/results.ts'
import type { Services } from '../services.ts'
import type { JudgedStation } from './judge-station.ts'
import { outsideOf, outsideOfJudged } from './outside.ts'
import { isOverWithQuiet, refuseWhileQuiet } from './quiet-days.ts'
import { releaseStation } from './release-station.ts'
import type { CampaignResults, JudgedResults, Results, WholeResults } from './remember-results.ts'
import type { StationResult } from './station-result.ts'
import { tellBatches } from './tell-batches.ts'

export interface Seen {
  readonly results: CampaignResults
  judge(station: StationCode): Promise<JudgedStation | undefined>
  judgeAll(
    stations: Iterable<StationCode>,
  ): AsyncIterable<{ readonly station: StationCode; readonly judged: JudgedStation }>
  /** Tables about people; nothing for those who see each station whole. */
  tellAboutPeople(): Promise<readonly ToldTables[] | undefined>
  /** What voters said, as it may be told: nobody sees single talks, whoever looks. Nothing until the quiet days are over. */
  tellTalks(): Promise<readonly ToldTalks[] | undefined>
}

/** The campaign's results, or a refusal: an address that names no campaign leads nowhere. */
async function resultsOf(results: Results, campaign: string): Promise<WholeResults> {
  const id: CampaignId | undefined = readCampaignId(campaign)
  return (id && (await results.find(id))) ?? refuse('not-found')
}

/** As pages show it. */
export async function seenBy(
  services: Services,
  results: Results,
  { actor, campaign }: { readonly actor: Actor; readonly campaign: string },
): Promise<Seen> {
  const whole = await resultsOf(results, campaign)
  if (!may(actor, 'results.whole')) {
    if (!may(actor, 'results.early')) refuseWhileQuiet(services, whole.campaign)
    return seeOutside(services, results, whole)
  }
  return {
    results: whole,
    judge: (station) => results.judgeWhole(whole.campaign, station),
    judgeAll: (stations) => results.judgeAll(whole.campaign, stations),
    tellAboutPeople: async () => undefined,
    tellTalks: async () => {
      const held = await listHeldStations(services.exportDb, whole.campaign.id)
      return talksIn(services, whole, await tellBatches(services, { whole, outside: outsideOf(whole, held) }))
    },
  }
}

function talksIn(
  services: Services,
  { campaign }: WholeResults,
  batches: readonly ToldTables[],
): readonly ToldTalks[] | undefined {
  return isOverWithQuiet(services, campaign)
    ? batches.flatMap(({ talks }) => (talks ? [talks] : []))
    : undefined
}

/** As it may be told outside, whoever looks; early for those who may. What is recorded of it may leave as it is. */
export async function outsideBy(
  services: Services,
  results: Results,
  { actor, campaign }: { readonly actor: Actor; readonly campaign: string },
): Promise<Seen> {
  const whole = await resultsOf(results, campaign)
  if (!may(actor, 'results.early')) refuseWhileQuiet(services, whole.campaign)
  return seeOutside(services, results, whole)
}

/** As the map shows it in tiles: without the register, and up to two seconds old. */
export async function seenLatelyBy(
  services: Services,
  results: Results,
  { actor, campaign }: { readonly actor: Actor; readonly campaign: string },
): Promise<JudgedResults<StationResult>> {
  const id: CampaignId | undefined = readCampaignId(campaign)
  const whole = (id && (await results.findLately(id))) ?? refuse('not-found')
  if (may(actor, 'results.whole')) return whole
  if (!may(actor, 'results.early')) refuseWhileQuiet(services, whole.campaign)
  return outsideOfJudged(whole, await listHeldStations(services.exportDb, whole.campaign.id))
}

/** As files carry it away: whoever asks, never more than may be told. */
export async function takenOut(services: Services, results: Results, campaign: string): Promise<Seen> {
  const whole = await resultsOf(results, campaign)
  refuseWhileQuiet(services, whole.campaign)
  return seeOutside(services, results, whole)
}

/** As a release freezes it; whether one may be made now, and what of it a preliminary one tells, is not asked here. */
export async function seenForRelease(
  services: Services,
  results: Results,
  campaign: string,
): Promise<{ readonly seen: Seen; readonly held: number }> {
  const whole = await resultsOf(results, campaign)
  const held = await listHeldStations(services.exportDb, whole.campaign.id)
  return { seen: await seeOutside(services, results, whole), held: held.length }
}

async function seeOutside(services: Services, results: Results, whole: WholeResults): Promise<Seen> {
  const { campaign } = whole
  const outside = outsideOf(whole, await listHeldStations(services.exportDb, campaign.id))
  return {
    results: outside,
    judge: async (station) => {
      if (outside.held.has(station)) return undefined
      const judged = await results.judge(campaign, station)
      return judged && releaseStation(judged)
    },
    judgeAll: async function* judgeAll(stations) {
      const told = [...stations].filter((code) => !outside.held.has(code))
      for await (const { station, judged } of results.judgeAll(campaign, told))
        yield { station, judged: releaseStation(judged) }
    },
    tellAboutPeople: () => tellBatches(services, { whole, outside }),
    tellTalks: async () => talksIn(services, whole, await tellBatches(services, { whole, outside })),
  }
}

export interface Picked {
  readonly barrier?: string | undefined
  readonly reached?: Reached | undefined
  readonly review?: ReviewState | undefined
  readonly day?: string | undefined
}

/** Stations are never picked by what people did there; only whoever sees them whole may. */
export function refusePicking(
  { results: { checklist } }: { readonly results: Pick<CampaignResults, 'checklist'> },
  actor: Actor,
  { barrier, reached, review, day }: Picked,
): void {
  // When a visit arrived says when somebody was somewhere: to those who read visits, and by the day only.
  if ((review !== undefined || day !== undefined) && !may(actor, 'visit.review')) refuse('kept-inside')
  if (may(actor, 'results.whole')) return
  // Why nobody got in is about people; that somebody did shows in what is told of the room.
  if (reached !== undefined && !REACHED_TOLD.includes(reached)) refuse('kept-inside')
  const known = checklist.barriers.find(({ id }) => id === barrier)
  if (known && tierOfBarrier(checklist, known) !== 'A') refuse('kept-inside')
}

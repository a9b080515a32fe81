/** Records of recommendations with what they rest on today: evidence that may be told, priority, who is there to act. */

import type { StationCode } from '../../schema/codes.ts'
import { tierOfBarrier } from '../../schema/disclosure/tier.ts'
import type { ToldForAddressee, ToldRecommendation } from '../../schema/disclosure/told-recommendations.ts'
import type { BarrierId } from '../../schema/findings/barrier.ts'
import { countIndicators } from '../../schema/findings/indicators.ts'
import type { Words } from '../../schema/language.ts'
import { type Calendar, checkAddressee, dueDay } from '../../schema/recommendations/addressee-check.ts'
import type { Body } from '../../schema/recommendations/body.ts'
import { type ByRule, basesByRule } from '../../schema/recommendations/gather-anew.ts'
import { legalLinksOf } from '../../schema/recommendations/legal-links.ts'
import { byPriority, priorityOf, type RegisteredVoters } from '../../schema/recommendations/priority.ts'
import {
  isAnswer,
  listStandingSteps,
  type Standing,
  standingOfRecord,
} from '../../schema/recommendations/record.ts'
import type { RecordedRecommendation, ToldStep } from '../../schema/recommendations/recorded.ts'
import { dayIn } from '../logbook/day-in.ts'
import { listCampaigns } from '../queries/campaigns.ts'
import { type KeptRecord, listHistory, listRecords } from '../queries/recommendations.ts'
import type { Services } from '../services.ts'
import { gatherSeen } from './gathered.ts'
import type { CampaignResults } from './remember-results.ts'
import type { Seen } from './seen-by.ts'

type Needed = Pick<Services, 'db' | 'now' | 'country' | 'checklists' | 'bodies' | 'recommendationRules'>

export interface ReadRecord {
  readonly kept: KeptRecord
  /** In the campaigns it was carried through, the oldest first. */
  readonly history: readonly KeptRecord[]
  readonly standing: Standing
  readonly told: RecordedRecommendation
}

export interface ReadRecords {
  /** The highest priority first. */
  readonly records: readonly ReadRecord[]
  /** What is recommended today, as it may be told. */
  readonly gathered: readonly ToldForAddressee[]
  /** What the rule says today, whether there is a record of it or not. */
  readonly byRule: readonly ByRule[]
  /** Stations that can tell about a barrier of the building. */
  readonly quiet: (barrier: BarrierId) => number | undefined
  readonly calendar: Calendar
  readonly register: RegisteredVoters
}

/**
 * The records of a campaign that the organisation stands by, as they may be told: what a release or a report freezes.
 * `seen`: as it may be seen outside (`takenOut`), so that no station on hold and no number about people slips in.
 */
export async function recordedRecommendations(
  services: Needed,
  seen: Seen,
): Promise<readonly RecordedRecommendation[]> {
  const { records } = await readRecords(services, seen)
  return records.flatMap(({ told }) => (told.state === 'overruled' ? [] : [told]))
}

/** All records of a campaign; evidence and priority are those of the area where one is named. */
export async function readRecords(services: Needed, seen: Seen, area?: string): Promise<ReadRecords> {
  const { results } = seen
  const calendar = await readCalendar(services)
  const register = registeredIn(results)
  const { told, visited } = await gatherSeen(seen, area)
  const today = new Map(
    told.flatMap(({ recommendations }) => recommendations.map((one) => [one.remedy, one])),
  )
  // Few records rest on what is found nowhere today, and all visits are gone through for them.
  let counted: ReadonlyMap<BarrierId, number> | undefined
  const tellingOf = (barrier: BarrierId): number => {
    counted ??= new Map(countIndicators(results.checklist, visited).map((one) => [one.barrier, one.n]))
    return counted.get(barrier) ?? 0
  }
  const quiet = (barrier: BarrierId) => {
    const known = results.checklist.barriers.find(({ id }) => id === barrier)
    return known && tierOfBarrier(results.checklist, known) === 'A' ? tellingOf(barrier) : undefined
  }
  const evidenceOf = ({ remedy, barrier }: KeptRecord, { basis }: Standing): Evidence => {
    const now = today.get(remedy)
    if (now) return evidenceFrom(now)
    const n = quiet(barrier)
    if (n !== undefined) return { stations: [], found: 0, n, isRounded: false }
    // About people, and not told of this area; or of a barrier that nobody asks for any more.
    const isTold = basis.isRounded && area === undefined
    return {
      stations: [],
      found: isTold ? basis.found : 0,
      n: isTold ? basis.n : 0,
      isRounded: basis.isRounded,
    }
  }
  const kept = await listRecords(services.db, services.country.timeZone, { campaigns: [results.campaign.id] })
  const records: (ReadRecord & { readonly priority: RecordedRecommendation['priority'] })[] = []
  for (const record of kept) {
    const standing = standingOfRecord(record.steps.map(({ step }) => step))
    if (standing === undefined) continue
    const history = await listHistory(services.db, services.country.timeZone, record.carriedFrom)
    const evidence = evidenceOf(record, standing)
    const { wording, basis } = standing
    const due = dueDay(wording, calendar)
    const severity = basis.severity
    const priority = priorityOf(
      { severity, stations: evidence.stations, found: evidence.found },
      services.recommendationRules.weights,
      register,
    )
    const recommendation: RecordedRecommendation = {
      ...{ id: record.id, remedy: record.remedy, barrier: record.barrier },
      barrierName: barrierName(results, record.barrier),
      ...{ text: wording.text, isEdited: standing.isEdited, addressee: wording.addressee },
      addresseeName: bodyName(services.bodies, results, wording.addressee),
      check: checkAddressee(services.bodies, wording.addressee, due, calendar),
      ...{ when: wording.when, due, effort: wording.effort, severity, hinders: basis.hinders },
      ...{ state: standing.state, receiver: standing.receiver },
      steps: [...history, record].flatMap(toldSteps),
      isCarried: record.carriedFrom !== null,
      ...evidence,
      priority,
      links: legalLinksOf(results.checklist, record.barrier, services.recommendationRules.links),
    }
    records.push({ kept: record, history, standing, told: recommendation, priority })
  }
  return {
    ...{ records: byPriority(records), gathered: told, byRule: basesByRule(results.checklist, told) },
    ...{ quiet, calendar, register },
  }
}

type Evidence = Pick<RecordedRecommendation, 'stations' | 'found' | 'n' | 'isRounded'>

const evidenceFrom = ({ stations, found, n, isRounded }: ToldRecommendation): Evidence => ({
  ...{ stations, found, n, isRounded },
})

/** What was written inside, reasons among it, stays inside. */
const toldSteps = ({ steps }: KeptRecord): readonly ToldStep[] =>
  listStandingSteps(steps.map(({ step }) => step)).flatMap((step) =>
    step.kind === 'moved'
      ? [
          {
            state: step.to,
            day: step.day,
            receiver: step.receiver,
            answer: isAnswer(step.to) ? step.words : {},
          },
        ]
      : [],
  )

export async function readCalendar({ db, now, country }: Needed): Promise<Calendar> {
  const elections = (await listCampaigns(db)).map(({ election }) => election.date)
  return { today: dayIn(now(), country.timeZone), elections: [...new Set(elections)] }
}

function registeredIn({ places }: CampaignResults): RegisteredVoters {
  const known = places.list.flatMap(({ station: { registeredVoters } }) => registeredVoters ?? [])
  return {
    of: (station: StationCode) => places.byCode.get(station)?.station.registeredVoters,
    stations: known.length,
    voters: known.reduce((sum, voters) => sum + voters, 0),
  }
}

const barrierName = ({ checklist }: CampaignResults, barrier: BarrierId): Words =>
  checklist.barriers.find(({ id }) => id === barrier)?.name ?? { en: barrier }

const bodyName = (bodies: readonly Body[], { checklist }: CampaignResults, addressee: string): Words =>
  (bodies.find(({ id }) => id === addressee) ?? checklist.addressees.find(({ id }) => id === addressee))
    ?.name ?? { en: addressee }

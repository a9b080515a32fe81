/** Flags: what in a visit is worth a second look. Help for whoever reviews; none of them proves anything. */

import { listAsked } from '../checklist/asked.ts'
import type { Checklist, QuestionId } from '../checklist/checklist.ts'
import type { Settings } from '../checklist/facts.ts'
import type { Country } from '../country.ts'
import { combineVisits } from '../findings/combine-visits.ts'
import { findBarriers } from '../findings/find-barriers.ts'
import { rateStation } from '../findings/rate.ts'
import type { Rating } from '../findings/rating.ts'
import { readMoment } from '../time.ts'
import { hasValue } from './answer.ts'
import { checkVisit } from './check-visit.ts'
import type { FlagRules, OverallView } from './flag-rules.ts'
import type { Visit } from './visit.ts'

export const FLAG_KINDS = [
  /** Fact: `minutes` that so many answers take at the least. */
  'too-fast',
  'outside-hours',
  /** Fact: `answers`. */
  'all-equal',
  /** The same bytes are named by another visit. Fact: `photos`. */
  'photo-twice',
  /** Of one question. Facts: `from`, `to`. */
  'unlikely-number',
  /** Of one question. Fact: `contradiction`, its id in the checklist. */
  'contradiction',
  /** Of one question. Fact: `rating` that follows from the answers, of the group that is asked about. */
  'view-differs',
  /** Fact: `barriers` that one visit to the station found and another did not. */
  'visits-disagree',
] as const
export type FlagKind = (typeof FLAG_KINDS)[number]

export interface Flag {
  readonly kind: FlagKind
  readonly question?: QuestionId
  readonly facts: Readonly<Record<string, number | string>>
}

/** What flags are looked for with. */
export interface FlagGround {
  readonly rules: FlagRules
  readonly settings: Settings
  readonly country: Pick<Country, 'polling' | 'timeZone'>
  /** ISO day. */
  readonly electionDay: string
  /** SHA-256 of photos that more than one visit names. */
  readonly photosTwice: ReadonlySet<string>
}

/** A visit as it stands, with the checklist it was filled with. */
export interface VisitToFlag {
  readonly visit: Visit
  readonly checklist: Checklist
}

/** One list for each visit to a station, in the same order. */
export function flagStation(
  visits: readonly VisitToFlag[],
  ground: FlagGround,
): readonly (readonly Flag[])[] {
  const disagreeing = countDisagreements(visits, ground)
  return visits.map((one, at) => {
    const barriers = disagreeing[at] ?? 0
    return [
      ...flagTempo(one, ground),
      ...flagHours(one, ground),
      ...flagEqual(one, ground),
      ...flagPhotos(one, ground),
      ...flagAnswers(one, ground),
      ...flagViews(one, ground),
      ...(barriers > 0 ? [{ kind: 'visits-disagree' as const, facts: { barriers } }] : []),
    ]
  })
}

const MINUTE_MS = 60_000

/** From when it was begun to when it was finished, by the tablet's own clock; what was taken over was not asked anew. */
function flagTempo({ visit }: VisitToFlag, { rules }: FlagGround): readonly Flag[] {
  const carried = new Set(visit.carried)
  const given = [...visit.answers].filter(([id, answer]) => !carried.has(id) && hasValue(answer)).length
  const least = given * rules.leastSecondsPerAnswer * 1000
  const took = Date.parse(visit.finishedAt ?? '') - Date.parse(visit.startedAt)
  // A clock that was set back says nothing.
  if (!(took >= 0 && took < least)) return []
  return [{ kind: 'too-fast', facts: { minutes: Math.max(1, Math.round(least / MINUTE_MS)) } }]
}

/** Of visits on election day alone, and never by how much: a time of day can tell who it was. */
function flagHours({ visit }: VisitToFlag, { rules, country, electionDay }: FlagGround): readonly Flag[] {
  const begun = readMoment(visit.startedAt, country.timeZone)
  const day = readMoment(electionDay, country.timeZone)
  if (!begun || !day || begun.year !== day.year || begun.month !== day.month || begun.day !== day.day)
    return []
  const at = minuteOf(begun.time)
  const { opens, closes } = country.polling
  const isOutside =
    at < minuteOf(opens) - rules.hoursMarginMinutes || at > minuteOf(closes) + rules.hoursMarginMinutes
  return isOutside ? [{ kind: 'outside-hours', facts: {} }] : []
}

/** HH:MM → minutes since midnight. */
function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

/** All that was answered by yes or no was answered the same. */
function flagEqual({ visit }: VisitToFlag, { rules }: FlagGround): readonly Flag[] {
  const said = [...visit.answers.values()].flatMap((answer) =>
    answer.kind === 'yes-no' ? [answer.value] : [],
  )
  const isEqual = said.length >= rules.leastYesNo && new Set(said).size === 1
  return isEqual ? [{ kind: 'all-equal', facts: { answers: said.length } }] : []
}

function flagPhotos({ visit }: VisitToFlag, { photosTwice }: FlagGround): readonly Flag[] {
  const named = [...visit.answers.values()].flatMap((answer) =>
    answer.kind === 'photo' ? answer.photos : [],
  )
  const photos = new Set(named.map(({ sha256 }) => sha256).filter((one) => photosTwice.has(one))).size
  return photos > 0 ? [{ kind: 'photo-twice', facts: { photos } }] : []
}

/** What the tablet doubted as well, and the monitor left as it was. */
const flagAnswers = ({ visit, checklist }: VisitToFlag, { settings }: FlagGround): readonly Flag[] =>
  checkVisit(checklist, { ...visit, interviews: [] }, settings).flatMap(
    ({ kind, question, facts }): Flag[] => {
      if (kind === 'unusual') return [{ kind: 'unlikely-number', question, facts }]
      return kind === 'contradiction' ? [{ kind, question, facts }] : []
    },
  )

const RANKS: Readonly<Record<Rating, number | undefined>> = {
  full: 0,
  assisted: 1,
  none: 2,
  unknown: undefined,
}

/** The monitor's overall view of a group of voters beside what follows from the answers; what is unknown differs from nothing. */
function flagViews({ visit, checklist }: VisitToFlag, { rules, settings }: FlagGround): readonly Flag[] {
  const now = listAsked(checklist, visit, settings)
  const rated = rateStation(checklist, findBarriers(checklist, visit, settings))
  return rules.views.flatMap((view): readonly Flag[] => {
    const rating = rated.groups[view.group]?.rating ?? 'unknown'
    const rank = RANKS[rating]
    const seen = now.asked.has(view.question) ? rankSeen(visit, view) : undefined
    if (rank === undefined || seen === undefined || Math.abs(rank - seen) < rules.viewStepsApart) return []
    return [{ kind: 'view-differs', question: view.question, facts: { rating } }]
  })
}

function rankSeen(visit: Visit, { question, says }: OverallView): number | undefined {
  const answer = visit.answers.get(question)
  const rating = answer?.kind === 'choice' ? says[answer.choice] : undefined
  return rating && RANKS[rating]
}

/** Of each visit, how many lasting barriers it found that another did not, or the other way round. Conduct changes by the hour. */
function countDisagreements(visits: readonly VisitToFlag[], { settings }: FlagGround): readonly number[] {
  const latest = visits.at(-1)?.checklist
  if (visits.length < 2 || latest === undefined) return []
  const said = visits.map(({ visit, checklist }) => findBarriers(checklist, visit, settings))
  const conduct = new Set(latest.barriers.filter(({ of }) => of === 'conduct').map(({ id }) => id))
  const lasting = (combineVisits(latest, said)?.disagreements ?? []).filter(
    ({ barrier }) => !conduct.has(barrier),
  )
  return visits.map(
    (_, at) => lasting.filter(({ found, absent }) => [...found, ...absent].includes(at)).length,
  )
}

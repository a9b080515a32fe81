/** How far voters can vote at a station, in all and by group, and when its barriers can be gone. */

import type { AccessOutcome, Checklist, Question } from '../checklist/checklist.ts'
import { indexOf } from '../checklist/look-up.ts'
import type { Barrier, BarrierId, Severity, VoterGroupId } from './barrier.ts'
import type { BarrierOutcome, Findings } from './find-barriers.ts'
import type { Rating, RemedyClass } from './rating.ts'

/** A rating with the numbers it rests on. */
export interface Rated {
  readonly rating: Rating
  /** Critical and major barriers that could be judged here: found or absent. */
  readonly answered: number
  /** Those that were put and apply, answered or not; conduct that nobody saw is left out. */
  readonly shown: number
  readonly foundCritical: number
  readonly foundMajor: number
}

export interface StationRating extends Rated {
  readonly groups: Readonly<Record<VoterGroupId, Rated>>
  /** Nothing when no barrier was found. */
  readonly remedyClass?: RemedyClass
}

interface Judged {
  readonly barrier: Barrier
  readonly question: Question | undefined
  readonly outcome: BarrierOutcome
}

export function rateStation(checklist: Checklist, findings: Findings): StationRating {
  const judged = listJudged(checklist, findings)
  const rateThose = (those: readonly Judged[]) => rate(those, findings.access, checklist.enoughAnswered)
  const remedyClass = findRemedyClass(checklist, findings, judged)
  return {
    groups: Object.fromEntries(
      checklist.groups.map(({ id }) => [
        id,
        rateThose(judged.filter(({ barrier }) => barrier.hinders.includes(id))),
      ]),
    ),
    ...rateThose(judged),
    ...(remedyClass && { remedyClass }),
  }
}

function listJudged(checklist: Checklist, { outcomes }: Findings): readonly Judged[] {
  const byBarrier = new Map<BarrierId, BarrierOutcome>(outcomes.map((outcome) => [outcome.barrier, outcome]))
  const { questions } = indexOf(checklist)
  const judged: Judged[] = []
  for (const barrier of checklist.barriers) {
    const outcome = byBarrier.get(barrier.id)
    if (outcome) judged.push({ barrier, outcome, question: questions.get(barrier.question) })
  }
  return judged
}

/**
 * A critical barrier blocks, however far the monitors got. Whoever did not get in cannot say more than that:
 * nothing seen outside makes a station usable inside.
 */
function rate(judged: readonly Judged[], access: AccessOutcome | undefined, enough: number): Rated {
  let [shown, answered, foundCritical, foundMajor] = [0, 0, 0, 0]
  let hasCriticalGap = false
  // Gone through once: for all of it and for each group, of each station of a country, twice.
  for (const one of judged) {
    const { severity } = one.barrier
    if (severity !== 'critical' && severity !== 'major') continue
    const { outcome } = one.outcome
    if (isShown(one)) shown += 1
    if (outcome === 'found' || outcome === 'absent') answered += 1
    if (outcome === 'found' && severity === 'critical') foundCritical += 1
    if (outcome === 'found' && severity === 'major') foundMajor += 1
    hasCriticalGap ||= isCriticalGap(one)
  }
  const numbers = { answered, shown, foundCritical, foundMajor }
  if (foundCritical > 0) return { rating: 'none', ...numbers }
  if (access !== 'entered') return { rating: 'unknown', ...numbers }
  if (foundMajor > 0) return { rating: 'assisted', ...numbers }
  const isFull = shown > 0 && answered >= enough * shown && !hasCriticalGap
  return { rating: isFull ? 'full' : 'unknown', ...numbers }
}

const isConduct = ({ barrier, question }: Judged): boolean =>
  barrier.of === 'conduct' || (question?.conduct ?? false)

/** No assisted voter seen is no gap in the visit. */
const isShown = (judged: Judged): boolean =>
  judged.outcome.outcome !== 'not-applicable' &&
  judged.outcome.notAsked !== 'form' &&
  !(isConduct(judged) && judged.outcome.outcome === 'open')

/** A visit before election day has seen no booth: whoever never asked what could shut voters out cannot say "full". */
const isCriticalGap = (judged: Judged): boolean =>
  judged.barrier.severity === 'critical' && !isConduct(judged) && judged.outcome.notAsked !== undefined

const listFound = (judged: readonly Judged[], ...severities: readonly Severity[]): readonly Judged[] =>
  judged.filter(
    ({ barrier, outcome }) => outcome.outcome === 'found' && severities.includes(barrier.severity),
  )

function findRemedyClass(
  checklist: Checklist,
  findings: Findings,
  judged: readonly Judged[],
): RemedyClass | undefined {
  const grave = listFound(judged, 'critical', 'major')
  const found = grave.length > 0 ? grave : listFound(judged, 'minor')
  if (found.length === 0) return undefined
  if (findings.relocateOrBuild === 'yes') return 'relocate-or-build'
  const { remediesOf } = indexOf(checklist)
  const canEndToday = ({ barrier }: Judged): boolean =>
    (remediesOf.get(barrier.id) ?? []).some(({ when }) => when === 'on-the-day')
  return found.every(canEndToday) ? 'same-day' : 'before-next-election'
}

/** What is found at one station → what may be told of it: the building alone, without words, people or order. */

import type { Checklist } from '../checklist/checklist.ts'
import { indexOf } from '../checklist/look-up.ts'
import type { CombinedFindings } from '../findings/combine-visits.ts'
import type { Evidence } from '../findings/find-barriers.ts'
import { rateStation, type StationRating } from '../findings/rate.ts'
import type { Answer } from '../visit/answer.ts'
import { listQuestionsIn, tierOfBarrier, tierOfQuestion } from './tier.ts'

export interface Released {
  readonly findings: CombinedFindings
  /** From what is told alone: a rating from all of it would tell what was left out. */
  readonly rating: StationRating
}

export function releaseFindings(checklist: Checklist, whole: CombinedFindings): Released {
  const { barriers } = indexOf(checklist)
  const outcomes = whole.outcomes.flatMap((outcome) => {
    const barrier = barriers.get(outcome.barrier)
    if (barrier === undefined || tierOfBarrier(checklist, barrier) !== 'A') return []
    return [{ ...outcome, evidence: outcome.evidence.flatMap((one) => releaseEvidence(checklist, one)) }]
  })
  const { access } = whole
  const findings: CombinedFindings = {
    outcomes,
    disagreements: [],
    relocateOrBuild: movesForBuilding(checklist) ? whole.relocateOrBuild : 'open',
    // What is open inside shows anyhow that nobody got in; why nobody did is about people.
    ...(access === 'entered' && { access }),
  }
  return { findings, rating: rateStation(checklist, findings) }
}

const moves = new WeakMap<Checklist, boolean>()

/** Whether the building alone says that a station cannot be put right where it is. */
function movesForBuilding(checklist: Checklist): boolean {
  const known = moves.get(checklist)
  if (known !== undefined) return known
  const rests = listQuestionsIn(checklist, checklist.relocateOrBuild)
  const worked = rests.every((id) => tierOfQuestion(checklist, id) === 'A')
  moves.set(checklist, worked)
  return worked
}

function releaseEvidence(
  checklist: Checklist,
  { question, bounds, derived, answer }: Evidence,
): readonly Evidence[] {
  if (tierOfQuestion(checklist, question) !== 'A') return []
  const released = answer && releaseAnswer(answer)
  return [{ question, bounds, ...(derived && { derived }), ...(released && { answer: released }) }]
}

/** Written out field by field: a new field of an answer is left out until somebody decides that it may be told. */
function releaseAnswer(answer: Answer): Answer | undefined {
  switch (answer.kind) {
    case 'yes-no':
      return { kind: answer.kind, value: answer.value }
    case 'measure':
    case 'count':
      return { kind: answer.kind, value: answer.value }
    case 'band':
      return { kind: answer.kind, band: answer.band }
    case 'choice':
      return { kind: answer.kind, choice: answer.choice }
    case 'choices':
      return { kind: answer.kind, choices: answer.choices }
    case 'none':
      return { kind: answer.kind, reason: answer.reason }
    default:
      return undefined
  }
}

/** Speaks like a monitor: scenario(checklist).at('010201-0001').answers('entrance_steps_count', 3). */

import { listAsked } from '../../schema/checklist/asked.ts'
import type { Checklist, Form, Question } from '../../schema/checklist/checklist.ts'
import type { Settings } from '../../schema/checklist/facts.ts'
import { findQuestion } from '../../schema/checklist/look-up.ts'
import type { Outcome } from '../../schema/findings/barrier.ts'
import { type Findings, findBarriers } from '../../schema/findings/find-barriers.ts'
import { rateStation, type StationRating } from '../../schema/findings/rate.ts'
import { type Answer, NO_ANSWER_REASONS } from '../../schema/visit/answer.ts'
import { checkVisit } from '../../schema/visit/check-visit.ts'
import type { Complaint } from '../../schema/visit/complaint.ts'
import { recordAnswer } from '../../schema/visit/record-answer.ts'
import type { Visit } from '../../schema/visit/visit.ts'
import { aVisit, stationCode } from './builders.ts'

/** As people say it: 3, 'yes', 'not-observed', a choice, several choices; or an answer in full. */
export type Said = number | string | readonly string[] | Answer

export interface Scenario {
  readonly visit: Visit
  at(station: string): Scenario
  inForm(form: Form): Scenario
  with(settings: Readonly<Record<string, boolean>>): Scenario
  answers(question: string, said: Said): Scenario
  takesBack(question: string): Scenario
  asks(question: string): boolean
  /** Why a question is not put: `form`, or what its silence means. */
  leavesOut(question: string): 'form' | 'not-applicable' | 'not-observed' | undefined
  findings(): Findings
  finds(barrier: string): Outcome | undefined
  rating(): StationRating
  complaints(): readonly Complaint[]
}

export function scenario(
  checklist: Checklist,
  visit: Visit = aVisit(checklist),
  settings: Settings = new Map([['photos_allowed', true]]),
): Scenario {
  const next = (changed: Visit) => scenario(checklist, changed, settings)
  const record = (id: string, answer: Answer | undefined) => {
    const { visit: changed, refused } = recordAnswer(checklist, visit, id, answer)
    if (refused) throw new Error(`${id}: ${refused}`)
    return next(changed)
  }
  const findings = () => findBarriers(checklist, visit, settings)
  return {
    visit,
    at: (station) => next({ ...visit, station: stationCode(station) }),
    inForm: (form) => next({ ...visit, form }),
    with: (changed) => scenario(checklist, visit, new Map(Object.entries(changed))),
    answers: (id, said) => record(id, understand(checklist, id, said)),
    takesBack: (id) => record(id, undefined),
    asks: (id) => listAsked(checklist, visit, settings).asked.has(id),
    leavesOut: (id) => {
      const left = listAsked(checklist, visit, settings).notAsked.get(id)
      return left?.because === 'skip' ? left.skip.means : left?.because
    },
    findings,
    finds: (barrier) => findings().outcomes.find((one) => one.barrier === barrier)?.outcome,
    rating: () => rateStation(checklist, findings()),
    complaints: () => checkVisit(checklist, visit, settings),
  }
}

function understand(checklist: Checklist, id: string, said: Said): Answer {
  const asked = findQuestion(checklist, id)
  if (asked === undefined) throw new Error(`The checklist has no question ${id}`)
  if (typeof said === 'number')
    return asked.kind === 'count' ? { kind: 'count', value: said } : { kind: 'measure', value: said }
  if (typeof said === 'string') return understandWord(asked, said)
  return isAnswer(said) ? said : { kind: 'choices', choices: said }
}

const isAnswer = (said: readonly string[] | Answer): said is Answer => 'kind' in said

function understandWord(asked: Question, said: string): Answer {
  const reason = NO_ANSWER_REASONS.find((one) => one === said)
  if (reason) return { kind: 'none', reason }
  if (said === 'fits' || said === 'does-not-fit') return { kind: 'band', band: said }
  if (asked.kind === 'yes-no') return { kind: 'yes-no', value: said === 'yes' ? 'yes' : 'no' }
  if (asked.kind === 'words') return { kind: 'words', text: said }
  return asked.kind === 'choices' ? { kind: 'choices', choices: [said] } : { kind: 'choice', choice: said }
}

/** Complaints about a whole visit: what is missing, impossible, doubtful, or does not go together. */

import {
  type AskedNow,
  type Filled,
  listAsked,
  listAskedInInterview,
  listSections,
} from '../checklist/asked.ts'
import type { Checklist, Question } from '../checklist/checklist.ts'
import { holds } from '../checklist/condition.ts'
import type { Settings } from '../checklist/facts.ts'
import type { Answers } from './answer.ts'
import { checkAnswer } from './check-answer.ts'
import { type Complaint, complain } from './complaint.ts'
import type { Visit } from './visit.ts'

/** In the order of the checklist, the visit first, then each interview. */
export function checkVisit(
  checklist: Checklist,
  visit: Filled & Pick<Visit, 'interviews'>,
  settings: Settings,
): readonly Complaint[] {
  const ofVisit = checkAskedNow(checklist, listAsked(checklist, visit, settings), visit.answers)
  const asksVoters = listSections(checklist, visit.form).some(({ repeats }) => repeats)
  const ofInterviews = visit.interviews.flatMap((interview) => {
    if (!asksVoters) return []
    const then = listAskedInInterview(checklist, visit, interview, settings)
    return checkAsked(then, interview.answers).map((complaint) => ({ ...complaint, interview: interview.id }))
  })
  return [...ofVisit, ...ofInterviews]
}

/** What is wrong with the answers to what is asked, one by one and together, in the order of the checklist. */
export function checkAskedNow(checklist: Checklist, now: AskedNow, answers: Answers): readonly Complaint[] {
  const order = new Map([...now.asked].map((id, index) => [id, index]))
  return [...checkAsked(now, answers), ...checkTogether(checklist, now)].sort(
    (one, other) => (order.get(one.question) ?? 0) - (order.get(other.question) ?? 0),
  )
}

/**
 * Whether something has to be put right before the visit can be finished. What is merely missing does not hold a
 * visit back: on election day half a visit is worth more than none, and gaps count as not observed.
 */
export const mustBeMended = (complaints: readonly Complaint[]): boolean =>
  complaints.some(({ severity }) => severity === 'must')

/** Words and photos are welcome, never owed. */
export const isOwed = ({ kind }: Question): boolean => kind !== 'words' && kind !== 'photo'

function checkAsked({ sections }: AskedNow, answers: Answers): readonly Complaint[] {
  return sections.flatMap(({ asked }) =>
    asked.flatMap((question) => {
      const answer = answers.get(question.id)
      if (answer !== undefined) return checkAnswer(question, answer)
      return isOwed(question) ? [complain(question.id, 'missing')] : []
    }),
  )
}

/** What only shows when several answers are seen together. */
function checkTogether(checklist: Checklist, { facts, asked }: AskedNow): readonly Complaint[] {
  const impossible = checklist.derived
    .filter(({ id }) => facts.derived.get(id)?.impossible)
    .map(({ rise }) => complain(rise, 'rise-not-below-length'))
  const contradictions = (checklist.contradictions ?? [])
    .filter(({ question, when }) => asked.has(question) && holds(when, facts) === 'yes')
    .map(({ id, question }) => complain(question, 'contradiction', { contradiction: id }))
  return [...impossible, ...contradictions]
}

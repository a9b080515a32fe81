/** Recording answers and interviews: the only way a draft changes. */

import type { Checklist, QuestionId } from '../checklist/checklist.ts'
import { indexOf } from '../checklist/look-up.ts'
import { type Answer, type Answers, hasValue } from './answer.ts'
import { fits } from './answer-fits.ts'
import type { Interview, Visit } from './visit.ts'

export type Refusal =
  | 'visit-is-finished'
  | 'unknown-question'
  /** A question of an interview recorded for the visit, or the other way round. */
  | 'wrong-place'
  | 'wrong-kind'
  | 'unknown-interview'
  | 'interview-exists'
  /** Nothing of a talk is kept before the voter agreed. */
  | 'no-consent'
  /** What is done to corrections only. */
  | 'no-correction'
  /** Talks with voters and photos stay as they were. */
  | 'cannot-be-corrected'
  /** A correction answers only what was chosen for it. */
  | 'not-chosen'

/** The visit as it now is; when refused, the visit unchanged and why. Nothing is thrown. */
export interface Recorded {
  readonly visit: Visit
  readonly refused?: Refusal
}

/** Records an answer to a question of the visit; `undefined`, or an answer that says nothing, takes it back. */
export function recordAnswer(
  checklist: Checklist,
  visit: Visit,
  question: QuestionId,
  answer: Answer | undefined,
): Recorded {
  const refused = findRefusal(checklist, visit, question, answer, false)
  return refused
    ? { visit, refused }
    : { visit: withoutCarried({ ...visit, answers: withAnswer(visit.answers, question, answer) }, question) }
}

/** An answer given anew is no longer one that was taken over. */
function withoutCarried({ carried = [], ...visit }: Visit, question: QuestionId): Visit {
  const left = carried.filter((id) => id !== question)
  return left.length > 0 ? { ...visit, carried: left } : visit
}

/** Records an answer in one interview. Without consent only the consent itself is kept. */
export function recordInterviewAnswer(
  checklist: Checklist,
  visit: Visit,
  interview: Interview['id'],
  question: QuestionId,
  answer: Answer | undefined,
): Recorded {
  const known = visit.interviews.find(({ id }) => id === interview)
  const refused = known ? findRefusal(checklist, visit, question, answer, true) : 'unknown-interview'
  if (known === undefined || refused) return { visit, refused: refused ?? 'unknown-interview' }

  const consent = checklist.key.interviewConsent
  if (question !== consent && !agreed(known.answers, consent)) return { visit, refused: 'no-consent' }
  const answers = keepConsented(withAnswer(known.answers, question, answer), consent)
  return {
    visit: {
      ...visit,
      interviews: visit.interviews.map((one) => (one === known ? { ...one, answers } : one)),
    },
  }
}

export function addInterview(visit: Visit, id: Interview['id']): Recorded {
  if (visit.finishedAt !== undefined) return { visit, refused: 'visit-is-finished' }
  if (visit.corrects) return { visit, refused: 'cannot-be-corrected' }
  if (visit.interviews.some((one) => one.id === id)) return { visit, refused: 'interview-exists' }
  return { visit: { ...visit, interviews: [...visit.interviews, { id, answers: new Map() }] } }
}

export function removeInterview(visit: Visit, id: Interview['id']): Recorded {
  if (visit.finishedAt !== undefined) return { visit, refused: 'visit-is-finished' }
  const left = visit.interviews.filter((one) => one.id !== id)
  if (left.length === visit.interviews.length) return { visit, refused: 'unknown-interview' }
  return { visit: { ...visit, interviews: left } }
}

function findRefusal(
  checklist: Checklist,
  visit: Visit,
  id: QuestionId,
  answer: Answer | undefined,
  inInterview: boolean,
): Refusal | undefined {
  if (visit.finishedAt !== undefined) return 'visit-is-finished'
  const { questions, sectionOf } = indexOf(checklist)
  const question = questions.get(id)
  if (question === undefined) return 'unknown-question'
  if ((sectionOf.get(id)?.repeats ?? false) !== inInterview) return 'wrong-place'
  if (visit.corrects && !visit.chosen?.includes(id)) return 'not-chosen'
  return answer === undefined || fits(question, answer) ? undefined : 'wrong-kind'
}

function withAnswer(answers: Answers, question: QuestionId, answer: Answer | undefined): Answers {
  const next = new Map(answers)
  if (answer !== undefined && (answer.kind === 'none' || hasValue(answer))) next.set(question, answer)
  else next.delete(question)
  return next
}

function agreed(answers: Answers, consent: QuestionId): boolean {
  const answer = answers.get(consent)
  return answer?.kind === 'yes-no' && answer.value === 'yes'
}

/** A refusal, also one said later, takes everything else of the talk with it. */
function keepConsented(answers: Answers, consent: QuestionId): Answers {
  if (agreed(answers, consent)) return answers
  return new Map([...answers].filter(([question]) => question === consent))
}

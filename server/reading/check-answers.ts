/** Do the answers of a visit fit the checklist it was filled with? A tablet's always do; anything else is named. */

import type { Checklist, QuestionId } from '../../schema/checklist/checklist.ts'
import type { Settings } from '../../schema/checklist/facts.ts'
import { indexOf } from '../../schema/checklist/look-up.ts'
import type { Answers } from '../../schema/visit/answer.ts'
import { checkAnswer } from '../../schema/visit/check-answer.ts'
import { checkVisit } from '../../schema/visit/check-visit.ts'
import type { ComplaintKind } from '../../schema/visit/complaint.ts'
import type { Visit } from '../../schema/visit/visit.ts'

export interface Misfit {
  readonly question: QuestionId
  readonly what: 'unknown-question' | 'wrong-place' | ComplaintKind
}

/** The first misfit, or nothing. */
export function findMisfit(checklist: Checklist, visit: Visit, settings: Settings): Misfit | undefined {
  const misfits = [
    findMisfitIn(checklist, visit.answers, false),
    ...visit.interviews.map(({ answers }) => findMisfitIn(checklist, answers, true)),
  ]
  const misfit = misfits.find((one) => one !== undefined)
  if (misfit === undefined || isAlwaysWrong(misfit)) return misfit
  // An answer left behind by a change of mind is no longer asked for; the tablet let it pass, and so does the office.
  const complaint = checkVisit(checklist, visit, settings).find(
    ({ severity, kind }) => severity === 'must' && kind !== 'rise-not-below-length',
  )
  return complaint && { question: complaint.question, what: complaint.kind }
}

const isAlwaysWrong = ({ what }: Misfit): boolean =>
  what === 'unknown-question' || what === 'wrong-place' || what === 'wrong-kind' || what === 'unknown-choice'

function findMisfitIn(checklist: Checklist, answers: Answers, inInterview: boolean): Misfit | undefined {
  const { questions, sectionOf } = indexOf(checklist)
  let doubtful: Misfit | undefined
  for (const [id, answer] of answers) {
    const question = questions.get(id)
    if (question === undefined) return { question: id, what: 'unknown-question' }
    if ((sectionOf.get(id)?.repeats ?? false) !== inInterview) return { question: id, what: 'wrong-place' }
    const complaint = checkAnswer(question, answer).find(({ severity }) => severity === 'must')
    if (complaint === undefined) continue
    const misfit: Misfit = { question: id, what: complaint.kind }
    if (isAlwaysWrong(misfit)) return misfit
    doubtful ??= misfit
  }
  return doubtful
}

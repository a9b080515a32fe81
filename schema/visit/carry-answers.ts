/** Carrying answers: what another room of the premises, or a second visit, may start from, after looking again. */

import { listAsked } from '../checklist/asked.ts'
import type { Checklist, Question, QuestionId } from '../checklist/checklist.ts'
import type { Settings } from '../checklist/facts.ts'
import { indexOf } from '../checklist/look-up.ts'
import { type Answer, type Answers, hasValue } from './answer.ts'
import { type Recorded, recordAnswer } from './record-answer.ts'
import type { Visit } from './visit.ts'

/** From another room: only what belongs to the premises. From an earlier visit to the same room: all of the building. */
export type Carrying = 'same-premises' | 'same-station'

const LASTING: Readonly<Record<Carrying, readonly Question['about'][]>> = {
  'same-premises': ['premises'],
  'same-station': ['premises', 'station'],
}

/** Facts about the building: no words or photos, no conduct of people, nothing that passes within the hour. */
export const isLasting = (question: Question, carrying: Carrying): boolean =>
  LASTING[carrying].includes(question.about) &&
  question.kind !== 'words' &&
  question.kind !== 'photo' &&
  !question.conduct &&
  !question.passing

/**
 * What a tablet may remember of a visit for the next one: values only, without notes. A reason for having no value
 * is not remembered: who comes again may see it this time.
 */
export function listLasting(checklist: Checklist, answers: Answers, carrying: Carrying): Answers {
  const { questions } = indexOf(checklist)
  const lasting = new Map<QuestionId, Answer>()
  for (const [id, answer] of answers) {
    const question = questions.get(id)
    if (question === undefined || !hasValue(answer) || !isLasting(question, carrying)) continue
    const { note: _, ...bare } = answer
    lasting.set(id, bare)
  }
  return lasting
}

/** The remembered answers that this visit asks for and has not answered yet, in the order of the checklist. */
export function listOffered(
  checklist: Checklist,
  visit: Visit,
  settings: Settings,
  remembered: Answers,
): readonly { readonly question: Question; readonly answer: Answer }[] {
  return listAsked(checklist, visit, settings).sections.flatMap(({ asked }) =>
    asked.flatMap((question) => {
      const answer = remembered.get(question.id)
      return answer === undefined || visit.answers.has(question.id) ? [] : [{ question, answer }]
    }),
  )
}

/** Takes an answer over, once somebody has looked again and found it still so. */
export function carryAnswer(
  checklist: Checklist,
  visit: Visit,
  question: QuestionId,
  answer: Answer,
): Recorded {
  const recorded = recordAnswer(checklist, visit, question, answer)
  if (recorded.refused) return recorded
  return { visit: { ...recorded.visit, carried: [...(recorded.visit.carried ?? []), question] } }
}

/** A correction while it is written: the questions chosen, answered anew, the reason, and what it still lacks. */

import { type AskedNow, listAsked } from '../checklist/asked.ts'
import type { Checklist, Question, QuestionId, Section } from '../checklist/checklist.ts'
import { type Condition, type Facts, holds } from '../checklist/condition.ts'
import { factsOf, type Settings } from '../checklist/facts.ts'
import { indexOf } from '../checklist/look-up.ts'
import { listDerivedTests, listNamedQuestions } from '../checklist/parts-of-condition.ts'
import type { Answer, Answers } from './answer.ts'
import { checkAskedNow } from './check-visit.ts'
import type { Complaint } from './complaint.ts'
import { isCorrectable, LONGEST_REASON } from './correction.ts'
import type { Recorded } from './record-answer.ts'
import type { Visit } from './visit.ts'

/** The sections with the questions that can be answered anew; what has none is left out. */
export const listCorrectable = (
  checklist: Checklist,
): readonly { readonly section: Section; readonly questions: readonly Question[] }[] =>
  checklist.sections.flatMap((section) => {
    const questions = section.questions.filter(({ id }) => isCorrectable(checklist, id))
    return questions.length > 0 ? [{ section, questions }] : []
  })

/** Takes a question among those to answer anew, or out again with the answer it had been given. */
export function chooseQuestion(
  checklist: Checklist,
  visit: Visit,
  question: QuestionId,
  isChosen: boolean,
): Recorded {
  if (visit.corrects === undefined || visit.corrects.confirms) return { visit, refused: 'no-correction' }
  if (visit.finishedAt !== undefined) return { visit, refused: 'visit-is-finished' }
  if (!isCorrectable(checklist, question)) return { visit, refused: 'cannot-be-corrected' }
  const { chosen = [] } = visit
  const others = chosen.filter((id) => id !== question)
  if (isChosen)
    return { visit: others.length < chosen.length ? visit : { ...visit, chosen: [...chosen, question] } }
  const answers = new Map(visit.answers)
  answers.delete(question)
  return { visit: { ...visit, chosen: others, answers } }
}

/** Why it is corrected, as far as it is written. */
export function giveReason(visit: Visit, reason: string): Recorded {
  if (visit.corrects === undefined) return { visit, refused: 'no-correction' }
  if (visit.finishedAt !== undefined) return { visit, refused: 'visit-is-finished' }
  return { visit: { ...visit, corrects: { ...visit.corrects, reason } } }
}

/**
 * The checklist as a correction asks it: only the questions chosen. What the visit said besides is sealed, so that its
 * silence here means nothing, and only an answer given anew can close a question that was chosen.
 */
export function listAskedAgain(checklist: Checklist, visit: Visit, settings: Settings): AskedNow {
  const chosen = new Set(visit.chosen)
  const given = new Map<QuestionId, Answer>()
  let facts = factsOf(checklist, given, settings)
  const asked = new Set<QuestionId>()
  const sections = checklist.sections
    .filter(({ repeats }) => !repeats)
    .map((section) => {
      const put = section.questions.filter((question) => {
        if (!chosen.has(question.id) || isClosedBy(checklist, question, facts, given)) return false
        asked.add(question.id)
        const answer = visit.answers.get(question.id)
        if (answer === undefined) return true
        given.set(question.id, answer)
        facts = factsOf(checklist, given, settings)
        return true
      })
      return { section, asked: put, notAsked: [] }
    })
  return { sections, asked, notAsked: new Map(), facts }
}

/** Whether one of these answers is a reason not to ask; skips look back only. */
const isClosedBy = (checklist: Checklist, { skip }: Question, facts: Facts, given: Answers): boolean =>
  skip.some(
    ({ when }) => holds(when, facts) === 'yes' && listMentioned(checklist, when).some((id) => given.has(id)),
  )

/** The form of a sealed visit is not known any more. */
const askWhole = (checklist: Checklist, answers: Answers, settings: Settings): AskedNow =>
  listAsked(checklist, { answers, form: 'full' }, settings)

/** What an answer given anew does to questions that were not chosen. */
export interface Consequences {
  /** Asked with the new answers, perhaps not before, and without an answer that is known. */
  readonly broughtUp: readonly Question[]
  /** Not asked with the new answers: whatever was said to them counts no more. */
  readonly closed: readonly Question[]
}

/** `known` is what the tablet remembers of the visit; where it knows nothing, a question may have been asked or not. */
export function findConsequences(
  checklist: Checklist,
  visit: Visit,
  settings: Settings,
  known: Answers,
): Consequences {
  const given = answersAgain(checklist, visit, settings)
  const both = new Map([...known, ...given])
  const [before, after] = [askWhole(checklist, known, settings), askWhole(checklist, both, settings)]
  const facts = factsOf(checklist, both, settings)
  const chosen = new Set(visit.chosen)
  const listTouching = ({ skip }: Question): readonly QuestionId[] =>
    skip.flatMap(({ when }) => listMentioned(checklist, when).filter((id) => given.has(id)))
  /** Where the tablet does not know what was said there before, it cannot tell what was asked. */
  const mayBe = (question: Question) => listTouching(question).some((id) => !known.has(id))
  const touched = listCorrectable(checklist)
    .flatMap(({ questions }) => questions)
    .filter((question) => !chosen.has(question.id) && listTouching(question).length > 0)
  return {
    broughtUp: touched.filter(
      (question) =>
        after.asked.has(question.id) &&
        !known.has(question.id) &&
        (!before.asked.has(question.id) || mayBe(question)),
    ),
    closed: touched.filter(
      (question) =>
        isClosedBy(checklist, question, facts, given) && (before.asked.has(question.id) || mayBe(question)),
    ),
  }
}

/** The questions a condition speaks of, also through a value worked out from them. */
const listMentioned = (checklist: Checklist, condition: Condition): readonly QuestionId[] => [
  ...listNamedQuestions(condition),
  ...listDerivedTests(condition).flatMap(({ derived }) => {
    const worked = checklist.derived.find(({ id }) => id === derived)
    return worked ? [worked.rise, worked.length] : []
  }),
]

/** The answers a correction would carry: those to questions it asks. */
const answersAgain = (checklist: Checklist, visit: Visit, settings: Settings): Answers => {
  const { asked } = listAskedAgain(checklist, visit, settings)
  return new Map([...visit.answers].filter(([id]) => asked.has(id)))
}

export type Lack = 'question' | 'answer' | 'reason' | 'shorter-reason'

export interface CheckedCorrection {
  /** What it lacks to be a correction, in the order in which it is written. */
  readonly lacks: readonly Lack[]
  /** What is wrong or doubtful in the answers given anew. */
  readonly complaints: readonly Complaint[]
  /** Chosen and asked, and not answered: what was said to them stays. */
  readonly unanswered: readonly Question[]
}

export function checkCorrection(checklist: Checklist, visit: Visit, settings: Settings): CheckedCorrection {
  const { questions } = indexOf(checklist)
  const { chosen = [], corrects } = visit
  const now = listAskedAgain(checklist, visit, settings)
  const answers = answersAgain(checklist, visit, settings)
  const reason = corrects?.reason.trim() ?? ''
  const complaints = checkAskedNow(checklist, now, answers).filter(({ kind }) => kind !== 'missing')
  const isConfirmed = corrects?.confirms === true
  const lacks = [
    ...(isConfirmed
      ? []
      : chosen.length === 0
        ? ['question' as const]
        : answers.size === 0
          ? ['answer' as const]
          : []),
    ...(reason === '' ? ['reason' as const] : []),
    ...(reason.length > LONGEST_REASON ? ['shorter-reason' as const] : []),
  ]
  const unanswered = [...now.asked].flatMap((id) => (answers.has(id) ? [] : (questions.get(id) ?? [])))
  return { lacks, complaints, unanswered }
}

/** As it is sealed: only what it says, without what was chosen and left. Nothing while it may not be sent. */
export function completeCorrection(
  checklist: Checklist,
  visit: Visit,
  settings: Settings,
): Visit | undefined {
  const { lacks, complaints } = checkCorrection(checklist, visit, settings)
  if (lacks.length > 0 || complaints.some(({ severity }) => severity === 'must')) return undefined
  const { chosen: _, corrects, ...bare } = visit
  return (
    corrects && {
      ...bare,
      corrects: { ...corrects, reason: corrects.reason.trim() },
      answers: corrects.confirms ? new Map() : answersAgain(checklist, visit, settings),
    }
  )
}

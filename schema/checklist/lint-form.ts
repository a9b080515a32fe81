/** The short form, the key questions and the access outcomes. */

import type { Checklist, Question, QuestionId } from './checklist.ts'
import { listQuestions, listRepeated, nameOf } from './names.ts'
import { listNamedQuestions } from './parts-of-condition.ts'

export const lintForm = (checklist: Checklist): readonly string[] => [
  ...lintShortForm(checklist),
  ...lintKeyQuestions(checklist),
  ...lintAccessOutcomes(checklist),
  ...(checklist.enoughAnswered > 0 && checklist.enoughAnswered <= 1
    ? []
    : ['"Enough answered" must be a share above 0 and up to 1.']),
]

function lintShortForm(checklist: Checklist): readonly string[] {
  const inForm = new Set(checklist.shortForm)
  const questions = listQuestions(checklist).filter(({ id }) => inForm.has(id))
  const missing = (id: QuestionId) => !inForm.has(id)
  const { key } = checklist
  return [
    ...listRepeated(checklist.shortForm).map((id) => `The short form names "${id}" twice.`),
    ...questions.flatMap((question) =>
      [...new Set(question.skip.flatMap(({ when }) => listNamedQuestions(when)))]
        .filter(missing)
        .map(
          (id) => `The short form asks "${question.id}", which depends on "${id}", which it does not ask.`,
        ),
    ),
    ...checklist.derived
      .filter(({ rise, length }) => missing(rise) !== missing(length))
      .map(({ id }) => `The short form asks only half of what the derived value "${id}" is worked out from.`),
    ...listNamedQuestions(checklist.relocateOrBuild)
      .filter(missing)
      .map((id) => `The rule "relocate or build" rests on "${id}", which the short form does not ask.`),
    ...[key.visitKind, key.accessOutcome, key.incident]
      .filter(missing)
      .map((id) => `The short form must ask "${id}": the product needs it for every visit.`),
  ]
}

function lintKeyQuestions(checklist: Checklist): readonly string[] {
  const { key } = checklist
  const expected: readonly (readonly [QuestionId, string, (question: Question) => boolean])[] = [
    [key.visitKind, 'a question with one choice', ({ kind }) => kind === 'choice'],
    [key.accessOutcome, 'a question with one choice', ({ kind }) => kind === 'choice'],
    [key.premisesKind, 'a question with one choice', ({ kind }) => kind === 'choice'],
    [
      key.interviewConsent,
      'a yes-no question that takes nothing but yes or no',
      (question) => question.kind === 'yes-no' && question.strict === true,
    ],
    [key.incident, 'a question with several choices', ({ kind }) => kind === 'choices'],
  ]
  const questions = new Map(listQuestions(checklist).map((question) => [question.id, question]))
  const wrong = expected.flatMap(([id, called, fits]) => {
    const question = questions.get(id)
    return question && !fits(question)
      ? [`${nameOf(question)} must be ${called}: the product rests on it.`]
      : []
  })
  const isAskedInInterviews = checklist.sections.some(
    ({ repeats, questions: those }) => repeats && those.some(({ id }) => id === key.interviewConsent),
  )
  return isAskedInInterviews
    ? wrong
    : [...wrong, `The consent "${key.interviewConsent}" is not asked in interviews.`]
}

function lintAccessOutcomes(checklist: Checklist): readonly string[] {
  const question = listQuestions(checklist).find(({ id }) => id === checklist.key.accessOutcome)
  if (question?.kind !== 'choice') return []
  const choices = question.choices.map(({ id }) => id)
  const named = Object.keys(checklist.accessOutcomes)
  return [
    ...choices
      .filter((id) => !named.includes(id))
      .map((id) => `Nothing says what the answer "${id}" to "${question.id}" means for the visit.`),
    ...named
      .filter((id) => !choices.includes(id))
      .map((id) => `The access outcomes name "${id}", which is no choice of "${question.id}".`),
    ...(Object.values(checklist.accessOutcomes).includes('entered')
      ? []
      : ['No answer means that the monitors got in, so nothing inside could ever be rated.']),
  ]
}

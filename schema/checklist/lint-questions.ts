/** Questions that cannot be answered as they stand: ranges, choices, groups, repeated sections. */

import type { Checklist, Choice, Question, QuestionKind, Section } from './checklist.ts'
import { DRAWINGS } from './drawings.ts'
import { listQuestions, nameOf, nameOfSection } from './names.ts'

export const lintQuestions = (checklist: Checklist): readonly string[] => [
  ...checklist.sections.flatMap((section) => lintSection(checklist, section)),
  ...listQuestions(checklist).flatMap((question) =>
    [...lintMeaning(question), ...lintKind[question.kind](question)].map(
      (complaint) => `${nameOf(question)}: ${complaint}`,
    ),
  ),
]

function lintSection(checklist: Checklist, section: Section): readonly string[] {
  const complaints: string[] = []
  const name = nameOfSection(section)
  if (section.questions.length === 0) complaints.push(`${name} has no questions.`)
  for (const question of section.questions) {
    const isInterview = question.about === 'interview'
    if (isInterview && !section.repeats)
      complaints.push(
        `${nameOf(question)} is about an interview, but ${name} is not asked anew for each interview.`,
      )
    if (!section.repeats) continue
    if (!isInterview)
      complaints.push(
        `${nameOf(question)} stands in ${name}, which is asked in interviews, but is not about one.`,
      )
    if (question.weight !== 'context')
      complaints.push(
        `${nameOf(question)} counts as ${question.weight}, but what voters say never changes a rating.`,
      )
  }
  if (!section.repeats) return complaints
  const [first, ...others] = section.questions
  if (first && first.id !== checklist.key.interviewConsent)
    complaints.push(`${name} is asked in interviews and must begin with the consent.`)
  for (const question of others)
    if (!question.skip.some(({ when }) => 'question' in when && when.question === first?.id))
      complaints.push(
        `${nameOf(question)} would be asked without consent: it needs a skip on "${first?.id}".`,
      )
  return complaints
}

function lintMeaning(question: Question): readonly string[] {
  const complaints: string[] = []
  if (question.weight !== 'context' && question.groups.length === 0)
    complaints.push(`it counts as ${question.weight}, but names no group of voters.`)
  if (question.sources.length === 0) complaints.push('it rests on no source.')
  if (!Number.isInteger(question.number) || question.number < 1)
    complaints.push('its number is not 1, 2, 3 …')
  return complaints
}

/** What can be wrong with each kind. */
const lintKind: Readonly<Record<QuestionKind, (question: Question) => readonly string[]>> = {
  'yes-no': lintDrawing,
  measure: (question) =>
    question.kind === 'measure'
      ? [...lintRanges(question), ...lintStick(question), ...lintDrawing(question)]
      : [],
  count: (question) =>
    question.kind === 'count' ? [...lintRanges(question), ...lintWhole(question.possible)] : [],
  counts: (question) =>
    question.kind === 'counts'
      ? [
          ...lintRanges(question),
          ...lintWhole(question.possible),
          ...lintChoices(question.classes, 'class', 1),
        ]
      : [],
  choice: (question) =>
    question.kind === 'choice'
      ? [...lintChoices(question.choices, 'choice', 2), ...lintAlone(question.choices)]
      : [],
  choices: (question) =>
    question.kind === 'choices'
      ? [
          ...lintChoices(question.choices, 'choice', 2),
          ...(question.choices.length > 0 && question.choices.every(({ alone }) => alone)
            ? ['every choice excludes all others, so it should be a question with one choice.']
            : []),
        ]
      : [],
  grid: (question) => (question.kind === 'grid' ? lintGrid(question) : []),
  words: (question) =>
    question.kind === 'words' && question.longest < 1 ? ['an answer of no characters is no answer.'] : [],
  photo: (question) => (question.kind === 'photo' && question.most < 1 ? ['it takes no photo at all.'] : []),
}

interface Range {
  readonly from: number
  readonly to: number
}

function lintRanges(question: { readonly possible: Range; readonly usual?: Range }): readonly string[] {
  const { possible, usual } = question
  if (possible.from > possible.to)
    return [
      `nothing is possible: the smallest answer ${possible.from} is more than the largest ${possible.to}.`,
    ]
  if (possible.from < 0) return ['a measure or count below zero makes no sense.']
  if (!usual) return []
  if (usual.from > usual.to)
    return [`nothing is usual: the smallest answer ${usual.from} is more than the largest ${usual.to}.`]
  if (usual.from < possible.from || usual.to > possible.to)
    return [
      `what is usual (${usual.from} to ${usual.to}) goes beyond what is possible (${possible.from} to ${possible.to}).`,
    ]
  return []
}

const lintWhole = ({ from, to }: Range): readonly string[] =>
  Number.isInteger(from) && Number.isInteger(to) ? [] : ['a count needs whole numbers.']

function lintStick(question: Extract<Question, { kind: 'measure' }>): readonly string[] {
  const { stick, possible, instrument } = question
  if (stick === undefined) return []
  if (instrument !== 'tape') return ['a stick can only stand in for a tape.']
  return stick < possible.from || stick > possible.to
    ? [`the stick of ${stick} is outside what is possible (${possible.from} to ${possible.to}).`]
    : []
}

function lintDrawing(question: Question): readonly string[] {
  if (question.kind !== 'measure' && question.kind !== 'yes-no') return []
  // A checklist may come from a newer or foreign hand, so the type promises nothing here.
  const name: string | undefined = question.drawing
  return name === undefined || DRAWINGS.some((known) => known === name)
    ? []
    : [`there is no drawing "${name}"; there are ${DRAWINGS.join(', ')}.`]
}

const lintChoices = (choices: readonly Choice[], of: string, least: number): readonly string[] =>
  choices.length < least ? [`it needs at least ${least} ${least === 1 ? of : `${of}s`}.`] : []

const lintAlone = (choices: readonly Choice[]): readonly string[] =>
  choices
    .filter(({ alone }) => alone)
    .map(({ id }) => `"${id}" is said to exclude the others, but here only one can be chosen anyway.`)

function lintGrid(question: Extract<Question, { kind: 'grid' }>): readonly string[] {
  const { rows, choices } = question
  const complaints: string[] = []
  if (rows.length === 0) complaints.push('it has no rows.')
  for (const row of rows)
    complaints.push(
      ...lintChoices(row.choices ?? choices, 'choice', 2).map((complaint) => `row "${row.id}": ${complaint}`),
    )
  if (choices.length > 0 && rows.every((row) => row.choices))
    complaints.push('no row uses the choices of the question, because each has its own.')
  return [...complaints, ...lintAlone([...choices, ...rows.flatMap((row) => row.choices ?? [])])]
}

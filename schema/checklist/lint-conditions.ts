/** Conditions that name what does not exist, ask what cannot be answered, or look ahead. */

import type { Checklist, Question, QuestionId, Threshold } from './checklist.ts'
import type { Condition, Test } from './condition.ts'
import { listQuestions, nameOf, orderOf } from './names.ts'
import {
  boundIn,
  isTest,
  listNamedQuestions,
  listNamedWords,
  listStatements,
  listTests,
  nameOfTest,
  type Statement,
} from './parts-of-condition.ts'
import { listWords, questionKinds, rangeOf } from './question-kinds.ts'

interface Place {
  /** Words for where the condition stands. */
  readonly in: string
  readonly condition: Condition
}

export function lintConditions(checklist: Checklist): readonly string[] {
  const known: Known = {
    questions: new Map(listQuestions(checklist).map((question) => [question.id, question])),
    thresholds: new Map(checklist.thresholds.map((threshold) => [threshold.id, threshold])),
    derived: new Set(checklist.derived.map(({ id }) => id)),
  }
  return [
    ...listPlaces(checklist).flatMap((place) =>
      [
        ...lintShape(place.condition),
        ...listStatements(place.condition).flatMap((one) => lintStatement(one, known)),
      ].map((complaint) => `${place.in}: ${complaint}`),
    ),
    ...lintDirection(checklist),
    ...lintDerived(checklist, known),
    ...lintWhere(checklist),
  ]
}

interface Known {
  readonly questions: ReadonlyMap<QuestionId, Question>
  readonly thresholds: ReadonlyMap<string, Threshold>
  readonly derived: ReadonlySet<string>
}

const listPlaces = (checklist: Checklist): readonly Place[] => [
  ...listQuestions(checklist).flatMap((question) =>
    question.skip.map(({ when }) => ({ in: `${nameOf(question)}, skip`, condition: when })),
  ),
  ...checklist.barriers.map(({ id, present }) => ({ in: `Barrier "${id}"`, condition: present })),
  ...(checklist.contradictions ?? []).map(({ id, when }) => ({
    in: `Contradiction "${id}"`,
    condition: when,
  })),
  { in: 'The rule "relocate or build"', condition: checklist.relocateOrBuild },
]

function lintShape(condition: Condition): readonly string[] {
  if ('all' in condition || 'any' in condition) {
    const parts = 'all' in condition ? condition.all : condition.any
    return parts.length === 0 ? ['a list of conditions is empty.'] : parts.flatMap(lintShape)
  }
  return 'not' in condition ? lintShape(condition.not) : []
}

function lintStatement(statement: Statement, known: Known): readonly string[] {
  if ('setting' in statement) return statement.setting.trim() === '' ? ['a setting has no name.'] : []
  if (!isTest(statement))
    return known.derived.has(statement.derived)
      ? lintBound(statement, known, 'ratio', undefined)
      : [`it rests on the derived value "${statement.derived}", which does not exist.`]
  const question = known.questions.get(statement.question)
  if (!question) return [`it rests on the question "${statement.question}", which does not exist.`]
  return lintTest(statement, question, known)
}

function lintTest(test: Test, question: Question, known: Known): readonly string[] {
  const meaning = questionKinds[question.kind]
  const name = nameOfTest(test)
  if (!meaning.tests.includes(name))
    return [`"${question.id}" is ${meaning.called} and cannot be asked "${name}".`]
  if (meaning.isNumber && name !== 'answered')
    return lintBound(test, known, question.kind === 'measure' ? question.unit : 'count', question)
  const words = listWords(question)
  const complaints = listNamedWords(test)
    .filter((word) => !words.includes(word))
    .map((word) => `"${question.id}" can never be "${word}".`)
  if ('in' in test && test.in.length === 0) complaints.push(`"${question.id}" is held against an empty list.`)
  if ('includesOtherThan' in test && question.kind === 'choices') {
    const choice = question.choices.find(({ id }) => id === test.includesOtherThan)
    if (choice && !choice.alone)
      complaints.push(`"${choice.id}" of "${question.id}" should exclude the other choices ("alone").`)
  }
  return complaints
}

function lintBound(
  statement: Statement,
  known: Known,
  unit: Threshold['unit'],
  question: Question | undefined,
): readonly string[] {
  const bound = boundIn(statement)
  if (bound === undefined) return []
  const threshold = typeof bound === 'number' ? undefined : known.thresholds.get(bound.threshold)
  if (typeof bound !== 'number' && !threshold)
    return [`it names the threshold "${bound.threshold}", which does not exist.`]
  const value = typeof bound === 'number' ? bound : (threshold?.value ?? Number.NaN)
  const complaints: string[] = []
  if (threshold && threshold.unit !== unit)
    complaints.push(
      `the threshold "${threshold.id}" is in ${threshold.unit}, but what it is held against is in ${unit}.`,
    )
  const range = question && rangeOf(question)
  if (question && range && (value < range.from || value > range.to))
    complaints.push(
      `${value} is outside what is possible for "${question.id}" (${range.from} to ${range.to}).`,
    )
  return complaints
}

/** Skips may only look back, or a question would vanish after it was answered. */
function lintDirection(checklist: Checklist): readonly string[] {
  const order = orderOf(checklist)
  return listQuestions(checklist).flatMap((question) => {
    const own = order.get(question.id) ?? 0
    return question.skip
      .flatMap(({ when }) => listTests(when))
      .filter((test) => (order.get(test.question) ?? -1) >= own)
      .map(
        ({ question: later }) =>
          `${nameOf(question)} is skipped because of "${later}", which is not asked before it.`,
      )
  })
}

function lintDerived(checklist: Checklist, { questions }: Known): readonly string[] {
  return checklist.derived.flatMap(({ id, rise, length }) => {
    const units = [rise, length].map((one) => {
      const question = questions.get(one)
      return question?.kind === 'measure' ? question.unit : undefined
    })
    if (units.includes(undefined)) return [`Derived value "${id}" can only be worked out from two measures.`]
    return units[0] === units[1] ? [] : [`Derived value "${id}" is worked out from measures in two units.`]
  })
}

/** What voters say in an interview is kept apart: nothing about the station may rest on it. */
function lintWhere(checklist: Checklist): readonly string[] {
  const interview = new Set(
    checklist.sections
      .filter(({ repeats }) => repeats)
      .flatMap(({ questions }) => questions.map(({ id }) => id)),
  )
  const outside = checklist.sections.filter(({ repeats }) => !repeats).flatMap(({ questions }) => questions)
  const places: readonly Place[] = [
    ...outside.flatMap((question) =>
      question.skip.map(({ when }) => ({ in: `${nameOf(question)}, skip`, condition: when })),
    ),
    ...listPlaces({ ...checklist, sections: [] }),
  ]
  return places.flatMap((place) =>
    listNamedQuestions(place.condition)
      .filter((id) => interview.has(id))
      .map(
        (id) =>
          `${place.in}: it rests on "${id}", which is asked in interviews and says nothing about the station.`,
      ),
  )
}

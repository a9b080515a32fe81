/** Whether any answers at all can make a condition hold: barriers that can never be found are mistakes. */

import type { Answer, Answers } from '../visit/answer.ts'
import type { Checklist, Question, QuestionId } from './checklist.ts'
import { boundOf, type Condition, type Facts, holds } from './condition.ts'
import { derive } from './derive.ts'
import { indexOf } from './look-up.ts'
import {
  boundIn,
  listDerivedTests,
  listNamedQuestions,
  listSettings,
  listTests,
} from './parts-of-condition.ts'
import { rangeOf } from './question-kinds.ts'

/** Beyond this many tries the search gives up and believes the author. */
const MOST_TRIES = 400_000

/**
 * Searches for answers, given in the order of the checklist and only to questions that are asked then,
 * with which the condition holds; `mustBeAsked` names questions that have to be put for it to count.
 */
export function canHold(
  checklist: Checklist,
  condition: Condition,
  mustBeAsked: readonly QuestionId[] = [],
): boolean {
  const involved = listInvolved(checklist, condition, mustBeAsked)
  const conditions = [condition, ...involved.flatMap(({ skip }) => skip.map(({ when }) => when))]
  const candidates = new Map(
    involved.map((question) => [question.id, listCandidates(checklist, question, conditions)]),
  )
  const needed = new Set(mustBeAsked)
  let tries = 0

  const search = (index: number, facts: Facts, answers: Map<QuestionId, Answer>): boolean => {
    if (++tries > MOST_TRIES) return true
    const question = involved[index]
    if (!question) return holds(condition, withDerived(checklist, facts)) === 'yes'
    const now = withDerived(checklist, facts)
    if (question.skip.some(({ when }) => holds(when, now) === 'yes'))
      return !needed.has(question.id) && search(index + 1, facts, answers)
    for (const candidate of candidates.get(question.id) ?? []) {
      answers.set(question.id, candidate)
      if (search(index + 1, facts, answers)) return true
      answers.delete(question.id)
    }
    // Nobody is made to answer.
    return search(index + 1, facts, answers)
  }

  const { thresholds, sticks } = indexOf(checklist)
  return combineSettings(conditions.flatMap(listSettings)).some((settings) => {
    const answers = new Map<QuestionId, Answer>()
    return search(0, { answers, thresholds, sticks, settings, derived: new Map() }, answers)
  })
}

/** Whether a question is ever put. */
export const canBeAsked = (checklist: Checklist, question: Question): boolean =>
  canHold(checklist, { all: [] }, [question.id])

const withDerived = (checklist: Checklist, facts: Facts): Facts => ({
  ...facts,
  derived: new Map(checklist.derived.map((one) => [one.id, derive(one, facts.answers)])),
})

/** The questions a condition rests on, through derived values and skips, in the order they are put. */
function listInvolved(
  checklist: Checklist,
  condition: Condition,
  mustBeAsked: readonly QuestionId[],
): readonly Question[] {
  const { questions } = indexOf(checklist)
  const ids = new Set<QuestionId>()
  const visit = (id: QuestionId) => {
    if (ids.has(id)) return
    ids.add(id)
    for (const { when } of questions.get(id)?.skip ?? []) visitAll(when)
  }
  const visitAll = (part: Condition) => {
    for (const id of listNamedQuestions(part)) visit(id)
    for (const { derived } of listDerivedTests(part))
      for (const one of checklist.derived)
        if (one.id === derived) for (const id of [one.rise, one.length]) visit(id)
  }
  visitAll(condition)
  for (const id of mustBeAsked) visit(id)
  return [...questions.values()].filter(({ id }) => ids.has(id))
}

/** Answers worth trying: every word, and numbers at, just below and just above every bound. */
function listCandidates(
  checklist: Checklist,
  question: Question,
  conditions: readonly Condition[],
): readonly Answer[] {
  switch (question.kind) {
    case 'yes-no':
      return [
        { kind: 'yes-no', value: 'yes' },
        { kind: 'yes-no', value: 'no' },
      ]
    case 'choice':
      return question.choices.map(({ id }) => ({ kind: 'choice', choice: id }))
    case 'choices': {
      const several = question.choices.filter(({ alone }) => !alone).map(({ id }) => id)
      return [
        ...question.choices.map(({ id }): Answer => ({ kind: 'choices', choices: [id] })),
        { kind: 'choices', choices: several },
      ]
    }
    case 'measure':
      return listNumbers(checklist, question, conditions).map((value) => ({ kind: 'measure', value }))
    case 'count':
      return listNumbers(checklist, question, conditions).map((value) => ({ kind: 'count', value }))
    case 'counts': {
      const first = question.classes[0]?.id
      if (first === undefined) return []
      return listNumbers(checklist, question, conditions).map((value) => ({
        kind: 'counts',
        values: { [first]: value },
      }))
    }
    case 'grid':
      return [{ kind: 'grid', choices: {} }]
    case 'words':
      return [{ kind: 'words', text: '…' }]
    case 'photo':
      return [{ kind: 'photo', photos: [] }]
  }
}

function listNumbers(
  checklist: Checklist,
  question: Question,
  conditions: readonly Condition[],
): readonly number[] {
  const range = rangeOf(question)
  if (!range) return []
  const facts = factsWithout(checklist)
  const bounds = conditions
    .flatMap(listTests)
    .filter((test) => test.question === question.id)
    .flatMap((test) => boundOf(boundIn(test) ?? Number.NaN, facts) ?? [])
  const near = bounds.flatMap((bound) => [bound - 1, bound, bound + 1])
  return [
    ...new Set([range.from, range.to, ...near, ...listNumbersForGradient(checklist, question, conditions)]),
  ].filter((value) => value >= range.from && value <= range.to)
}

/** A rise and lengths that give gradients just below and just above every bound on them. */
function listNumbersForGradient(
  checklist: Checklist,
  question: Question,
  conditions: readonly Condition[],
): readonly number[] {
  const facts = factsWithout(checklist)
  return checklist.derived.flatMap((derived) => {
    const bounds = conditions
      .flatMap(listDerivedTests)
      .filter((test) => test.derived === derived.id)
      .flatMap((test) => boundOf(boundIn(test) ?? Number.NaN, facts) ?? [])
    if (bounds.length === 0) return []
    const rise = indexOf(checklist).questions.get(derived.rise)
    const range = rise && rangeOf(rise)
    if (!range) return []
    const middle = (range.from + range.to) / 2
    if (question.id === derived.rise) return [middle]
    if (question.id !== derived.length) return []
    return [range.from, middle].flatMap((height) =>
      bounds.flatMap((bound) => [0.99, 1.01].map((part) => height * Math.sqrt(1 + 1 / (bound * part) ** 2))),
    )
  })
}

const factsWithout = (checklist: Checklist): Facts => {
  const answers: Answers = new Map()
  const { thresholds, sticks } = indexOf(checklist)
  return { answers, thresholds, sticks, derived: new Map(), settings: new Map() }
}

function combineSettings(names: readonly string[]): readonly ReadonlyMap<string, boolean>[] {
  return [...new Set(names)].reduce<readonly ReadonlyMap<string, boolean>[]>(
    (made, name) =>
      made.flatMap((settings) => [
        new Map([...settings, [name, false]]),
        new Map([...settings, [name, true]]),
      ]),
    [new Map()],
  )
}

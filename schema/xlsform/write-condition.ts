/** Conditions → the expressions other programs understand. */

import type { QuestionKind, Skip } from '../checklist/checklist.ts'
import type { Bound, Condition, Test } from '../checklist/condition.ts'
import { nameOfId, nameOfSetting, nameOfThreshold, nameOfTotal, ref } from './form-names.ts'

/** Kinds of the questions that conditions name. */
export type KindOf = (question: string) => QuestionKind | undefined

/** What a question waits for: none of its skips may hold. */
export const writeRelevance = (skips: readonly Skip[], kindOf: KindOf): string =>
  skips.map(({ when }) => `not(${writeCondition(when, kindOf)})`).join(' and ')

export function writeCondition(condition: Condition, kindOf: KindOf): string {
  const within = (part: Condition): string => {
    const text = writeCondition(part, kindOf)
    return isChain(part) ? `(${text})` : text
  }
  if ('all' in condition)
    return condition.all.length === 0 ? 'true()' : condition.all.map(within).join(' and ')
  if ('any' in condition)
    return condition.any.length === 0 ? 'false()' : condition.any.map(within).join(' or ')
  if ('not' in condition) return `not(${writeCondition(condition.not, kindOf)})`
  if ('setting' in condition)
    return `${ref(nameOfSetting(condition.setting))} = '${condition.is ? 'yes' : 'no'}'`
  if ('derived' in condition)
    return 'moreThan' in condition
      ? `${ref(condition.derived)} > ${writeBound(condition.moreThan)}`
      : `${ref(condition.derived)} <= ${writeBound(condition.atMost)}`
  return writeTest(condition, kindOf)
}

/** Several parts in a row, which need brackets within others. */
const isChain = (condition: Condition): boolean =>
  ('all' in condition && condition.all.length > 1) ||
  ('any' in condition && condition.any.length > 1) ||
  ('in' in condition && condition.in.length > 1)

function writeTest(test: Test, kindOf: KindOf): string {
  const name = ref(kindOf(test.question) === 'counts' ? nameOfTotal(test.question) : nameOfId(test.question))
  if ('is' in test) return `${name} = '${test.is}'`
  if ('in' in test) return test.in.map((word) => `selected(${name}, '${word}')`).join(' or ') || 'false()'
  if ('includes' in test) return `selected(${name}, '${test.includes}')`
  if ('includesOtherThan' in test)
    return `count-selected(${name}) > number(selected(${name}, '${test.includesOtherThan}'))`
  if ('atLeast' in test) return `${name} >= ${writeBound(test.atLeast)}`
  if ('atMost' in test) return `${name} <= ${writeBound(test.atMost)}`
  if ('moreThan' in test) return `${name} > ${writeBound(test.moreThan)}`
  if ('lessThan' in test) return `${name} < ${writeBound(test.lessThan)}`
  return test.answered ? `${name} != ''` : `${name} = ''`
}

const writeBound = (bound: Bound): string =>
  typeof bound === 'number' ? String(bound) : ref(nameOfThreshold(bound.threshold))

/** What a condition is made of: the simple statements in it, wherever they are nested. */

import type { QuestionId } from './checklist.ts'
import type { Bound, Condition, DerivedTest, SettingTest, Test } from './condition.ts'
import type { TestName } from './question-kinds.ts'

export type Statement = Test | DerivedTest | SettingTest

const known = new WeakMap<Condition, readonly Statement[]>()

/** A condition never changes, and those of a checklist are asked for with every visit. */
export function listStatements(condition: Condition): readonly Statement[] {
  const before = known.get(condition)
  if (before) return before
  const statements = takeApart(condition)
  known.set(condition, statements)
  return statements
}

function takeApart(condition: Condition): readonly Statement[] {
  if ('all' in condition) return condition.all.flatMap(listStatements)
  if ('any' in condition) return condition.any.flatMap(listStatements)
  if ('not' in condition) return listStatements(condition.not)
  return [condition]
}

export const isTest = (statement: Statement): statement is Test => 'question' in statement

export const listTests = (condition: Condition): readonly Test[] => listStatements(condition).filter(isTest)

export const listDerivedTests = (condition: Condition): readonly DerivedTest[] =>
  listStatements(condition).filter((statement): statement is DerivedTest => 'derived' in statement)

export const listSettings = (condition: Condition): readonly string[] =>
  listStatements(condition).flatMap((statement) => ('setting' in statement ? [statement.setting] : []))

/** Questions named directly, without those behind a derived value. */
export const listNamedQuestions = (condition: Condition): readonly QuestionId[] => [
  ...new Set(listTests(condition).map(({ question }) => question)),
]

export function nameOfTest(test: Test): TestName {
  if ('is' in test) return 'is'
  if ('in' in test) return 'in'
  if ('includes' in test) return 'includes'
  if ('includesOtherThan' in test) return 'includesOtherThan'
  if ('atLeast' in test) return 'atLeast'
  if ('atMost' in test) return 'atMost'
  if ('moreThan' in test) return 'moreThan'
  if ('lessThan' in test) return 'lessThan'
  return 'answered'
}

export function boundIn(statement: Statement): Bound | undefined {
  if ('atLeast' in statement) return statement.atLeast
  if ('atMost' in statement) return statement.atMost
  if ('moreThan' in statement) return statement.moreThan
  if ('lessThan' in statement) return statement.lessThan
  return undefined
}

/** The words or choices a test names. */
export function listNamedWords(test: Test): readonly string[] {
  if ('is' in test) return [test.is]
  if ('in' in test) return test.in
  if ('includes' in test) return [test.includes]
  if ('includesOtherThan' in test) return [test.includesOtherThan]
  return []
}

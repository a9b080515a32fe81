/** Expressions of an XLSForm → conditions; what has no counterpart is named, never guessed. */

import type { Question } from '../checklist/checklist.ts'
import type { Bound, Condition, Test } from '../checklist/condition.ts'
import { listNamedWords, nameOfTest } from '../checklist/parts-of-condition.ts'
import { listWords, questionKinds } from '../checklist/question-kinds.ts'
import { type Expression, type Operator, readExpression } from './expression.ts'
import type { FormRemarkKind } from './remark.ts'

/** What a name in `${…}` stands for. */
export type Meaning =
  | { readonly question: Question }
  | { readonly derived: string }
  | { readonly threshold: string }
  | { readonly setting: string }

export type Meanings = ReadonlyMap<string, Meaning>

/**
 * `plain`: written by us, or for us: what is not answered stays open. `odk`: what is not answered is an empty text, so
 * that comparing it is false; each test then says itself that there must be an answer.
 */
export type Reading = 'plain' | 'odk'

export interface Fault {
  readonly kind: FormRemarkKind
  readonly facts: Readonly<Record<string, string | number>>
}

/** Thrown within the reader only. */
class NotRead extends Error {
  readonly fault: Fault

  constructor(kind: FormRemarkKind, facts: Fault['facts']) {
    super(kind)
    this.fault = { kind, facts }
  }
}

/** Long texts are cut where they are quoted. */
export const quote = (text: string): string => (text.length > 120 ? `${text.slice(0, 119)}…` : text)

export type Read<Thing> = { readonly read: Thing } | { readonly fault: Fault }

export const readCondition = (text: string, meanings: Meanings, reading: Reading): Read<Condition> =>
  readText(text, (expression) => toCondition(expression, meanings, reading))

/** The parts that must all hold for a question to be put, each as what keeps it from being put. */
export function readRelevance(
  text: string,
  meanings: Meanings,
  reading: Reading,
): Read<readonly Condition[]> {
  return readText(text, (expression) => {
    const parts = 'and' in expression ? expression.and : [expression]
    return parts.flatMap((part) => {
      if ('call' in part && part.call === 'true') return []
      if ('call' in part && part.call === 'not' && part.given[0] && part.given.length === 1)
        return [toCondition(part.given[0], meanings, reading)]
      return [{ not: toCondition(part, meanings, reading) }]
    })
  })
}

function readText<Thing>(text: string, read: (expression: Expression) => Thing): Read<Thing> {
  const expression = readExpression(text)
  if (!expression) return { fault: { kind: 'expression-unreadable', facts: { given: quote(text) } } }
  try {
    return { read: read(expression) }
  } catch (fault) {
    if (fault instanceof NotRead) return { fault: fault.fault }
    throw fault
  }
}

function toCondition(expression: Expression, meanings: Meanings, reading: Reading): Condition {
  const inner = (part: Expression) => toCondition(part, meanings, reading)
  if ('and' in expression) return { all: expression.and.map(inner) }
  if ('or' in expression) return readIn(expression.or, meanings, reading) ?? { any: expression.or.map(inner) }
  if ('compare' in expression) return readComparison(expression, meanings, reading)
  if ('call' in expression) {
    const [first] = expression.given
    if (expression.call === 'not' && first && expression.given.length === 1) return { not: inner(first) }
    if (expression.call === 'selected') return readSelected(expression.given, meanings, reading)
    throw unsupported(`${expression.call}()`)
  }
  throw unsupported(partOf(expression))
}

/** The name of the part that has no counterpart, as its writer would look for it. */
function partOf(expression: Expression): string {
  if ('sum' in expression) return expression.sum
  if ('name' in expression) return `$\{${expression.name}}`
  if ('text' in expression) return `'${quote(expression.text)}'`
  if ('number' in expression) return String(expression.number)
  if ('self' in expression) return '.'
  if ('call' in expression) return `${expression.call}()`
  return 'compare' in expression ? expression.compare : 'or' in expression ? 'or' : 'and'
}

const unsupported = (part: string) => new NotRead('expression-not-supported', { part })

function meaningOf(name: string, meanings: Meanings): Meaning {
  const meaning = meanings.get(name)
  if (!meaning) throw new NotRead('name-unknown', { name: quote(name) })
  return meaning
}

/** A test that the question can be put to; in `odk`, one that is never open. */
function fitting(test: Test, question: Question, reading: Reading): Condition {
  const { tests } = questionKinds[question.kind]
  const words = listWords(question)
  const strange = listNamedWords(test).find((word) => !words.includes(word))
  if (!tests.includes(nameOfTest(test)) || strange !== undefined)
    throw new NotRead('does-not-fit', { name: question.id, given: quote(strange ?? nameOfTest(test)) })
  if (reading === 'plain' || 'answered' in test) return test
  return { all: [{ question: question.id, answered: true }, test] }
}

/** `selected(${q}, 'a') or selected(${q}, 'b')` over one question with one answer: one of these. */
function readIn(parts: readonly Expression[], meanings: Meanings, reading: Reading): Condition | undefined {
  const found = parts.map((part) =>
    'call' in part && part.call === 'selected' ? findSelected(part.given) : undefined,
  )
  const [first] = found
  if (!first || found.some((one) => one?.name !== first.name)) return undefined
  const meaning = meaningOf(first.name, meanings)
  if (!('question' in meaning) || meaning.question.kind === 'choices') return undefined
  const { question } = meaning
  return fitting({ question: question.id, in: found.flatMap((one) => one?.word ?? []) }, question, reading)
}

function findSelected(
  given: readonly Expression[],
): { readonly name: string; readonly word: string } | undefined {
  const [of, which] = given
  if (!of || !which || given.length !== 2 || !('name' in of)) return undefined
  const word = wordOf(which)
  return word === undefined ? undefined : { name: of.name, word }
}

const wordOf = (expression: Expression): string | undefined =>
  'text' in expression ? expression.text : 'number' in expression ? String(expression.number) : undefined

function readSelected(given: readonly Expression[], meanings: Meanings, reading: Reading): Condition {
  const selected = findSelected(given)
  if (!selected) throw unsupported('selected()')
  const meaning = meaningOf(selected.name, meanings)
  if (!('question' in meaning)) throw unsupported('selected()')
  const { question } = meaning
  const test: Test =
    question.kind === 'choices'
      ? { question: question.id, includes: selected.word }
      : { question: question.id, in: [selected.word] }
  return fitting(test, question, reading)
}

const MIRRORED: Readonly<Record<Operator, Operator>> = {
  '=': '=',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
}

type Comparison = Extract<Expression, { compare: Operator }>

function readComparison(given: Comparison, meanings: Meanings, reading: Reading): Condition {
  // The name first, as most people write it.
  const { compare, left, right } =
    'text' in given.left || 'number' in given.left
      ? { compare: MIRRORED[given.compare], left: given.right, right: given.left }
      : given
  if ('call' in left) return readCounted(left, compare, right, meanings, reading)
  if (!('name' in left)) throw unsupported(partOf(left))
  const meaning = meaningOf(left.name, meanings)
  if ('threshold' in meaning) throw unsupported(partOf(left))
  if ('setting' in meaning) return readSettingTest(meaning.setting, compare, right)
  if ('derived' in meaning) {
    const bound = readBound(right, meanings)
    if (compare === '>') return { derived: meaning.derived, moreThan: bound }
    if (compare === '<=') return { derived: meaning.derived, atMost: bound }
    throw unsupported(compare)
  }
  return readTest(meaning.question, compare, right, meanings, reading)
}

function readSettingTest(setting: string, compare: Operator, right: Expression): Condition {
  const word = wordOf(right)
  if (compare !== '=' || (word !== 'yes' && word !== 'no')) throw unsupported(compare)
  return { setting, is: word === 'yes' }
}

function readTest(
  question: Question,
  compare: Operator,
  right: Expression,
  meanings: Meanings,
  reading: Reading,
): Condition {
  const { id } = question
  const word = wordOf(right)
  if (word === '' && (compare === '=' || compare === '!='))
    return { question: id, answered: compare === '!=' }
  if (questionKinds[question.kind].isNumber) {
    const bound = readBound(right, meanings)
    if (compare === '>=') return fitting({ question: id, atLeast: bound }, question, reading)
    if (compare === '<=') return fitting({ question: id, atMost: bound }, question, reading)
    if (compare === '>') return fitting({ question: id, moreThan: bound }, question, reading)
    if (compare === '<') return fitting({ question: id, lessThan: bound }, question, reading)
    const both = [
      fitting({ question: id, atLeast: bound }, question, reading),
      fitting({ question: id, atMost: bound }, question, reading),
    ]
    return compare === '=' ? { all: both } : { not: { all: both } }
  }
  if (word === undefined) throw unsupported(partOf(right))
  if (compare !== '=' && compare !== '!=') throw unsupported(compare)
  const is = fitting({ question: id, is: word }, question, reading)
  return compare === '=' ? is : { not: is }
}

function readBound(expression: Expression, meanings: Meanings): Bound {
  if ('number' in expression) return expression.number
  if ('text' in expression && /^-?\d+(?:\.\d+)?$/u.test(expression.text)) return Number(expression.text)
  if (!('name' in expression)) throw unsupported(partOf(expression))
  const meaning = meaningOf(expression.name, meanings)
  if (!('threshold' in meaning)) throw unsupported(partOf(expression))
  return { threshold: meaning.threshold }
}

/** `count-selected(${q}) > 0` and the one form that says "something besides this one". */
function readCounted(
  left: Extract<Expression, { call: string }>,
  compare: Operator,
  right: Expression,
  meanings: Meanings,
  reading: Reading,
): Condition {
  const [of] = left.given
  if (!of || !('name' in of) || left.given.length !== 1) throw unsupported(`${left.call}()`)
  const meaning = meaningOf(of.name, meanings)
  if (!('question' in meaning)) throw unsupported(`${left.call}()`)
  const { question } = meaning
  const isCount = left.call === 'count-selected' || left.call === 'string-length'
  if (isCount && 'number' in right) {
    const isThere = (compare === '>' && right.number === 0) || (compare === '>=' && right.number === 1)
    const isMissing = (compare === '=' && right.number === 0) || (compare === '<' && right.number === 1)
    if (isThere || isMissing) return { question: question.id, answered: isThere }
  }
  if (left.call !== 'count-selected' || compare !== '>' || !('call' in right) || right.call !== 'number')
    throw unsupported(`${left.call}()`)
  const [inner] = right.given
  const selected =
    inner && 'call' in inner && inner.call === 'selected' ? findSelected(inner.given) : undefined
  if (selected?.name !== of.name) throw unsupported('number()')
  return fitting({ question: question.id, includesOtherThan: selected.word }, question, reading)
}

/** Under which condition something on paper is left out, said with the numbers and letters that stand on it. */

import type { Checklist, Question } from '../../schema/checklist/checklist.ts'
import type { Bound, Condition } from '../../schema/checklist/condition.ts'
import { findQuestion } from '../../schema/checklist/look-up.ts'
import type { Statement } from '../../schema/checklist/parts-of-condition.ts'
import { wordsIn } from '../../schema/language.ts'
import { formatNumber } from '../../schema/numerals.ts'
import { letterOf, listBoxes } from '../../schema/paper/letters.ts'
import type { InterfaceLanguage } from '../words/ids.ts'
import { sayIn } from '../words/say.ts'

interface Told {
  /** What it is about, e.g. "question 19". */
  readonly about: string
  readonly holds: string
}

/** One sentence for all of them: any one that holds is enough. Empty where there are none. */
export function skipsInWords(
  skips: readonly Condition[],
  checklist: Checklist,
  tongue: InterfaceLanguage,
): string {
  if (skips.length === 0) return ''
  return tell({ any: skips }, true, { checklist, tongue })
}

interface Place {
  readonly checklist: Checklist
  readonly tongue: InterfaceLanguage
}

/** `isMeant`: the condition holds; else that it does not. */
function tell(condition: Condition, isMeant: boolean, place: Place): string {
  if ('not' in condition) return tell(condition.not, !isMeant, place)
  if ('all' in condition || 'any' in condition) {
    const parts = 'all' in condition ? condition.all : condition.any
    return join(parts, 'all' in condition === isMeant, isMeant, place)
  }
  const { about, holds } = tellStatement(condition, isMeant, place)
  return `${about}: ${holds}`
}

/** What is said about one question, several times over, is said together. */
function join(parts: readonly Condition[], isAll: boolean, isMeant: boolean, place: Place): string {
  const { tongue } = place
  const told: Told[] = []
  for (const part of parts.flatMap((one) => unfold(one, isAll === isMeant))) {
    const one = isStatement(part)
      ? tellStatement(part, isMeant, place)
      : { about: '', holds: `(${tell(part, isMeant, place)})` }
    const before = told.findIndex(({ about }) => about !== '' && about === one.about)
    const known = told[before]
    if (known && !isAll) told[before] = { about: one.about, holds: `${known.holds}, ${one.holds}` }
    else told.push(one)
  }
  const between = sayIn(tongue, isAll ? 'paper-and' : 'paper-or')
  return told.map(({ about, holds }) => (about ? `${about}: ${holds}` : holds)).join(` ${between} `)
}

/** Alternatives within alternatives need no brackets. */
const unfold = (condition: Condition, isAll: boolean): readonly Condition[] => {
  const parts = isAll ? 'all' in condition && condition.all : 'any' in condition && condition.any
  return parts ? parts.flatMap((part) => unfold(part, isAll)) : [condition]
}

const isStatement = (condition: Condition): condition is Statement =>
  !('all' in condition || 'any' in condition || 'not' in condition)

function tellStatement(statement: Statement, isMeant: boolean, place: Place): Told {
  const { checklist, tongue } = place
  if ('setting' in statement) return { about: '', holds: statement.setting }
  if ('derived' in statement) {
    const derived = checklist.derived.find(({ id }) => id === statement.derived)
    return {
      about: derived ? wordsIn(derived.name, tongue) : statement.derived,
      holds: compare(statement, isMeant, place),
    }
  }
  const question = findQuestion(checklist, statement.question)
  const number = formatNumber(question?.number ?? 0, tongue)
  const about = `${sayIn(tongue, 'paper-question')} ${number}`
  if (!question) return { about, holds: '' }
  if ('answered' in statement)
    return {
      about,
      holds: sayIn(tongue, statement.answered === isMeant ? 'paper-any-value' : 'paper-no-value'),
    }
  if ('is' in statement) return { about, holds: letters(question, [statement.is], isMeant) }
  if ('in' in statement) return { about, holds: letters(question, statement.in, isMeant) }
  if ('includes' in statement) {
    const letter = letterOf(question, statement.includes) ?? ''
    return { about, holds: isMeant ? letter : `${sayIn(tongue, 'paper-not')} ${letter}` }
  }
  if ('includesOtherThan' in statement)
    return { about, holds: letters(question, [statement.includesOtherThan], !isMeant) }
  return { about, holds: compare(statement, isMeant, place) }
}

const letters = (question: Question, boxes: readonly string[], isMeant: boolean): string =>
  listBoxes(question)
    .filter((box) => boxes.includes(box) === isMeant)
    .map((box) => letterOf(question, box))
    .join(', ')

function compare(statement: Statement, isMeant: boolean, { checklist, tongue }: Place): string {
  const shown = (bound: Bound) => {
    const value =
      typeof bound === 'number'
        ? bound
        : (checklist.thresholds.find(({ id }) => id === bound.threshold)?.value ?? 0)
    return formatNumber(value, tongue)
  }
  if ('atLeast' in statement)
    return `${sayIn(tongue, isMeant ? 'paper-at-least' : 'paper-less-than')} ${shown(statement.atLeast)}`
  if ('lessThan' in statement)
    return `${sayIn(tongue, isMeant ? 'paper-less-than' : 'paper-at-least')} ${shown(statement.lessThan)}`
  if ('atMost' in statement)
    return `${sayIn(tongue, isMeant ? 'paper-at-most' : 'paper-more-than')} ${shown(statement.atMost)}`
  if ('moreThan' in statement)
    return `${sayIn(tongue, isMeant ? 'paper-more-than' : 'paper-at-most')} ${shown(statement.moreThan)}`
  return ''
}

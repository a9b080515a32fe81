/** What somebody keyed for one question, as short as it stands on paper → the answer. */

import type { Question } from '../checklist/checklist.ts'
import { latinDigits, readNumber } from '../numerals.ts'
import { type Answer, NOT_MEASURED_BECAUSE } from '../visit/answer.ts'
import { listReasons } from '../visit/answer-fits.ts'
import { latinKeys, letterAt, listBoxes, REASON_LETTERS } from './letters.ts'

/** `empty`: nothing stands on paper. `unreadable`: what was keyed is no answer to this question. */
export type Keyed =
  | { readonly is: 'answer'; readonly answer: Answer }
  | { readonly is: 'empty' }
  | { readonly is: 'unreadable' }

const UNREADABLE: Keyed = { is: 'unreadable' }
/** Stands for a row or class that is empty on paper, where others are not. */
const BLANK = '-'

/** A box by its letter or by its number; a measure or count as a number; several separated by spaces. */
export function readKeyed(question: Question, text: string): Keyed {
  const typed = text.trim()
  if (typed === '') return { is: 'empty' }
  const reason = readReason(question, typed)
  if (reason) return { is: 'answer', answer: reason }
  const answer = readValue(question, typed)
  return answer ? { is: 'answer', answer } : UNREADABLE
}

function readReason(question: Question, typed: string): Answer | undefined {
  const [, letter, digit] = /^([XYZ])\s*([1-5])?$/u.exec(latinDigits(latinKeys(typed))) ?? []
  const reason = listReasons(question).find((one) => REASON_LETTERS[one] === letter)
  if (!reason) return undefined
  if (digit === undefined) return { kind: 'none', reason }
  const because = NOT_MEASURED_BECAUSE[Number(digit) - 1]
  return reason === 'not-measured' && because ? { kind: 'none', reason, because } : undefined
}

function readValue(question: Question, typed: string): Answer | undefined {
  switch (question.kind) {
    case 'yes-no': {
      const box = readBox(question, typed)
      return box === 'yes' || box === 'no' ? { kind: 'yes-no', value: box } : undefined
    }
    case 'choice': {
      const choice = readBox(question, typed)
      return choice === undefined ? undefined : { kind: 'choice', choice }
    }
    case 'choices': {
      const choices = readBoxes(question, typed)
      return choices && { kind: 'choices', choices: [...new Set(choices)] }
    }
    case 'grid':
      return readGrid(question, typed)
    case 'measure':
      return readMeasure(question, typed)
    case 'count': {
      const value = readNumber(typed)
      return value === undefined ? undefined : { kind: 'count', value }
    }
    case 'counts':
      return readCounts(question, typed)
    case 'words':
      return { kind: 'words', text: typed }
    case 'photo':
      return undefined
  }
}

const indexOfBox = (part: string): number => {
  if (/^\d{1,3}$/u.test(part)) return Number(part) - 1
  return Array.from({ length: 23 }, (_, index) => letterAt(index)).indexOf(part)
}

const readBox = (question: Question, typed: string): string | undefined =>
  listBoxes(question)[indexOfBox(latinDigits(latinKeys(typed)))]

/** "ACD", "A C D", "1 3 4", "1, 3, 4". */
function readParts(typed: string): readonly string[] | undefined {
  const plain = latinDigits(latinKeys(typed))
  if (!/^(?:[A-W]|\d+|[\s,;.-])+$/u.test(plain)) return undefined
  return plain.match(/[A-W]|\d+|-/gu) ?? []
}

function readBoxes(question: Question, typed: string): readonly string[] | undefined {
  const boxes = listBoxes(question)
  const found = readParts(typed)?.map((part) => boxes[indexOfBox(part)])
  const known = found?.filter((box) => box !== undefined)
  return known && known.length > 0 && known.length === found?.length ? known : undefined
}

type Of<Kind extends Question['kind']> = Extract<Question, { readonly kind: Kind }>

function readGrid({ rows, choices }: Of<'grid'>, typed: string): Answer | undefined {
  const parts = readParts(typed)
  if (!parts || parts.length !== rows.length) return undefined
  const given = rows.flatMap((row, at) => {
    const part = parts[at] ?? BLANK
    if (part === BLANK) return []
    return [[row.id, (row.choices ?? choices)[indexOfBox(part)]?.id] as const]
  })
  const known = given.flatMap(([row, choice]) => (choice === undefined ? [] : [[row, choice] as const]))
  return known.length > 0 && known.length === given.length
    ? { kind: 'grid', choices: Object.fromEntries(known) }
    : undefined
}

function readMeasure(question: Of<'measure'>, typed: string): Answer | undefined {
  const value = readNumber(typed)
  if (value !== undefined) return { kind: 'measure', value }
  // A digit is a length here and never the number of a box.
  const box = readBox(question, typed)
  return box === 'fits' || box === 'does-not-fit' ? { kind: 'band', band: box } : undefined
}

function readCounts({ classes }: Of<'counts'>, typed: string): Answer | undefined {
  const parts = typed.split(/[\s;/]+/u).filter((part) => part !== '')
  if (parts.length !== classes.length) return undefined
  const given = classes.flatMap(({ id }, at) => {
    const part = parts[at] ?? BLANK
    return part === BLANK ? [] : [[id, readNumber(part)] as const]
  })
  const known = given.flatMap(([id, value]) => (value === undefined ? [] : [[id, value] as const]))
  return known.length > 0 && known.length === given.length
    ? { kind: 'counts', values: Object.fromEntries(known) }
    : undefined
}

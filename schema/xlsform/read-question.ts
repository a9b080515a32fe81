/** One row of the survey → a question of ours, without what keeps it from being put. */

import type { Choice, Question } from '../checklist/checklist.ts'
import { DRAWINGS } from '../checklist/drawings.ts'
import { type Range, readAlone, readLongest, readRange } from './constraint.ts'
import { isAllowedId } from './form-names.ts'
import type { FormRow } from './form-row.ts'
import type { ChoiceList } from './read-choices.ts'
import type { RowType } from './read-type.ts'

export type Lists = ReadonlyMap<string, ChoiceList>
export type Common = Omit<Question, 'kind'>

const ABOUT = ['visit', 'premises', 'station', 'voters', 'interview'] as const
const WEIGHTS = ['critical', 'major', 'minor', 'context'] as const
/** What tablets can send. */
const LARGEST = 999_999_999
const LONGEST_WORDS = 5000
const MOST_PHOTOS = 10
/** Where a form says nothing. */
const ASSUMED_COUNT: Range = { from: 0, to: 9999 }
const ASSUMED_LONGEST = 500

/** The id of a row: `wayin_id` where it differs from the name that other programs accept. */
export function readId(row: FormRow): string | undefined {
  const id = row.text('wayin_id') || row.text('name')
  if (id === '') row.note('value-missing', 'name')
  else if (isAllowedId(id)) return id
  else row.note('name-not-allowed', 'name', { name: id.slice(0, 120) })
  return undefined
}

export function readCommon(row: FormRow, id: string, isInterview: boolean): Common {
  const text = row.words('label')
  if (!text) row.note('label-missing', 'label')
  const hint = row.words('hint')
  if (row.flag('required') && !row.flag('wayin_strict')) row.note('required-left-out', 'required')
  return {
    id,
    // Questions without a number get theirs when all are read.
    number: row.number('wayin_number') ?? 0,
    text: text ?? {},
    ...(hint && { hint }),
    skip: [],
    about: row.oneOf('wayin_about', ABOUT) ?? (isInterview ? 'interview' : 'station'),
    weight: row.oneOf('wayin_weight', WEIGHTS) ?? 'context',
    groups: row.list('wayin_groups'),
    shows: row.words('wayin_shows') ?? {},
    sources: row.list('wayin_sources'),
    ...(row.flag('wayin_conduct') && { conduct: true }),
    ...(row.flag('wayin_passing') && { passing: true }),
  }
}

/** Kinds of ours that a row of each type can be; the first is taken where the row does not say. */
const KINDS_OF = {
  one: ['choice', 'yes-no'],
  many: ['choices'],
  integer: ['count'],
  decimal: ['measure'],
  text: ['words'],
  image: ['photo'],
} as const

export function readQuestion(
  row: FormRow,
  type: RowType,
  common: Common,
  lists: Lists,
): Question | undefined {
  switch (type.is) {
    case 'one':
      return readOne(row, type.list, common, lists)
    case 'many': {
      row.oneOf('wayin_kind', KINDS_OF.many)
      const list = findList(row, type.list, lists)
      return list && { ...common, kind: 'choices', choices: withAlone(row, list.choices) }
    }
    case 'integer':
      row.oneOf('wayin_kind', KINDS_OF.integer)
      return { ...common, kind: 'count', possible: readPossible(row, 1), ...readUsual(row) }
    case 'decimal':
      return readMeasure(row, common)
    case 'text':
      row.oneOf('wayin_kind', KINDS_OF.text)
      return { ...common, kind: 'words', longest: readLongestWords(row) }
    case 'image':
      row.oneOf('wayin_kind', KINDS_OF.image)
      refuseConstraint(row)
      return { ...common, kind: 'photo', most: readMost(row) }
    default:
      return undefined
  }
}

function findList(row: FormRow, name: string, lists: Lists): ChoiceList | undefined {
  const list = lists.get(name)
  if (!list) row.note('list-unknown', 'type', { list: name.slice(0, 120) })
  return list
}

/** For grids: the choices of a list, by the type of the row. */
export const readListOf = (row: FormRow, name: string, lists: Lists): readonly Choice[] =>
  findList(row, name, lists)?.choices ?? []

function readOne(row: FormRow, name: string, common: Common, lists: Lists): Question | undefined {
  const kind = row.oneOf('wayin_kind', KINDS_OF.one)
  const list = findList(row, name, lists)
  if (!list) return undefined
  refuseConstraint(row)
  const isYesNo = list.choices.length === 2 && list.choices.every(({ id }) => id === 'yes' || id === 'no')
  if (kind === 'choice' || (kind === undefined && !isYesNo))
    return { ...common, kind: 'choice', choices: list.choices }
  if (!isYesNo) {
    row.note('value-not-allowed', 'wayin_kind', { given: 'yes-no', allowed: 'choice' })
    return undefined
  }
  return { ...common, kind: 'yes-no', ...(row.flag('wayin_strict') && { strict: true }), ...readDrawing(row) }
}

function readDrawing(row: FormRow) {
  const drawing = row.oneOf('wayin_drawing', DRAWINGS)
  return drawing && { drawing }
}

function refuseConstraint(row: FormRow): void {
  const given = row.text('constraint')
  if (given !== '') row.note('constraint-not-supported', 'constraint', { given: given.slice(0, 120) })
}

function withAlone(row: FormRow, choices: readonly Choice[]): readonly Choice[] {
  const constraint = row.text('constraint')
  if (constraint === '') return choices
  const alone = readAlone(constraint)
  const isKnown = alone?.every((id) => choices.some((choice) => choice.id === id))
  if (alone && isKnown)
    return choices.map((choice) => (alone.includes(choice.id) ? { ...choice, alone: true } : choice))
  refuseConstraint(row)
  return choices
}

function readMeasure(row: FormRow, common: Common): Question | undefined {
  row.oneOf('wayin_kind', KINDS_OF.decimal)
  const unit = row.oneOf('wayin_unit', ['cm', 'm', 'min'])
  if (row.text('wayin_unit') === '') row.note('unit-missing', 'wayin_unit')
  if (!unit) return undefined
  const stick = row.number('wayin_stick')
  return {
    ...common,
    kind: 'measure',
    unit,
    instrument:
      row.oneOf('wayin_instrument', ['tape', 'watch', 'steps']) ?? (unit === 'min' ? 'watch' : 'tape'),
    possible: readPossible(row, 0),
    ...readUsual(row),
    ...(stick !== undefined && { stick }),
    ...readDrawing(row),
  }
}

/** What the constraint allows; an end it does not name is assumed, and that is said. */
export function readPossible(row: FormRow, step: 0 | 1): Range {
  const constraint = row.text('constraint')
  const given = constraint === '' ? {} : readRange(constraint, step)
  if (!given) {
    refuseConstraint(row)
    return ASSUMED_COUNT
  }
  const range = {
    from: given.from ?? ASSUMED_COUNT.from,
    to: given.to ?? Math.max(ASSUMED_COUNT.to, given.from ?? 0),
  }
  if (given.from === undefined || given.to === undefined)
    row.note('range-assumed', 'constraint', { from: range.from, to: range.to })
  if (range.from < 0 || range.to > LARGEST)
    row.note('value-not-allowed', 'constraint', {
      given: constraint.slice(0, 120),
      allowed: `0 … ${LARGEST}`,
    })
  return range
}

function readUsual(row: FormRow): { readonly usual?: Range } {
  const given = row.text('wayin_usual')
  if (given === '') return {}
  const [, from, to] = /^(\d+(?:\.\d+)?) to (\d+(?:\.\d+)?)$/u.exec(given) ?? []
  if (from !== undefined && to !== undefined) return { usual: { from: Number(from), to: Number(to) } }
  row.note('value-not-allowed', 'wayin_usual', { given: given.slice(0, 120), allowed: '0 to 30' })
  return {}
}

function readLongestWords(row: FormRow): number {
  const constraint = row.text('constraint')
  const longest = constraint === '' ? undefined : readLongest(constraint)
  if (longest !== undefined && longest >= 1 && longest <= LONGEST_WORDS) return longest
  if (constraint !== '') refuseConstraint(row)
  else row.note('length-assumed', 'constraint', { longest: ASSUMED_LONGEST })
  return ASSUMED_LONGEST
}

function readMost(row: FormRow): number {
  const most = row.number('wayin_most') ?? 1
  if (Number.isInteger(most) && most >= 1 && most <= MOST_PHOTOS) return most
  row.note('value-not-allowed', 'wayin_most', { given: String(most), allowed: `1 … ${MOST_PHOTOS}` })
  return 1
}

/** One section file → its section with all questions. */

import type { Choice, GridRow, Question, QuestionKind, Section } from '../schema/checklist/checklist.ts'
import { DRAWINGS } from '../schema/checklist/drawings.ts'
import { type Fields, placeOf, type Reviews, readFields } from './fields.ts'
import { readSkips, type Situations } from './read-condition.ts'

const KINDS = ['yes-no', 'measure', 'count', 'counts', 'choice', 'choices', 'grid', 'words', 'photo'] as const
const ABOUT = ['visit', 'premises', 'station', 'voters', 'interview'] as const
const WEIGHTS = ['critical', 'major', 'minor', 'context'] as const

export function readSection(
  value: unknown,
  place: string,
  situations: Situations,
  reviews: Reviews,
): Section {
  const fields = readFields(value, place, reviews)
  const section: Section = {
    id: fields.string('id'),
    letter: fields.string('letter'),
    title: fields.words('title'),
    ...(fields.has('intro') && { intro: fields.words('intro') }),
    ...(fields.mark('repeats') && { repeats: true }),
    ...(fields.mark('internal') && { internal: true }),
    questions: fields
      .list('questions')
      .map((one, index) => readQuestion(one, placeOf(place, 'question', one, index), situations, reviews)),
  }
  fields.done()
  return section
}

type Common = Omit<Question, 'kind'>

function readQuestion(value: unknown, place: string, situations: Situations, reviews: Reviews): Question {
  const fields = readFields(value, place, reviews)
  const common: Common = {
    id: fields.string('id'),
    number: fields.number('number'),
    text: fields.words('text'),
    ...(fields.has('hint') && { hint: fields.words('hint') }),
    skip: readSkips(fields.list('skip'), place, situations, reviews),
    about: fields.oneOf('about', ABOUT),
    weight: fields.oneOf('weight', WEIGHTS),
    groups: fields.strings('groups'),
    shows: fields.words('shows'),
    sources: fields.strings('sources'),
    ...(fields.mark('conduct') && { conduct: true }),
    ...(fields.mark('passing') && { passing: true }),
  }
  const question = readers[fields.oneOf('kind', KINDS)](common, fields, reviews)
  fields.done()
  return question
}

/** What each kind has beyond the common fields. */
const readers: Readonly<
  Record<QuestionKind, (common: Common, fields: Fields, reviews: Reviews) => Question>
> = {
  'yes-no': (common, fields) => ({
    ...common,
    kind: 'yes-no',
    ...(fields.mark('strict') && { strict: true }),
    ...(fields.has('drawing') && { drawing: fields.oneOf('drawing', DRAWINGS) }),
  }),
  measure: (common, fields, reviews) => ({
    ...common,
    kind: 'measure',
    unit: fields.oneOf('unit', ['cm', 'm', 'min']),
    instrument: fields.oneOf('instrument', ['tape', 'watch', 'steps']),
    possible: readRange(fields, 'possible', reviews),
    ...(fields.has('usual') && { usual: readRange(fields, 'usual', reviews) }),
    ...(fields.has('stick') && { stick: fields.number('stick') }),
    ...(fields.has('drawing') && { drawing: fields.oneOf('drawing', DRAWINGS) }),
  }),
  count: (common, fields, reviews) => ({
    ...common,
    kind: 'count',
    possible: readRange(fields, 'possible', reviews),
    ...(fields.has('usual') && { usual: readRange(fields, 'usual', reviews) }),
  }),
  counts: (common, fields, reviews) => ({
    ...common,
    kind: 'counts',
    classes: readChoices(fields, 'classes', reviews),
    possible: readRange(fields, 'possible', reviews),
  }),
  choice: (common, fields, reviews) => ({
    ...common,
    kind: 'choice',
    choices: readChoices(fields, 'choices', reviews),
  }),
  choices: (common, fields, reviews) => ({
    ...common,
    kind: 'choices',
    choices: readChoices(fields, 'choices', reviews),
  }),
  grid: (common, fields, reviews) => ({
    ...common,
    kind: 'grid',
    rows: fields
      .list('rows')
      .map((row, index) => readRow(row, placeOf(fields.place, 'row', row, index), reviews)),
    choices: readChoices(fields, 'choices', reviews),
  }),
  words: (common, fields) => ({ ...common, kind: 'words', longest: fields.number('longest') }),
  photo: (common, fields) => ({ ...common, kind: 'photo', most: fields.number('most') }),
}

function readRange(fields: Fields, key: string, reviews: Reviews): { from: number; to: number } {
  const range = readFields(fields.unknown(key), `${fields.place}: ${key}`, reviews)
  const ends = { from: range.number('from'), to: range.number('to') }
  range.done()
  return ends
}

const readChoices = (fields: Fields, key: string, reviews: Reviews): readonly Choice[] =>
  fields.list(key).map((one, index) => readChoice(one, placeOf(fields.place, 'choice', one, index), reviews))

function readChoice(value: unknown, place: string, reviews: Reviews): Choice {
  const fields = readFields(value, place, reviews)
  const choice: Choice = {
    id: fields.string('id'),
    text: fields.words('text'),
    ...(fields.mark('alone') && { alone: true }),
  }
  fields.done()
  return choice
}

function readRow(value: unknown, place: string, reviews: Reviews): GridRow {
  const fields = readFields(value, place, reviews)
  const row: GridRow = {
    id: fields.string('id'),
    text: fields.words('text'),
    ...(fields.has('choices') && { choices: readChoices(fields, 'choices', reviews) }),
  }
  fields.done()
  return row
}

/** One question of each kind with everything a question can have, and what a valid answer looks like. */

import type { Question, QuestionKind } from '../../schema/checklist/checklist.ts'
import type { Answer } from '../../schema/visit/answer.ts'

const words = (text: string) => ({ en: text, km: text })
const common = {
  number: 7,
  hint: words('Hint to read'),
  skip: [],
  about: 'station',
  weight: 'major',
  groups: [],
  shows: words('something'),
  sources: [],
} as const
const choices = [
  { id: 'sand', text: words('Sand') },
  { id: 'mud', text: words('Mud') },
  { id: 'nothing', text: words('Nothing'), alone: true },
]
const possible = { from: 0, to: 100 }

export interface QuestionSample {
  readonly question: Question
  readonly answer: Answer
  /** How the first control of an answer is named in the accessibility tree. */
  readonly first: { readonly role: string; readonly name: string }
}

const text = words('The question asked')

export const samples: Readonly<Record<QuestionKind, QuestionSample>> = {
  'yes-no': {
    question: { ...common, id: 'q-yes-no', kind: 'yes-no', text, drawing: 'turning-space' },
    answer: { kind: 'yes-no', value: 'yes' },
    first: { role: 'radio', name: 'Yes' },
  },
  measure: {
    question: {
      ...common,
      id: 'q-measure',
      kind: 'measure',
      text,
      unit: 'cm',
      instrument: 'tape',
      possible,
      stick: 80,
      drawing: 'door-width',
    },
    answer: { kind: 'measure', value: 85 },
    first: { role: 'textbox', name: 'Measured, in centimetres' },
  },
  count: {
    question: { ...common, id: 'q-count', kind: 'count', text, possible },
    answer: { kind: 'count', value: 3 },
    first: { role: 'textbox', name: 'Number' },
  },
  counts: {
    question: { ...common, id: 'q-counts', kind: 'counts', text, classes: choices.slice(0, 2), possible },
    answer: { kind: 'counts', values: { sand: 1, mud: 2 } },
    first: { role: 'textbox', name: 'Sand' },
  },
  choice: {
    question: { ...common, id: 'q-choice', kind: 'choice', text, choices },
    answer: { kind: 'choice', choice: 'sand' },
    first: { role: 'radio', name: 'Sand' },
  },
  choices: {
    question: { ...common, id: 'q-choices', kind: 'choices', text, choices },
    answer: { kind: 'choices', choices: ['sand'] },
    first: { role: 'checkbox', name: 'Sand' },
  },
  grid: {
    question: { ...common, id: 'q-grid', kind: 'grid', text, rows: choices.slice(0, 2), choices },
    answer: { kind: 'grid', choices: { sand: 'mud' } },
    first: { role: 'combobox', name: 'Sand' },
  },
  words: {
    question: { ...common, id: 'q-words', kind: 'words', text, longest: 100 },
    answer: { kind: 'words', text: 'Muddy' },
    first: { role: 'textbox', name: 'In your own words' },
  },
  photo: {
    question: { ...common, id: 'q-photo', kind: 'photo', text, most: 2 },
    answer: { kind: 'photo', photos: [{ sha256: 'a'.repeat(64), description: 'A ramp' }] },
    first: { role: 'button', name: 'Take a photo' },
  },
}

/** Conditions go out as expressions and come back; what has no counterpart is named. */

import { describe, expect, it } from 'vitest'
import type { Question } from '../../../schema/checklist/checklist.ts'
import type { Condition, Facts } from '../../../schema/checklist/condition.ts'
import { holds } from '../../../schema/checklist/condition.ts'
import type { Answer } from '../../../schema/visit/answer.ts'
import { type Meaning, readCondition, readRelevance } from '../../../schema/xlsform/read-condition.ts'
import { writeCondition } from '../../../schema/xlsform/write-condition.ts'

const common = {
  number: 1,
  text: {},
  skip: [],
  about: 'station',
  weight: 'context',
  groups: [],
  shows: {},
  sources: [],
} as const
const choicesOf = (...ids: readonly string[]) => ids.map((id) => ({ id, text: {} }))
const questions: readonly Question[] = [
  { ...common, id: 'door', kind: 'yes-no' },
  { ...common, id: 'ramp', kind: 'choice', choices: choicesOf('solid', 'board', 'none') },
  { ...common, id: 'obstacles', kind: 'choices', choices: choicesOf('none', 'steps', 'mud') },
  { ...common, id: 'steps', kind: 'count', possible: { from: 0, to: 60 } },
  { ...common, id: 'seen', kind: 'counts', classes: choicesOf('wheelchair'), possible: { from: 0, to: 9 } },
  { ...common, id: 'notes', kind: 'words', longest: 500 },
]
const kindOf = (id: string) => questions.find((question) => question.id === id)?.kind
const meanings = new Map<string, Meaning>([
  ...questions.map((question): [string, Meaning] => [question.id, { question }]),
  ['seen_total', { question: questions[4] ?? { ...common, id: 'seen', kind: 'yes-no' } }],
  ['threshold_low', { threshold: 'low' }],
  ['gradient', { derived: 'gradient' }],
  ['setting_photos', { setting: 'photos' }],
])

const conditions: readonly Condition[] = [
  { question: 'door', is: 'no' },
  { question: 'ramp', in: ['solid', 'board'] },
  { question: 'ramp', in: ['none'] },
  { question: 'obstacles', includes: 'mud' },
  { question: 'obstacles', includesOtherThan: 'none' },
  { question: 'steps', atLeast: 2 },
  { question: 'steps', atMost: { threshold: 'low' } },
  { question: 'steps', moreThan: 0.5 },
  { question: 'steps', lessThan: 3 },
  { question: 'seen', moreThan: 0 },
  { question: 'notes', answered: false },
  { question: 'ramp', answered: true },
  { derived: 'gradient', moreThan: { threshold: 'low' } },
  { derived: 'gradient', atMost: 0.08 },
  { setting: 'photos', is: false },
  { not: { question: 'door', is: 'yes' } },
  {
    all: [
      {
        any: [
          { question: 'door', is: 'no' },
          { question: 'ramp', in: ['none', 'board'] },
        ],
      },
      { not: { question: 'steps', atMost: 0 } },
    ],
  },
  {
    any: [
      {
        all: [
          { question: 'door', is: 'no' },
          { question: 'steps', atLeast: 1 },
        ],
      },
      {
        any: [
          { question: 'obstacles', includes: 'mud' },
          { question: 'obstacles', includes: 'steps' },
        ],
      },
    ],
  },
]

describe('a condition of ours', () => {
  it.each(conditions.map((condition) => [writeCondition(condition, kindOf), condition] as const))(
    'written as %s comes back the same',
    (text, condition) => {
      expect(readCondition(text, meanings, 'plain')).toEqual({ read: condition })
    },
  )
})

describe('a relevance of another hand', () => {
  const facts = (answers: Readonly<Record<string, Answer>>): Facts => ({
    answers: new Map(Object.entries(answers)),
    thresholds: new Map(),
    derived: new Map(),
    settings: new Map(),
    sticks: new Map(),
  })
  const isPut = (relevant: string, answers: Readonly<Record<string, Answer>>) => {
    const keeps = readRelevance(relevant, meanings, 'odk')
    if ('fault' in keeps) throw new Error(keeps.fault.kind)
    return keeps.read.every((when) => holds(when, facts(answers)) !== 'yes')
  }
  const yes: Answer = { kind: 'yes-no', value: 'yes' }

  it.each([
    [`\${door} = 'yes'`, {}, false],
    [`\${door} = 'yes'`, { door: yes }, true],
    [`\${door} != 'yes'`, {}, true],
    [`not(\${door} = 'yes')`, {}, true],
    [`not(\${door} = 'yes')`, { door: yes }, false],
    [`\${steps} > 0 and \${door} = 'yes'`, { door: yes }, false],
    [`\${steps} > 0 or \${door} = 'yes'`, { door: yes }, true],
    [`selected(\${obstacles}, 'mud')`, {}, false],
    [`selected(\${obstacles}, 'mud')`, { obstacles: { kind: 'choices', choices: ['mud'] } }, true],
    [`\${notes} != ''`, {}, false],
    [`count-selected(\${obstacles}) > 0`, {}, false],
    [`0 < \${steps}`, { steps: { kind: 'count', value: 1 } }, true],
    ['true()', {}, true],
  ] as const)('%s with %j puts the question: %s, as ODK does', (relevant, answers, put) => {
    expect(isPut(relevant, answers)).toBe(put)
  })
})

describe('an expression that has no counterpart', () => {
  it.each([
    [`pulldata('list', 'name', 'key', \${door}) = 'yes'`, 'expression-not-supported', { part: 'pulldata()' }],
    [`if(\${door} = 'yes', 1, 0) = 1`, 'expression-not-supported', { part: 'if()' }],
    [`\${steps} + 1 > 2`, 'expression-not-supported', { part: '+' }],
    [`regex(\${notes}, '[a-z]+')`, 'expression-not-supported', { part: 'regex()' }],
    [`\${dor} = 'yes'`, 'name-unknown', { name: 'dor' }],
    [`\${door} = 'maybe'`, 'does-not-fit', { name: 'door', given: 'maybe' }],
    [`\${notes} = 'x'`, 'does-not-fit', { name: 'notes', given: 'x' }],
    [`\${door} = 'yes`, 'expression-unreadable', { given: `\${door} = 'yes` }],
    ['/data/door = 1', 'expression-unreadable', { given: '/data/door = 1' }],
    ['', 'expression-unreadable', { given: '' }],
  ])('%s is refused as %s', (text, kind, facts) => {
    expect(readCondition(text, meanings, 'plain')).toEqual({ fault: { kind, facts } })
  })

  it('however deep, costs nothing but a refusal', () => {
    const deep = `${'('.repeat(30_000)}1${')'.repeat(30_000)}`
    expect(readCondition(deep, meanings, 'plain')).toMatchObject({ fault: { kind: 'expression-unreadable' } })
    expect(readCondition(`${'not('.repeat(5000)}true()${')'.repeat(5000)}`, meanings, 'plain')).toMatchObject(
      {
        fault: { kind: 'expression-unreadable' },
      },
    )
  })
})

/** What two visits to one station agree about, question by question, and the rate over many. */

import { describe, expect, test } from 'vitest'
import type { Answer } from '../../../schema/visit/answer.ts'
import { compareAnswers, percentOf, sumAgreement } from '../../../schema/visit/compare-visits.ts'
import { readShippedChecklist } from '../../support/shipped-checklist.ts'

const checklist = await readShippedChecklist()
const yes: Answer = { kind: 'yes-no', value: 'yes' }
const no: Answer = { kind: 'yes-no', value: 'no' }
const cm = (value: number): Answer => ({ kind: 'measure', value })
const compare = (one: Readonly<Record<string, Answer>>, other: Readonly<Record<string, Answer>>) =>
  compareAnswers(checklist, new Map(Object.entries(one)), new Map(Object.entries(other)))

describe('two visits', () => {
  test('are compared where both have a value, in the order of the checklist', () => {
    const compared = compare(
      { door_clear_width_cm: cm(80), step_free_route: yes, path_firm: yes },
      {
        door_clear_width_cm: cm(80),
        step_free_route: no,
        path_firm: { kind: 'none', reason: 'not-observed' },
      },
    )
    expect(compared.map(({ question, isSame }) => [question, isSame])).toEqual([
      ['step_free_route', false],
      ['door_clear_width_cm', true],
    ])
  })

  test('read a tape twice: a tenth more or less is the same, more is not, and a stick is another thing', () => {
    const door = (value: number) =>
      compare({ door_clear_width_cm: cm(100) }, { door_clear_width_cm: cm(value) })
    expect(door(90)[0]?.isSame).toBe(true)
    expect(door(89)[0]?.isSame).toBe(false)
    const stick: Answer = { kind: 'band', band: 'fits' }
    expect(compare({ door_clear_width_cm: cm(100) }, { door_clear_width_cm: stick })).toEqual([])
  })

  test('say the same whatever the order of choices, and whatever was noted beside them', () => {
    const choices = (...chosen: readonly string[]): Answer => ({ kind: 'choices', choices: chosen })
    const [one] = compare(
      { path_obstacles: choices('steps', 'mud_or_water') },
      { path_obstacles: { ...choices('mud_or_water', 'steps'), note: 'after the rain' } },
    )
    expect(one?.isSame).toBe(true)
  })

  test('are not compared in what passes, in conduct, in views, words and photos', () => {
    const every = new Map(
      checklist.sections.flatMap(({ questions }) => questions).map(({ id }) => [id, yes] as const),
    )
    const compared = compareAnswers(checklist, every, every).map(({ question }) => question)
    for (const { id, about, conduct, passing } of checklist.sections.flatMap(({ questions }) => questions))
      if (about === 'visit' || about === 'voters' || about === 'interview' || conduct || passing)
        expect(compared).not.toContain(id)
    expect(compared.length).toBeGreaterThan(30)
  })
})

describe('the rate', () => {
  test('is over all questions of all pairs, and a pair with nothing in common is none', () => {
    const pair = compare({ step_free_route: yes, path_firm: yes }, { step_free_route: no, path_firm: yes })
    expect(sumAgreement([pair, pair, []])).toEqual({ pairs: 2, compared: 4, same: 2 })
  })

  test('has no percent below ten pairs, or without a question', () => {
    expect(percentOf({ pairs: 9, compared: 90, same: 80 })).toBeUndefined()
    expect(percentOf({ pairs: 10, compared: 0, same: 0 })).toBeUndefined()
    expect(percentOf({ pairs: 10, compared: 90, same: 80 })).toBe(88)
  })
})

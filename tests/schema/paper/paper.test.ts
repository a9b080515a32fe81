/** Paper: what stands on a form, what is keyed from it, and where two entries of one sheet differ. */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Question } from '../../../schema/checklist/checklist.ts'
import { findQuestion } from '../../../schema/checklist/look-up.ts'
import { formNumberFrom, groupFormNumber, readFormNumber } from '../../../schema/paper/form-number.ts'
import {
  answersOn,
  EMPTY_SHEET,
  findDifferences,
  findSheetFaults,
  isDecided,
  joinSheets,
  type KeyedSheet,
  listToKey,
  visitOnSheet,
} from '../../../schema/paper/keyed-sheet.ts'
import { letterOf } from '../../../schema/paper/letters.ts'
import { layOutForm } from '../../../schema/paper/paper-form.ts'
import { readKeyed } from '../../../schema/paper/read-keyed.ts'
import { campaignId, stationCode, visitId } from '../../support/builders.ts'
import { readShippedChecklist } from '../../support/shipped-checklist.ts'

const checklist = await readShippedChecklist()
const settings = new Map([['photos_allowed', true]])
const of = { checklist, form: 'full', settings } as const

const question = (id: string): Question => {
  const found = findQuestion(checklist, id)
  if (!found) throw new Error(`no question ${id}`)
  return found
}
const keyed = (id: string, text: string) => {
  const read = readKeyed(question(id), text)
  return read.is === 'answer' ? read.answer : read.is
}
const sheet = (keys: Readonly<Record<string, string>>, changes: Partial<KeyedSheet> = {}): KeyedSheet => ({
  ...{ day: '2027-06-06', from: '07:10', to: '08:00', keys },
  ...changes,
})

describe('the number of a form', () => {
  test('is read back with Khmer digits and spaces, and a slip is noticed', () => {
    const number = formNumberFrom(48_291_730)
    expect(number).toHaveLength(10)
    expect(readFormNumber(` ${groupFormNumber(number)} `)).toBe(number)
    const khmer = [...number].map((digit) => String.fromCharCode(0x17e0 + Number(digit))).join('')
    expect(readFormNumber(khmer)).toBe(number)
    expect(readFormNumber('')).toBeUndefined()
  })

  test('with one wrong digit, or two neighbours exchanged, is none', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999_999_999 }),
        fc.nat({ max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        (chance, at, by) => {
          const number = formNumberFrom(chance)
          const wrong = [...number]
          wrong[at] = String((Number(wrong[at]) + by) % 10)
          expect(readFormNumber(wrong.join(''))).toBeUndefined()
          const turned = [...number]
          if (at < 9) [turned[at], turned[at + 1]] = [turned[at + 1] ?? '', turned[at] ?? '']
          if (turned.join('') !== number) expect(readFormNumber(turned.join(''))).toBeUndefined()
        },
      ),
    )
  })
})

describe('a printed form', () => {
  const sections = layOutForm(checklist, 'full', settings)
  const ids = sections.flatMap(({ questions }) => questions.map(({ question }) => question.id))

  test('has every question of the visit in order, without photos and talks with voters', () => {
    const expected = checklist.sections
      .filter(({ repeats }) => !repeats)
      .flatMap(({ questions }) => questions)
      .filter(({ kind }) => kind !== 'photo')
    expect(ids).toEqual(expected.map(({ id }) => id))
  })

  test('says what leaves out a whole section once, and the rest at its questions', () => {
    const section = (id: string) => sections.find((one) => one.section.id === id)
    expect(section('getting-there')?.skips).toHaveLength(1)
    expect(section('getting-there')?.questions.every(({ skips }) => skips.length === 0)).toBe(true)
    const rail = section('entrance')?.questions.find(({ question }) => question.id === 'ramp_handrail')
    expect(rail?.skips).toHaveLength(3)
  })

  test('is shorter in the short form', () => {
    const short = layOutForm(checklist, 'short', settings).flatMap(({ questions }) => questions)
    expect(short.length).toBeLessThan(ids.length / 2)
    expect(short.every(({ question: { id } }) => checklist.shortForm.includes(id))).toBe(true)
  })

  test('says nothing of settings, which are known when it is printed', () => {
    const said = JSON.stringify(
      sections.map(({ skips, questions }) => [skips, questions.map((one) => one.skips)]),
    )
    expect(said).not.toContain('setting')
  })
})

describe('what is keyed', () => {
  test('is a box by its letter or number, on a Khmer keyboard too', () => {
    const yes = { kind: 'yes-no', value: 'yes' }
    for (const text of ['A', 'a', '1', '១', '\u17B6']) expect(keyed('step_free_route', text)).toEqual(yes)
    expect(keyed('step_free_route', 'C')).toBe('unreadable')
    expect(keyed('step_free_route', '')).toBe('empty')
    const ramp = question('ramp_present')
    if (ramp.kind !== 'choice') throw new Error('no choice')
    for (const { id } of ramp.choices)
      expect(keyed('ramp_present', letterOf(ramp, id) ?? '')).toEqual({ kind: 'choice', choice: id })
  })

  test('is several boxes, however they are set apart', () => {
    const obstacles = question('path_obstacles')
    if (obstacles.kind !== 'choices') throw new Error('no choices')
    const chosen = [obstacles.choices[0]?.id, obstacles.choices[9]?.id]
    for (const text of ['AJ', 'a j', '1 10', '1, 10'])
      expect(keyed('path_obstacles', text)).toEqual({ kind: 'choices', choices: chosen })
    expect(keyed('path_obstacles', 'AK')).toBe('unreadable')
  })

  test('is a number in any digits, or a stick that fits', () => {
    expect(keyed('door_clear_width_cm', '៨២,៥')).toEqual({ kind: 'measure', value: 82.5 })
    expect(keyed('door_clear_width_cm', 'B')).toEqual({ kind: 'band', band: 'does-not-fit' })
    expect(keyed('entrance_steps_count', '3')).toEqual({ kind: 'count', value: 3 })
    expect(keyed('entrance_steps_count', 'many')).toBe('unreadable')
    const seen = question('seen_pwd_count')
    if (seen.kind !== 'counts') throw new Error('no counts')
    const numbers = seen.classes.map((_, at) => String(at))
    expect(keyed('seen_pwd_count', numbers.join(' '))).toEqual({
      kind: 'counts',
      values: Object.fromEntries(seen.classes.map(({ id }, at) => [id, at])),
    })
    expect(keyed('seen_pwd_count', '1')).toBe('unreadable')
  })

  test('is a reason, on every question the same letter, and never where the question takes none', () => {
    expect(keyed('step_free_route', 'x')).toEqual({ kind: 'none', reason: 'not-observed' })
    expect(keyed('step_free_route', 'Y')).toEqual({ kind: 'none', reason: 'not-applicable' })
    expect(keyed('step_free_route', 'Z')).toBe('unreadable')
    expect(keyed('door_clear_width_cm', 'z 4')).toEqual({
      ...{ kind: 'none', reason: 'not-measured', because: 'no-tool' },
    })
  })
})

describe('a sheet', () => {
  test('asks what a tablet would ask, given what was keyed so far', () => {
    const ids = (keys: Readonly<Record<string, string>>) => listToKey(of, sheet(keys)).map(({ id }) => id)
    const ramp = question('ramp_present')
    expect(ids({ ramp_present: 'B' })).toContain('ramp_rise_cm')
    expect(ids({ ramp_present: letterOf(ramp, 'none_needed') ?? '?' })).not.toContain('ramp_rise_cm')
    expect(ids({})).not.toContain('int_voted')
    expect(ids({})).not.toContain('photo_entrance')
  })

  test('names what cannot stay: no day, times the wrong way round, what is impossible or no answer', () => {
    expect(findSheetFaults(of, EMPTY_SHEET)).toEqual([{ field: 'day' }, { field: 'from' }, { field: 'to' }])
    const faults = findSheetFaults(
      of,
      sheet({ door_clear_width_cm: '99999', step_free_route: 'Q' }, { to: '06:00' }),
    )
    expect(faults).toEqual([
      { field: 'to' },
      { question: 'step_free_route' },
      { question: 'door_clear_width_cm' },
    ])
    expect(findSheetFaults(of, sheet({ door_clear_width_cm: '80' }))).toEqual([])
  })

  test('keyed twice differs only where it says something else', () => {
    const one = sheet({ step_free_route: 'A', door_clear_width_cm: '80', path_obstacles: 'AB' })
    const same = sheet({ step_free_route: '1', door_clear_width_cm: '៨០', path_obstacles: 'b a' })
    expect(findDifferences(of, one, same)).toEqual([])
    const other = sheet({ step_free_route: 'B', door_clear_width_cm: '80' }, { from: '07:11' })
    expect(findDifferences(of, one, other)).toEqual([
      { field: 'from', one: '07:10', other: '07:11' },
      { question: 'path_obstacles', one: 'AB', other: '' },
      { question: 'step_free_route', one: 'A', other: 'B' },
    ])
  })

  test('becomes a visit once every difference is decided about', () => {
    const one = sheet({ step_free_route: 'A', door_clear_width_cm: '80' })
    const other = sheet({ step_free_route: 'B', door_clear_width_cm: '80' }, { to: '08:05' })
    const differences = findDifferences(of, one, other)
    expect(isDecided(differences, { step_free_route: 'B' })).toBe(false)
    const chosen = { step_free_route: 'X', ':to': '08:05' }
    expect(isDecided(differences, chosen)).toBe(true)
    const joined = joinSheets(of, one, other, chosen)
    const about = {
      id: visitId('01890000-0000-7000-8000-000000000001'),
      campaign: campaignId('01890000-0000-7000-8000-000000000002'),
      station: stationCode('020101-0001'),
    }
    const visit = visitOnSheet(of, joined, about, 'Asia/Phnom_Penh')
    expect(visit).toMatchObject({ startedAt: '2027-06-06T00:10:00Z', finishedAt: '2027-06-06T01:05:00Z' })
    expect([...visit.answers]).toEqual([
      ['step_free_route', { kind: 'none', reason: 'not-observed' }],
      ['door_clear_width_cm', { kind: 'measure', value: 80 }],
    ])
  })

  test('takes nothing from questions that were left out in the end', () => {
    const none = letterOf(question('ramp_present'), 'none_needed') ?? '?'
    expect([...answersOn(of, sheet({ ramp_present: none, ramp_rise_cm: '30' })).keys()]).toEqual([
      'ramp_present',
    ])
  })
})

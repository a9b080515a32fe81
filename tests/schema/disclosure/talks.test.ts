/** What voters said: counted by hand, told of many together alone, and kept from whoever would work out one of them. */

import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { enoughFor, groupAreas } from '../../../schema/disclosure/area-groups.ts'
import { hearTalk } from '../../../schema/disclosure/hear-talk.ts'
import { protect, tellGroup } from '../../../schema/disclosure/protect.ts'
import { leastOf } from '../../../schema/disclosure/rules.ts'
import type { Cell, Counted } from '../../../schema/disclosure/table.ts'
import {
  listTalkQuestions,
  type TalkHeard,
  type ToldTalks,
  tellTalks,
} from '../../../schema/disclosure/talk-tables.ts'
import { interviewFigures, nameOf } from '../../../schema/figures/interview-figures.ts'
import type { Answer } from '../../../schema/visit/answer.ts'
import { loadChecklist } from '../../../seeds/load-checklist.ts'
import { findHome } from '../../../server/home.ts'
import { attackerBy } from '../../support/disclosure/attacker.ts'
import { below, chanceFrom } from '../../support/disclosure/random-tables.ts'
import { RULES, SHIPPED_RULES } from '../../support/disclosure/rules.ts'
import { whatIsKnown } from '../../support/disclosure/what-is-known.ts'

const { checklist } = await loadChecklist(join(findHome(), 'seeds', 'checklist'))
const SECRET = 'int_vote_secret'
const WHY_NOT = 'int_not_voted_reason'

const talk = (order: number, more: Partial<TalkHeard> = {}): TalkHeard => ({
  station: `s${Math.floor(order / 2)}`,
  monitors: [`m${order % 7}`],
  sex: 'women',
  difficulty: undefined,
  answers: new Map(),
  ...more,
})
const many = (count: number, make: (order: number) => Partial<TalkHeard>, from = 0) =>
  Array.from({ length: count }, (_, order) => talk(from + order, make(from + order)))
const said = (choice: string) => ({ answers: new Map([[SECRET, [choice]]]) })
const cellOf = (told: ToldTalks, name: string, question: string, choice?: string): Cell | undefined => {
  const of = told
    .find(({ part }) => nameOf(part) === name)
    ?.questions.find((one) => one.question === question)
  return choice === undefined ? of?.n : of?.choices.find((one) => one.choice === choice)?.count
}

describe('a talk', () => {
  const yes: Answer = { kind: 'yes-no', value: 'yes' }
  const grid = (choices: Readonly<Record<string, string>>): Answer => ({ kind: 'grid', choices })
  const rows = ['wg_seeing', 'wg_hearing', 'wg_walking', 'wg_remembering', 'wg_selfcare', 'wg_communicating']
  const difficulty = (said: Readonly<Record<string, string>>) =>
    grid({ ...Object.fromEntries(rows.map((row) => [row, 'none'])), ...said })
  const heard = (answers: Readonly<Record<string, Answer>>) =>
    hearTalk(
      checklist,
      { id: 'one', answers: new Map(Object.entries({ int_consent: yes, ...answers })) },
      new Map(),
    )

  test('without consent is no talk', () => {
    expect(heard({ int_consent: { kind: 'yes-no', value: 'no' } })).toBeUndefined()
  })

  test('is of one kind of difficulty: with a lot of it or more, of several, of none, or it was not said', () => {
    const kindOf = (choices: Readonly<Record<string, string>>) =>
      heard({ int_wg: difficulty(choices) })?.difficulty
    expect([
      kindOf({ wg_seeing: 'cannot' }),
      kindOf({ wg_walking: 'a_lot', wg_seeing: 'some' }),
      kindOf({ wg_walking: 'a_lot', wg_hearing: 'cannot' }),
      kindOf({ wg_walking: 'some' }),
      heard({})?.difficulty,
      heard({ int_wg: grid({ wg_seeing: 'none' }) })?.difficulty,
    ]).toEqual(['wg_seeing', 'wg_walking', 'several', 'none', undefined, undefined])
  })

  test('counts women apart from everybody else, and only what was still asked at its end', () => {
    const ask = (sex: string) => heard({ int_sex_age: grid({ sex, age: '18_29' }) })?.sex
    expect(['woman', 'man', 'other_or_no_answer'].map(ask)).toEqual(['women', 'others', 'others'])
    const turned = heard({
      int_voted: { kind: 'choice', choice: 'no' },
      [SECRET]: { kind: 'choice', choice: 'yes_alone' },
      [WHY_NOT]: { kind: 'choices', choices: ['no_id', 'afraid'] },
      int_change_wanted: { kind: 'words', text: 'a ramp' },
    })
    expect([...(turned?.answers ?? [])]).toEqual([
      ['int_voted', ['no']],
      [WHY_NOT, ['no_id', 'afraid']],
    ])
  })

  test('has questions that can be counted: no consent, no words, not who somebody is', () => {
    expect(listTalkQuestions(checklist).map(({ id }) => id)).toEqual([
      ...['int_voted', 'int_reach_room', SECRET, 'int_helper_choice', 'int_respect', WHY_NOT],
    ])
  })
})

describe('tables of talks', () => {
  // 46 women of whom 30 voted alone and 16 were overheard; 32 others, all alone; two talks at each of 39 stations.
  const talks = [
    ...many(46, (order) => said(order < 30 ? 'yes_alone' : 'no_others_saw_or_heard')),
    ...many(32, () => ({ sex: 'others', ...said('yes_alone') }), 46),
  ]

  test('say how many said what, as counted by hand, with a denominator of their own', () => {
    const told = tellTalks(checklist, talks, SHIPPED_RULES)
    expect(told.map(({ part, talks: n, stations }) => [nameOf(part), n, stations])).toEqual([
      ['all', 78, 39],
      ['sex women', 46, 23],
      ['sex others', 32, 16],
    ])
    // Steps of six: 30 is in 30 to 35; all 46 are in the last step, 36 to 46; what lies between is 6 (36 − 35 is too few) to 46 − 30.
    expect(cellOf(told, 'sex women', SECRET, 'yes_alone')).toEqual({ shown: 35, from: 30, to: 35 })
    expect(cellOf(told, 'sex women', SECRET, 'no_others_saw_or_heard')).toEqual({
      shown: 10,
      from: 6,
      to: 16,
    })
    expect(cellOf(told, 'sex women', SECRET)).toEqual({ shown: 45, from: 36, to: 46 })
    expect(cellOf(told, 'sex women', 'int_respect')).toEqual({ hidden: true, why: 'few' })
  })

  test('hide what too few said, in too few stations, or to too few monitors', () => {
    const with5 = many(40, (order) => said(order < 5 ? 'no_others_saw_or_heard' : 'yes_alone'))
    const inFour = many(40, (order) =>
      order < 8 ? { station: `s${order % 4}`, ...said('no_others_saw_or_heard') } : said('yes_alone'),
    )
    const byFour = many(40, (order) =>
      order < 8 ? { monitors: [`m${order % 4}`], ...said('no_others_saw_or_heard') } : said('yes_alone'),
    )
    for (const one of [with5, inFour, byFour]) {
      const told = tellTalks(checklist, one, SHIPPED_RULES)
      expect(cellOf(told, 'all', SECRET, 'no_others_saw_or_heard')).toEqual({ hidden: true, why: 'few' })
      expect(cellOf(told, 'all', SECRET, 'yes_alone')).toHaveProperty('shown')
    }
    const ofFour = many(40, (order) => ({ station: `s${order % 4}`, ...said('yes_alone') }))
    expect(tellTalks(checklist, ofFour, SHIPPED_RULES)).toEqual([])
    expect(tellTalks(checklist, talks.slice(0, 29), SHIPPED_RULES)).toEqual([])
  })

  test('tell no part whose neighbour is too small: it would be what is left over', () => {
    const few = [...many(60, () => said('yes_alone')), ...many(9, () => ({ sex: 'others' }), 60)]
    expect(tellTalks(checklist, few, SHIPPED_RULES).map(({ part }) => nameOf(part))).toEqual(['all'])
  })

  test('tell a kind of difficulty where it is told of both sexes, or only one has it', () => {
    const of = (count: number, sex: TalkHeard['sex'], difficulty: string, from: number) =>
      many(count, () => ({ sex, difficulty, ...said('yes_alone') }), from)
    const told = tellTalks(
      checklist,
      [
        ...of(40, 'women', 'wg_walking', 0),
        ...of(35, 'women', 'none', 40),
        ...of(31, 'women', 'wg_seeing', 80),
        ...of(33, 'others', 'wg_walking', 120),
        ...of(12, 'others', 'none', 160),
        ...of(30, 'others', 'several', 180),
      ],
      SHIPPED_RULES,
    )
    expect(told.map(({ part, talks: n }) => [nameOf(part), n])).toEqual([
      ['all', 181],
      ['sex women', 106],
      ['sex others', 75],
      // None is too small among the others, and takes the next smallest with it.
      ['difficulty wg_seeing', 31],
      ['difficulty wg_walking', 73],
    ])
  })

  test('count several reasons of one talk each for itself', () => {
    const reasons = many(48, (order) => ({
      answers: new Map([[WHY_NOT, order < 18 ? ['no_id', 'afraid'] : ['no_id']]]),
    }))
    const told = tellTalks(checklist, reasons, SHIPPED_RULES)
    expect(cellOf(told, 'all', WHY_NOT, 'no_id')).toMatchObject({ from: 42, to: 48 })
    expect(cellOf(told, 'all', WHY_NOT, 'afraid')).toEqual({ shown: 20, from: 18, to: 23 })
    expect(cellOf(told, 'all', WHY_NOT)).toMatchObject({ from: 42, to: 48 })
    expect(cellOf(told, 'all', WHY_NOT, 'turned_away')).toEqual({ hidden: true, why: 'few' })
  })

  test('of two batches are added up, and what only one of them tells is not made up for', () => {
    const one = tellTalks(checklist, talks, SHIPPED_RULES)
    const two = tellTalks(
      checklist,
      many(36, () => said('yes_alone')),
      SHIPPED_RULES,
    )
    const [all, women, others] = interviewFigures([one, two])
    expect([all?.talks, women?.talks, others?.talks]).toEqual([114, 82, 32])
    expect([all?.stations, others?.stations]).toEqual([57, 16])
    expect(interviewFigures([])).toEqual([])
    const alone = all?.questions.find(({ question }) => question === SECRET)?.choices[0]
    expect(alone?.count).toMatchObject({ from: 30 + 24 + 30, to: 35 + 32 + 36 })
  })
})

describe('whoever knows the method, the groups, and every talk there was', () => {
  test('works out of 150 random tables of talks no cell, and none more narrowly than k', () => {
    const k = leastOf(RULES)
    let asked = 0
    let told = 0
    for (let seed = 1; seed <= 150; seed += 1) {
      const chance = chanceFrom(seed)
      const members = ['alone', 'helped', 'overheard']
      const areas = [
        { code: 'all' },
        ...['women', 'others'].map((code) => ({ code, parent: 'all' })),
        ...['women a', 'women b', 'others a', 'others b'].map((code) => ({
          code,
          parent: code.split(' ')[0] ?? '',
        })),
      ]
      // Two or three talks at a station, of several groups; each to a monitor of its own, as the attacker may be sure of.
      const stations = Array.from(
        { length: below(chance, 60) },
        (_, order): Counted => ({
          station: `s${Math.floor(order / 2.5)}`,
          monitors: [`m${order}`],
          area: areas[3 + below(chance, 4)]?.code ?? 'all',
          ...(chance() < 0.9 && { at: [members[Math.floor(chance() * chance() * 3)] ?? 'alone'] }),
        }),
      )
      const dimensions = [{ id: 'said', members }]
      const { groups } = groupAreas(areas, stations, enoughFor(RULES))
      told += protect({ areas, dimensions, stations }, RULES).filter(({ cell }) => 'shown' in cell).length
      const known = whatIsKnown({ areas, dimensions, stations }, groups, RULES)
      const boundsOf = attackerBy(known)
      for (const code of known.communes)
        for (const leaf of known.leafKeys) {
          const { from, to } = boundsOf([known.unknownOf(code, leaf)])
          const size = known.visited.get(code) ?? 0
          asked += 1
          if (from === 0 && to >= size) continue
          expect(to - from, `${seed} ${code} ${leaf}`).toBeGreaterThanOrEqual(k)
        }
      for (const group of groups)
        for (const [leaf] of tellGroup(group, members, RULES)) {
          const those = group.stations.filter(({ at }) => at?.[0] === leaf)
          expect(new Set(those.map(({ station }) => station)).size).toBeGreaterThanOrEqual(RULES.stations)
        }
    }
    expect(asked).toBeGreaterThan(600)
    expect(told).toBeGreaterThan(300)
  }, 120_000)
})

/** Priority with its numbers, what became of stations since, what is new since the last gathering, and what law says. */

import { describe, expect, it } from 'vitest'
import type { StationCode } from '../../../schema/codes.ts'
import type { Outcome } from '../../../schema/findings/barrier.ts'
import { followUp, speaksForDone } from '../../../schema/recommendations/follow-up.ts'
import { basesByRule, compareGathered } from '../../../schema/recommendations/gather-anew.ts'
import { legalLinksOf } from '../../../schema/recommendations/legal-links.ts'
import { byPriority, priorityOf } from '../../../schema/recommendations/priority.ts'
import { loadRecommendationRules } from '../../../seeds/load-recommendation-rules.ts'
import { stationCode } from '../../support/builders.ts'
import { readShippedChecklist } from '../../support/shipped-checklist.ts'

const checklist = await readShippedChecklist()
const { weights, links } = await loadRecommendationRules(
  new URL('../../../seeds/recommendations.json', import.meta.url).pathname,
)
const [one, two, three] = ['01', '02', '03'].map(stationCode) as [StationCode, StationCode, StationCode]

describe('priority', () => {
  const voters = new Map([
    [one, 500],
    [two, 300],
  ])
  const register = { of: (station: StationCode) => voters.get(station), stations: 2, voters: 800 }

  it('is the voters of the stations times the weight, and a station without a number counts as the mean', () => {
    expect(priorityOf({ severity: 'critical', stations: [one, three], found: 2 }, weights, register)).toEqual(
      {
        ...{ value: 3600, weight: 4, affected: 900, unit: 'voters', assumed: 1, mean: 400 },
      },
    )
    const aboutPeople = priorityOf({ severity: 'major', stations: [], found: 10 }, weights, register)
    expect(aboutPeople).toMatchObject({ value: 8000, assumed: 10 })
  })

  it('counts stations where the register says nothing of voters', () => {
    const silent = { of: () => undefined, stations: 0, voters: 0 }
    expect(priorityOf({ severity: 'minor', stations: [one, two], found: 2 }, weights, silent)).toMatchObject({
      ...{ value: 2, affected: 2, unit: 'stations' },
    })
  })

  it('puts the highest first and leaves equals in their order', () => {
    const rank = (id: string, value: number, affected: number) => ({
      id,
      priority: { value, weight: 1, affected, unit: 'voters' as const, assumed: 0, mean: 0 },
    })
    const list = [rank('a', 5, 1), rank('b', 9, 1), rank('c', 5, 1), rank('d', 5, 2)]
    expect(byPriority(list).map(({ id }) => id)).toEqual(['b', 'd', 'a', 'c'])
  })
})

describe('a follow-up', () => {
  const said = (outcomes: Readonly<Record<string, Outcome>>) =>
    new Map(Object.entries(outcomes).map(([code, outcome]) => [stationCode(code), outcome]))

  it('says of each station what was found now, and never takes silence for gone', () => {
    const earlier = said({ '01': 'found', '02': 'found', '03': 'found', '04': 'absent' })
    const found = followUp([earlier], said({ '01': 'absent', '02': 'open', '04': 'found' }))
    expect(found).toEqual({ gone: [one], stillThere: [], notLookedAt: [two, three] })
    expect(speaksForDone(found)).toBe(true)
    expect(speaksForDone(followUp([earlier], said({ '01': 'absent', '02': 'found' })))).toBe(false)
    expect(speaksForDone(followUp([earlier], said({})))).toBe(false)
  })

  it('goes through every campaign in between', () => {
    const chain = [said({ '01': 'found', '02': 'found' }), said({ '01': 'absent', '03': 'found' })]
    expect(followUp(chain, said({ '02': 'found' }))).toEqual({
      ...{ gone: [], stillThere: [two], notLookedAt: [three] },
    })
  })
})

describe('gathering anew', () => {
  const [remedy] = checklist.remedies
  if (!remedy) throw new Error('no remedies')
  const told = (found: number) => [
    {
      addressee: remedy.addressee,
      recommendations: [
        {
          ...{ remedy: remedy.id, barrier: remedy.barrier, addressee: remedy.addressee, when: remedy.when },
          ...{ effort: remedy.effort, severity: 'major' as const, hinders: ['mobility'], stations: [one] },
          ...{ found, n: 9, isRounded: false },
        },
      ],
    },
  ]
  const [before] = basesByRule(checklist, told(1))
  if (!before) throw new Error('nothing gathered')

  it('adds what has no record, and changes only what differs', () => {
    expect(compareGathered([], [before], () => 9)).toEqual({ added: [before], changed: [] })
    // As a database gives it back: the same in another order.
    const { km, en } = before.basis.wording.text
    const shuffled = {
      ...before,
      basis: { ...before.basis, wording: { ...before.basis.wording, text: { en, km } } },
    }
    const same = compareGathered([shuffled as typeof before], [before], () => 9)
    expect(same).toEqual({ added: [], changed: [] })
    const { changed } = compareGathered([before], basesByRule(checklist, told(2)), () => 9)
    expect(changed[0]).toMatchObject({ was: { found: 1 }, basis: { found: 2 } })
  })

  it('keeps a record whose barrier nobody finds any more, with nothing found', () => {
    const { changed } = compareGathered([before], [], () => 12)
    expect(changed[0]?.basis).toMatchObject({ found: 0, n: 12 })
    expect(compareGathered([before], [], () => undefined).changed).toEqual([])
  })

  it('leaves to carrying over what an earlier campaign left open', () => {
    expect(compareGathered([], [before], () => 9, new Set([remedy.id])).added).toEqual([])
  })
})

it('names the Convention before law and standards, and nothing that was only observed', () => {
  const found = legalLinksOf(checklist, 'no-step-free-way', links)
  expect(found.length).toBeGreaterThan(0)
  expect(found[0]?.kind).toBe('convention')
  const kinds = checklist.barriers.map(({ id }) => legalLinksOf(checklist, id, links))
  expect(kinds.flat().some(({ source }) => source.id.startsWith('cdpo'))).toBe(false)
})

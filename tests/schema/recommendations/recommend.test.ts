/** From barriers to what should be done, by whom, before when. */

import { describe, expect, it } from 'vitest'
import type { Outcome } from '../../../schema/findings/barrier.ts'
import { gather } from '../../../schema/recommendations/gather.ts'
import { recommend } from '../../../schema/recommendations/recommend.ts'
import { listSameDay } from '../../../schema/recommendations/same-day.ts'
import { stationCode } from '../../support/builders.ts'
import { scenario } from '../../support/scenario.ts'
import { readShippedChecklist } from '../../support/shipped-checklist.ts'

const checklist = await readShippedChecklist()
const begun = scenario(checklist).answers('visit_type', 'election_day_first').answers('access_result', 'full')

describe('one station', () => {
  const withSteps = begun.answers('sign_to_station', 'no').answers('step_free_route', 'no')

  it('gets every remedy of every barrier found, the gravest first', () => {
    const recommendations = recommend(checklist, withSteps.findings())
    const expected = ['no-step-free-way', 'no-signs-to-station'].flatMap((id) =>
      checklist.remedies.filter(({ barrier }) => barrier === id).map((remedy) => remedy.id),
    )
    expect(recommendations.map(({ remedy }) => remedy)).toEqual(expected)
    expect(expected.length).toBe(5)
    expect(recommendations[0]?.evidence[0]).toMatchObject({
      question: 'step_free_route',
      answer: { kind: 'yes-no', value: 'no' },
    })
  })

  it('gets none for what is open', () => {
    expect(recommend(checklist, begun.findings())).toEqual([])
  })

  it('has for the chair what can be done today, and nothing else', () => {
    const today = listSameDay(checklist, withSteps.findings())
    expect(today.map(({ barrier }) => barrier)).toEqual(['no-signs-to-station'])
    expect(today.every(({ when }) => when === 'on-the-day')).toBe(true)
  })
})

describe('many stations', () => {
  const station = (code: string, outcomes: Readonly<Record<string, Outcome>>) => ({
    station: stationCode(code),
    outcomes: Object.entries(outcomes).map(([barrier, outcome]) => ({ barrier, outcome })),
  })
  const gathered = gather(checklist, [
    station('03', {
      'no-step-free-way': 'found',
      'door-too-narrow': 'absent',
      'no-signs-to-station': 'found',
    }),
    station('01', {
      'no-step-free-way': 'found',
      'door-too-narrow': 'found',
      'no-signs-to-station': 'found',
    }),
    station('02', { 'no-step-free-way': 'open', 'door-too-narrow': 'open', 'no-signs-to-station': 'found' }),
    station('04', {
      'no-step-free-way': 'absent',
      'door-too-narrow': 'found',
      'no-signs-to-station': 'found',
    }),
    station('05', {
      'no-step-free-way': 'absent',
      'door-too-narrow': 'found',
      'no-signs-to-station': 'not-applicable',
    }),
  ])
  const of = (addressee: string) =>
    gathered
      .find((one) => one.addressee === addressee)
      ?.recommendations.map(({ barrier, found, n, stations }) => ({
        ...{ barrier, found, n, stations },
      }))

  it('give each addressee what it can do: by gravity, then by how often it was found', () => {
    expect(of('cec')).toEqual([
      { barrier: 'door-too-narrow', found: 3, n: 4, stations: ['01', '04', '05'] },
      { barrier: 'no-step-free-way', found: 2, n: 4, stations: ['01', '03'] },
      { barrier: 'no-step-free-way', found: 2, n: 4, stations: ['01', '03'] },
    ])
    expect(of('psc')).toEqual([
      { barrier: 'door-too-narrow', found: 3, n: 4, stations: ['01', '04', '05'] },
      { barrier: 'no-signs-to-station', found: 4, n: 4, stations: ['01', '02', '03', '04'] },
    ])
  })

  it('ask nothing lasting of a body that dissolves after the election', () => {
    const lasting = new Set(checklist.addressees.filter((one) => one.outlivesElection).map(({ id }) => id))
    const longTerm = gathered.flatMap(({ addressee, recommendations }) =>
      recommendations.filter(({ when }) => when === 'long-term').map(() => addressee),
    )
    expect(longTerm.length).toBeGreaterThan(0)
    expect(longTerm.filter((addressee) => !lasting.has(addressee))).toEqual([])
  })

  it('leave out addressees of whom nothing is asked', () => {
    expect(gather(checklist, [])).toEqual([])
    expect(gathered.map(({ addressee }) => addressee)).not.toContain('pec')
  })
})

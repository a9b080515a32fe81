/** Several visits to one station: what lasts is as last seen, what people did once was done. */

import { describe, expect, it } from 'vitest'
import type { Checklist } from '../../../schema/checklist/checklist.ts'
import type { Barrier, Outcome } from '../../../schema/findings/barrier.ts'
import { combineVisits } from '../../../schema/findings/combine-visits.ts'
import type { Findings } from '../../../schema/findings/find-barriers.ts'
import { countIndicators, countKeptIndicators } from '../../../schema/findings/indicators.ts'
import { aChecklist, inAll, yesNo } from '../../support/builders.ts'

const barrier = (id: string, of: Barrier['of']): Barrier => ({
  ...{ id, of, question: id, severity: 'major', hinders: ['mobility'], sources: [] },
  name: inAll(id),
  why: inAll(id),
  present: { question: id, is: 'no' },
})
const checklist: Checklist = aChecklist([yesNo('ramp'), yesNo('insult')], {
  barriers: [barrier('ramp', 'building'), barrier('insult', 'conduct')],
})
const visit = (ramp: Outcome, insult: Outcome, findings: Partial<Findings> = {}): Findings => ({
  outcomes: [
    { barrier: 'ramp', outcome: ramp, evidence: [] },
    { barrier: 'insult', outcome: insult, evidence: [] },
  ],
  access: 'entered',
  relocateOrBuild: 'open',
  ...findings,
})
const together = (...visits: readonly Findings[]) =>
  combineVisits(checklist, visits)?.outcomes.map(({ outcome }) => outcome)

describe('two visits to a station', () => {
  it('leave the building as last seen, and conduct as ever seen', () => {
    expect(together(visit('found', 'found'), visit('absent', 'absent'))).toEqual(['absent', 'found'])
    expect(together(visit('absent', 'absent'), visit('found', 'found'))).toEqual(['found', 'found'])
  })

  it('forget nothing because the later one could not tell', () => {
    expect(together(visit('found', 'absent'), visit('open', 'open'))).toEqual(['found', 'absent'])
    expect(together(visit('absent', 'open'), visit('not-applicable', 'not-applicable'))).toEqual([
      'absent',
      'not-applicable',
    ])
  })

  it('say where they disagree, by order of arrival', () => {
    const combined = combineVisits(checklist, [
      visit('found', 'absent'),
      visit('open', 'absent'),
      visit('absent', 'absent'),
      visit('found', 'absent'),
    ])
    expect(combined?.disagreements).toEqual([{ barrier: 'ramp', found: [0, 3], absent: [2] }])
  })

  it('got as far as the one that got farthest', () => {
    const access = (...outcomes: readonly NonNullable<Findings['access']>[]) =>
      combineVisits(
        checklist,
        outcomes.map((one) => visit('open', 'open', { access: one })),
      )?.access
    expect(access('entered', 'closed')).toBe('entered')
    expect(access('not-found', 'refused')).toBe('refused')
  })

  it('need the place to move when the last that could tell says so', () => {
    const move = (...verdicts: readonly Findings['relocateOrBuild'][]) =>
      combineVisits(
        checklist,
        verdicts.map((relocateOrBuild) => visit('found', 'open', { relocateOrBuild })),
      )?.relocateOrBuild
    expect(move('yes', 'open')).toBe('yes')
    expect(move('yes', 'no')).toBe('no')
    expect(move('open')).toBe('open')
  })
})

it('no visit says nothing', () => {
  expect(combineVisits(checklist, [])).toBeUndefined()
})

describe('an indicator', () => {
  const stations = (found: number, absent: number, open: number, notApplicable: number) => [
    ...Array.from({ length: found }, () => visit('found', 'open')),
    ...Array.from({ length: absent }, () => visit('absent', 'open')),
    ...Array.from({ length: open }, () => visit('open', 'open')),
    ...Array.from({ length: notApplicable }, () => visit('not-applicable', 'open')),
  ]

  it('is the share of the stations that can say yes or no', () => {
    const [ramp] = countIndicators(checklist, stations(3, 9, 5, 2))
    expect(ramp).toEqual({
      barrier: 'ramp',
      ...{ found: 3, absent: 9, n: 12, open: 5, notApplicable: 2 },
      isSmall: false,
      percent: 25,
    })
  })

  it('is the same of results as they are kept', () => {
    const those = stations(3, 9, 5, 2)
    const kept = those.map(({ outcomes }) => ({
      outcomes: new Map(outcomes.map(({ barrier, outcome }) => [barrier, outcome])),
    }))
    expect(countKeptIndicators(checklist, kept)).toEqual(countIndicators(checklist, those))
  })

  it('of fewer than ten stations has no percentage', () => {
    expect(countIndicators(checklist, stations(4, 5, 100, 0))[0]).toMatchObject({ n: 9, isSmall: true })
    expect(countIndicators(checklist, stations(4, 5, 100, 0))[0]?.percent).toBeUndefined()
    expect(countIndicators(checklist, stations(4, 6, 0, 0))[0]?.percent).toBe(40)
  })

  it('that nobody could answer has a denominator of none', () => {
    expect(countIndicators(checklist, stations(1, 1, 1, 1))[1]).toMatchObject({ n: 0, open: 4 })
  })
})

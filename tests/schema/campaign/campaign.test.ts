/** How far a campaign got, and what is wrong with a plan. */

import { describe, expect, it } from 'vitest'
import { changeOf, findPlanConflicts, planOf } from '../../../schema/campaign/assignment.ts'
import { SAMPLE_TYPES, settingsOf, speaksForAll } from '../../../schema/campaign/campaign.ts'
import {
  countCoverage,
  countCoverageByArea,
  progressOf,
  visitedBesides,
} from '../../../schema/campaign/coverage.ts'
import { areaCode, stationCode } from '../../support/builders.ts'

describe('coverage', () => {
  const reached = [
    { area: areaCode('01020101'), assigned: true, visited: true, access: 'entered' },
    { area: areaCode('01020102'), assigned: false, visited: true, access: 'refused' },
    { area: areaCode('01030101'), assigned: false, visited: true, access: 'not-found' },
    { area: areaCode('02010101'), assigned: false, visited: true, access: 'outside-only' },
    { area: areaCode('02010101'), assigned: false, visited: true, access: 'closed' },
    { area: areaCode('02010101'), assigned: false, visited: true },
    { area: areaCode('02010102'), assigned: true, visited: false },
  ] as const

  it('counts every station once, under what happened there', () => {
    expect(countCoverage(reached)).toEqual({
      ...{ visited: 6, assigned: 2, assignedVisited: 1 },
      ...{ stations: 7, entered: 1, outsideOnly: 1, refused: 1, notFound: 1, closed: 1, unsaid: 1, open: 1 },
    })
  })

  it('is counted for the areas of any level', () => {
    const byProvince = countCoverageByArea(reached, 2)
    expect([...byProvince.keys()]).toEqual(['01', '02'])
    expect(byProvince.get('02')).toMatchObject({ stations: 4, outsideOnly: 1, closed: 1, unsaid: 1, open: 1 })
    expect(countCoverageByArea(reached, 4).size).toBe(3)
  })

  it('is measured by what was assigned; what was visited besides never fills up for what was not', () => {
    const all = countCoverage(reached)
    expect(progressOf(all)).toEqual({ count: 1, n: 2 })
    expect(visitedBesides(all)).toBe(5)
    const unassigned = countCoverage(reached.map((one) => ({ ...one, assigned: false })))
    expect(progressOf(unassigned)).toEqual({ count: 6, n: 7 })
  })
})

describe('a plan', () => {
  const at = (monitor: string, ...stations: readonly string[]) =>
    stations.map((station) => ({ monitor, station: stationCode(station) }))
  const codes = (...stations: readonly string[]) => stations.map(stationCode)

  it('is seen from both sides, and two monitors at one station are a team', () => {
    const plan = planOf([...at('sokha', '2', '1'), ...at('dara', '2')])
    expect(plan.byMonitor.get('sokha')).toEqual(['1', '2'])
    expect(plan.byStation.get(stationCode('2'))).toEqual(['dara', 'sokha'])
  })

  it('has conflicts where somebody has more than a day holds, or a lost tablet has stations', () => {
    const one = (code: string, stations: number, isLost = false, outside = 0) => ({
      ...{ code, stations, isLost, outside },
    })
    expect(findPlanConflicts([one('bora', 10), one('dara', 11), one('sokha', 0, true)], 10)).toEqual([
      { kind: 'too-many-stations', monitor: 'dara', stations: 11 },
    ])
    expect(findPlanConflicts([one('sokha', 3, true)], 10)).toEqual([
      { kind: 'tablet-lost', monitor: 'sokha', stations: 3 },
    ])
    expect(findPlanConflicts([one('bora', 4, false, 2)], 10)).toEqual([
      { kind: 'outside-accreditation', monitor: 'bora', stations: 2 },
    ])
  })

  it('is changed by what is not so yet, whatever is asked for twice', () => {
    expect(changeOf(codes('1', '2'), { add: codes('3', '2', '3'), remove: codes('1', '9') })).toEqual({
      add: ['3'],
      remove: ['1'],
      stations: ['2', '3'],
    })
    const same = changeOf(codes('2', '3'), { add: codes('3'), remove: codes('1') })
    expect([same.add, same.remove]).toEqual([[], []])
  })
})

it('a campaign says whether photos are taken, and for whom it may speak', () => {
  expect(settingsOf({ photosAllowed: true }).get('photos_allowed')).toBe(true)
  expect(SAMPLE_TYPES.filter(speaksForAll)).toEqual(['census', 'probability'])
})

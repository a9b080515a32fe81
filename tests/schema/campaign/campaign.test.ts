/** How far a campaign got, and what is wrong with a plan. */

import { describe, expect, it } from 'vitest'
import { checkPlan } from '../../../schema/campaign/assignment.ts'
import { SAMPLE_TYPES, settingsOf, speaksForAll } from '../../../schema/campaign/campaign.ts'
import {
  countCoverage,
  countCoverageByArea,
  progressOf,
  visitedBesides,
} from '../../../schema/campaign/coverage.ts'
import { areaCode, campaignId, stationCode } from '../../support/builders.ts'

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
  const plan = (monitor: string, ...stations: readonly string[]) =>
    stations.map((station) => ({
      campaign: campaignId('01907e6a-0000-7000-8000-0000000000ca'),
      monitor,
      station: stationCode(station),
    }))
  const stations = new Set(Array.from({ length: 20 }, (_, index) => stationCode(String(index))))

  it('may send two monitors to one station: they are a team', () => {
    expect(checkPlan([...plan('sokha', '1', '2'), ...plan('dara', '2')], stations)).toEqual([])
  })

  it('does not name a station twice, nor one nobody knows, nor more than a day holds', () => {
    expect(checkPlan(plan('sokha', '1', '1', '99'), stations).map(({ kind }) => kind)).toEqual([
      'assigned-twice',
      'unknown-station',
    ])
    const eleven = Array.from({ length: 11 }, (_, index) => String(index))
    expect(checkPlan(plan('dara', ...eleven), stations)).toEqual([
      { kind: 'too-many-stations', monitor: 'dara', stations: 11 },
    ])
  })
})

it('a campaign says whether photos are taken, and for whom it may speak', () => {
  expect(settingsOf({ photosAllowed: true }).get('photos_allowed')).toBe(true)
  expect(SAMPLE_TYPES.filter(speaksForAll)).toEqual(['census', 'probability'])
})

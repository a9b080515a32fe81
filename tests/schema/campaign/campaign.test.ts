/** How far a campaign got, and what is wrong with a plan. */

import { describe, expect, it } from 'vitest'
import { checkPlan } from '../../../schema/campaign/assignment.ts'
import { SAMPLE_TYPES, settingsOf, speaksForAll } from '../../../schema/campaign/campaign.ts'
import { countCoverage, countCoverageByArea } from '../../../schema/campaign/coverage.ts'
import { areaCode, campaignId, stationCode } from '../../support/builders.ts'

describe('coverage', () => {
  const reached = [
    { area: areaCode('01020101'), visited: true, access: 'entered' },
    { area: areaCode('01020102'), visited: true, access: 'refused' },
    { area: areaCode('01030101'), visited: true, access: 'not-found' },
    { area: areaCode('02010101'), visited: true, access: 'outside-only' },
    { area: areaCode('02010101'), visited: true, access: 'closed' },
    { area: areaCode('02010101'), visited: true },
    { area: areaCode('02010102'), visited: false },
  ] as const

  it('counts every station once, under what happened there', () => {
    expect(countCoverage(reached)).toEqual({
      ...{ stations: 7, entered: 1, outsideOnly: 1, refused: 1, notFound: 1, closed: 1, unsaid: 1, open: 1 },
    })
  })

  it('is counted for the areas of any level', () => {
    const byProvince = countCoverageByArea(reached, 2)
    expect([...byProvince.keys()]).toEqual(['01', '02'])
    expect(byProvince.get('02')).toMatchObject({ stations: 4, outsideOnly: 1, closed: 1, unsaid: 1, open: 1 })
    expect(countCoverageByArea(reached, 4).size).toBe(3)
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

/** What the map and the filters rest on, without a browser: shapes, columns, addresses, words of remarks. */

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { packCodes, packSmall, packSteps } from '../../../schema/places/packed-columns.ts'
import { REMARK_KINDS } from '../../../schema/places/remark.ts'
import { extentOf, findNear, readColumns, stateOf } from '../../../web/map/map-points.ts'
import { lookOf, readState, STATES } from '../../../web/map/marker-look.ts'
import { keyOf, pathOfView, readView } from '../../../web/pages/station-filters.ts'

describe('the look of a marker', () => {
  it('tells every state apart by its shape alone', () => {
    expect(new Set(STATES.map((state) => lookOf(state).shape)).size).toBe(STATES.length)
    expect(new Set(STATES.map((state) => lookOf(state).outline)).size).toBe(STATES.length)
  })

  it('never takes a state it does not know for one it knows', () => {
    expect(readState('full')).toBe('full')
    expect(readState('excellent')).toBeUndefined()
    expect(readState(undefined)).toBeUndefined()
  })
})

describe('the columns of the map', () => {
  const points = readColumns({
    states: ['full', 'not-visited'],
    codes: packCodes(['a', 'b', 'c']),
    latitudes: packSteps([1_155_000, 1_155_000, 1_150_000]),
    longitudes: packSteps([10_490_000, 10_490_001, 10_492_001]),
    stepsPerDegree: 100_000,
    state: packSmall([0, 1, 0]),
  })

  it('give back the degrees they were made from', () => {
    expect([...points.latitudes]).toEqual([11.55, 11.55, 11.5])
    expect([...points.longitudes]).toEqual([104.9, 104.90001, 104.92001])
    expect([0, 1, 2].map((at) => stateOf(points, at))).toEqual(['full', 'not-visited', 'full'])
  })

  it('have the smallest frame around them, and none when they are empty', () => {
    expect(extentOf(points)).toEqual({ south: 11.5, west: 104.9, north: 11.55, east: 104.92001 })
    const none = { codes: '', latitudes: '', longitudes: '', stepsPerDegree: 100_000, state: '' }
    expect(extentOf(readColumns({ states: [], ...none }))).toBeUndefined()
  })

  it('find all rooms of the nearest spot, and nothing out of reach', () => {
    const xs = Float64Array.from([10, 10.5, 40])
    const ys = Float64Array.from([10, 10, 40])
    expect(findNear(xs, ys, 12, 10, 22, 5)).toEqual([0, 1])
    expect(findNear(xs, ys, 39, 41, 22, 5)).toEqual([2])
    expect(findNear(xs, ys, 200, 200, 22, 5)).toEqual([])
  })
})

describe('the address of a view', () => {
  it('says the same after it was read and written again', () => {
    const address = '/office/stations?area=0102&state=none&group=vision&search=a+%26+b&sort=barriers&page=3'
    const view = readView(new URL(address, 'http://office').search)
    expect(view).toEqual({
      filters: { area: '0102', state: 'none', group: 'vision', search: 'a & b' },
      sort: 'barriers',
      page: 3,
    })
    expect(readView(new URL(pathOfView('/office/stations', view), 'http://office').search)).toEqual(view)
  })

  it('leaves out what nobody asked for, and anything it does not know', () => {
    expect(pathOfView('/office/stations', readView('?state=wonderful&sort=magic&page=-4'))).toBe(
      '/office/stations',
    )
  })

  it('has one key for one set of filters, whatever page is open', () => {
    expect(keyOf(readView('?state=none&page=2&sort=voters').filters)).toBe(
      keyOf(readView('?state=none').filters),
    )
  })
})

describe('remarks on a station list', () => {
  it.each(['km', 'en'])('have a sentence for every kind in %s', (language) => {
    const catalogue = readFileSync(`web/words/${language}/office.ftl`, 'utf8')
    const missing = Object.keys(REMARK_KINDS).filter((kind) => !catalogue.includes(`\nremark-${kind} = `))
    expect(missing).toEqual([])
  })
})

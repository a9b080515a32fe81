/** Admission: facts before photos before reading before exports before feeds, by how many there are and by how long they take. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  capFor,
  hasRoom,
  LOAD_CLASSES,
  type LoadClass,
  loadClassOf,
  type PerClass,
  waitSecondsIn,
  windowSeconds,
} from '../../../server/http/admission.ts'

const none: PerClass<number> = { facts: 0, photos: 0, reads: 0, exports: 0, feeds: 0 }
const calm = { inFlight: none, recentMs: none }
const withFacts = (facts: number, recentMs = 5) => ({
  inFlight: { ...none, facts },
  recentMs: { ...none, facts: recentMs },
})

describe('what is let in', () => {
  it('on a calm day is forty facts, twelve photos, ten reads, one export and two feeds at once', () => {
    expect(LOAD_CLASSES.map((one) => capFor(calm, one))).toEqual([40, 12, 10, 1, 2])
  })

  it('gives way from the end when facts press: exports and feeds pause, reads shrink, photos last, facts never', () => {
    expect(LOAD_CLASSES.map((one) => capFor(withFacts(20), one))).toEqual([40, 12, 6, 0, 0])
    expect(LOAD_CLASSES.map((one) => capFor(withFacts(36), one))).toEqual([40, 4, 2, 0, 0])
  })

  it('shrinks where work takes long, so that nobody waits in a queue of seconds', () => {
    expect(capFor(withFacts(1, 500), 'facts')).toBe(40)
    expect(capFor(withFacts(1, 1000), 'facts')).toBe(20)
    expect(capFor(withFacts(1, 60_000), 'facts')).toBe(12)
  })

  it('presses nobody any more when no facts are there, however slow the last ones were', () => {
    expect(capFor(withFacts(0, 60_000), 'exports')).toBe(1)
  })

  it('is never less of facts than of anything else, under any load', () => {
    const count = fc.integer({ min: 0, max: 200 })
    const ms = fc.integer({ min: 0, max: 60_000 })
    fc.assert(
      fc.property(count, ms, count, (facts, recentMs, others) => {
        const load = {
          inFlight: { facts, photos: others, reads: others, exports: others, feeds: others },
          recentMs: {
            facts: recentMs,
            photos: recentMs,
            reads: recentMs,
            exports: recentMs,
            feeds: recentMs,
          },
        }
        for (const one of LOAD_CLASSES) expect(capFor(load, one)).toBeLessThanOrEqual(capFor(load, 'facts'))
        expect(hasRoom({ ...load, inFlight: { ...load.inFlight, facts: 0 } }, 'facts')).toBe(true)
      }),
    )
  })
})

describe('whoever is turned away', () => {
  it('comes back within half a minute of few, and within a quarter of an hour of tens of thousands', () => {
    expect(windowSeconds('facts', 1)).toBe(30)
    expect(windowSeconds('facts', 3_000)).toBe(100)
    expect(windowSeconds('facts', 24_000)).toBe(800)
    expect(windowSeconds('facts', 1_000_000)).toBe(900)
  })

  it('is told a moment by chance, never at once and never after the window', () => {
    expect([waitSecondsIn(30, 0), waitSecondsIn(30, 0.999_999)]).toEqual([5, 30])
    expect([waitSecondsIn(900, 0), waitSecondsIn(900, 0.999_999)]).toEqual([5, 900])
  })
})

describe('the class of a request', () => {
  const cases: [Parameters<typeof loadClassOf>[0], LoadClass | undefined][] = [
    [{ method: 'PUT', url: '/api/sealed/:id', access: 'visit.submit' }, 'facts'],
    [{ method: 'POST', url: '/api/sealed/standing', access: 'visit.submit' }, 'facts'],
    [{ method: 'PUT', url: '/api/sealed/:id/photos/:sha256', access: 'visit.submit' }, 'photos'],
    [
      { method: 'PUT', url: '/api/sealed/:id/photos/:sha256/parts/:offset', access: 'visit.submit' },
      'photos',
    ],
    [{ method: 'GET', url: '/api/photos/:sha256', access: 'visit.read' }, 'reads'],
    [{ method: 'GET', url: '/api/kit', access: 'visit.submit' }, 'reads'],
    [
      {
        method: 'GET',
        url: '/api/campaigns/:campaign/exports/findings.csv',
        access: 'export.findings',
      },
      'exports',
    ],
    [{ method: 'GET', url: '/api/health', access: 'everybody' }, undefined],
    [{ method: 'POST', url: '/api/session', access: 'everybody' }, undefined],
  ]
  it.each(cases)('of %o is %s', (endpoint, loadClass) => expect(loadClassOf(endpoint)).toBe(loadClass))
})

/** Two campaigns compared: a published change of matched pairs, pairs of the same station or place, and no interval where no lots were drawn. */

import { describe, expect, it } from 'vitest'
import type { Checklist } from '../../../schema/checklist/checklist.ts'
import { type Became, changeOf } from '../../../schema/figures/change.ts'
import { type ComparedStation, compareCampaigns } from '../../../schema/figures/compare.ts'
import { type Design, designOf } from '../../../schema/figures/design.ts'
import type { Weighed } from '../../../schema/figures/weights.ts'
import type { Outcome } from '../../../schema/findings/barrier.ts'
import { areaCode, stationCode } from '../../support/builders.ts'
import { premisesCode } from '../../support/intake.ts'
import { readShippedChecklist } from '../../support/shipped-checklist.ts'

const checklist = await readShippedChecklist()
const aboutOf = (question: string) =>
  checklist.sections.flatMap(({ questions }) => questions).find(({ id }) => id === question)?.about
const ofPlace = checklist.barriers.find(({ question }) => aboutOf(question) === 'premises') ?? expect.fail()
const ofRoom = checklist.barriers.find(({ question }) => aboutOf(question) === 'station') ?? expect.fail()

const oneByOne = (n: number, all: number): Weighed => ({
  weights: Array.from({ length: n }, () => (Number.isFinite(all) ? all / n : 1)),
  clusterOf: Array.from({ length: n }, (_, unit) => unit),
  clusters: Array.from({ length: n }, () => ({ stratum: 0, visited: 1, stations: 1 })),
  strata: [{ visited: n, clusters: all }],
})
const paired = (appeared: number, gone: number, same: number): readonly Became[] => [
  ...Array.from({ length: appeared }, () => 1 as const),
  ...Array.from({ length: gone }, () => -1 as const),
  ...Array.from({ length: same }, () => 0 as const),
]
const change = (became: readonly Became[], all: number) =>
  changeOf(
    oneByOne(became.length, all),
    became.map((_, unit) => unit),
    became,
  )

describe('a change', () => {
  // A. Agresti, Categorical Data Analysis, table 10.1: approval of 1,600 people asked twice, 944 and then 880 of them;
  // −0.04 with a standard error of 0.0095, so −0.06 to −0.02.
  it('has the published difference and error of matched pairs', () => {
    const told = change(paired(86, 150, 794 + 570), Number.POSITIVE_INFINITY)
    expect(told?.change).toBeCloseTo(-0.04, 6)
    const { from = 0, to = 0 } = told?.interval ?? {}
    expect((to - from) / 2 / 1.9614).toBeCloseTo(0.0095, 3)
  })

  it('is certain where all were seen, and not where none of a few became different', () => {
    expect(change(paired(3, 1, 16), 20)).toEqual({ change: 0.1, interval: { from: 0.1, to: 0.1 } })
    const { interval } = change(paired(0, 0, 20), 400) ?? {}
    expect(interval?.from).toBeLessThan(0)
    expect(interval?.to).toBeGreaterThan(0)
  })

  it('is none of fewer than ten', () => {
    expect(change(paired(5, 0, 4), 100)).toBeUndefined()
  })
})

/** Forty rooms, two to a place. */
const rooms = Array.from({ length: 40 }, (_, at) => ({
  station: stationCode(`010101-${String(at + 1).padStart(4, '0')}`),
  premises: premisesCode(`010101-p${Math.floor(at / 2) + 1}`),
  area: areaCode('010101'),
}))
const both = (outcome: Outcome) =>
  new Map([
    [ofPlace.id, outcome],
    [ofRoom.id, outcome],
  ])
const seen = (
  said: (at: number) => { readonly earlier?: Outcome; readonly now?: Outcome },
): readonly ComparedStation[] =>
  rooms.map(({ station, premises }, at) => {
    const { earlier, now } = said(at)
    return { station, premises, ...(earlier && { earlier: both(earlier) }), ...(now && { now: both(now) }) }
  })
const census = designOf('census', [], rooms)
const purposive = designOf('purposive', [], rooms)
const byLot = designOf(
  'probability',
  [
    {
      design: { kind: 'simple', stations: 30 },
      stations: rooms.slice(0, 30).map(({ station }) => station),
      isSameList: true,
    },
  ],
  rooms,
)
const compare = (
  earlier: Design,
  now: Design,
  stations: readonly ComparedStation[],
  asked: Checklist = checklist,
) => {
  const comparison = compareCampaigns(
    { earlier: { checklist: asked, design: earlier }, now: { checklist, design: now } },
    stations,
    [ofPlace, ofRoom],
  )
  const of = (id: string) => comparison.barriers.find(({ barrier }) => barrier === id)
  return { comparison, room: of(ofRoom.id), place: of(ofPlace.id) }
}

describe('two campaigns', () => {
  /** Of the first 20 rooms 5 were mended, 2 broke, 3 stayed as bad; 10 more were seen only then, 10 only now. */
  const stations = seen((at) => {
    if (at >= 30) return { now: 'found' }
    if (at >= 20) return { earlier: at < 24 ? 'found' : 'absent' }
    if (at < 5) return { earlier: 'found', now: 'absent' }
    if (at < 7) return { earlier: 'absent', now: 'found' }
    return at < 10 ? { earlier: 'found', now: 'found' } : { earlier: 'absent', now: 'absent' }
  })

  it('are held against each other at the same stations; the others stand apart', () => {
    const { comparison, room } = compare(census, census, stations)
    expect(comparison).toMatchObject({
      both: 20,
      onlyThen: 10,
      onlyNow: 10,
      earlier: 'census',
      now: 'census',
    })
    expect(room).toMatchObject({
      n: 20,
      gone: 5,
      appeared: 2,
      still: 3,
      never: 10,
      byPlace: 0,
      change: -0.15,
    })
    expect(room?.unmatchedThen).toMatchObject({ count: 4, n: 10 })
    expect(room?.unmatchedNow).toMatchObject({ count: 10, n: 10 })
    expect(room).not.toHaveProperty('interval')
  })

  it('never call open what is gone', () => {
    const { room } = compare(
      census,
      census,
      seen(() => ({ earlier: 'found', now: 'open' })),
    )
    expect(room).toMatchObject({ n: 0, gone: 0, unmatchedThen: { count: 40, n: 40 } })
    expect(room).not.toHaveProperty('change')
  })

  it('have an interval only where lots were drawn, and neither was chosen by hand', () => {
    const interval = (earlier: Design, now: Design) => compare(earlier, now, stations).room?.interval
    expect(interval(purposive, byLot)).toBeUndefined()
    expect(interval(byLot, purposive)).toBeUndefined()
    expect(interval(purposive, purposive)).toBeUndefined()
    const width = (earlier: Design, now: Design) => {
      const { from = 0, to = 0 } = interval(earlier, now) ?? expect.fail('an interval')
      return to - from
    }
    expect(width(census, byLot)).toBeGreaterThan(0)
    expect(width(byLot, census)).toBeGreaterThan(0)
    expect(width(byLot, byLot)).toBeGreaterThan(width(census, byLot))
  })

  it('match what belongs to a place by another of its rooms, and what belongs to a room never', () => {
    const swapped = seen((at) => (at % 2 === 0 ? { earlier: 'found' } : { now: 'absent' }))
    const { room, place } = compare(census, census, swapped)
    expect(room).toMatchObject({ n: 0, byPlace: 0 })
    expect(place).toMatchObject({ n: 20, gone: 20, byPlace: 20, change: -1 })
  })

  it('are not compared where the question or its bound is another one', () => {
    const asked = (changes: object): Checklist => ({
      ...checklist,
      barriers: checklist.barriers.map((one) => (one.id === ofRoom.id ? { ...one, ...changes } : one)),
    })
    for (const changes of [
      { question: 'another' },
      { id: 'another' },
      { present: { not: ofRoom.present } },
    ]) {
      const { comparison } = compare(census, census, stations, asked(changes))
      expect(comparison.notComparable).toEqual([ofRoom.id])
      expect(comparison.barriers.map(({ barrier }) => barrier)).toEqual([ofPlace.id])
    }
    const wider = {
      ...checklist,
      thresholds: checklist.thresholds.map((one) => ({ ...one, value: one.value + 1 })),
    }
    const all = compareCampaigns(
      { earlier: { checklist: wider, design: census }, now: { checklist, design: census } },
      stations,
      checklist.barriers,
    )
    expect(all.notComparable.length).toBeGreaterThan(3)
    expect(all.barriers.length).toBeGreaterThan(3)
  })
})

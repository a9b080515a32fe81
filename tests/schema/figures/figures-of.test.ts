/** Figures of a campaign: what each basis may claim, what is counted of what, and what is never in them. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SampleDesign } from '../../../schema/campaign/sample.ts'
import type { AccessOutcome } from '../../../schema/checklist/checklist.ts'
import type { StationCode } from '../../../schema/codes.ts'
import { listToldBarriers } from '../../../schema/disclosure/conduct-tables.ts'
import { type Design, type DrawnSample, designOf } from '../../../schema/figures/design.ts'
import { figuresOf } from '../../../schema/figures/figures-of.ts'
import type { FiguresStation, Said } from '../../../schema/figures/figures-station.ts'
import { weigh } from '../../../schema/figures/weights.ts'
import type { Outcome } from '../../../schema/findings/barrier.ts'
import { areaCode, stationCode } from '../../support/builders.ts'
import { premisesCode } from '../../support/intake.ts'
import { readShippedChecklist } from '../../support/shipped-checklist.ts'

const checklist = await readShippedChecklist()
const ref = { id: checklist.id, version: checklist.version }
const OF_BUILDING =
  checklist.barriers.find(({ of, severity }) => of === 'building' && severity === 'major')?.id ?? ''
const OF_PEOPLE = listToldBarriers(checklist)[0]?.id ?? ''

/** Stations of provinces, two rooms to each premises. */
const listOf = (...sizes: readonly number[]) =>
  sizes.flatMap((size, at) => {
    const province = String(at + 1).padStart(2, '0')
    return Array.from({ length: size }, (_, index) => ({
      station: stationCode(`${province}0101-${String(index + 1).padStart(4, '0')}`),
      premises: premisesCode(`${province}0101-p${Math.floor(index / 2) + 1}`),
      area: areaCode(`${province}0101`),
    }))
  })
type Listed = ReturnType<typeof listOf>

const said = (outcome: Outcome, access: AccessOutcome = 'entered'): Said => ({
  accessOutcome: access,
  rating: outcome === 'found' ? 'assisted' : 'unknown',
  groups: new Map(),
  remedyClass: undefined,
  outcomes: new Map([
    [OF_BUILDING, outcome],
    [OF_PEOPLE, outcome],
  ]),
  onTheDay: [],
})

const stationsOf = (listed: Listed, saidAt: (station: StationCode, at: number) => Said | undefined) =>
  listed.map(({ station, area }, at): FiguresStation => {
    const its = saidAt(station, at)
    return { station, area, isAssigned: true, ...(its && { said: its }) }
  })
const figures = (design: Design, stations: readonly FiguresStation[]) =>
  figuresOf({ checklist, ref, design, stations, levels: [{ id: 'province', codeLength: 2 }] })
const ramp = (of: ReturnType<typeof figures>['whole']) =>
  of.barriers.find(({ barrier }) => barrier === OF_BUILDING)

const sample = (design: SampleDesign, stations: readonly StationCode[], area?: string): DrawnSample => ({
  ...{ design, stations, isSameList: true },
  ...(area !== undefined && { area }),
})

describe('what each basis may claim', () => {
  const listed = listOf(40)
  const stations = stationsOf(listed, (_, at) => (at < 20 ? said(at < 5 ? 'found' : 'absent') : undefined))

  it('is exact where every station was to be visited, with those nobody reached beside it', () => {
    const { basis, whole } = figures(designOf('census', [], listed), stations)
    expect(basis).toBe('census')
    expect(whole.reached).toMatchObject({ listed: 40, chosen: 40, visited: 20, notReached: 20, besides: 0 })
    expect(ramp(whole)).toMatchObject({ count: 5, n: 20, estimate: { share: 0.25 } })
    expect(ramp(whole)?.estimate).not.toHaveProperty('interval')
  })

  it.each(['purposive', 'volunteer', 'probability'] as const)(
    'has no interval where nothing is known of a lot: %s',
    (sampleType) => {
      const { basis, whole } = figures(designOf(sampleType, [], listed), stations)
      expect(basis).toBe(sampleType === 'probability' ? 'lot-not-kept' : 'visited-only')
      expect(JSON.stringify(whole)).not.toContain('interval')
    },
  )

  it('never takes what was chosen by hand for a lot', () => {
    const byHand = sample(
      { kind: 'purposive', stations: [], reason: 'near' },
      listed.map(({ station }) => station),
    )
    expect(designOf('probability', [byHand], listed).basis).toBe('lot-not-kept')
  })

  it('has an interval where lots were drawn, and leaves out whoever was visited besides', () => {
    const drawn = listed.slice(0, 16).map(({ station }) => station)
    const design = designOf('probability', [sample({ kind: 'simple', stations: 16 }, drawn)], listed)
    const { whole } = figures(design, stations)
    expect(whole.reached).toMatchObject({ chosen: 16, visited: 16, notReached: 0, besides: 4 })
    const found = ramp(whole)
    expect(found).toMatchObject({ count: 5, n: 16 })
    expect(found?.estimate?.share).toBeCloseTo(5 / 16, 6)
    expect(found?.estimate?.designEffect).toBeCloseTo(1, 2)
    const { from = 1, to = 0 } = found?.estimate?.interval ?? {}
    expect(from).toBeLessThan(5 / 16)
    expect(to).toBeGreaterThan(5 / 16)
  })

  it('knows the share for certain when every station of the list was drawn and seen', () => {
    const all = listed.map(({ station }) => station)
    const design = designOf('probability', [sample({ kind: 'simple', stations: 40 }, all)], listed)
    const { whole } = figures(
      design,
      stationsOf(listed, (_, at) => said(at < 8 ? 'found' : 'absent')),
    )
    expect(ramp(whole)?.estimate).toMatchObject({ share: 0.2, interval: { from: 0.2, to: 0.2 } })
  })
})

describe('lots', () => {
  it('lets every station stand for those of its stratum: a small one drawn whole changes little', () => {
    const listed = listOf(100, 20)
    const drawn = listed
      .filter(({ area }, at) => area.startsWith('02') || at < 20)
      .map(({ station }) => station)
    const design = designOf(
      'probability',
      [sample({ kind: 'stratified', stations: 40, codeLength: 2, shares: 'equal' }, drawn)],
      listed,
    )
    const inSecond = (station: StationCode) => station.startsWith('02')
    const wanted = new Set(drawn)
    const stations = stationsOf(listed, (station) =>
      wanted.has(station) ? said(inSecond(station) ? 'found' : 'absent') : undefined,
    )
    const found = ramp(figures(design, stations).whole)
    expect(found).toMatchObject({ count: 20, n: 40 })
    expect(found?.estimate?.share).toBeCloseTo(20 / 120, 6)
  })

  it('draws a wider interval where rooms of one school are alike', () => {
    const listed = listOf(80)
    const premises = new Set(listed.slice(0, 40).map((one) => one.premises))
    const drawn = listed.filter((one) => premises.has(one.premises))
    const isFound = new Map(drawn.map((one, at) => [one.station, Math.floor(at / 2) % 3 === 0]))
    const stations = stationsOf(listed, (station) => {
      const found = isFound.get(station)
      return found === undefined ? undefined : said(found ? 'found' : 'absent')
    })
    const widthOf = (kind: SampleDesign) => {
      const design = designOf(
        'probability',
        [
          sample(
            kind,
            drawn.map(({ station }) => station),
          ),
        ],
        listed,
      )
      const estimate = ramp(figures(design, stations).whole)?.estimate
      return { ...estimate, width: (estimate?.interval?.to ?? 0) - (estimate?.interval?.from ?? 0) }
    }
    const clustered = widthOf({ kind: 'clustered', premises: 20, rooms: 'all' })
    const simple = widthOf({ kind: 'simple', stations: 40 })
    expect(clustered.share).toBe(simple.share)
    expect(clustered.designEffect).toBeGreaterThan(1.9)
    expect(clustered.width).toBeGreaterThan(simple.width)
  })

  it('weighs so that weights add up to the stations of the list, whoever was not reached', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 4, max: 60 }), { minLength: 1, maxLength: 5 }),
        fc.array(fc.boolean(), { minLength: 300, maxLength: 300 }),
        fc.constantFrom<SampleDesign>(
          { kind: 'simple', stations: 1 },
          { kind: 'stratified', stations: 1, codeLength: 2, shares: 'proportional' },
        ),
        (sizes, isReached, kind) => {
          const listed = listOf(...sizes)
          // One at least of each province, so that every stratum has somebody who stands for it.
          const visited = listed
            .filter(({ station }, at) => station.endsWith('0001') || isReached[at])
            .map(({ station }) => station)
          const { weights } = weigh(designOf('probability', [sample(kind, visited)], listed), visited)
          expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(listed.length, 6)
        },
      ),
    )
  })

  it('takes the newest of two drawings of one area, and both of areas that lie apart', () => {
    const listed = listOf(10, 10)
    const of = (province: string, ...rooms: readonly number[]) =>
      rooms.map((room) => stationCode(`${province}0101-000${room}`))
    const kind: SampleDesign = { kind: 'simple', stations: 2 }
    const samples = [
      sample(kind, of('01', 1, 2), '01'),
      sample(kind, of('02', 1, 2), '02'),
      sample(kind, of('01', 3, 4)),
    ]
    const { drawn, strata } = designOf('probability', samples, listed)
    expect([...drawn.keys()]).toEqual([...of('01', 1, 2), ...of('02', 1, 2)])
    expect(strata).toEqual([
      { clusters: 10, stations: 10 },
      { clusters: 10, stations: 10 },
    ])
  })
})

describe('what is counted', () => {
  const listed = listOf(12, 3)
  const outcomes: readonly Outcome[] = ['found', 'absent', 'open', 'not-applicable']
  const stations = stationsOf(listed, (_, at) =>
    said(outcomes[at % 4] ?? 'open', at === 2 ? 'refused' : 'entered'),
  )
  const whole = figures(designOf('volunteer', [], listed), stations)

  it('keeps not observed and not applicable out of the denominator, and counts them apart', () => {
    expect(ramp(whole.whole)).toEqual({ barrier: OF_BUILDING, count: 4, n: 8, open: 4, notApplicable: 3 })
  })

  it('says nothing in per cent of fewer than ten', () => {
    expect(ramp(whole.whole)).not.toHaveProperty('estimate')
    expect(whole.whole.ratings.assisted).toMatchObject({ count: 4, n: 15, estimate: { share: 0.266667 } })
  })

  it('tells areas apart in which somebody was, in order of their codes', () => {
    expect(whole.areas.map(({ level, area, reached }) => [level, area, reached.visited])).toEqual([
      ['province', '01', 12],
      ['province', '02', 3],
    ])
  })

  it('puts every visited station in one rating, in all and for each group', () => {
    for (const ratings of [whole.whole.ratings, ...whole.whole.groups.map((one) => one.ratings)])
      expect(Object.values(ratings).reduce((sum, { count }) => sum + count, 0)).toBe(15)
  })

  it('says why nobody got in inside the review only, and tells of people only from tables made for that', () => {
    expect(whole.whole.reached.reasons).toEqual({ refused: 1 })
    const outside = figuresOf({
      ...{ checklist, ref, design: designOf('volunteer', [], listed), stations, levels: [], told: [] },
    })
    expect(outside.whole.reached).not.toHaveProperty('reasons')
    expect(outside.whole.barriers.map(({ barrier }) => barrier)).not.toContain(OF_PEOPLE)
    expect(outside.whole.people?.barriers.find(({ barrier }) => barrier === OF_PEOPLE)?.found).toHaveProperty(
      'hidden',
    )
  })

  it('is the same after a journey through JSON', () => {
    expect(JSON.parse(JSON.stringify(whole))).toEqual(whole)
  })

  it('counts within an area or a kind of building with the weights of the whole', () => {
    const within = figuresOf({
      ...{
        checklist,
        ref,
        design: designOf('volunteer', [], listed),
        stations,
        levels: [],
        within: { area: '02' },
      },
    })
    expect(within.whole.reached).toMatchObject({ listed: 3, visited: 3 })
    const inKind = figuresOf({
      ...{
        checklist,
        ref,
        design: designOf('volunteer', [], listed),
        levels: [],
        within: { kind: 'pagoda' },
      },
      stations: stations.map((one, at) => (at < 4 ? { ...one, kind: 'pagoda' } : one)),
    })
    expect(inKind.whole.reached.visited).toBe(4)
  })
})

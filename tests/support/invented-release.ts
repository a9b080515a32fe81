/** An invented release of so many stations, the same at every run: for reports and whatever else is made of releases. */

import type { SampleType } from '../../schema/campaign/campaign.ts'
import type { Checklist } from '../../schema/checklist/checklist.ts'
import { listBarriersOf } from '../../schema/disclosure/tier.ts'
import type { Outcome } from '../../schema/findings/barrier.ts'
import { countIndicators } from '../../schema/findings/indicators.ts'
import { rateStation } from '../../schema/findings/rate.ts'
import { RATINGS, type Rating } from '../../schema/findings/rating.ts'
import type { Words } from '../../schema/language.ts'
import { gather } from '../../schema/recommendations/gather.ts'
import type { ReleaseContent, ReleasedStation, ReleaseKind } from '../../schema/release/release.ts'
import { lineOf, pickPhotos, type ReportSource } from '../../schema/report/report-source.ts'
import { aPremises, areaCode, stationCode } from './builders.ts'
import { SMALLEST_JPEG } from './pictures.ts'

const PROVINCES: readonly {
  readonly code: string
  readonly name: Words
  readonly at: readonly [number, number]
}[] = [
  { code: '02', name: { km: 'បាត់ដំបង', en: 'Battambang' }, at: [13.1, 103.2] },
  { code: '12', name: { km: 'ភ្នំពេញ', en: 'Phnom Penh' }, at: [11.56, 104.92] },
  { code: '16', name: { km: 'រតនគិរី', en: 'Ratanak Kiri' }, at: [13.74, 106.98] },
  { code: '18', name: { km: 'ព្រះសីហនុ', en: 'Preah Sihanouk' }, at: [10.63, 103.52] },
]
const PREMISES: readonly Words[] = [
  { km: 'សាលាបឋមសិក្សាស្រះស្រង់', en: 'Srah Srang Primary School' },
  { km: 'វត្តព្រះឥន្ទ្រកោសិយ៍', en: 'Preah Enkosei Pagoda' },
  { km: 'សាលាក្រុងស្ត្រី', en: 'Women’s Hall' },
]

/** Numbers between 0 and 1 that look like chance and never change (mulberry32). */
function chanceFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

export interface InventedWish {
  readonly stations: number
  readonly kind?: ReleaseKind
  readonly sampleType?: SampleType
  /** Stands in names, to see that it stays what it is. */
  readonly evil?: string
}

export interface InventedRelease {
  readonly content: ReleaseContent
  readonly stations: readonly ReleasedStation[]
}

export function inventRelease(
  checklist: Checklist,
  { stations: many, kind = 'final', sampleType = 'probability', evil = '' }: InventedWish,
): InventedRelease {
  const chance = chanceFrom(7)
  const told = listBarriersOf(checklist, 'A')
  const stations = Array.from({ length: many }, (_, at) =>
    inventStation(checklist, told, at, many, chance, evil),
  )
  const isFinal = kind === 'final'
  const content: ReleaseContent = {
    format: 1,
    number: isFinal ? 2 : 1,
    kind,
    moment: isFinal ? { day: '2027-06-10' } : { day: '2027-06-06', hour: 20 },
    ...(isFinal && { supersedes: 1 }),
    campaign: {
      name: { km: `យុទ្ធនាការឆ្នាំ ២០២៧${evil}`, en: `Campaign of 2027${evil}` },
      organisation: { km: 'អង្គការជនពិការ', en: 'Disabled People’s Organisation' },
      election: {
        name: { km: 'ការបោះឆ្នោតឃុំ សង្កាត់ ឆ្នាំ ២០២៧', en: 'Commune elections of 2027' },
        kind: 'commune',
        date: '2027-06-06',
      },
      sampleType,
    },
    samples:
      sampleType === 'probability'
        ? [{ kind: 'stratified', stations: many, listed: 23_789, ...(isFinal && { seed: '4 1 6 2 5' }) }]
        : [],
    languages: ['km', 'en'],
    areaLevels: [{ id: 'province', name: { km: 'ខេត្ត', en: 'Province' }, codeLength: 2 }],
    checklists: [checklist],
    method: [
      { id: `method-sample-${sampleType}`, facts: {} },
      { id: 'method-checklist', facts: { version: checklist.version } },
      { id: 'method-rules', facts: {} },
    ],
    limits: [
      ...(isFinal ? [] : [{ id: 'limit-preliminary', facts: {} } as const]),
      { id: 'limit-open', facts: {} },
      { id: 'limit-small', facts: { least: 10 } },
    ],
    coverage: coverageOf(stations, 23_789),
    ratings: ratingsOf(checklist, stations),
    figures: figuresOf(checklist, stations),
    areas: PROVINCES.map(({ code, name }) => {
      const own = stations.filter(({ areas }) => areas[0]?.code === code)
      return {
        ...{ code: areaCode(code), level: 'province', name },
        coverage: coverageOf(own, 5000),
        ratings: ratingsOf(checklist, own),
        figures: figuresOf(checklist, own),
      }
    }),
    recommendations: gather(
      checklist,
      stations.map(({ code, outcomes }) => ({ station: code, outcomes })),
    ).map((one) => ({
      ...one,
      recommendations: one.recommendations.map((recommendation) => ({ ...recommendation, isRounded: false })),
    })),
    told: [],
    redactions: [
      { reason: 'held', what: 'stations', count: 'few' },
      { reason: 'people', what: 'barriers', count: 12 },
      { reason: 'words' },
      { reason: 'photos' },
    ],
    stations: isFinal ? many : 0,
  }
  return { content, stations: isFinal ? stations : [] }
}

/** What a report is written from. */
export const inventReportSource = (checklist: Checklist, wish: InventedWish): ReportSource =>
  sourceOf(inventRelease(checklist, wish))

export const sourceOf = ({ content, stations }: InventedRelease): ReportSource => ({
  photos: [],
  ...{ content, stations: stations.map(lineOf), sha256: '0123456789abcdef'.repeat(4), outline: [] },
})

/** With a photo of the first barrier something is asked about, taken at the first station. */
export function withInventedPhoto(source: ReportSource, text: Words): ReportSource {
  const [first] = source.stations
  const barrier = source.content.recommendations[0]?.recommendations[0]?.barrier
  if (!first || !barrier) throw new Error('something is asked of somebody')
  const photo = {
    ...{ sha256: 'a'.repeat(64), bytes: SMALLEST_JPEG.length, width: 1, height: 1 },
    ...{ station: first.code, premises: aPremises().code, barrier, text },
  }
  const content = { ...source.content, photos: [photo] }
  const jpeg = SMALLEST_JPEG.toString('base64')
  return { ...source, content, photos: pickPhotos(content).map((one) => ({ ...one, jpeg })) }
}

function inventStation(
  checklist: Checklist,
  told: Checklist['barriers'],
  at: number,
  many: number,
  chance: () => number,
  evil: string,
): ReleasedStation {
  const province = PROVINCES[Math.floor((at * PROVINCES.length) / many)] ?? PROVINCES[0]
  const premises = PREMISES[at % PREMISES.length] ?? {}
  if (province === undefined) throw new Error('there is no province')
  const outcomes = told.map(({ id }) => ({ barrier: id, outcome: inventOutcome(chance()), evidence: [] }))
  const code = `${province.code}0101-${String(at + 1).padStart(4, '0')}`
  return {
    code: stationCode(code),
    room: String((at % 4) + 1),
    registeredVoters: 300 + Math.floor(chance() * 400),
    premises: {
      code: `${province.code}010101-p${at + 1}` as ReleasedStation['premises']['code'],
      name: Object.fromEntries(
        Object.entries(premises).map(([language, name]) => [language, `${name}${evil}`]),
      ),
    },
    areas: [{ code: areaCode(province.code), level: 'province', name: province.name }],
    point: { latitude: province.at[0] + chance() - 0.5, longitude: province.at[1] + chance() - 0.5 },
    checklist: { id: checklist.id, version: checklist.version },
    entered: true,
    rating: rateStation(checklist, { outcomes, access: 'entered', relocateOrBuild: 'no' }),
    relocateOrBuild: 'no',
    outcomes,
  }
}

const inventOutcome = (chance: number): Outcome =>
  chance < 0.12 ? 'found' : chance < 0.85 ? 'absent' : chance < 0.95 ? 'open' : 'not-applicable'

const coverageOf = (stations: readonly ReleasedStation[], registered: number) => ({
  stations: registered,
  visited: stations.length,
  entered: stations.filter(({ entered }) => entered).length,
})

const figuresOf = (checklist: Checklist, stations: readonly ReleasedStation[]) => {
  const told = new Set(listBarriersOf(checklist, 'A').map(({ id }) => id))
  return countIndicators(
    checklist,
    stations.map(({ outcomes }) => ({ outcomes, relocateOrBuild: 'no' as const })),
  ).filter(({ barrier }) => told.has(barrier))
}

function ratingsOf(checklist: Checklist, stations: readonly ReleasedStation[]) {
  const countBy = (
    ratingOf: (station: ReleasedStation) => Rating | undefined,
  ): Readonly<Record<Rating, number>> => {
    const counts = Object.fromEntries(RATINGS.map((rating) => [rating, 0])) as Record<Rating, number>
    for (const station of stations) {
      const rating = ratingOf(station)
      if (rating) counts[rating] += 1
    }
    return counts
  }
  return {
    all: countBy(({ rating }) => rating.rating),
    groups: Object.fromEntries(
      checklist.groups.map(({ id }) => [id, countBy(({ rating }) => rating.groups[id]?.rating)]),
    ),
  }
}

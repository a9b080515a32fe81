/** A GeoJSON file of boundaries → the outline of each area, joined by its code, and what is wrong with the rest. */

import type { AreaLevel } from '../country.ts'
import type { Ring } from './area-shapes.ts'
import { simplifyRing } from './simplify-ring.ts'

/** An `error` keeps its feature out; a `doubt` lets it in, to be looked at. */
export const BOUNDARY_REMARKS = {
  'no-code': 'error',
  /** Fact: `code`. */
  'unknown-area': 'error',
  /** Fact: `code`: of another level than most of the file. */
  'other-level': 'error',
  /** Facts: `code`, `first` (number of the feature). */
  twice: 'error',
  /** Fact: `kind`, as the file says it. */
  'no-polygon': 'error',
  'bad-corners': 'error',
  /** Facts: `x`, `y`: no degrees, so the file is in metres of some map. */
  'no-degrees': 'error',
  /** Facts: `given`, `code`. */
  'code-mended': 'doubt',
  /** Fact: `holes`. */
  'has-holes': 'doubt',
} as const satisfies Readonly<Record<string, 'error' | 'doubt'>>
export type BoundaryRemarkKind = keyof typeof BOUNDARY_REMARKS

export interface BoundaryRemark {
  /** Number of the feature in the file, from 1. */
  readonly feature: number
  readonly kind: BoundaryRemarkKind
  readonly facts: Readonly<Record<string, string | number>>
}

export interface ReadBoundaries {
  /** The property that holds the codes. */
  readonly property: string
  /** Id of the level most of its codes are of. */
  readonly level: string
  readonly boundaries: ReadonlyMap<string, readonly Ring[]>
  readonly remarks: readonly BoundaryRemark[]
  /** Areas of the level that the file has no outline for, in order of their codes. */
  readonly missing: readonly string[]
}

export type NoBoundaries = 'no-features' | 'too-many-features' | 'too-many-corners' | 'no-codes'

interface Known {
  /** Codes of all areas. */
  readonly codes: ReadonlySet<string>
  readonly levels: readonly AreaLevel[]
}

const MOST_FEATURES = 50_000
/** Before corners are left out; what a country has in fine detail. */
const MOST_CORNERS = 2_000_000
/** About fifty metres: finer than a line on the screen. */
const WITHIN = 0.0005

interface Feature {
  readonly properties: Readonly<Record<string, unknown>>
  readonly geometry: unknown
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** `content` is whatever a JSON file holds. */
export function readBoundaries(content: unknown, known: Known): ReadBoundaries | NoBoundaries {
  const features = featuresOf(content)
  if (features === undefined || features.length === 0) return 'no-features'
  if (features.length > MOST_FEATURES) return 'too-many-features'
  const property = findProperty(features, known)
  if (property === undefined) return 'no-codes'
  const codes = features.map(({ properties }) => readCode(properties[property], known))
  const level = mostOf(codes.flatMap((one) => (one.code ? [levelOf(one.code, known)] : [])))
  if (level === undefined) return 'no-codes'

  const remarks: BoundaryRemark[] = []
  const boundaries = new Map<string, readonly Ring[]>()
  const firstAt = new Map<string, number>()
  let corners = 0
  for (const [at, { geometry }] of features.entries()) {
    const feature = at + 1
    const say = (kind: BoundaryRemarkKind, facts: BoundaryRemark['facts'] = {}) =>
      remarks.push({ feature, kind, facts })
    const { code, given = '' } = codes[at] ?? {}
    const first = code === undefined ? undefined : firstAt.get(code)
    if (code === undefined || levelOf(code, known) !== level || first !== undefined) {
      if (given === '') say('no-code')
      else if (code === undefined) say('unknown-area', { code: given.slice(0, 40) })
      else if (first === undefined) say('other-level', { code })
      else say('twice', { code, first })
      continue
    }
    const read = readGeometry(geometry)
    if ('wrong' in read) {
      say(read.wrong, read.facts)
      continue
    }
    corners += read.corners
    if (corners > MOST_CORNERS) return 'too-many-corners'
    if (given !== code) say('code-mended', { given: given.slice(0, 40), code })
    if (read.holes > 0) say('has-holes', { holes: read.holes })
    firstAt.set(code, feature)
    boundaries.set(
      code,
      read.rings.map((ring) => simplifyRing(ring, WITHIN)),
    )
  }
  const missing = [...known.codes]
    .filter((code) => levelOf(code, known) === level && !boundaries.has(code))
    .toSorted()
  return { property, level, boundaries, remarks, missing }
}

function featuresOf(content: unknown): readonly Feature[] | undefined {
  if (!isRecord(content) || !Array.isArray(content.features)) return undefined
  return content.features.map((one: unknown) => ({
    properties: isRecord(one) && isRecord(one.properties) ? one.properties : {},
    geometry: isRecord(one) ? one.geometry : undefined,
  }))
}

/** Files of small areas name the larger ones too: the codes are where the most different ones stand. */
function findProperty(features: readonly Feature[], known: Known): string | undefined {
  const found = new Map<string, Set<string>>()
  for (const { properties } of features)
    for (const [name, value] of Object.entries(properties)) {
      const { code } = readCode(value, known)
      if (code === undefined) continue
      const codes = found.get(name) ?? new Set()
      found.set(name, codes.add(code))
    }
  return [...found].toSorted(([, one], [, other]) => other.size - one.size)[0]?.[0]
}

/** As written; without the letters of a country before it; with the zeros a spreadsheet took. */
function readCode(
  value: unknown,
  { codes, levels }: Known,
): { readonly code?: string; readonly given?: string } {
  if (typeof value !== 'string' && typeof value !== 'number') return {}
  const given = String(value).trim()
  const bare = given.replace(/^[A-Za-z]{2,3}(?=\d)/u, '')
  const padded = /^\d+$/u.test(bare) ? levels.map(({ codeLength }) => bare.padStart(codeLength, '0')) : []
  const code = [given, bare, ...padded].find((one) => codes.has(one))
  return { given, ...(code !== undefined && { code }) }
}

const levelOf = (code: string, { levels }: Known): string =>
  levels.find(({ codeLength }) => codeLength === code.length)?.id ?? ''

function mostOf(names: readonly string[]): string | undefined {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].toSorted(([, one], [, other]) => other - one)[0]?.[0]
}

type Geometry =
  | { readonly rings: readonly Ring[]; readonly holes: number; readonly corners: number }
  | { readonly wrong: BoundaryRemarkKind; readonly facts: BoundaryRemark['facts'] }

function readGeometry(geometry: unknown): Geometry {
  const kind = isRecord(geometry) ? String(geometry.type).slice(0, 40) : '–'
  const given = isRecord(geometry) ? geometry.coordinates : undefined
  const polygons = kind === 'Polygon' ? [given] : kind === 'MultiPolygon' ? given : undefined
  if (!Array.isArray(polygons) || polygons.length === 0) return { wrong: 'no-polygon', facts: { kind } }
  const rings: Ring[] = []
  let holes = 0
  let corners = 0
  for (const polygon of polygons) {
    if (!Array.isArray(polygon) || polygon.length === 0) return { wrong: 'bad-corners', facts: {} }
    holes += polygon.length - 1
    for (const points of polygon) {
      const ring = readRing(points)
      if (ring === undefined) return { wrong: 'bad-corners', facts: {} }
      for (let at = 0; at < ring.length; at += 2) {
        const [x, y] = [ring[at] ?? 0, ring[at + 1] ?? 0]
        if (Math.abs(x) > 180 || Math.abs(y) > 90)
          return { wrong: 'no-degrees', facts: { x: Math.round(x), y: Math.round(y) } }
      }
      corners += ring.length / 2
      rings.push(ring)
    }
  }
  return { rings, holes, corners }
}

/** Three corners at least, with room between them. */
function readRing(points: unknown): Ring | undefined {
  if (!Array.isArray(points)) return undefined
  const ring: number[] = []
  for (const point of points) {
    const [x, y]: readonly unknown[] = Array.isArray(point) ? point : []
    if (typeof x !== 'number' || typeof y !== 'number' || !Number.isFinite(x + y)) return undefined
    if (x !== ring.at(-2) || y !== ring.at(-1)) ring.push(x, y)
  }
  if (ring.length > 2 && ring[0] === ring.at(-2) && ring[1] === ring.at(-1)) ring.length -= 2
  return ring.length >= 6 && doubleAreaOf(ring) > 0 ? ring : undefined
}

function doubleAreaOf(ring: Ring): number {
  let sum = 0
  for (let at = 0; at < ring.length; at += 2) {
    const [x, y] = [ring[at] ?? 0, ring[at + 1] ?? 0]
    const next = (at + 2) % ring.length
    sum += x * (ring[next + 1] ?? 0) - (ring[next] ?? 0) * y
  }
  return Math.abs(sum)
}

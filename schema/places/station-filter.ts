/** Which stations are meant: one filter for list and map, as the address says it and as the server takes it. */

import type { AccessOutcome } from '../checklist/checklist.ts'
import { RATINGS, REMEDY_CLASSES } from '../findings/rating.ts'
import { REVIEW_STATES, type ReviewState } from '../visit/review.ts'

/** A station nobody has been to has no rating; that is not the same as `unknown`. */
export const STATION_STATES = [...RATINGS, 'not-visited'] as const

export const ACCESS_OUTCOMES = [
  'entered',
  'refused',
  'outside-only',
  'not-found',
  'closed',
] as const satisfies readonly AccessOutcome[]

/** Whether anybody was there, or how far they got. */
export const REACHED = ['visited', 'not-visited', ...ACCESS_OUTCOMES] as const
export type Reached = (typeof REACHED)[number]
/** What may be asked for by those who do not see stations whole. */
export const REACHED_TOLD: readonly Reached[] = ['visited', 'not-visited', 'entered']

/** Every part narrows; what is not in it does not. */
export interface StationFilter {
  /** Code of an area of any level. */
  readonly area?: string
  readonly state?: (typeof STATION_STATES)[number]
  /** Whose rating `state` means; without it that of the station as a whole. */
  readonly group?: string
  /** Found there. */
  readonly barrier?: string
  /** When its barriers can be gone. */
  readonly remedy?: (typeof REMEDY_CLASSES)[number]
  /** A choice of the checklist's question about the kind of place. */
  readonly kind?: string
  readonly reached?: Reached
  /** At least one visit to it stands there in review; for reviewers alone. */
  readonly review?: ReviewState
  /** ISO day on which a visit to it came to the office, where the country is; for reviewers alone. */
  readonly day?: string
  /** Part of a code or a name, in any script. */
  readonly search?: string
}

/** In the order in which addresses have them. */
export const FILTER_NAMES = [
  'area',
  'state',
  'group',
  'barrier',
  'remedy',
  'kind',
  'reached',
  'review',
  'day',
  'search',
] as const satisfies readonly (keyof StationFilter)[]

/** In characters, as the server takes them. */
export const LONGEST_FILTER = { area: 20, group: 40, barrier: 80, kind: 80, search: 100 } as const

const oneOf = <const Known extends string>(known: readonly Known[], text: string | undefined) =>
  known.find((one) => one === text)

/** What an address says; what nobody knows is left out, as if it had not been asked for. */
export function readStationFilter(said: (name: string) => string | null | undefined): StationFilter {
  const text = (name: keyof typeof LONGEST_FILTER) =>
    // Half a sign, such as a cut leaves behind, comes back from an address as another one.
    said(name)
      ?.trim()
      .slice(0, LONGEST_FILTER[name])
      .replace(/\p{Cs}/gu, '')
      .trim() || undefined
  const exact = (name: string) => said(name) ?? undefined
  const parts = {
    area: text('area'),
    state: oneOf(STATION_STATES, exact('state')),
    group: text('group'),
    barrier: text('barrier'),
    remedy: oneOf(REMEDY_CLASSES, exact('remedy')),
    kind: text('kind'),
    reached: oneOf(REACHED, exact('reached')),
    review: oneOf(REVIEW_STATES, exact('review')),
    day: /^\d{4}-\d{2}-\d{2}$/u.test(exact('day') ?? '') ? exact('day') : undefined,
    search: text('search'),
  }
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined))
}

/** Names and values for an address, always in the same order; reading them gives the same filter. */
export const writeStationFilter = (filter: StationFilter): readonly (readonly [string, string])[] =>
  FILTER_NAMES.flatMap((name) => {
    const value = filter[name]
    return value ? [[name, value] as const] : []
  })

export const isFiltered = (filter: StationFilter): boolean => writeStationFilter(filter).length > 0

/** The filter with one part changed, or taken away. */
export function withPart(
  filter: StationFilter,
  name: keyof StationFilter,
  value: string | undefined,
): StationFilter {
  const others = new Map<string, string>(writeStationFilter(filter))
  if (value) others.set(name, value)
  else others.delete(name)
  return readStationFilter((one) => others.get(one))
}

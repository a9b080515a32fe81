/** Who is let in when much arrives at once: facts, photos, reading, exports, feeds, in this order. Numbers in, a decision out. */

import type { Endpoint } from '../../schema/wire/endpoint.ts'

/** First in this list is first in need: what gives way stands last. */
export const LOAD_CLASSES = ['facts', 'photos', 'reads', 'exports', 'feeds'] as const
export type LoadClass = (typeof LOAD_CLASSES)[number]
export type PerClass<Value> = Readonly<Record<LoadClass, Value>>

/** What is being worked on at this moment, and how long such work took of late, in milliseconds. */
export interface Load {
  readonly inFlight: PerClass<number>
  readonly recentMs: PerClass<number>
}

/**
 * The class of a request. Nothing, where another rule stands: health has to answer when all is lost, and signing in
 * has a line of its own before the slow hashing.
 */
export function loadClassOf({
  method,
  url,
  access,
}: Pick<Endpoint, 'method' | 'url' | 'access'>): LoadClass | undefined {
  if (url === '/api/health' || (method === 'POST' && ['/api/session', '/api/set-up'].includes(url)))
    return undefined
  // A tablet that has facts to bring and is not known any more: it waits its turn among those who are.
  if (url === '/api/enrolments/again') return 'facts'
  if (access === 'visit.submit' && method !== 'GET') return url.includes('/photos') ? 'photos' : 'facts'
  return url.includes('/exports/') ? 'exports' : 'reads'
}

/** How hard facts press: the others make room before facts have to wait. */
type Strain = 'calm' | 'pressed' | 'strained'

/** In flight at once. 40 facts at 10 ms each are 4,000 a second, far more than any disk commits. */
const CAPS: PerClass<Readonly<Record<Strain, number>>> = {
  facts: { calm: 40, pressed: 40, strained: 40 },
  photos: { calm: 12, pressed: 12, strained: 4 },
  reads: { calm: 10, pressed: 6, strained: 2 },
  exports: { calm: 1, pressed: 0, strained: 0 },
  // Of programs of strangers, who take no place of the office's own people.
  feeds: { calm: 2, pressed: 0, strained: 0 },
}

/** Where work takes longer than this, fewer are let in: a full queue only makes everybody late. */
const AIM_MS: PerClass<number> = {
  facts: 500,
  photos: 1500,
  reads: Number.POSITIVE_INFINITY,
  exports: Number.POSITIVE_INFINITY,
  feeds: Number.POSITIVE_INFINITY,
}
/** So many are always let in, so that the server notices when it is quick again. */
const FEWEST: PerClass<number> = { facts: 12, photos: 2, reads: 2, exports: 0, feeds: 0 }

/** For people at a desk, who would only press again, a short line; tablets come back by themselves. */
export const MOST_IN_LINE: PerClass<number> = { facts: 0, photos: 0, reads: 60, exports: 6, feeds: 20 }
/** Longer than this nobody stands in line, in milliseconds. */
export const LONGEST_IN_LINE_MS = 20_000

function strainOf({ inFlight, recentMs }: Load): Strain {
  const share = inFlight.facts / CAPS.facts.calm
  const late = inFlight.facts > 0 ? recentMs.facts / AIM_MS.facts : 0
  if (share >= 0.9 || late >= 4) return 'strained'
  return share >= 0.5 || late >= 1 ? 'pressed' : 'calm'
}

/** How many of a class may be worked on at once under this load. */
export function capFor(load: Load, loadClass: LoadClass): number {
  const cap = CAPS[loadClass][strainOf(load)]
  // By Little's law so many in flight take as long as aimed at, when as many as now take as long as now.
  const byLatency = Math.floor(cap * Math.min(1, AIM_MS[loadClass] / Math.max(1, load.recentMs[loadClass])))
  return Math.max(Math.min(cap, FEWEST[loadClass]), byLatency)
}

/** Whether one more of a class may begin. */
export const hasRoom = (load: Load, loadClass: LoadClass): boolean =>
  load.inFlight[loadClass] < capFor(load, loadClass)

/** How many a second may come back after they were turned away; two cores take in several times as many. */
export const COME_BACK_PER_SECOND: PerClass<number> = {
  facts: 30,
  photos: 10,
  reads: 5,
  exports: 0.05,
  feeds: 1,
}
const NARROWEST_S = 30
const WIDEST_S = 900
const SOONEST_S = 5

/** Over how many seconds those turned away are spread, so that they come back as fast as they can be served. */
export const windowSeconds = (loadClass: LoadClass, turnedAway: number): number =>
  Math.min(WIDEST_S, Math.max(NARROWEST_S, turnedAway / COME_BACK_PER_SECOND[loadClass]))

/** When one of them should come back: anywhere in the window. `chance` lies from 0 to below 1. */
export const waitSecondsIn = (window: number, chance: number): number =>
  Math.round(SOONEST_S + chance * (window - SOONEST_S))

/** What rests, until when and why: everything, photos, one person's things, or asking what is backed up. Pure. */

import type { Problem } from '../api/problem.ts'
import { waitMsAfter } from './backoff.ts'
import type { Sending } from './outbox.ts'

/** What a rest holds back. One person's never holds back another's, and photos never facts. */
export type Lane = 'all' | 'photos' | 'asking' | `person ${string}` | `photos of ${string}`

/** The office asks for photos to be sent later; that is no failure. */
export type Why = Problem | { readonly kind: 'photos-later' }

export interface Rest {
  readonly failures: number
  /** On the clock that `now` is given from. */
  readonly until: number
  readonly why: Why
  /** The office named the wait: nobody on the tablet shortens it. */
  readonly isAsked: boolean
}

export type Rests = ReadonlyMap<Lane, Rest>

/** What was tried. */
export type Errand = 'envelope' | 'photo' | 'question'

/** What an office of ours asks of everything but one person's things: it is busy, full or being mended. */
const isOfPerson = (status: number): boolean => status === 401 || status === 403 || status === 429

/** What is held back after a failure. Limits and tokens are a person's; a network is everybody's. */
export function laneOf(errand: Errand, problem: Problem, code: string): Lane {
  if (problem.kind !== 'refused') return 'all'
  if (isOfPerson(problem.status))
    return errand === 'photo' && problem.status === 429 ? `photos of ${code}` : `person ${code}`
  if (errand === 'question') return 'asking'
  return errand === 'photo' ? 'photos' : 'all'
}

/** Everything an errand has to wait for. */
const lanesOf = (errand: Errand, code: string): readonly Lane[] => [
  'all',
  `person ${code}`,
  ...(errand === 'photo' ? (['photos', `photos of ${code}`] as const) : []),
  ...(errand === 'question' ? (['asking'] as const) : []),
]

/** The office does not know this person's token, or no longer. */
export const isShutOut = (why: Why): boolean =>
  why.kind === 'refused' && (why.status === 401 || why.status === 403)

/** The network is to blame, so another network may help at once. */
const isOfNetwork = ({ kind }: Why): boolean => kind === 'unreachable' || kind === 'not-a-reply'

const waitAskedBy = (why: Problem): number => (why.kind === 'unreachable' ? 0 : (why.waitMs ?? 0))

export function restAfter(
  rests: Rests,
  lane: Lane,
  why: Problem,
  { now, random }: { readonly now: number; readonly random: () => number },
): Rests {
  const failures = (rests.get(lane)?.failures ?? 0) + 1
  const askedMs = waitAskedBy(why)
  return new Map(rests).set(lane, {
    failures,
    until: now + waitMsAfter(failures, random, askedMs),
    why,
    // A page of some network may name a wait as well; only the office's binds.
    isAsked: why.kind === 'refused' && askedMs > 0,
  })
}

/** A success ends the rests it went through, and what had failed before counts no more. */
export function restedAfter(rests: Rests, errand: Errand, code: string): Rests {
  const over = lanesOf(errand, code)
  return without(rests, (lane) => over.includes(lane))
}

/** Somebody pressed "send now": whatever the office did not ask for is over. */
export const restsCutShort = (rests: Rests): Rests => without(rests, (_, { isAsked }) => !isAsked)

/** Another network, perhaps: what the last one was to blame for is over. */
export const restsOnNewNetwork = (rests: Rests): Rests => without(rests, (_, { why }) => isOfNetwork(why))

const without = (rests: Rests, isOver: (lane: Lane, rest: Rest) => boolean): Rests =>
  new Map([...rests].filter(([lane, rest]) => !isOver(lane, rest)))

/** What holds back an errand of this person at the moment: of several rests the longest. */
export function findRest(rests: Rests, errand: Errand, code: string, now: number): Rest | undefined {
  let longest: Rest | undefined
  for (const lane of lanesOf(errand, code)) {
    const rest = rests.get(lane)
    if (rest && rest.until > now && rest.until > (longest?.until ?? 0)) longest = rest
  }
  return longest
}

/** What holds back something in the outbox: its envelope while that waits, then its photos. */
export const findRestOf = (rests: Rests, { state, code }: Sending, now: number): Rest | undefined =>
  findRest(rests, state === 'waiting' ? 'envelope' : 'photo', code, now)

/** Until when each class is kept: what the rules propose, what a person may set, and whether the day has come. Pure. */

import type { SealedClass } from './classes.ts'

export interface RetentionRule {
  /** After the day of the election, or after the day on which the campaign was set up, where that is later. */
  readonly days: number
  /** No day later than this many after it may be set. */
  readonly mostDays: number
}

export type RetentionRules = Readonly<Record<SealedClass, RetentionRule>>

/** One class of one campaign. Days are ISO texts, in the time zone of the country. */
export interface Kept {
  readonly endsOn: string
  /** Since when it is gone; nothing while it is kept. */
  readonly endedOn: string | undefined
  /** A legal hold stands on it. */
  readonly isHeld: boolean
}

const DAY_MS = 86_400_000

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)

/** An election that is long past is still worked on from today on: nothing ends the moment it is set up. */
const beginOf = (electionDate: string, today: string): string => (electionDate > today ? electionDate : today)

export const firstEndOf = ({ days }: RetentionRule, electionDate: string, today: string): string =>
  addDays(beginOf(electionDate, today), days)

/** The last day that may be set. Whoever has to keep it longer needs a legal hold, and a second person. */
export const lastEndOf = ({ mostDays }: RetentionRule, electionDate: string, today: string): string =>
  addDays(beginOf(electionDate, today), mostDays)

/** On its day it ends, unless somebody holds it; with a hold that is lifted later, on the day after that. */
export const isDue = ({ endsOn, endedOn, isHeld }: Kept, today: string): boolean =>
  endedOn === undefined && !isHeld && today >= endsOn

/**
 * An earlier day is an early deletion in slow motion, so it needs a second person. A later one, up to the last, does
 * not: it can be taken back.
 */
export const needsSecondPerson = ({ endsOn }: Pick<Kept, 'endsOn'>, day: string): boolean => day < endsOn

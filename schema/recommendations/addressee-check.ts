/** Is there anybody who can do it by then? Commissions made for one election dissolve, and lasting work outlives them. */

import type { AddresseeId } from './addressee.ts'
import { type Body, findStandIn, type TermOfOffice } from './body.ts'
import type { RecordFault } from './record.ts'
import type { RemedyTime } from './remedy.ts'

/** A calendar day as ISO text: they compare as text. */
export type Day = string

const DAY_MS = 86_400_000

export const addDays = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

export interface Calendar {
  readonly today: Day
  /** Days of elections that are known, in any order. */
  readonly elections: readonly Day[]
}

/**
 * By which day it is due: the day somebody set, else what the term says about the next election that is known. Nothing
 * for lasting work, and where no election is known that lies ahead.
 */
export function dueDay(
  { when, due }: { readonly when: RemedyTime; readonly due: Day | null },
  { today, elections }: Calendar,
): Day | undefined {
  if (due !== null) return due
  if (when === 'long-term') return undefined
  const daysBefore = when === 'before-election-day' ? 1 : 0
  return elections
    .map((election) => addDays(election, -daysBefore))
    .filter((day) => day >= today)
    .toSorted()[0]
}

export type AddresseeVerdict =
  | { readonly is: 'there' }
  /** It will be there on the day, but nobody can be handed anything before `from`. */
  | { readonly is: 'not-yet'; readonly from: Day; readonly standIn: AddresseeId | undefined }
  /** On the day there is no such body; the last one that is known was there until `until`. */
  | { readonly is: 'gone'; readonly until: Day | undefined; readonly standIn: AddresseeId | undefined }
  | { readonly is: 'unknown' }

/**
 * Whether the addressee is there on the day by which it is due, or from today on where that day is past. Without a day
 * the work is lasting, or for an election nobody knows the day of: no commission of a known election is there then.
 */
export function checkAddressee(
  bodies: readonly Body[],
  addressee: AddresseeId,
  due: Day | undefined,
  { today, elections }: Calendar,
): AddresseeVerdict {
  const body = bodies.find(({ id }) => id === addressee)
  if (body === undefined) return { is: 'unknown' }
  const { office } = body
  if (office === undefined) return { is: 'there' }
  const standIn = findStandIn(bodies, addressee)?.id
  const terms = elections.toSorted().map((election) => termOf(office, election))
  const day = due === undefined ? undefined : due < today ? today : due
  const then = day === undefined ? undefined : terms.find(({ from, until }) => from <= day && day <= until)
  if (then === undefined) {
    const past = terms.filter(({ from, until }) => from <= today || (day !== undefined && until < day))
    return { is: 'gone', until: past.at(-1)?.until, standIn }
  }
  return then.from <= today ? { is: 'there' } : { is: 'not-yet', from: then.from, standIn }
}

const termOf = ({ daysBefore, daysAfter }: TermOfOffice, election: Day) => ({
  from: addDays(election, -daysBefore),
  until: addDays(election, daysAfter),
})

/** Nothing where something can be handed to the body on that day. */
export function findReceiverFault(
  bodies: readonly Body[],
  receiver: AddresseeId | undefined,
  day: Day,
  elections: readonly Day[],
): Extract<RecordFault, 'receiver-missing' | 'receiver-not-there'> | undefined {
  if (receiver === undefined) return 'receiver-missing'
  const { is } = checkAddressee(bodies, receiver, day, { today: day, elections })
  return is === 'there' ? undefined : 'receiver-not-there'
}

/** Whom to hand it to today: the addressee, or whoever stands in while it is not there. */
export const receiverOf = (addressee: AddresseeId, verdict: AddresseeVerdict): AddresseeId =>
  verdict.is === 'there' || verdict.is === 'unknown' ? addressee : (verdict.standIn ?? addressee)

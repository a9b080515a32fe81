/** Body: somebody a recommendation can be handed to, and from when until when it is there around an election. */

import type { Words } from '../language.ts'
import type { AddresseeId } from './addressee.ts'

/** In calendar days around an election day; both ends belong to it. */
export interface TermOfOffice {
  readonly daysBefore: number
  readonly daysAfter: number
}

export interface Body {
  readonly id: AddresseeId
  readonly name: Words
  readonly short: Words
  /** Of a body made for each election anew; nothing of one that is always there. */
  readonly office?: TermOfOffice
  /** Who takes over what such a body can no longer do, or cannot do yet. */
  readonly standIn?: AddresseeId
}

/** Each stand-in is followed to a body that stays; nothing where the data lead nowhere. */
export function findStandIn(bodies: readonly Body[], id: AddresseeId): Body | undefined {
  const seen = new Set<AddresseeId>()
  let next = id
  while (!seen.has(next)) {
    seen.add(next)
    const body = bodies.find((one) => one.id === next)
    if (body === undefined) return undefined
    if (body.office === undefined) return body.id === id ? undefined : body
    if (body.standIn === undefined) return undefined
    next = body.standIn
  }
  return undefined
}

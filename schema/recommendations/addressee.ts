/** Addressee: a body that can remove a barrier, and whether it outlives the election. */

import type { Words } from '../language.ts'

export type AddresseeId = string

export interface Addressee {
  readonly id: AddresseeId
  readonly name: Words
  readonly short: Words
  /** Commissions set up for one election dissolve after it; lasting work must not be addressed to them. */
  readonly outlivesElection: boolean
}

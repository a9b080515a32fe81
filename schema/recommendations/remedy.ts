/** Remedy: something that removes a barrier: what, who, when, and how much effort. */

import type { BarrierId } from '../findings/barrier.ts'
import type { Words } from '../language.ts'
import type { AddresseeId } from './addressee.ts'

export type RemedyId = string

export const REMEDY_TIMES = ['on-the-day', 'before-election-day', 'long-term'] as const
export type RemedyTime = (typeof REMEDY_TIMES)[number]
export const EFFORTS = ['no-cost', 'low', 'structural'] as const
export type Effort = (typeof EFFORTS)[number]

export interface Remedy {
  readonly id: RemedyId
  readonly barrier: BarrierId
  readonly text: Words
  readonly addressee: AddresseeId
  readonly when: RemedyTime
  readonly effort: Effort
}

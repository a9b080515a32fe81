/** Election: a dated poll, with the vintage of the gazetteer it is held on. */

import type { Words } from '../language.ts'

export const ELECTION_KINDS = ['commune', 'national', 'other'] as const
export type ElectionKind = (typeof ELECTION_KINDS)[number]

export interface Election {
  readonly id: string
  readonly name: Words
  readonly kind: ElectionKind
  /** A calendar day, ISO 8601. */
  readonly date: string
  /** Communes and districts are split and renamed between elections; codes only compare within one vintage. */
  readonly gazetteerVintage?: string
}

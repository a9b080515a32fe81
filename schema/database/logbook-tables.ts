/** Tables of accountability: the logbook, the chain that seals it, and acts that wait for a second person. */

import type { Generated, GeneratedAlways } from 'kysely'
import type { LogbookAct } from '../people/logbook.ts'
import type { Try } from '../people/refused-tries.ts'
import type { TwoPeopleAct } from '../people/two-people.ts'

/** Only ever added to; the database refuses everything else. */
export interface LogbookTable {
  seq: GeneratedAlways<number>
  at: Generated<Date>
  actor_role: string
  actor_id: string | null
  act: LogbookAct
  object_id: string
  detail_hash: Uint8Array | null
  /** Number of its transaction, by which the sealer knows that nothing older can come; 0 when it was restored. */
  arrived: Generated<number>
}

/** The chain: one link for each entry, in the order in which they were sealed. */
export interface LogbookLinkTable {
  /** 1, 2, 3 … without gaps. */
  position: number
  seq: number
  /** SHA-256 of the head before it and the entry. */
  head: Uint8Array
  /** Of the entry. */
  arrived: number
}

export interface RequestForTwoTable {
  id: string
  act: TwoPeopleAct
  object: string
  reason: string
  asked_by: string
  asked_at: Generated<Date>
  approved_by: string | null
  approved_at: Date | null
  refused_by: string | null
  refused_at: Date | null
  done_at: Date | null
}

/** Counts only: nobody, no address, no moment. */
export interface RefusedTryTable {
  /** Calendar day in the country. */
  day: string
  what: Try
  tries: number
}

/** Tables of people: staff accounts, their sessions, and enrolled monitors, who are a code here and nothing else. */

import type { Generated } from 'kysely'
import type { CampaignId, PersonId } from '../codes.ts'
import type { StaffRole } from '../people/roles.ts'

export interface PersonTable {
  id: PersonId
  name: string
  /** The name made comparable, unique: the same name cannot be taken twice in another spelling. */
  name_key: string
  roles: StaffRole[]
  /** Argon2id, PHC string. */
  passphrase_hash: string
  made_at: Generated<Date>
}

export interface SessionTable {
  /** SHA-256 of the cookie's secret; the secret itself is nowhere. */
  token_hash: Uint8Array
  person_id: PersonId
  made_at: Generated<Date>
  seen_at: Date
  ends_at: Date
}

/** A card and the tablet enrolled with it. */
export interface EnrolmentTable {
  id: string
  campaign_id: CampaignId
  /** The monitor's code: a pseudonym without place or person. */
  code: string
  /** SHA-256 of code and words (113 random bits); kept after use, so that the holder is told that the card is used. */
  words_hash: Uint8Array
  /** SHA-256 of the tablet's token; null until enrolled. */
  token_hash: Uint8Array | null
  state: 'card-open' | 'enrolled' | 'revoked'
  /** When a restored database did not know the tablet and its ticket brought it back; null for all others. */
  came_back_at: Date | null
  /** When it was lost, as a coordinator said; null for all others. */
  lost_at: Date | null
  /** When that was said: what its token sends from then on is set aside. */
  marked_lost_at: Date | null
  /** The lost one whose monitor goes on with this card. */
  replaces: string | null
  made_at: Generated<Date>
}

/** Small facts about the installation, e.g. the hash of the first administrator's link. */
export interface SettingTable {
  name: string
  value: string
}

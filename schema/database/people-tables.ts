/** Tables of people: staff accounts, their sessions, and enrolled monitors, who are a code here and nothing else. */

import type { Generated } from 'kysely'
import type { AreaCode, CampaignId, PersonId } from '../codes.ts'
import type { BrowserName, SystemName } from '../people/browser-kind.ts'
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
  /** Since when there is a second factor; null: setting one up is all this account may do. */
  secured_at: Date | null
  /** Since when nobody can sign in with it any more. */
  disabled_at: Date | null
}

export interface SessionTable {
  /** SHA-256 of the cookie's secret; the secret itself is nowhere. */
  token_hash: Uint8Array
  person_id: PersonId
  made_at: Generated<Date>
  seen_at: Date
  ends_at: Date
  /** What it is called when it is listed. */
  id: Generated<string>
  /** When the second factor was last shown; null: only the passphrase was given. */
  factor_at: Date | null
  browser: BrowserName
  system: SystemName
}

/** An app that shows codes. */
export interface TotpTable {
  person_id: PersonId
  /** Under a key made from the key file, bound to the person. */
  sealed: string
  /** The last step of 30 seconds whose code was used. */
  last_step: number
  made_at: Generated<Date>
}

export interface PasskeyTable {
  id: Generated<string>
  person_id: PersonId
  /** As the browser names it, base64url. */
  credential_id: string
  /** The host it was made for. */
  host: string
  /** Its public key, under a key made from the key file: a copy of the database does not even tell who is who. */
  sealed: string
  counter: string
  made_at: Generated<Date>
}

/** A word on paper, good once. */
export interface RecoveryWordTable {
  person_id: PersonId
  tag: string
}

/** A question that a passkey has answered. */
export interface UsedChallengeTable {
  tag: Uint8Array
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
  /** Accredited for everywhere, as few of an organisation are. */
  is_mobile: Generated<boolean>
  /** Accredited for this area and no other; null where nothing was said. */
  accredited_area: Generated<AreaCode | null>
  made_at: Generated<Date>
}

/** Small facts about the installation, e.g. the hash of the first administrator's link. */
export interface SettingTable {
  name: string
  value: string
}

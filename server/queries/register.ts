/** The register of people: sealed under the register key of the campaign, never searched by what it says. */

import { sql } from 'kysely'
import type { CampaignId } from '../../schema/codes.ts'
import {
  countRegister as countEntries,
  type RegisterCounts,
} from '../../schema/disclosure/register-counts.ts'
import type { DisclosureRules } from '../../schema/disclosure/rules.ts'
import type { RegisterEntry } from '../../schema/people/register-entry.ts'
import type { ClassKeys } from '../keys/class-keys.ts'
import type { Db } from '../storage/database.ts'

/** Every entry is padded to whole steps, so that its length does not tell a name. */
const STEP_BYTES = 256

/**
 * Writes or replaces what the register says of one card or tablet. False when the register of this campaign has
 * ended: then nothing is kept.
 */
export async function saveRegisterEntry(
  on: Db,
  keys: ClassKeys,
  campaign: CampaignId,
  enrolment: string,
  entry: RegisterEntry,
): Promise<boolean> {
  return saveRegisterEntries(on, keys, campaign, [{ enrolment, entry }])
}

/** Many at once, in one statement. */
export async function saveRegisterEntries(
  on: Db,
  keys: ClassKeys,
  campaign: CampaignId,
  entries: readonly { readonly enrolment: string; readonly entry: RegisterEntry }[],
): Promise<boolean> {
  const rows = entries.flatMap(({ enrolment, entry }) => {
    const sealed = keys.seal(campaign, 'register', enrolment, bytesOf(entry))
    return sealed ? [{ enrolment_id: enrolment, campaign_id: campaign, sealed }] : []
  })
  if (rows.length < entries.length) return false
  if (rows.length === 0) return true
  await on
    .insertInto('register.entry')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('enrolment_id').doUpdateSet((eb) => ({
        sealed: eb.ref('excluded.sealed'),
        changed_at: sql<Date>`now()`,
      })),
    )
    .execute()
  return true
}

/** Nothing when there is no entry, or the register of this campaign has ended. */
export async function readRegisterEntry(
  on: Db,
  keys: ClassKeys,
  campaign: CampaignId,
  enrolment: string,
): Promise<RegisterEntry | undefined> {
  const row = await on
    .selectFrom('register.entry')
    .select('sealed')
    .where('enrolment_id', '=', enrolment)
    .where('campaign_id', '=', campaign)
    .executeTakeFirst()
  return row && openEntry(keys, campaign, enrolment, row.sealed)
}

/** True when there was one. What older backups hold of it stays sealed, and ends with the key. */
export async function deleteRegisterEntry(on: Db, campaign: CampaignId, enrolment: string): Promise<boolean> {
  const { numDeletedRows } = await on
    .deleteFrom('register.entry')
    .where('enrolment_id', '=', enrolment)
    .where('campaign_id', '=', campaign)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Codes of those who have an entry. */
export async function listRegistered(db: Db, campaign: CampaignId): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('register.entry')
    .innerJoin('enrolment', 'enrolment.id', 'enrolment_id')
    .select('code')
    .where('register.entry.campaign_id', '=', campaign)
    .orderBy('code')
    .execute()
  return rows.map(({ code }) => code)
}

/** Everything that is counted, told so that nobody can be worked out of it. */
export async function countRegister(
  db: Db,
  keys: ClassKeys,
  campaign: CampaignId,
  rules: DisclosureRules,
): Promise<RegisterCounts> {
  const rows = await db
    .selectFrom('register.entry')
    .select(['enrolment_id', 'sealed'])
    .where('campaign_id', '=', campaign)
    .execute()
  const entries = rows.flatMap(
    ({ enrolment_id, sealed }) => openEntry(keys, campaign, enrolment_id, sealed) ?? [],
  )
  return countEntries(entries, rules)
}

/** What was sealed for this card; nothing when its key is gone. */
export function openEntry(
  keys: ClassKeys,
  campaign: CampaignId,
  enrolment: string,
  sealed: Uint8Array,
): RegisterEntry | undefined {
  const opened = keys.open(campaign, 'register', enrolment, sealed)
  return opened && entryOf(opened)
}

function bytesOf(entry: RegisterEntry): Buffer {
  const { name, phone, sex, disability } = entry
  const text = JSON.stringify({ name, phone, sex, disability })
  const length = Math.ceil(Buffer.byteLength(text) / STEP_BYTES) * STEP_BYTES
  return Buffer.concat([Buffer.from(text), Buffer.alloc(length - Buffer.byteLength(text), ' ')])
}

/** Sealed by this program under a key that nobody else has: what opens is what was written. */
const entryOf = (opened: Buffer): RegisterEntry => JSON.parse(opened.toString('utf8')) as RegisterEntry

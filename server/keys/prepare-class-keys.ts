/** Makes the database and the folder of class keys agree at the start: a key that is missing there stops it. */

import { join } from 'node:path'
import type { CampaignId } from '../../schema/codes.ts'
import { SEALED_CLASSES } from '../../schema/retention/classes.ts'
import type { RetentionRules } from '../../schema/retention/rules.ts'
import {
  ensureRetention,
  type KeptClass,
  listKept,
  listWithoutRetention,
  saveKeyId,
} from '../queries/retention.ts'
import type { Db } from '../storage/database.ts'
import { type ClassKeys, UnfitClassKey } from './class-keys.ts'

/** Throws an `UnfitClassKey` where the database knows of a key that is not in the folder, or of another one. */
export async function prepareClassKeys(
  db: Db,
  keys: ClassKeys,
  rules: RetentionRules,
  today: string,
): Promise<void> {
  for (const campaign of await listWithoutRetention(db)) await ensureRetention(db, rules, campaign, today)
  for (const one of await listKept(db)) await agreeOn(db, keys, one)
}

/** For a campaign that was just set up: its keys are made before anything is sealed, and the database knows them. */
export async function makeKeysOf(on: Db, keys: ClassKeys, campaign: CampaignId): Promise<void> {
  const there = await listKept(on, campaign)
  for (const kind of SEALED_CLASSES) {
    const one = there.find((row) => row.class === kind)
    if (one) await agreeOn(on, keys, one)
  }
}

async function agreeOn(on: Db, keys: ClassKeys, { campaign, class: kind, keyId, endedOn }: KeptClass) {
  const destroyed = keys.destroyedOn(campaign, kind)
  // A copy of the folder was brought back that still has what had ended.
  if (endedOn !== undefined && destroyed === undefined) keys.destroy(campaign, kind, endedOn)
  // What is left of it in the database goes when the days are looked at.
  if (endedOn !== undefined || destroyed !== undefined) return
  const path = join(keys.folder, `${campaign}.${kind}.key`)
  if (keyId !== undefined && !keys.has(campaign, kind)) throw new UnfitClassKey('missing', path)
  const id = keys.idOf(campaign, kind)
  if (keyId !== undefined && id !== keyId) throw new UnfitClassKey('of-another', path)
  if (keyId === undefined && id !== undefined) await saveKeyId(on, campaign, kind, id)
}

/** Ends a class of a campaign: its key is destroyed, and what lay under it leaves the database. */

import { sql } from 'kysely'
import type { CampaignId } from '../../schema/codes.ts'
import type { Acting } from '../../schema/people/logbook.ts'
import type { SealedClass } from '../../schema/retention/classes.ts'
import type { ClassKeys } from '../keys/class-keys.ts'
import { type Db, inTransaction } from '../storage/database.ts'
import { writeLogbook } from './logbook.ts'
import { type KeptClass, lockKept, saveEnded } from './retention.ts'

/**
 * Nothing of it can be read anywhere from here on, in no backup either; false when it had ended before or `mayEnd`
 * says no by now. The key goes before the transaction ends: when that fails, the next look at the days finds the key
 * destroyed and writes down that it is.
 */
export const endClass = (
  db: Db,
  keys: ClassKeys,
  { campaign, class: of }: Pick<KeptClass, 'campaign' | 'class'>,
  {
    today,
    actor,
    mayEnd,
  }: {
    readonly today: string
    readonly actor: Acting
    readonly mayEnd: (kept: KeptClass) => boolean
  },
): Promise<boolean> =>
  inTransaction(db, async (on) => {
    const kept = await lockKept(on, campaign, of)
    if (!kept || kept.endedOn !== undefined) return false
    const before = keys.destroyedOn(campaign, of)
    if (before === undefined && !mayEnd(kept)) return false
    const day = before ?? today
    await saveEnded(on, campaign, of, day)
    await writeLogbook(on, { actor, act: 'class.ended', object: campaign, detail: `${of} ${day}` })
    keys.destroy(campaign, of, day)
    return true
  })

/** What is left of classes that have ended; by the owner of the tables, since the office may take nothing out of them. */
export async function sweepEnded(owner: Db): Promise<void> {
  const ended = await owner
    .selectFrom('retention')
    .select(['campaign_id as campaign', 'class'])
    .where('ended_on', 'is not', null)
    .execute()
  for (const { campaign, class: of } of ended)
    await owner.transaction().execute(async (on) => {
      for (const statement of SWEEPS[of](campaign)) await statement.execute(on)
    })
}

const asideOf = (campaign: CampaignId) =>
  sql`update set_aside set envelope = null, opened = null
    where campaign_id = ${campaign} and (envelope is not null or opened is not null)`

/** Receipts, counts and facts stay; what was sealed goes. */
const SWEEPS: Readonly<Record<SealedClass, (campaign: CampaignId) => readonly ReturnType<typeof sql>[]>> = {
  register: (campaign) => [sql`delete from register.entry where campaign_id = ${campaign}`],
  photos: (campaign) => [
    sql`delete from photo where campaign_id = ${campaign}`,
    sql`update offered_photo set picture = null where campaign_id = ${campaign} and picture is not null`,
    sql`update sealed_photo set bytes = null where campaign_id = ${campaign} and bytes is not null`,
    sql`delete from photo_part using enrolment
      where enrolment.id = enrolment_id and enrolment.campaign_id = ${campaign}`,
  ],
  'free-text': (campaign) => [
    sql`update visit set free_text = null where campaign_id = ${campaign} and free_text is not null`,
    sql`update correction set free_text = null where campaign_id = ${campaign} and free_text is not null`,
    sql`update incident set free_text = null where campaign_id = ${campaign} and free_text is not null`,
    sql`update review_step set words = null where campaign_id = ${campaign} and words is not null`,
    sql`update paper_entry set body = null where campaign_id = ${campaign} and body is not null`,
    asideOf(campaign),
  ],
  interviews: (campaign) => [
    sql`update interview set body = null from visit
      where visit.id = visit_id and visit.campaign_id = ${campaign} and interview.body is not null`,
    asideOf(campaign),
  ],
}

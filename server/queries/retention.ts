/** Until when each class of a campaign is kept, under which key it lies, and what holds it. */

import { type SqlBool, sql } from 'kysely'
import type { CampaignId, PersonId } from '../../schema/codes.ts'
import type { Words } from '../../schema/language.ts'
import { SEALED_CLASSES, type SealedClass } from '../../schema/retention/classes.ts'
import { firstEndOf, type Kept, type RetentionRules } from '../../schema/retention/rules.ts'
import type { Db } from '../storage/database.ts'

export interface KeptClass extends Kept {
  readonly campaign: CampaignId
  readonly class: SealedClass
  readonly wasChosen: boolean
  readonly keyId: string | undefined
}

/**
 * Gives every class of the campaign its day. A new day of the election moves those that nobody has set, but never to an
 * earlier one: a slip in a date must not delete anything.
 */
export async function ensureRetention(
  on: Db,
  rules: RetentionRules,
  { campaign, electionDate }: { readonly campaign: CampaignId; readonly electionDate: string },
  today: string,
): Promise<void> {
  await on
    .insertInto('retention')
    .values(
      SEALED_CLASSES.map((one) => ({
        campaign_id: campaign,
        class: one,
        ends_on: firstEndOf(rules[one], electionDate, today),
        key_id: null,
        ended_on: null,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['campaign_id', 'class'])
        .doUpdateSet({ ends_on: sql<string>`greatest(retention.ends_on, excluded.ends_on)` })
        .where((eb) => eb('retention.was_chosen', '=', false))
        .where((eb) => eb('retention.ended_on', 'is', null)),
    )
    .execute()
}

/** Campaigns that have no days yet: of before there were any. */
export const listWithoutRetention = (
  db: Db,
): Promise<readonly { readonly campaign: CampaignId; readonly electionDate: string }[]> =>
  db
    .selectFrom('campaign')
    .select(['id as campaign', 'election_date as electionDate'])
    .where(
      sql<SqlBool>`(select count(*) from retention where campaign_id = campaign.id) < ${SEALED_CLASSES.length}`,
    )
    .execute()

const kept = (db: Db) =>
  db.selectFrom('retention').select([
    'campaign_id as campaign',
    'class',
    'ends_on as endsOn',
    'was_chosen as wasChosen',
    'key_id as keyId',
    'ended_on as endedOn',
    sql<boolean>`exists (
        select from legal_hold
        where legal_hold.campaign_id = retention.campaign_id and legal_hold.class = retention.class
          and lifted_at is null
      )`.as('isHeld'),
  ])

type Row = Awaited<ReturnType<ReturnType<typeof kept>['execute']>>[number]

const asKept = ({ keyId, endedOn, ...row }: Row): KeptClass => ({
  ...row,
  keyId: keyId ?? undefined,
  endedOn: endedOn ?? undefined,
})

/** Of one campaign, or of all; what ends first comes first. */
export async function listKept(db: Db, campaign?: CampaignId): Promise<readonly KeptClass[]> {
  const rows = await kept(db)
    .$if(campaign !== undefined, (query) => query.where('campaign_id', '=', campaign ?? ('' as CampaignId)))
    .orderBy('ends_on')
    .orderBy('class')
    .execute()
  return rows.map(asKept)
}

/** In a transaction: whoever else wants to end it, hold it or move its day waits. */
export async function lockKept(
  on: Db,
  campaign: CampaignId,
  of: SealedClass,
): Promise<KeptClass | undefined> {
  const row = await kept(on)
    .where('campaign_id', '=', campaign)
    .where('class', '=', of)
    .forUpdate('retention')
    .executeTakeFirst()
  return row && asKept(row)
}

const change = (on: Db, campaign: CampaignId, of: SealedClass) =>
  on.updateTable('retention').where('campaign_id', '=', campaign).where('class', '=', of)

export const saveKeyId = (on: Db, campaign: CampaignId, of: SealedClass, keyId: string): Promise<unknown> =>
  change(on, campaign, of).set({ key_id: keyId }).execute()

export const saveEnd = (on: Db, campaign: CampaignId, of: SealedClass, endsOn: string): Promise<unknown> =>
  change(on, campaign, of).set({ ends_on: endsOn, was_chosen: true }).execute()

export const saveEnded = (on: Db, campaign: CampaignId, of: SealedClass, day: string): Promise<unknown> =>
  change(on, campaign, of).set({ ended_on: day }).execute()

/** What ends next of all campaigns, for whoever keeps the machine; nothing where nothing ends any more. */
export async function findNextEnd(
  db: Db,
): Promise<(Pick<KeptClass, 'class' | 'endsOn'> & { readonly campaignName: Words }) | undefined> {
  const row = await kept(db)
    .innerJoin('campaign', 'campaign.id', 'campaign_id')
    .select('campaign.name as campaignName')
    .where('ended_on', 'is', null)
    .where(
      sql<SqlBool>`not exists (
        select from legal_hold
        where legal_hold.campaign_id = retention.campaign_id and legal_hold.class = retention.class
          and lifted_at is null
      )`,
    )
    .orderBy('ends_on')
    .limit(1)
    .executeTakeFirst()
  return row && { class: row.class, endsOn: row.endsOn, campaignName: row.campaignName }
}

/** Those that stand. */
export const listLegalHolds = (
  db: Db,
  campaign: CampaignId,
): Promise<readonly { readonly class: SealedClass; readonly reason: string; readonly setAt: Date }[]> =>
  db
    .selectFrom('legal_hold')
    .select(['class', 'reason', 'set_at as setAt'])
    .where('campaign_id', '=', campaign)
    .where('lifted_at', 'is', null)
    .execute()

interface HeldBy {
  readonly campaign: CampaignId
  readonly class: SealedClass
  readonly by: PersonId
}

export const saveLegalHold = (
  on: Db,
  { campaign, class: of, by, reason }: HeldBy & { readonly reason: string },
): Promise<unknown> =>
  on
    .insertInto('legal_hold')
    .values({ campaign_id: campaign, class: of, reason, set_by: by, lifted_by: null, lifted_at: null })
    .execute()

export const liftLegalHold = (on: Db, { campaign, class: of, by }: HeldBy): Promise<unknown> =>
  on
    .updateTable('legal_hold')
    .set({ lifted_by: by, lifted_at: sql<Date>`now()` })
    .where('campaign_id', '=', campaign)
    .where('class', '=', of)
    .where('lifted_at', 'is', null)
    .execute()

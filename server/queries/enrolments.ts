/** Enrolment cards and the tablets enrolled with them. */

import { sql } from 'kysely'
import type { CampaignId } from '../../schema/codes.ts'
import type { SetAsideReason } from '../../schema/visit/set-aside.ts'
import type { Db } from '../storage/database.ts'

export interface EnrolledTablet {
  readonly enrolment: string
  readonly campaign: CampaignId
  readonly code: string
  readonly aside: Quarantine | undefined
}

/** Why everything from a tablet is set aside. */
export type Quarantine = Extract<SetAsideReason, 'revoked-sender' | 'lost-tablet'>

export interface NewCard {
  readonly id: string
  readonly code: string
  readonly wordsHash: Uint8Array
}

export interface Card {
  readonly id: string
  readonly campaign: CampaignId
  readonly code: string
  readonly wordsHash: Uint8Array
  /** Of the tablet that used it; null while nobody has. */
  readonly tokenHash: Uint8Array | null
  readonly state: 'card-open' | 'enrolled' | 'revoked'
}

export interface Monitor {
  readonly code: string
  readonly state: 'card-open' | 'enrolled' | 'revoked'
  /** When it was lost, and whether its monitor has another card; null for all others. */
  readonly lostAt: Date | null
  readonly isReplaced: boolean
  readonly visits: number
  /** A restored database did not know the tablet, and its ticket brought it back. */
  readonly cameBack: boolean
}

/** What a restored database may have to be told of an enrolment: no name, no station. */
export interface TicketFacts {
  readonly enrolment: string
  readonly campaign: CampaignId
  readonly code: string
  /** SHA-256 of the tablet's token: without the token a ticket is worth nothing. */
  readonly tokenHash: Uint8Array
  /** SHA-256 of code and words of the card, so that whoever holds the card is told that it is used. */
  readonly wordsHash: Uint8Array
}

export const findTablet = (db: Db, tokenHash: Uint8Array): Promise<EnrolledTablet | undefined> =>
  db
    .selectFrom('enrolment')
    .select((eb) => [
      'id as enrolment',
      'campaign_id as campaign',
      'code',
      eb
        .case()
        .when('state', '=', 'revoked')
        .then('revoked-sender' as const)
        .when('lost_at', 'is not', null)
        .then('lost-tablet' as const)
        .end()
        .as('quarantine'),
    ])
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
    .then((found) => {
      if (!found) return undefined
      const { quarantine, ...tablet } = found
      return { ...tablet, aside: quarantine ?? undefined }
    })

/** Every enrolment whose tablet may not simply send any more: revoked, or lost. */
export const listWithdrawn = (db: Db): Promise<readonly string[]> =>
  db
    .selectFrom('enrolment')
    .select('id')
    .where((eb) => eb.or([eb('state', '=', 'revoked'), eb('lost_at', 'is not', null)]))
    .execute()
    .then((rows) => rows.map(({ id }) => id))

/** Whose packet came in a file. */
export interface KnownSender {
  readonly enrolment: string
  readonly campaign: CampaignId
  /** Nothing for a tablet that is still enrolled, with this very token. */
  readonly aside: Quarantine | undefined
}

/** By the token, whatever became of it since; else by the code, whose card may have been used on another tablet. */
export async function findSender(
  db: Db,
  code: string,
  tokenHash: Uint8Array,
): Promise<KnownSender | undefined> {
  const token = Buffer.from(tokenHash)
  const found = await db
    .selectFrom('enrolment')
    .select([
      'id as enrolment',
      'campaign_id as campaign',
      'state',
      'token_hash as tokenHash',
      'lost_at as lostAt',
    ])
    .where(({ eb, or }) => or([eb('token_hash', '=', token), eb('code', '=', code)]))
    .execute()
  const withToken = found.find(({ tokenHash: kept }) => kept !== null && token.equals(kept))
  const sender = withToken ?? found[0]
  if (!sender) return undefined
  const { enrolment, campaign, state, lostAt } = sender
  const isKnown = withToken !== undefined && state === 'enrolled'
  return { enrolment, campaign, aside: !isKnown ? 'revoked-sender' : lostAt ? 'lost-tablet' : undefined }
}

/** What a ticket is made of, besides what is known of the tablet that asks. */
export const findTicketHashes = (
  db: Db,
  enrolment: string,
): Promise<{ readonly tokenHash: Uint8Array | null; readonly wordsHash: Uint8Array } | undefined> =>
  db
    .selectFrom('enrolment')
    .select(['token_hash as tokenHash', 'words_hash as wordsHash'])
    .where('id', '=', enrolment)
    .executeTakeFirst()

export const findCard = (db: Db, code: string): Promise<Card | undefined> =>
  db
    .selectFrom('enrolment')
    .select([
      'id',
      'campaign_id as campaign',
      'code',
      'words_hash as wordsHash',
      'token_hash as tokenHash',
      'state',
    ])
    .where('code', '=', code)
    .executeTakeFirst()

/** The codes that were free; a code taken by another card is left out. `replaces`: the lost tablet they stand for. */
export async function saveCards(
  db: Db,
  campaign: CampaignId,
  cards: readonly NewCard[],
  replaces: string | null = null,
): Promise<ReadonlySet<string>> {
  const saved = await db
    .insertInto('enrolment')
    .values(
      cards.map(({ id, code, wordsHash }) => ({
        id,
        campaign_id: campaign,
        code,
        words_hash: wordsHash,
        token_hash: null,
        state: 'card-open' as const,
        replaces,
      })),
    )
    .onConflict((conflict) => conflict.column('code').doNothing())
    .returning('code')
    .execute()
  return new Set(saved.map(({ code }) => code))
}

/** True for the one caller who used the card; of two at the same time, only one. */
export async function useCard(db: Db, id: string, tokenHash: Uint8Array): Promise<boolean> {
  const used = await db
    .updateTable('enrolment')
    .set({ state: 'enrolled', token_hash: tokenHash })
    .where('id', '=', id)
    .where('state', '=', 'card-open')
    .executeTakeFirst()
  return used.numUpdatedRows === 1n
}

const monitors = (db: Db, campaign: CampaignId) =>
  db
    .selectFrom('enrolment')
    .leftJoin('visit', 'visit.enrolment_id', 'enrolment.id')
    .select(({ fn, eb }) => [
      'enrolment.code',
      'enrolment.state',
      'enrolment.lost_at as lostAt',
      sql<boolean>`exists (select from enrolment as next where next.replaces = enrolment.id)`.as(
        'isReplaced',
      ),
      fn.count<number>('visit.id').as('visits'),
      eb('enrolment.came_back_at', 'is not', null).$castTo<boolean>().as('cameBack'),
    ])
    .where('enrolment.campaign_id', '=', campaign)
    .groupBy('enrolment.id')

export const listMonitors = (db: Db, campaign: CampaignId): Promise<readonly Monitor[]> =>
  monitors(db, campaign).orderBy('enrolment.code').execute()

export const findMonitor = (db: Db, campaign: CampaignId, code: string): Promise<Monitor | undefined> =>
  monitors(db, campaign).where('enrolment.code', '=', code).executeTakeFirst()

/** The enrolment that is revoked now, if the campaign has this code. */
export async function revokeEnrolment(
  db: Db,
  campaign: CampaignId,
  code: string,
): Promise<string | undefined> {
  const revoked = await db
    .updateTable('enrolment')
    .set({ state: 'revoked' })
    .where('campaign_id', '=', campaign)
    .where('code', '=', code)
    .returning('id')
    .executeTakeFirst()
  return revoked?.id
}

/** Of a card or tablet of this campaign, whatever became of it. */
export async function findEnrolmentId(
  on: Db,
  campaign: CampaignId,
  code: string,
): Promise<string | undefined> {
  const row = await on
    .selectFrom('enrolment')
    .select('id')
    .where('campaign_id', '=', campaign)
    .where('code', '=', code)
    .executeTakeFirst()
  return row?.id
}

/** What was sent and could not be used as it is: kept whole, and listed for a coordinator. */

import { sql } from 'kysely'
import type { CampaignId, StationCode } from '../../schema/codes.ts'
import type { SetAsideTable } from '../../schema/database/visit-tables.ts'
import type { PhotoSetAsideReason, SetAsideReason } from '../../schema/visit/set-aside.ts'
import { type ClassKeys, SEAL_BYTES } from '../keys/class-keys.ts'
import { openBody } from '../keys/open-body.ts'
import type { Db } from '../storage/database.ts'

export interface SetAside {
  readonly id: string
  readonly envelopeSha256: Uint8Array
  readonly kind: SetAsideTable['kind']
  readonly reason: SetAsideReason
  readonly campaign: CampaignId
  /** Null: of nobody the office knows. */
  readonly enrolment: string | null
  readonly station: StationCode | undefined
  readonly sealedPhotos: readonly string[]
  /** Sealed; null where what may be in it has ended. */
  readonly envelope: Uint8Array | null
  readonly opened: Uint8Array | null
}

/** How it stands among what was set aside: the reason of its first arrival, and the number of that. */
export interface StandsAside {
  readonly reason: SetAsideReason
  readonly arrived: number
}

/** The same bytes again change nothing. */
export async function saveSetAside(db: Db, aside: SetAside): Promise<StandsAside> {
  const stored = await db
    .insertInto('set_aside')
    .values({
      id: aside.id,
      envelope_sha256: Buffer.from(aside.envelopeSha256),
      kind: aside.kind,
      reason: aside.reason,
      campaign_id: aside.campaign,
      enrolment_id: aside.enrolment,
      station: aside.station ?? null,
      sealed_photos: [...aside.sealedPhotos],
      envelope: aside.envelope,
      opened: aside.opened,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning(['reason', 'arrived'])
    .executeTakeFirst()
  if (stored) return stored
  return db
    .selectFrom('set_aside')
    .select(['reason', 'arrived'])
    .where('id', '=', aside.id)
    .where('envelope_sha256', '=', Buffer.from(aside.envelopeSha256))
    .executeTakeFirstOrThrow()
}

/** One line of the list: neither what was in it nor who sent it. */
export interface AsideLine {
  readonly kind: SetAsideTable['kind'] | 'photo'
  readonly reason: SetAsideReason | PhotoSetAsideReason
  readonly station: string | null
  /** Calendar day of arrival in the country's time zone. */
  readonly day: string
  readonly bytes: number
  readonly photos: number
  /** Of what came first under the same number, where that is the reason. */
  readonly firstDay: string | null
  readonly firstStation: string | null
  readonly firstBytes: number | null
}

export interface AsideLines {
  readonly total: number
  readonly lines: readonly AsideLine[]
}

/** Newest first; photos of what was set aside count with it and have no line of their own. */
export async function listSetAside(
  db: Db,
  keys: ClassKeys,
  campaign: CampaignId,
  timeZone: string,
  most: number,
): Promise<AsideLines> {
  const { rows } = await sql<ListedAside>`
    select kind, reason, station, bytes, photos, count(*) over ()::int as total,
      to_char(received_at at time zone ${timeZone}, 'YYYY-MM-DD') as day,
      to_char(first_at at time zone ${timeZone}, 'YYYY-MM-DD') as "firstDay",
      first_station as "firstStation", first_id as "firstId", first_body as "firstBody", first_text as "firstText"
    from (
      select kind, reason, set_aside.station, set_aside.received_at,
        greatest(0, octet_length(coalesce(case when first.at is not null then opened end, envelope, opened, ''))
          - ${2 * SEAL_BYTES}) as bytes,
        (
          select count(*)::int from sealed_photo
          where envelope_id = set_aside.id and sha256 = any (set_aside.sealed_photos)
        ) as photos,
        first.at as first_at, first.station as first_station, set_aside.id as first_id,
        first.body as first_body, first.free_text as first_text
      from set_aside left join lateral (
        select received_at as at, station, body, free_text from visit
        where id = set_aside.id and set_aside.kind = 'visit'
        union all
        select received_at, station, body, free_text from correction
        where id = set_aside.id and set_aside.kind = 'visit'
        union all
        select received_at, body::jsonb ->> 'station', body, free_text from incident
        where id = set_aside.id and set_aside.kind = 'incident'
      ) as first on reason = 'other-content'
      where campaign_id = ${campaign}
      union all
      select 'photo', sealed_photo.reason, visit.station, sealed_photo.received_at,
        greatest(0, coalesce(octet_length(sealed_photo.bytes), 0) - ${SEAL_BYTES}), 0, null, null, null, null, null
      from sealed_photo
      join enrolment on enrolment.id = sealed_photo.enrolment_id
      left join visit on visit.id = sealed_photo.envelope_id
      where enrolment.campaign_id = ${campaign}
        and sealed_photo.reason is not null and sealed_photo.reason not in ('of-set-aside', 'ended')
    ) as aside
    order by received_at desc, kind limit ${most}`.execute(db)
  return { total: rows[0]?.total ?? 0, lines: rows.map((row) => lineOf(keys, campaign, row)) }
}

type ListedAside = Omit<AsideLine, 'firstBytes'> & {
  readonly total: number
  readonly firstId: string
  readonly firstBody: string | null
  readonly firstText: Uint8Array | null
}

/** Opened only to be measured: what lies sealed may be deflated, and the two are compared by their size. */
function lineOf(
  keys: ClassKeys,
  campaign: CampaignId,
  { total: _, firstId, firstBody, firstText, ...line }: ListedAside,
): AsideLine {
  if (firstBody === null) return { ...line, firstBytes: null }
  const whole = openBody(keys, campaign, { id: firstId, body: firstBody, free_text: firstText })
  return { ...line, firstBytes: Buffer.byteLength(whole) }
}

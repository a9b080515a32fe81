/** Incidents as received, and as the office reads them. */

import { sql } from 'kysely'
import type { CampaignId } from '../../schema/codes.ts'
import type { IncidentState } from '../../schema/incident/incident.ts'
import type { ClassKeys } from '../keys/class-keys.ts'
import { openBody } from '../keys/open-body.ts'
import type { Db } from '../storage/database.ts'

export interface ReceivedIncident {
  readonly id: string
  readonly campaign: CampaignId
  readonly enrolment: string
  readonly envelopeSha256: Uint8Array
  readonly sealedPhotos: readonly string[]
  /** The facts of the document. */
  readonly body: string
  /** The document as it came, sealed; nothing where nothing was told in words. */
  readonly freeText: Uint8Array | undefined
}

export async function saveIncident(
  db: Db,
  incident: ReceivedIncident,
): Promise<
  { readonly is: 'stored' | 'same-again'; readonly arrived: number } | { readonly is: 'other-content' }
> {
  const stored = await db
    .insertInto('incident')
    .values({
      id: incident.id,
      campaign_id: incident.campaign,
      enrolment_id: incident.enrolment,
      envelope_sha256: Buffer.from(incident.envelopeSha256),
      sealed_photos: [...incident.sealedPhotos],
      body: incident.body,
      free_text: incident.freeText ? Buffer.from(incident.freeText) : null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('arrived')
    .executeTakeFirst()
  if (stored) return { is: 'stored', arrived: stored.arrived }
  const there = await db
    .selectFrom('incident')
    .select(['envelope_sha256', 'arrived'])
    .where('id', '=', incident.id)
    .executeTakeFirstOrThrow()
  return Buffer.from(there.envelope_sha256).equals(incident.envelopeSha256)
    ? { is: 'same-again', arrived: there.arrived }
    : { is: 'other-content' }
}

/** An incident as the office may see it; who sent it stays in its table. */
export interface StoredIncident {
  readonly id: string
  readonly body: string
  readonly state: IncidentState
  /** Calendar day of arrival in the country's time zone. */
  readonly day: string
}

/** Newest first, with every word that can still be opened. */
export async function listIncidents(
  db: Db,
  keys: ClassKeys,
  campaign: CampaignId,
  timeZone: string,
): Promise<readonly StoredIncident[]> {
  const rows = await db
    .selectFrom('incident')
    .select(['id', 'body', 'free_text', 'state'])
    .select(sql<string>`to_char(received_at at time zone ${timeZone}, 'YYYY-MM-DD')`.as('day'))
    .where('campaign_id', '=', campaign)
    .orderBy('sequence', 'desc')
    .execute()
  return rows.map(({ free_text, ...row }) => ({
    ...row,
    body: openBody(keys, campaign, { ...row, free_text }),
  }))
}

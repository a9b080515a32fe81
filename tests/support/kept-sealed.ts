/** What the office keeps sealed, opened: as it came from tablets. */

import type { Tables } from '../../schema/database/tables.ts'
import { openBody } from '../../server/keys/open-body.ts'
import { openAside } from '../../server/keys/seal-aside.ts'
import type { Api } from './api.ts'

type Office = Pick<Api, 'db' | 'services'>

/** The documents of all visits or corrections, with every word, in order of arrival. */
export async function listDocuments(
  { db, services }: Office,
  table: 'visit' | 'correction' | 'incident' = 'visit',
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom(table)
    .select(['id', 'campaign_id', 'body', 'free_text'])
    .orderBy('sequence')
    .execute()
  return rows.map((row) => openBody(services.classKeys, row.campaign_id, row))
}

export type OpenedAside = Omit<Tables['set_aside'], 'envelope' | 'opened' | 'received_at' | 'arrived'> & {
  readonly envelope: string | null
  readonly opened: string | null
}

/** Everything that was set aside, with what is in it. */
export async function listAsides({ db, services }: Office): Promise<readonly OpenedAside[]> {
  const rows = await db.selectFrom('set_aside').selectAll().orderBy('received_at').execute()
  return rows.map((row) => {
    const of = { campaign: row.campaign_id, id: row.id, envelopeSha256: row.envelope_sha256 }
    const open = (part: 'envelope' | 'opened') =>
      openAside(services.classKeys, { ...of, part }, row[part]) ?? null
    return { ...row, envelope: open('envelope'), opened: open('opened') }
  })
}

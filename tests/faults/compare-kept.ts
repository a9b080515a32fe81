/** Holds what the server said it has against what is in its database. */

import { join } from 'node:path'
import { sql } from 'kysely'
import type { CampaignId } from '../../schema/codes.ts'
import { type ClassKeys, openClassKeys, SEAL_BYTES } from '../../server/keys/class-keys.ts'
import { openBody } from '../../server/keys/open-body.ts'
import { openAside } from '../../server/keys/seal-aside.ts'
import type { Db } from '../../server/storage/database.ts'
import { connect } from '../../server/storage/open-database.ts'
import { findRunningPostgres } from '../../server/storage/running-postgres.ts'
import { hashOf } from '../../server/storage/secrets.ts'
import type { Journal } from './journal.ts'

export interface Difference {
  /** Acknowledged and not there. */
  readonly lost: readonly string[]
  /** There, with other bytes than were sent or acknowledged. */
  readonly changed: readonly string[]
  /** There more often than sent. */
  readonly doubled: readonly string[]
}

export const NO_DIFFERENCE: Difference = { lost: [], changed: [], doubled: [] }

export const addDifference = (one: Difference, other: Difference): Difference => ({
  lost: [...one.lost, ...other.lost],
  changed: [...one.changed, ...other.changed],
  doubled: [...one.doubled, ...other.doubled],
})

export const countDifference = ({ lost, changed, doubled }: Difference): number =>
  lost.length + changed.length + doubled.length

/** Speaks to the database behind the server's back, as whoever looks at the office's machine. */
export async function lookInto<Seen>(
  dataDir: string,
  look: (db: Db, keys: ClassKeys) => Promise<Seen>,
): Promise<Seen> {
  const connection = findRunningPostgres(dataDir)
  if (!connection) throw new Error('no database runs in the data folder')
  const { db, close } = connect(connection, 1)
  try {
    return await look(db, openClassKeys(join(dataDir, 'keys', 'classes')))
  } finally {
    await close()
  }
}

/** `photos`: hashes of the sealed photos whose pictures are read and hashed again; of the others their rows are looked for. */
export async function compareKept(
  db: Db,
  keys: ClassKeys,
  journal: Journal,
  photos: ReadonlySet<string>,
): Promise<Difference> {
  const lost: string[] = []
  const changed: string[] = []
  const doubled: string[] = []
  const found = await findVisits(db, keys)
  for (const { id, envelope, document, isAsSaid, aside } of found.values()) {
    const kept = journal.visits.get(id)
    const sent = journal.sent.get(id)
    if (sent === undefined) changed.push(`visit ${id} was never sent`)
    else if (!aside && (document !== sent || !isAsSaid)) changed.push(`visit ${id} holds other bytes`)
    if (kept && kept.sha256 !== envelope) changed.push(`visit ${id} came in another envelope`)
  }
  for (const id of journal.visits.keys()) if (!found.has(id)) lost.push(`visit ${id}`)
  for (const { id, rows } of await findDoubled(db)) doubled.push(`visit ${id}: ${rows} times`)

  const pictures = await findPhotos(db, keys, photos)
  for (const { id, sha256, plain } of journal.photos.values()) {
    const picture = pictures.get(`${id} ${sha256}`)
    if (!picture) lost.push(`photo ${sha256} of ${id}`)
    else if (picture.named !== plain) changed.push(`photo ${sha256} of ${id} is filed as ${picture.named}`)
    else if (photos.has(sha256) && picture.real !== plain)
      changed.push(`photo ${sha256} of ${id} holds other bytes`)
  }
  const parts = await findParts(db)
  for (const [sha256, { id, offset }] of journal.partial) {
    const here = parts.get(sha256) ?? 0
    // Whole already, where only its receipt did not come through.
    if (here < offset && !pictures.has(`${id} ${sha256}`))
      lost.push(`${offset - here} bytes of photo ${sha256}`)
  }
  return { lost, changed, doubled }
}

interface FoundVisit {
  readonly id: string
  readonly envelope: string
  /** Hash of the document with every word of it, opened. */
  readonly document: string
  /** Its facts have the hash that stands beside them. */
  readonly isAsSaid: boolean
  readonly aside: boolean
}

async function findVisits(db: Db, keys: ClassKeys): Promise<ReadonlyMap<string, FoundVisit>> {
  const visits = await db
    .selectFrom('visit')
    .select(['id', 'campaign_id', 'body', 'free_text', 'sha256', 'envelope_sha256'])
    .execute()
  const asides = await db.selectFrom('set_aside').selectAll().execute()
  const found = new Map<string, FoundVisit>()
  for (const { envelope, envelope_sha256, id, campaign_id: campaign } of asides) {
    const of = { campaign, id, envelopeSha256: envelope_sha256, part: 'envelope' } as const
    const text = openAside(keys, of, envelope)
    if (text !== undefined && hashOf(text).equals(envelope_sha256))
      found.set(id, { id, envelope: hexOf(envelope_sha256), document: '', isAsSaid: true, aside: true })
  }
  for (const row of visits)
    found.set(row.id, {
      id: row.id,
      envelope: hexOf(row.envelope_sha256),
      document: hexOf(hashOf(openBody(keys, row.campaign_id, row))),
      isAsSaid: hashOf(row.body).equals(row.sha256),
      aside: false,
    })
  return found
}

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

async function findDoubled(db: Db): Promise<readonly { readonly id: string; readonly rows: number }[]> {
  const { rows } = await sql<{ id: string; rows: number }>`
    select id, count(*)::int as rows from (select id from visit union all select id from set_aside) as here
    group by id having count(*) > 1`.execute(db)
  return rows
}

interface FoundPhoto {
  readonly id: string
  readonly sha256: string
  /** Under which hash the picture is filed; empty when it was set aside. */
  readonly named: string
  /** Its hash as read from the disk just now; empty when it was not read. */
  readonly real: string
}

async function findPhotos(
  db: Db,
  keys: ClassKeys,
  read: ReadonlySet<string>,
): Promise<ReadonlyMap<string, FoundPhoto>> {
  const { rows } = await sql<{
    id: string
    sha256: string
    campaign: CampaignId
    named: string
    bytes: Buffer | null
  }>`
    select envelope_id as id, sealed_photo.sha256, sealed_photo.campaign_id as campaign,
      coalesce(sealed_photo.photo, '') as named,
      case when sealed_photo.sha256 = any (${[...read]}::text[]) then photo.bytes end as bytes
    from sealed_photo
    left join photo on photo.sha256 = sealed_photo.photo and photo.campaign_id = sealed_photo.campaign_id
    join visit_photo on visit_photo.visit_id = envelope_id and visit_photo.sha256 = sealed_photo.photo`.execute(
    db,
  )
  return new Map(
    rows.map(({ campaign, bytes, ...row }) => {
      const opened = bytes && keys.open(campaign, 'photos', row.named, bytes)
      return [`${row.id} ${row.sha256}`, { ...row, real: opened ? hexOf(hashOf(opened)) : '' }]
    }),
  )
}

async function findParts(db: Db): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ sha256: string; bytes: number }>`
    select sha256, sum(octet_length(bytes) - ${SEAL_BYTES})::int as bytes from photo_part group by sha256`.execute(
    db,
  )
  return new Map(rows.map(({ sha256, bytes }) => [sha256, bytes]))
}

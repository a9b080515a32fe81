/** Photos of visits, under the hash of their bytes. */

import { sql } from 'kysely'
import type { VisitId } from '../../schema/codes.ts'
import type { PhotoTable } from '../../schema/database/visit-tables.ts'
import type { Db } from '../storage/database.ts'

export interface Photo {
  readonly mediaType: PhotoTable['media_type']
  readonly bytes: Uint8Array
}

/**
 * Whether a visit sent by this tablet names the photo. Contents that were set aside count as well:
 * their photos are somebody's work too.
 */
export async function isPhotoExpected(
  db: Db,
  visit: VisitId,
  sha256: string,
  enrolment: string,
): Promise<boolean> {
  const { rows } = await sql<{ expected: boolean }>`
    select exists (
      select from visit
      where id = ${visit} and enrolment_id = ${enrolment} and ${sha256} = any (photos_expected)
    ) or exists (
      select from visit_variant
      where visit_id = ${visit} and enrolment_id = ${enrolment} and ${sha256} = any (photos_expected)
    ) as expected`.execute(db)
  return rows[0]?.expected ?? false
}

/** Stores the photo once, however often it is sent, and notes that it has arrived for this visit. */
export async function savePhoto(db: Db, visit: VisitId, sha256: string, photo: Photo): Promise<void> {
  // One statement, so that neither row can be there without the other.
  await sql`
    with stored as (
      insert into photo (sha256, media_type, bytes)
      values (${sha256}, ${photo.mediaType}, ${Buffer.from(photo.bytes)})
      on conflict (sha256) do nothing
    )
    insert into visit_photo (visit_id, sha256) values (${visit}, ${sha256})
    on conflict do nothing`.execute(db)
}

export async function findPhoto(db: Db, sha256: string): Promise<Photo | undefined> {
  const row = await db
    .selectFrom('photo')
    .select(['media_type', 'bytes'])
    .where('sha256', '=', sha256)
    .executeTakeFirst()
  return row && { mediaType: row.media_type, bytes: row.bytes }
}

/** Which of the photos a visit names have not arrived. */
export async function listMissingPhotos(
  db: Db,
  visit: VisitId,
  expected: readonly string[],
): Promise<readonly string[]> {
  if (expected.length === 0) return []
  const arrived = await db.selectFrom('visit_photo').select('sha256').where('visit_id', '=', visit).execute()
  const here = new Set(arrived.map(({ sha256 }) => sha256))
  return expected.filter((sha256) => !here.has(sha256))
}

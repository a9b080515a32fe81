/** Photos of visits, under the hash of what they show; opened only to be shown. */

import type { PhotoTable } from '../../schema/database/visit-tables.ts'
import type { ClassKeys } from '../keys/class-keys.ts'
import type { Db } from '../storage/database.ts'

export interface Photo {
  readonly mediaType: PhotoTable['media_type']
  readonly bytes: Uint8Array
}

/** Nothing where there is none; where photos of its campaign have ended, the day since when. */
export async function findPhoto(
  db: Db,
  keys: ClassKeys,
  sha256: string,
): Promise<Photo | { readonly endedOn: string } | undefined> {
  const rows = await db
    .selectFrom('photo')
    .select(['campaign_id', 'media_type', 'bytes'])
    .where('sha256', '=', sha256)
    .execute()
  for (const { campaign_id, media_type, bytes } of rows) {
    const opened = keys.open(campaign_id, 'photos', sha256, bytes)
    if (opened) return { mediaType: media_type, bytes: opened }
  }
  const ended = await db
    .selectFrom('visit_photo')
    .innerJoin('visit', 'visit.id', 'visit_id')
    .innerJoin('retention', 'retention.campaign_id', 'visit.campaign_id')
    .select('ended_on')
    .where('visit_photo.sha256', '=', sha256)
    .where('class', '=', 'photos')
    .where('ended_on', 'is not', null)
    .executeTakeFirst()
  return ended?.ended_on == null ? undefined : { endedOn: ended.ended_on }
}

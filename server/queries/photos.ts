/** Photos of visits, under the hash of their bytes. */

import type { PhotoTable } from '../../schema/database/visit-tables.ts'
import type { Db } from '../storage/database.ts'

export interface Photo {
  readonly mediaType: PhotoTable['media_type']
  readonly bytes: Uint8Array
}

export async function findPhoto(db: Db, sha256: string): Promise<Photo | undefined> {
  const row = await db
    .selectFrom('photo')
    .select(['media_type', 'bytes'])
    .where('sha256', '=', sha256)
    .executeTakeFirst()
  return row && { mediaType: row.media_type, bytes: row.bytes }
}

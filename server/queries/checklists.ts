/** Published checklists: written once, never changed. */

import type { Checklist } from '../../schema/checklist/checklist.ts'
import type { ChecklistRef } from '../../schema/visit/visit.ts'
import type { Db } from '../storage/database.ts'

export interface PublishedChecklist {
  readonly checklist: Checklist
  readonly publishedAt: Date
}

const published = (db: Db) =>
  db.selectFrom('checklist').select(['body as checklist', 'published_at as publishedAt'])

export const listPublished = (db: Db): Promise<readonly PublishedChecklist[]> =>
  published(db).orderBy('published_at', 'desc').orderBy('version').execute()

export const findPublished = (
  db: Db,
  { id, version }: ChecklistRef,
): Promise<PublishedChecklist | undefined> =>
  published(db).where('id', '=', id).where('version', '=', version).executeTakeFirst()

/** Publishing a version that stands already changes nothing. */
export async function publish(db: Db, checklist: Checklist): Promise<void> {
  await db
    .insertInto('checklist')
    .values({ id: checklist.id, version: checklist.version, body: JSON.stringify(checklist) })
    .onConflict((conflict) => conflict.columns(['id', 'version']).doNothing())
    .execute()
}

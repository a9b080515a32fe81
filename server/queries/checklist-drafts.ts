/** Drafts of checklists: begun once, changed by whoever saw the version that stands. */

import type { Checklist } from '../../schema/checklist/checklist.ts'
import type { ChecklistEdit, DraftedChecklist } from '../../schema/checklist/edit-checklist.ts'
import type { ChecklistRef } from '../../schema/visit/visit.ts'
import type { Db } from '../storage/database.ts'

export interface StoredDraft extends DraftedChecklist {
  readonly id: string
  readonly basedOn: string
  readonly base: Checklist
  readonly undo: readonly ChecklistEdit[]
  readonly version: number
  readonly begunAt: Date
  readonly publishedAs: string | null
}

/** How many edits can be taken back; what is older stays as it is. */
const MOST_STEPS_BACK = 300

const drafts = (db: Db) =>
  db
    .selectFrom('checklist_draft')
    .select([
      'id',
      'based_on as basedOn',
      'base',
      'body as checklist',
      'marks',
      'reasons',
      'undo',
      'version',
      'begun_at as begunAt',
      'published_as as publishedAs',
    ])

export const listDrafts = (db: Db): Promise<readonly StoredDraft[]> =>
  drafts(db).orderBy('begun_at', 'desc').orderBy('id').execute()

export const findDraft = (db: Db, id: string): Promise<StoredDraft | undefined> =>
  drafts(db).where('id', '=', id).executeTakeFirst()

/** The draft a version was published from: its marks and reasons go on from there. */
export const findDraftOf = (db: Db, { id, version }: ChecklistRef): Promise<StoredDraft | undefined> =>
  drafts(db)
    .where('checklist_id', '=', id)
    .where('published_as', '=', version)
    .orderBy('begun_at', 'desc')
    .executeTakeFirst()

/** Beginning the same draft twice leaves the first. */
export async function beginDraft(
  db: Db,
  { id, base, marks, reasons }: Pick<StoredDraft, 'id' | 'base' | 'marks' | 'reasons'>,
): Promise<void> {
  const body = JSON.stringify(base)
  await db
    .insertInto('checklist_draft')
    .values({
      id,
      checklist_id: base.id,
      based_on: base.version,
      base: body,
      body,
      marks: JSON.stringify(marks),
      reasons: JSON.stringify(reasons),
      undo: '[]',
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

/** Where the draft still stands as it was seen and is not published; the next version, or nothing. */
export async function saveDraft(
  db: Db,
  {
    id,
    version,
    checklist,
    marks,
    reasons,
    undo,
  }: Omit<StoredDraft, 'basedOn' | 'base' | 'begunAt' | 'publishedAs'>,
): Promise<number | undefined> {
  const row = await db
    .updateTable('checklist_draft')
    .set({
      version: version + 1,
      body: JSON.stringify(checklist),
      marks: JSON.stringify(marks),
      reasons: JSON.stringify(reasons),
      undo: JSON.stringify(undo.slice(-MOST_STEPS_BACK)),
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('published_as', 'is', null)
    .returning('version')
    .executeTakeFirst()
  return row?.version
}

/** Whether the draft still stood as it was seen; from then on it changes no more. */
export async function markPublished(
  db: Db,
  { id, version }: Pick<StoredDraft, 'id' | 'version'>,
  publishedAs: string,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('checklist_draft')
    .set({ published_as: publishedAs })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('published_as', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Whether it was there and not published. */
export async function dropDraft(db: Db, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('checklist_draft')
    .where('id', '=', id)
    .where('published_as', 'is', null)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

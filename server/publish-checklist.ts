/** Publishing a checklist, whatever it was read from: once, for ever, with an entry in the logbook. */

import { isDeepStrictEqual } from 'node:util'
import type { Checklist } from '../schema/checklist/checklist.ts'
import type { Actor } from './http/actor.ts'
import { refuse } from './http/refusal.ts'
import { findPublished, type PublishedChecklist, publish } from './queries/checklists.ts'
import { writeLogbook } from './queries/logbook.ts'
import type { Services } from './services.ts'
import { type Db, inTransaction } from './storage/database.ts'

/**
 * Refuses another content under a version that stands already; the same content again changes nothing. What belongs to
 * it is done in the same transaction, and leaves nothing when it is refused.
 */
export async function publishAs(
  { db }: Pick<Services, 'db'>,
  actor: Actor,
  checklist: Checklist,
  alongside: (on: Db) => Promise<void> = async () => undefined,
): Promise<PublishedChecklist> {
  const { id, version } = checklist
  return inTransaction(db, async (on) => {
    await publish(on, checklist)
    const published =
      (await findPublished(on, { id, version })) ?? refuse('unknown-checklist', { id, version })
    const isSame = isDeepStrictEqual(published.checklist, JSON.parse(JSON.stringify(checklist)))
    if (!isSame) refuse('version-exists', { version })
    await alongside(on)
    await writeLogbook(on, {
      actor,
      act: 'checklist.published',
      object: `${id} ${version}`,
      detail: JSON.stringify(checklist),
    })
    return published
  })
}

export const describe = ({ id, version, title, sections, shortForm }: Checklist) => ({
  id,
  version,
  title: { ...title },
  questions: sections.reduce((sum, { questions }) => sum + questions.length, 0),
  shortForm: shortForm.length,
})

export const describePublished = ({ checklist, publishedAt }: PublishedChecklist) => ({
  ...describe(checklist),
  publishedOn: publishedAt.toISOString().slice(0, 10),
})

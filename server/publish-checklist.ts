/** Publishing a checklist, whatever it was read from: once, for ever, with an entry in the logbook. */

import { isDeepStrictEqual } from 'node:util'
import type { Checklist } from '../schema/checklist/checklist.ts'
import type { Actor } from './http/actor.ts'
import { refuse } from './http/refusal.ts'
import { findPublished, type PublishedChecklist, publish } from './queries/checklists.ts'
import { writeLogbook } from './queries/logbook.ts'
import type { Services } from './services.ts'
import { inTransaction } from './storage/database.ts'

/** Refuses another content under a version that stands already; the same content again changes nothing. */
export async function publishAs(
  { db }: Pick<Services, 'db'>,
  actor: Actor,
  checklist: Checklist,
): Promise<PublishedChecklist> {
  const { id, version } = checklist
  await inTransaction(db, async (on) => {
    await publish(on, checklist)
    await writeLogbook(on, {
      actor,
      act: 'checklist.published',
      object: `${id} ${version}`,
      detail: JSON.stringify(checklist),
    })
  })
  const published = (await findPublished(db, { id, version })) ?? refuse('unknown-checklist', { id, version })
  const isSame = isDeepStrictEqual(published.checklist, JSON.parse(JSON.stringify(checklist)))
  if (!isSame) refuse('version-exists', { version })
  return published
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

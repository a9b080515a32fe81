/** Published checklists, the one that ships with the product, and publishing it. */

import { isDeepStrictEqual } from 'node:util'
import type { FastifyInstance } from 'fastify'
import type { Checklist } from '../../schema/checklist/checklist.ts'
import { listChecklists, publishChecklist, readChecklist } from '../../schema/wire/checklist-endpoints.ts'
import { refuse } from '../http/refusal.ts'
import { serve } from '../http/serve.ts'
import { findPublished, listPublished, type PublishedChecklist, publish } from '../queries/checklists.ts'
import { writeLogbook } from '../queries/logbook.ts'
import type { Services } from '../services.ts'
import { inTransaction } from '../storage/database.ts'
import { hashOf } from '../storage/secrets.ts'

const A_YEAR = 'private, max-age=31536000, immutable'

export const checklistRoutes = (services: Services) => async (app: FastifyInstance) => {
  const { db, shippedChecklist } = services

  serve(app, listChecklists, async () => ({
    published: (await listPublished(db)).map(describePublished),
    shipped: {
      ...describe(shippedChecklist.checklist),
      faults: [...shippedChecklist.faults],
      unreviewed: shippedChecklist.unreviewed,
      doubtful: shippedChecklist.doubtful,
    },
  }))

  serve(app, readChecklist, async ({ params, reply }) => {
    const checklist = (await services.checklists.find(params)) ?? refuse('not-found')
    // A version never changes, so a tablet asks for it once.
    reply.header('cache-control', A_YEAR)
    reply.header('etag', etagOf(checklist))
    return checklist
  })

  serve(app, publishChecklist, async ({ params, actor }) => {
    const { checklist, faults } = shippedChecklist
    if (params.id !== checklist.id || params.version !== checklist.version)
      refuse('unknown-checklist', params)
    if (faults.length > 0) refuse('checklist-has-faults', { faults: [...faults] })
    await inTransaction(db, async (on) => {
      await publish(on, checklist)
      await writeLogbook(on, {
        actor,
        act: 'checklist.published',
        object: `${params.id} ${params.version}`,
        detail: JSON.stringify(checklist),
      })
    })
    const published = (await findPublished(db, params)) ?? refuse('unknown-checklist', params)
    const isSame = isDeepStrictEqual(published.checklist, JSON.parse(JSON.stringify(checklist)))
    if (!isSame) refuse('version-exists', { version: params.version })
    return describePublished(published)
  })
}

const etags = new WeakMap<Checklist, string>()

function etagOf(checklist: Checklist): string {
  const known = etags.get(checklist)
  if (known !== undefined) return known
  const etag = `"${hashOf(JSON.stringify(checklist)).toString('base64url')}"`
  etags.set(checklist, etag)
  return etag
}

const describe = ({ id, version, title, sections, shortForm }: Checklist) => ({
  id,
  version,
  title: { ...title },
  questions: sections.reduce((sum, { questions }) => sum + questions.length, 0),
  shortForm: shortForm.length,
})

const describePublished = ({ checklist, publishedAt }: PublishedChecklist) => ({
  ...describe(checklist),
  publishedOn: publishedAt.toISOString().slice(0, 10),
})

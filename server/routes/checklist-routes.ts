/** Published checklists, the one that ships with the product, and publishing it. */

import type { FastifyInstance } from 'fastify'
import type { Checklist } from '../../schema/checklist/checklist.ts'
import { filterNamesIn } from '../../schema/checklist/filter-names.ts'
import {
  listChecklists,
  publishChecklist,
  readChecklist,
  readFilterNames,
} from '../../schema/wire/checklist-endpoints.ts'
import { refuse } from '../http/refusal.ts'
import { serve } from '../http/serve.ts'
import { describe, describePublished, publishAs } from '../publish-checklist.ts'
import { listPublished } from '../queries/checklists.ts'
import type { Services } from '../services.ts'
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

  serve(app, readFilterNames, async ({ params, reply }) => {
    const checklist = (await services.checklists.find(params)) ?? refuse('not-found')
    reply.header('cache-control', A_YEAR)
    const { groups, barriers, premisesKinds } = filterNamesIn(checklist)
    return { groups: [...groups], barriers: [...barriers], premisesKinds: [...premisesKinds] }
  })

  serve(app, publishChecklist, async ({ params, actor }) => {
    const { checklist, faults } = shippedChecklist
    if (params.id !== checklist.id || params.version !== checklist.version)
      refuse('unknown-checklist', params)
    if (faults.length > 0) refuse('checklist-has-faults', { faults: [...faults] })
    const published = await publishAs(services, actor, checklist)
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

/** The plan as a file: taken out, tried, brought in. */

import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { PLAN_FIELDS, PLAN_HEADINGS, type Rest } from '../../schema/campaign/plan-list.ts'
import { type CampaignId, readCampaignId } from '../../schema/codes.ts'
import { exportPlan, takePlanList, tryPlanList } from '../../schema/wire/plan-list-endpoints.ts'
import { writeCsv } from '../exports/csv.ts'
import { listOf, MOST_LIST_BYTES, readable, takeLists, triedListOf } from '../http/list-bodies.ts'
import { refuse } from '../http/refusal.ts'
import { serve } from '../http/serve.ts'
import { type PlanInFile, readPlanColumns, readPlanFile, tableOf, takePlan } from '../imports/plan-lists.ts'
import { type Campaign, findCampaign } from '../queries/campaigns.ts'
import { writeLogbook } from '../queries/logbook.ts'
import { listAssignments } from '../queries/plan.ts'
import type { Services } from '../services.ts'
import { inTransaction } from '../storage/database.ts'

export const planListRoutes = (services: Services) => async (app: FastifyInstance) => {
  const { db } = services
  takeLists(app)

  serve(
    app,
    tryPlanList,
    async ({ params, querystring, request }) => {
      const file = await fileOf(params.campaign, querystring, request.body)
      const read = await readPlanFile(db, file)
      const { add, remove, same } = read.difference
      return {
        ...triedListOf(file.table, read.columns, PLAN_FIELDS, read.complaints),
        ...{ add: add.length, remove: remove.length, same, version: read.version },
      }
    },
    { bodyLimit: MOST_LIST_BYTES },
  )

  serve(
    app,
    takePlanList,
    async ({ params, querystring, request, actor }) => {
      const file = await fileOf(params.campaign, querystring, request.body)
      return inTransaction(db, async (on) => {
        const done = await takePlan(on, file, querystring.version)
        // Thrown within the transaction, so that nothing of it stays.
        if ('not' in done)
          return done.not === 'clean'
            ? refuse('plan-list-has-errors', { errors: done.complaints })
            : refuse('whole-plan-has-changed')
        const { added, removed } = done
        if (added + removed > 0) {
          const detail = `${added} added, ${removed} removed`
          await writeLogbook(on, { actor, act: 'plan.changed', object: file.campaign, detail })
        }
        return { added, removed }
      })
    },
    { bodyLimit: MOST_LIST_BYTES },
  )

  serve(app, exportPlan, async ({ params, reply, actor }) => {
    const { id, election } = await campaignOf(params.campaign)
    const plan = (await listAssignments(db, id)).map(({ monitor, station }) => [monitor, station] as const)
    await writeLogbook(db, { actor, act: 'export.made', object: id, detail: 'plan.csv' })
    reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${election.date}-plan.csv"`)
      .header('cache-control', 'no-store')
    // The endpoint promises text; Fastify sends text in pieces when it is given a stream of it.
    return Readable.from(writeCsv(PLAN_HEADINGS, plan)) as unknown as string
  })

  async function campaignOf(text: string): Promise<Campaign> {
    const id: CampaignId = readCampaignId(text) ?? refuse('not-found')
    return (await findCampaign(db, id)) ?? refuse('not-found')
  }

  async function fileOf(
    campaign: string,
    { columns, rest = 'stays' }: { readonly columns?: string; readonly rest?: Rest },
    bytes: unknown,
  ): Promise<PlanInFile> {
    const { id } = await campaignOf(campaign)
    const table = await readable(() => tableOf(listOf(bytes)))
    return { campaign: id, table, columns: readPlanColumns(columns), rest }
  }
}

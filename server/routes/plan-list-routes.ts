/** The plan as a file: taken out, tried, brought in. */

import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { PLAN_FIELDS, PLAN_HEADINGS, type Rest } from '../../schema/campaign/plan-list.ts'
import { type CampaignId, readCampaignId } from '../../schema/codes.ts'
import { exportPlan, takePlanList, tryPlanList } from '../../schema/wire/plan-list-endpoints.ts'
import { writeCsv } from '../exports/csv.ts'
import { refuse } from '../http/refusal.ts'
import { serve } from '../http/serve.ts'
import { type PlanInFile, readPlanColumns, readPlanFile, tableOf, takePlan } from '../imports/plan-lists.ts'
import { type Campaign, findCampaign } from '../queries/campaigns.ts'
import { writeLogbook } from '../queries/logbook.ts'
import { listAssignments } from '../queries/plan.ts'
import type { Table } from '../reading/table.ts'
import { UnreadableList } from '../reading/unreadable-list.ts'
import type { Services } from '../services.ts'
import { inTransaction } from '../storage/database.ts'

const MEDIA_TYPES = ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet']
/** 40,000 lines of two codes are a megabyte. */
const MOST_BYTES = 5 * 1024 * 1024
/** Shown at once; the count is always whole. */
const MOST_COMPLAINTS = 500
const SAMPLE_ROWS = 3

export const planListRoutes = (services: Services) => async (app: FastifyInstance) => {
  const { db } = services
  app.addContentTypeParser<Buffer>(
    MEDIA_TYPES,
    { parseAs: 'buffer', bodyLimit: MOST_BYTES },
    async (_request: unknown, bytes: Buffer) => bytes,
  )

  serve(
    app,
    tryPlanList,
    async ({ params, querystring, request }) => {
      const file = await fileOf(params.campaign, querystring, request.body)
      const read = await readPlanFile(db, file)
      const { add, remove, same } = read.difference
      return {
        headings: [...file.table.headings],
        sample: file.table.rows.slice(0, SAMPLE_ROWS).map(({ cells }) => [...cells]),
        columns: { ...read.columns },
        fields: [...PLAN_FIELDS],
        ...{ add: add.length, remove: remove.length, same, version: read.version },
        complaintCount: read.complaints.length,
        complaints: read.complaints
          .slice(0, MOST_COMPLAINTS)
          .map(({ line, kind, facts }) => ({ line, kind, facts: { ...facts } })),
      }
    },
    { bodyLimit: MOST_BYTES },
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
    { bodyLimit: MOST_BYTES },
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
    if (!Buffer.isBuffer(bytes)) return refuse('list-unreadable', { what: 'empty' })
    return { campaign: id, table: await readable(bytes), columns: readPlanColumns(columns), rest }
  }
}

async function readable(bytes: Buffer): Promise<Table> {
  try {
    return await tableOf(bytes)
  } catch (fault) {
    if (fault instanceof UnreadableList) return refuse('list-unreadable', { what: fault.what })
    throw fault
  }
}

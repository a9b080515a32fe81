/** A release as an OData feed: read by programs of analysts, a page of rows at a time, with the same session as any file. */

import type { FastifyInstance, FastifyReply } from 'fastify'
import { exportOData, exportODataService } from '../../schema/wire/odata-endpoints.ts'
import { columnsOf, metadata, ODATA_SETS, serviceDocument, writeRows } from '../exports/odata.ts'
import { type ODataFault, readODataQuery } from '../exports/odata-query.ts'
import { refuse } from '../http/refusal.ts'
import { serve } from '../http/serve.ts'
import { writeLogbook } from '../queries/logbook.ts'
import { findGivenOut } from '../results/given-out.ts'
import { openRelease } from '../results/read-release.ts'
import type { Services } from '../services.ts'

const JSON_TYPE = 'application/json; odata.metadata=minimal; charset=utf-8'

export const odataRoutes =
  ({ db, exportDb, publicUrl }: Services) =>
  async (app: FastifyInstance) => {
    const rootOf = (params: { readonly campaign: string; readonly number: string }) =>
      `${publicUrl}/api/campaigns/${params.campaign}/releases/${params.number}/exports/odata`

    serve(app, exportODataService, async ({ params, reply }) => {
      await findGivenOut(exportDb, params)
      return answer(reply, JSON_TYPE, serviceDocument(rootOf(params)))
    })

    serve(app, exportOData, async ({ params, querystring, reply, actor }) => {
      const { campaign, number } = await findGivenOut(exportDb, params)
      const release = (await openRelease(exportDb, campaign, number)) ?? refuse('not-found')
      const { content } = release
      if (params.set === '$metadata')
        return answer(reply, 'application/xml; charset=utf-8', metadata(content))
      const set = ODATA_SETS.find((one) => one === params.set)
      if (set === undefined) return refuse('not-found')
      if (set !== 'Indicators' && content.kind === 'preliminary') refuse('release-is-preliminary')
      const { language: tongue, ...asked } = querystring
      const language = content.languages.find((one) => one === tongue) ?? content.languages[0] ?? 'en'
      const query = readODataQuery(asked, new Set(columnsOf(content, set)))
      if ('status' in query) return refuseInOData(reply, query)
      const detail = `release ${number} odata ${set}`
      await writeLogbook(db, { actor, act: 'export.made', object: campaign, detail })
      return answer(
        reply,
        JSON_TYPE,
        await writeRows(release, set, query, { root: rootOf(params), language }),
      )
    })
  }

function answer(reply: FastifyReply, type: string, text: string): string {
  reply.type(type).header('odata-version', '4.0').header('cache-control', 'no-store')
  return Buffer.from(text) as unknown as string
}

/** In the shape that programs of OData look for. */
function refuseInOData(reply: FastifyReply, { status, what }: ODataFault): string {
  reply.code(status)
  const code = status === 501 ? 'NotImplemented' : 'BadRequest'
  return answer(reply, JSON_TYPE, JSON.stringify({ error: { code, message: what, target: what } }))
}

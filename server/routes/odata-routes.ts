/** A release as an OData feed for whoever exports: looked at before it is shown to everybody. */

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { exportOData, exportODataService } from '../../schema/wire/odata-endpoints.ts'
import { refuse } from '../http/refusal.ts'
import { serve } from '../http/serve.ts'
import { writeLogbook } from '../queries/logbook.ts'
import { findGivenOut } from '../results/given-out.ts'
import type { ODataAnswer, ODataAsked, ODataFeed } from '../results/odata-feed.ts'
import type { Services } from '../services.ts'

export const odataRoutes =
  ({ db, exportDb, publicUrl }: Services, feed: ODataFeed) =>
  async (app: FastifyInstance) => {
    /** `path`: what comes after the address of the service document. */
    const ask = async (
      named: { readonly campaign: string; readonly number: string },
      path: string,
      querystring: ODataAsked['querystring'],
      { headers }: FastifyRequest,
    ) => {
      const release = await findGivenOut(exportDb, named)
      const root = `${publicUrl}/api/campaigns/${named.campaign}/releases/${named.number}/exports/odata`
      return feed({ ...release, path, querystring, headers, root })
    }

    serve(app, exportODataService, async ({ params, querystring, request, reply }) =>
      send(reply, (await ask(params, '', querystring, request)) ?? refuse('not-found')),
    )

    serve(app, exportOData, async ({ params, querystring, request, reply, actor }) => {
      const { campaign, number, set } = params
      // Every table there is can be asked for here; only a preliminary release is without some of them.
      const said = (await ask(params, set, querystring, request)) ?? refuse('release-is-preliminary')
      if (said.status === 200 && set !== '$metadata') {
        const detail = `release ${number} odata ${set}`
        await writeLogbook(db, { actor, act: 'export.made', object: campaign, detail })
      }
      return send(reply, said)
    })
  }

function send(reply: FastifyReply, { status, type, text }: ODataAnswer): string {
  reply.code(status).type(type).header('odata-version', '4.0').header('cache-control', 'no-store')
  return Buffer.from(text) as unknown as string
}

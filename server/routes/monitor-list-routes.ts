/** Monitors from a spreadsheet. */

import type { FastifyInstance } from 'fastify'
import { readCampaignId } from '../../schema/codes.ts'
import { MONITOR_FIELDS } from '../../schema/people/monitor-list.ts'
import { makeMonitors, tryMonitorList } from '../../schema/wire/monitor-list-endpoints.ts'
import { addressOf } from '../http/keep-apart.ts'
import { listOf, MOST_LIST_BYTES, readable, takeLists, triedListOf } from '../http/list-bodies.ts'
import { refuse } from '../http/refusal.ts'
import { serve } from '../http/serve.ts'
import { type ListInFile, makeFromList, readColumns, readList } from '../imports/monitor-lists.ts'
import { CodeTaken } from '../make-cards.ts'
import { findCampaign } from '../queries/campaigns.ts'
import { writeLogbook } from '../queries/logbook.ts'
import type { Services } from '../services.ts'
import { inTransaction } from '../storage/database.ts'

export const monitorListRoutes = (services: Services) => async (app: FastifyInstance) => {
  const { db } = services
  takeLists(app)

  serve(
    app,
    tryMonitorList,
    async ({ params, querystring, request }) => {
      const file = await fileOf(params.campaign, querystring.columns, request.body)
      const read = await readable(() => readList(services, db, file))
      return {
        ...triedListOf(read.table, read.columns, MONITOR_FIELDS, read.complaints),
        people: read.newcomers.length,
        known: read.known,
        stations: read.newcomers.reduce((sum, { stations }) => sum + stations.length, 0),
      }
    },
    { bodyLimit: MOST_LIST_BYTES },
  )

  serve(
    app,
    makeMonitors,
    async ({ params, querystring, request, actor }) => {
      const file = await fileOf(params.campaign, querystring.columns, request.body)
      const address = addressOf(services, 'monitor')
      const making = () =>
        inTransaction(db, async (on) => {
          const done = await makeFromList(services, on, file, address)
          // Thrown within the transaction, so that nothing of it stays.
          if ('not' in done)
            return done.not === 'clean'
              ? refuse('people-list-has-errors', { errors: done.complaints })
              : refuse('register-has-ended')
          const detail = String(done.cards.length)
          await writeLogbook(on, { actor, act: 'cards.made', object: file.campaign, detail })
          return done
        })
      const made = await readable(() => withCodes(making))
      return {
        known: made.known,
        cards: made.cards.map(({ line, name, code, words, link }) => ({ line, name, code, words, link })),
      }
    },
    { bodyLimit: MOST_LIST_BYTES },
  )

  async function fileOf(text: string, columns: string | undefined, bytes: unknown): Promise<ListInFile> {
    const campaign = readCampaignId(text) ?? refuse('unknown-campaign', { campaign: text })
    if (!(await findCampaign(db, campaign))) refuse('unknown-campaign', { campaign: text })
    return { campaign, bytes: listOf(bytes), columns: readColumns(columns) }
  }
}

/** Somebody else was given one of the codes since they were looked up. */
async function withCodes<Made>(make: () => Promise<Made>): Promise<Made> {
  try {
    return await make()
  } catch (fault) {
    if (fault instanceof CodeTaken) return refuse('people-list-has-errors', { errors: 1 })
    throw fault
  }
}

/** Monitors from a spreadsheet. */

import type { FastifyInstance } from 'fastify'
import { readCampaignId } from '../../schema/codes.ts'
import { MONITOR_FIELDS } from '../../schema/people/monitor-list.ts'
import { makeMonitors, tryMonitorList } from '../../schema/wire/monitor-list-endpoints.ts'
import { addressOf } from '../http/keep-apart.ts'
import { refuse } from '../http/refusal.ts'
import { serve } from '../http/serve.ts'
import { type ListInFile, makeFromList, readColumns, readList } from '../imports/monitor-lists.ts'
import { CodeTaken } from '../make-cards.ts'
import { findCampaign } from '../queries/campaigns.ts'
import { writeLogbook } from '../queries/logbook.ts'
import { UnreadableList } from '../reading/unreadable-list.ts'
import type { Services } from '../services.ts'
import { inTransaction } from '../storage/database.ts'

const MEDIA_TYPES = ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet']
/** 5,000 lines of names and phones are half a megabyte. */
const MOST_BYTES = 5 * 1024 * 1024
/** Shown at once; the count is always whole. */
const MOST_COMPLAINTS = 500
const SAMPLE_ROWS = 3

export const monitorListRoutes = (services: Services) => async (app: FastifyInstance) => {
  const { db } = services
  app.addContentTypeParser<Buffer>(
    MEDIA_TYPES,
    { parseAs: 'buffer', bodyLimit: MOST_BYTES },
    async (_request: unknown, bytes: Buffer) => bytes,
  )

  serve(
    app,
    tryMonitorList,
    async ({ params, querystring, request }) => {
      const file = await fileOf(params.campaign, querystring.columns, request.body)
      const read = await readable(() => readList(services, db, file))
      return {
        headings: [...read.table.headings],
        sample: read.table.rows.slice(0, SAMPLE_ROWS).map(({ cells }) => [...cells]),
        columns: { ...read.columns },
        fields: [...MONITOR_FIELDS],
        people: read.newcomers.length,
        known: read.known,
        stations: read.newcomers.reduce((sum, { stations }) => sum + stations.length, 0),
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
    makeMonitors,
    async ({ params, querystring, request, actor }) => {
      const file = await fileOf(params.campaign, querystring.columns, request.body)
      const address = addressOf(services, 'monitor')
      const made = await readable(() =>
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
        }),
      )
      return {
        known: made.known,
        cards: made.cards.map(({ line, name, code, words, link }) => ({ line, name, code, words, link })),
      }
    },
    { bodyLimit: MOST_BYTES },
  )

  async function fileOf(text: string, columns: string | undefined, bytes: unknown): Promise<ListInFile> {
    const campaign = readCampaignId(text) ?? refuse('unknown-campaign', { campaign: text })
    if (!(await findCampaign(db, campaign))) refuse('unknown-campaign', { campaign: text })
    if (!Buffer.isBuffer(bytes)) return refuse('list-unreadable', { what: 'empty' })
    return { campaign, bytes, columns: readColumns(columns) }
  }
}

async function readable<Read>(read: () => Promise<Read>): Promise<Read> {
  try {
    return await read()
  } catch (fault) {
    if (fault instanceof UnreadableList) return refuse('list-unreadable', { what: fault.what })
    if (fault instanceof CodeTaken) return refuse('people-list-has-errors', { errors: 1 })
    throw fault
  }
}

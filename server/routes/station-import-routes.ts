/** Importing a station list from the office page. */

import type { FastifyInstance } from 'fastify'
import { withoutHiddenSigns } from '../../schema/hidden-signs.ts'
import {
  confirmStationImport,
  correctStationImport,
  listStationImports,
  tryStationImport,
  undoStationImport,
} from '../../schema/wire/place-endpoints.ts'
import { refuse } from '../http/refusal.ts'
import { serve } from '../http/serve.ts'
import {
  confirmList,
  correctList,
  type ImportReport,
  type NotDone,
  tryList,
  undoList,
} from '../imports/station-lists.ts'
import { listImports } from '../queries/station-imports.ts'
import { UnreadableList } from '../reading/unreadable-list.ts'
import type { Services } from '../services.ts'

const MOST_BYTES = 20 * 1024 * 1024
/** What browsers call such files; what a file is, is read from its first bytes. */
const MEDIA_TYPES = [
  'text/csv',
  'text/tab-separated-values',
  'application/csv',
  'application/vnd.ms-excel',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/octet-stream',
]

export const stationImportRoutes = (services: Services) => async (app: FastifyInstance) => {
  // In a room of its own: only the list itself may be 20 MB, and only there is anything but JSON read.
  await app.register(async (room) => {
    room.addContentTypeParser<Buffer>(
      MEDIA_TYPES,
      { parseAs: 'buffer', bodyLimit: MOST_BYTES },
      async (_request: unknown, bytes: Buffer) => bytes,
    )
    serve(
      room,
      tryStationImport,
      async ({ querystring, request }) => {
        const bytes = request.body
        if (!Buffer.isBuffer(bytes)) return refuse('list-unreadable', { what: 'empty' })
        return onWire(
          await readable(() => tryList(services, withoutHiddenSigns(querystring.fileName), bytes)),
        )
      },
      { bodyLimit: MOST_BYTES },
    )
  })

  serve(app, correctStationImport, async ({ params, body }) =>
    onWire(done(await readable(() => correctList(services, params.import, body.columns)))),
  )

  serve(app, confirmStationImport, async ({ params, body, actor }) =>
    onWire(done(await readable(() => confirmList(services, params.import, body.despiteErrors, actor)))),
  )

  serve(app, undoStationImport, async ({ params, actor }) => {
    const undone = await undoList(services, params.import, actor)
    return undone === 'dropped' ? null : onWire(done(undone))
  })

  serve(app, listStationImports, async () => [...(await listImports(services.db, services.country.timeZone))])
}

async function readable<Read>(read: () => Promise<Read>): Promise<Read> {
  try {
    return await read()
  } catch (fault) {
    if (fault instanceof UnreadableList) return refuse('list-unreadable', { what: fault.what })
    throw fault
  }
}

function done(outcome: ImportReport | NotDone): ImportReport {
  if (!('not' in outcome)) return outcome
  switch (outcome.not) {
    case 'found':
      return refuse('not-found')
    case 'open':
      return refuse('import-not-open', { state: outcome.state })
    case 'clean':
      return refuse('list-has-errors', { errors: outcome.errors })
    case 'unused':
      return refuse('import-in-use', { visits: outcome.visits })
  }
}

/** The wire's lists are not readonly. */
const onWire = ({ headings, sample, fields, errors, doubts, ...report }: ImportReport) => ({
  ...report,
  headings: [...headings],
  sample: sample.map((row) => [...row]),
  fields: [...fields],
  errors: errors.map((remark) => ({ ...remark, facts: { ...remark.facts } })),
  doubts: doubts.map((remark) => ({ ...remark, facts: { ...remark.facts } })),
})

/** The logbook for administrators and coordinators: its pages, its words of today, and words of an earlier day. */

import type { FastifyInstance } from 'fastify'
import { readHeadWords as readWords, wordsOfHead } from '../../schema/people/head-words.ts'
import { type Action, may } from '../../schema/people/permissions.ts'
import { isDay } from '../../schema/time.ts'
import {
  checkHeadWords,
  listLogbook as listLogbookEndpoint,
  listRefusedTries as listRefusedTriesEndpoint,
  readHeadWords,
} from '../../schema/wire/logbook-endpoints.ts'
import type { Actor } from '../http/actor.ts'
import { refuse } from '../http/refusal.ts'
import { serve } from '../http/serve.ts'
import { dayIn } from '../logbook/day-in.ts'
import { verifyLogbook } from '../logbook/verify-logbook.ts'
import { listLogbook, type ShownEntry } from '../queries/logbook.ts'
import { findLastLink } from '../queries/logbook-chain.ts'
import { listRefusedTries } from '../queries/refused-tries.ts'
import type { Services } from '../services.ts'

/** A page that can still be read. */
const MOST_LISTED = 100
/** Of days on which something was refused. */
const MOST_DAYS = 31

export const logbookRoutes = (services: Services) => async (app: FastifyInstance) => {
  const { db, now, headFile } = services
  const { timeZone } = services.country

  serve(app, listLogbookEndpoint, async ({ querystring: { act, day, before }, actor }) => {
    if (day !== undefined && !isDay(day))
      refuse('bad-request', { where: 'querystring/day', what: 'not-a-day' })
    const mayKnow = (action: Action): boolean => may(actor satisfies Actor, action)
    const entries = await listLogbook(
      db,
      {
        act,
        day,
        timeZone,
        before: before === undefined ? undefined : Number(before),
        withNames: mayKnow('people.read'),
        withCodes: mayKnow('monitors.enrol'),
      },
      MOST_LISTED + 1,
    )
    const shown = entries.slice(0, MOST_LISTED)
    const last = shown.at(-1)
    return {
      entries: shown.map(entryOnWire),
      timeZone,
      ...(last && entries.length > MOST_LISTED ? { next: last.seq } : {}),
    }
  })

  serve(app, readHeadWords, async () => {
    const last = await findLastLink(db)
    if (last === undefined) return null
    const { latin, khmer } = wordsOfHead(last.head.toString('hex'))
    return { day: dayIn(now(), timeZone), latin: [...latin], khmer: [...khmer], entries: last.position }
  })

  serve(app, listRefusedTriesEndpoint, async () => {
    await services.refusedTries.settle()
    return [...(await listRefusedTries(db, MOST_DAYS))]
  })

  serve(app, checkHeadWords, async ({ body: { words: typed, day } }) => {
    const words = readWords(typed)
    const checked = await verifyLogbook(db, { file: headFile, words })
    const answer = { isWhole: checked.faults.length === 0, entries: checked.entries }
    if (words === undefined || checked.words === undefined) return answer
    if (checked.words.is !== 'hold') return { ...answer, words: checked.words.is }
    const from = dayIn(new Date(checked.words.from), timeZone)
    const until =
      checked.words.until === undefined ? undefined : dayIn(new Date(checked.words.until), timeZone)
    return {
      ...answer,
      words: 'hold' as const,
      from,
      ...(until === undefined ? {} : { until }),
      ...(day === undefined ? {} : { isOfThatDay: from <= day && (until === undefined || day <= until) }),
    }
  })
}

const entryOnWire = (entry: ShownEntry) => {
  const who = entry.actorName ?? entry.actorCode
  return {
    seq: entry.seq,
    at: entry.at.toISOString(),
    roles: entry.actorRole.split('+'),
    ...(who === null ? {} : { who }),
    act: entry.act,
    object: entry.objectName ?? entry.objectCode ?? entry.object,
    isSealed: entry.isSealed,
  }
}

/** What the office asks about visits of this person, as their kit says it, and which of it they have answered. */

import type { StationCode, VisitId } from '../../schema/codes.ts'
import { type AnsweredQuery, lastWordOf, listOpenQueries, type Query } from '../../schema/visit/query.ts'
import type { Visit } from '../../schema/visit/visit.ts'
import { openDayMemory } from './day-memory.ts'
import type { Corrected, Device } from './device.ts'
import type { Kit } from './reference.ts'

/** The office's own ids, checked there; a kit that an earlier release kept has no queries. */
const queriesIn = (kit: Kit | undefined): readonly Query[] =>
  (kit?.queries ?? []).map(({ visit, lastWord, station, ...query }) => ({
    ...query,
    visit: visit as VisitId,
    lastWord: lastWord as VisitId,
    station: station as StationCode,
  }))

// Only `markAnswered` writes under this name, in the shape it reads back.
export const listAnswered = async (memory: Device['memory']): Promise<readonly AnsweredQuery[]> =>
  ((await memory.read('answered')) ?? []) as readonly AnsweredQuery[]

/** Those still to be answered, oldest first. */
export const listQueries = async ({
  reference,
  memory,
}: Pick<Device, 'reference' | 'memory'>): Promise<readonly Query[]> =>
  listOpenQueries(queriesIn(await reference.read('kit')), await listAnswered(memory))

/** What an answer to a query has to name, and be filled with. */
export async function correctedBy(
  { memory, now }: Pick<Device, 'memory' | 'now'>,
  query: Query,
): Promise<Corrected> {
  const remembered = await openDayMemory(memory, now).listRemembered()
  const { station, checklist } = query
  return { lastWord: lastWordOf(query, remembered), station, checklist }
}

/**
 * A correction that was just finished answers what was asked about its visit, wherever it was begun. Asked before it is
 * remembered, so that the last word is still the one it names. What the office asks no more is forgotten.
 */
export async function markAnswered(
  { reference, memory, now }: Pick<Device, 'reference' | 'memory' | 'now'>,
  { id, corrects }: Visit,
): Promise<void> {
  const queries = queriesIn(await reference.read('kit'))
  const remembered = await openDayMemory(memory, now).listRemembered()
  const kept = (await listAnswered(memory)).filter((one) =>
    queries.some(({ visit, step }) => visit === one.visit && step === one.step),
  )
  const meant = listOpenQueries(queries, kept).filter(
    (query) => lastWordOf(query, remembered) === corrects?.visit,
  )
  await memory.keep('answered', [...kept, ...meant.map(({ visit, step }) => ({ visit, step, by: id }))])
}

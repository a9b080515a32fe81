/** Changing records of recommendations: all of them or none, by whoever has seen how they stand. */

import { withoutHiddenSigns } from '../../schema/hidden-signs.ts'
import type { Words } from '../../schema/language.ts'
import { type LogbookAct, roleOf } from '../../schema/people/logbook.ts'
import type { RecordFault, RecordStep } from '../../schema/recommendations/record.ts'
import type { Actor } from '../http/actor.ts'
import { refuse } from '../http/refusal.ts'
import { staffOf } from '../http/staff-of.ts'
import { writeLogbook } from '../queries/logbook.ts'
import { addRecordSteps, type By } from '../queries/recommendations.ts'
import type { ReadRecord, ReadRecords } from '../results/recommendation-records.ts'
import { type Db, inTransaction } from '../storage/database.ts'

/** Somebody was faster by a moment: what was added goes with the transaction. */
export class Overtaken extends Error {}

export const byOf = (actor: Actor): By => ({ person: staffOf(actor).person, role: roleOf(actor) })

/** Nothing where somebody was faster. */
export const changeWhole = <Done>(db: Db, work: (on: Db) => Promise<Done>): Promise<Done | undefined> =>
  inTransaction(db, work).catch((fault: unknown) =>
    fault instanceof Overtaken ? undefined : Promise.reject(fault),
  )

/** As it is kept: without signs nobody sees, and without languages in which nothing was written. */
export const cleaned = (words: Words): Words =>
  Object.fromEntries(
    Object.entries(words)
      .map(([language, text]) => [language, withoutHiddenSigns(text).trim()] as const)
      .filter(([, text]) => text !== ''),
  )

export interface Wanted {
  readonly record: string
  /** The newest step that was seen. */
  readonly version: number
}

export interface Taking {
  readonly db: Db
  readonly actor: Actor
  readonly act: LogbookAct
  readonly wanted: readonly Wanted[]
  /** How the records stand; asked once more where somebody was faster. */
  readonly look: () => Promise<ReadRecords>
  /** The step somebody wants for a record; or what keeps it from there. */
  readonly decide: (record: ReadRecord, read: ReadRecords) => RecordStep | RecordFault
}

/** How many were changed. */
export async function takeRecordSteps({ db, actor, act, wanted, look, decide }: Taking): Promise<number> {
  const read = await look()
  const named = wanted.map(({ record, version }) => ({
    one: read.records.find(({ kept }) => kept.id === record) ?? refuse('not-found'),
    version,
  }))
  if (named.some(({ one }) => one.kept.isCarriedOn)) refuse('record-is-carried-on')
  if (named.some(({ one, version }) => one.standing.version !== version)) return refuseMoved(read, wanted)
  const decided = named.map(({ one, version }) => ({ one, version, step: decide(one, read) }))
  const unfit = decided.flatMap(({ one, step }) => (typeof step === 'string' ? [{ one, what: step }] : []))
  if (unfit[0])
    refuse('record-step-unfit', { what: unfit[0].what, records: unfit.map(({ one }) => one.kept.id) })
  const steps = decided.flatMap(({ one, version, step }) =>
    typeof step === 'string' ? [] : [{ record: one.kept.id, version, step }],
  )
  const taken = await changeWhole(db, async (on) => {
    if ((await addRecordSteps(on, steps, byOf(actor))) < steps.length) throw new Overtaken()
    for (const { record, step } of steps)
      await writeLogbook(on, { actor, act, object: record, detail: detailOf(step) })
    return steps.length
  })
  return taken ?? refuseMoved(await look(), wanted)
}

const detailOf = (step: RecordStep): string => (step.kind === 'moved' ? `${step.kind} ${step.to}` : step.kind)

/** Says of every record that is not what was seen what it is now. */
function refuseMoved({ records }: ReadRecords, wanted: readonly Wanted[]): never {
  const moved = records.flatMap(({ kept, standing: { state, version } }) => {
    const seen = wanted.find(({ record }) => record === kept.id)
    return seen && seen.version !== version ? [{ record: kept.id, version, state }] : []
  })
  return refuse('record-moved-on', { moved })
}

/** Brings onto the tablet what a monitor needs without a network: kit, checklist, areas, registers. */

import { readKit } from '../../schema/wire/campaign-endpoints.ts'
import { readChecklist } from '../../schema/wire/checklist-endpoints.ts'
import { listAreas, readCountry, readRegister } from '../../schema/wire/place-endpoints.ts'
import type { Client } from '../api/client.ts'
import type { Outcome, Problem } from '../api/problem.ts'
import { checklistPack, type LargestAreas, type Reference, registerPack } from './reference.ts'

/** Thrown within this file only, to leave a sequence of calls at the first problem. */
class Stopped extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super('stopped')
    this.problem = problem
  }
}

function replyOf<Reply>(outcome: Outcome<Reply>): Reply {
  if ('problem' in outcome) throw new Stopped(outcome.problem)
  return outcome.reply
}

/** `not-kept`: it came, and the disk did not take it. */
export type FetchStop = Problem | 'not-kept'

async function stoppable(work: () => Promise<void>): Promise<FetchStop | undefined> {
  try {
    await work()
    return undefined
  } catch (fault) {
    if (fault instanceof Stopped) return fault.problem
    // So databases say that a disk is full, or does not answer.
    if (fault instanceof DOMException) return 'not-kept'
    throw fault
  }
}

/** What stopped it, or nothing. What was there before stays until the new is there. */
export const fetchReference = (
  { call }: Pick<Client, 'call'>,
  reference: Reference,
): Promise<FetchStop | undefined> =>
  stoppable(async () => {
    const kit = replyOf(await call(readKit))
    // What is asked about an earlier visit is asked in the words it was filled with.
    for (const ref of [kit.campaign.checklist, ...kit.queries.map(({ checklist }) => checklist)]) {
      const pack = checklistPack(ref)
      // A published checklist never changes: one on the tablet is the one.
      if (!(await reference.read(pack)))
        await reference.keep(pack, replyOf(await call(readChecklist, { params: ref })))
    }
    const country = replyOf(await call(readCountry))
    await reference.keep('country', country)
    const areas = replyOf(await call(listAreas, { querystring: {} }))
    await reference.keep('areas', areas)
    for (const area of areasOf(kit.assigned, areas)) {
      if (await reference.read(registerPack(area))) continue
      await reference.keep(registerPack(area), replyOf(await call(readRegister, { params: { area } })))
    }
    // Last: whoever finds a kit finds everything it speaks of.
    await reference.keep('kit', kit)
  })

/** The register of one of the largest areas, from the office. */
export const fetchRegister = (
  { call }: Pick<Client, 'call'>,
  reference: Reference,
  area: string,
): Promise<FetchStop | undefined> =>
  stoppable(async () => {
    await reference.keep(registerPack(area), replyOf(await call(readRegister, { params: { area } })))
  })

const areasOf = (stations: readonly string[], areas: LargestAreas): readonly string[] =>
  areas.map(({ code }) => code).filter((area) => stations.some((station) => station.startsWith(area)))

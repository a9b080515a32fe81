/** What can happen to the office's server: its power, its processes, its disk; and the proof that these runs can turn red. */

import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { findHome } from '../../server/home.ts'
import { compareKept, countDifference, lookInto } from './compare-kept.ts'
import type { FaultReport, HowToRun } from './fault-run.ts'
import { type Journal, openJournal } from './journal.ts'
import { killAll, makeGround, setUpWork, startOn } from './office-ground.ts'
import { whyNoPowerCuts } from './scratch-disk.ts'
import { type Ending, type RoundsTally, surviveRounds } from './server-rounds.ts'

/** At least what the promises in the README name; a short run shows that the harness works. */
const LONG = { cuts: 40, kills: 30 }
const SHORT = { cuts: 3, kills: 3 }
const MOST_SHOWN = 12
const DISK_MB = 6_000
export const TABLETS = 160

export async function harmServer(how: HowToRun): Promise<FaultReport> {
  const { isShort, wants, option } = how
  const usual = isShort ? SHORT : LONG
  const times = Number(option('times') ?? 0)
  const count = (kind: keyof typeof usual) => (times > 0 ? times : usual[kind])
  const red: string[] = []
  const counts: Record<string, unknown> = {}
  const take = (what: string, tally: RoundsTally) => {
    counts[what] = { ...tally, difference: countOf(tally) }
    console.log(said(what, tally))
    red.push(...redOf(what, tally))
  }
  const why = await whyNoPowerCuts()
  if (why !== undefined) console.log(`POWER CUT NOT TESTED: ${why}`)
  if (why === undefined && wants('power-cut'))
    take('power cut', await survive('power-cut', Array<Ending>(count('cuts')).fill('power-cut'), DISK_MB))
  if (wants('kill')) {
    const kinds = ['server', 'backend', 'postmaster'] as const
    const endings = Array.from({ length: count('kills') }, (_, at) => kinds[at % kinds.length] ?? 'server')
    take('kill', await survive('kill', endings, undefined))
  }
  return { counts, red }
}

const countOf = ({ difference: { lost, changed, doubled } }: RoundsTally) => ({
  lost: lost.length,
  changed: changed.length,
  doubled: doubled.length,
})

function said(what: string, tally: RoundsTally): string {
  const { lost, changed, doubled } = countOf(tally)
  const answers = Object.entries(tally.statuses).map(([status, times]) => `${times} x ${status}`)
  return `${redOf(what, tally).length === 0 ? 'kept ' : 'LOST '} ${what}: ${tally.rounds} times, ${tally.visits} visits and ${tally.photos} photos acknowledged, ${tally.replays} sent again; lost ${lost}, changed ${changed}, doubled ${doubled} (answers: ${answers.join(', ')})`
}

export function redOf(what: string, tally: RoundsTally): readonly string[] {
  const { lost, changed, doubled } = tally.difference
  const named = [
    ...lost.map((one) => `lost: ${one}`),
    ...changed.map((one) => `changed: ${one}`),
    ...doubled.map((one) => `doubled: ${one}`),
    ...tally.faults,
    ...(tally.visits === 0 ? ['nothing was acknowledged'] : []),
  ]
  return named.slice(0, MOST_SHOWN).map((one) => `${what}: ${one}`)
}

/** A fresh office that goes through all the endings, one after the other, with all it has kept so far. */
async function survive(
  what: string,
  endings: readonly Ending[],
  megabytes: number | undefined,
): Promise<RoundsTally> {
  const ground = await makeGround(megabytes)
  const journal = await openJournalFor(what)
  let server = await startOn(ground)
  try {
    const { sealer } = await setUpWork(server, TABLETS)
    const nothing = async () => undefined
    const work = { ground, journal, sealer, options: {}, onStarted: nothing, beforeStart: nothing }
    const done = await surviveRounds(work, server, endings)
    server = done.server
    if (done.tally.faults.length > 0) return done.tally
    // At the end every picture is read from the disk once more, also those of the first round.
    const all = new Set(journal.photos.keys())
    const difference = await lookInto(ground.dataDir, (db) => compareKept(db, journal, all))
    return countDifference(difference) > 0 ? { ...done.tally, difference } : done.tally
  } finally {
    await server.stop()
    await killAll(ground, server)
    await ground.remove()
  }
}

/** Beside the other output, so that what was lost can be looked at. */
export async function openJournalFor(what: string): Promise<Journal> {
  const output = join(findHome(), 'tests', 'output')
  await mkdir(output, { recursive: true })
  return openJournal(join(output, `acknowledged-${what}.jsonl`))
}

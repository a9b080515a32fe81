/** What can happen to the office's server: its power, its processes, its disk; and the proof that these runs can turn red. */

import type { FaultReport, HowToRun } from './fault-run.ts'
import { whyNoPowerCuts } from './scratch-disk.ts'
import { type FullDiskTally, surviveFullDisk } from './server-full-disk.ts'
import type { Ending, RoundsTally } from './server-rounds.ts'
import {
  checkExports,
  type Sabotaged,
  sabotageCommits,
  sabotageEscaping,
  sabotageKey,
  sabotageReceipts,
} from './server-sabotage.ts'
import { survive } from './survive.ts'

/** At least what the promises in the README name; a short run shows that the harness works. */
const LONG = { cuts: 40, kills: 30, full: 5, sabotaged: 15 }
/** A short run spoils exports and commits only: the others cost a server of their own each, for the same comparison. */
const SHORT = { cuts: 2, kills: 3, full: 0, sabotaged: 15 }
const DISK_MB = 6_000
const MOST_SHOWN = 12
const KILLS = ['server', 'backend', 'postmaster'] as const

export async function harmServer({ isShort, wants, option }: HowToRun): Promise<FaultReport> {
  const usual = isShort ? SHORT : LONG
  const times = Number(option('times') ?? 0)
  const countOf = (kind: keyof typeof usual) => (times > 0 ? times : usual[kind])
  const red: string[] = []
  const counts: Record<string, unknown> = {}
  const take = (what: string, said: string, tally: object, found: readonly string[]) => {
    counts[what] = tally
    console.log(`${found.length === 0 ? 'kept ' : 'LOST '} ${what}: ${said}`)
    red.push(...found.slice(0, MOST_SHOWN).map((one) => `${what}: ${one}`))
  }
  const takeSabotage = (spoilt: Sabotaged) => {
    counts[`sabotage: ${spoilt.what}`] = spoilt
    console.log(`with ${spoilt.what}: ${spoilt.found}${spoilt.isRed ? ', as it must be' : ''}`)
    if (!spoilt.isRed) red.push(`with ${spoilt.what} nothing was found: this harness cannot turn red`)
  }
  const why = await whyNoPowerCuts()
  if (why !== undefined) console.log(`POWER CUT NOT TESTED, FULL DISK NOT TESTED: ${why}`)
  const canCut = why === undefined

  if (canCut && wants('power-cut')) {
    const endings = Array<Ending>(countOf('cuts')).fill('power-cut')
    const tally = await survive({ what: 'power-cut', endings, megabytes: DISK_MB })
    take('power cut', sayRounds(tally), tally, faultsOf(tally))
  }
  if (wants('kill')) {
    const endings = Array.from({ length: countOf('kills') }, (_, at) => KILLS[at % KILLS.length] ?? 'server')
    const tally = await survive({ what: 'kill', endings })
    take('kill', sayRounds(tally), tally, faultsOf(tally))
  }
  if (canCut && wants('full-disk') && countOf('full') > 0) {
    const tally = await surviveFullDisk(countOf('full'))
    take('full disk', sayFullDisk(tally), tally, faultsOf(tally))
  }
  if (wants('sabotage')) {
    const { planted, live } = await checkExports(false)
    take('export', `${planted} cells named like formulas, ${live.length} would run`, { planted, live }, [
      ...live,
      ...(planted === 0 ? ['no planted name was exported'] : []),
    ])
    takeSabotage(await sabotageEscaping())
    if (!isShort) takeSabotage(await sabotageKey())
    if (canCut && !isShort) takeSabotage(await sabotageReceipts(countOf('sabotaged')))
    if (canCut) takeSabotage(await sabotageCommits(countOf('sabotaged')))
  }
  return { counts, red }
}

function faultsOf({ difference, faults, visits }: RoundsTally | FullDiskTally): readonly string[] {
  return [
    ...difference.lost.map((one) => `lost: ${one}`),
    ...difference.changed.map((one) => `changed: ${one}`),
    ...difference.doubled.map((one) => `doubled: ${one}`),
    ...faults,
    ...(visits === 0 ? ['nothing was acknowledged'] : []),
  ]
}

const sayDifference = ({ difference: { lost, changed, doubled } }: RoundsTally | FullDiskTally): string =>
  `lost ${lost.length}, changed ${changed.length}, doubled ${doubled.length}`

function sayRounds(tally: RoundsTally): string {
  const answers = Object.entries(tally.statuses).map(([status, times]) => `${times} x ${status}`)
  return `${tally.rounds} times, ${tally.visits} visits and ${tally.photos} photos acknowledged, ${tally.replays} sent again; ${sayDifference(tally)} (answers: ${answers.join(', ')}; 0 is a line that broke)`
}

const sayFullDisk = (tally: FullDiskTally): string =>
  `${tally.times} times, ${tally.visits} visits and ${tally.photos} photos acknowledged, ${tally.asked} requests told to wait; ${sayDifference(tally)}; taken in again after ${tally.worstRecoveryS.toFixed(1)} s at worst`

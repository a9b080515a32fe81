/** A fresh office that goes through endings, one after the other, with all it has kept so far. */

import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { findHome } from '../../server/home.ts'
import type { StartOptions } from '../support/started-server.ts'
import { compareKept, countDifference, type Difference, lookInto } from './compare-kept.ts'
import { type Journal, openJournal } from './journal.ts'
import { type Ground, killAll, makeGround, setUpWork, startOn } from './office-ground.ts'
import { type Ending, type RoundsTally, surviveRounds } from './server-rounds.ts'

/** Many, since one may send 60 envelopes and 120 parts a minute. */
const TABLETS = 160

export interface Surviving {
  /** Names the journal that stays behind. */
  readonly what: string
  readonly endings: readonly Ending[]
  /** Of a disk of its own; nothing where no power is cut. */
  readonly megabytes?: number
  readonly options?: StartOptions
  /** After each start: what is done behind the server's back. */
  readonly onStarted?: (ground: Ground) => Promise<void>
  /** Before each later start: what of it has to be undone, since the server would refuse it. */
  readonly beforeStart?: (ground: Ground) => Promise<void>
  readonly isOver?: (difference: Difference) => boolean
}

const nothing = async (): Promise<void> => undefined

export async function survive({
  what,
  endings,
  megabytes,
  options = {},
  onStarted = nothing,
  beforeStart = nothing,
  isOver,
}: Surviving): Promise<RoundsTally> {
  const ground = await makeGround(megabytes)
  const journal = await openJournalFor(what)
  let server = await startOn(ground, options)
  try {
    const { sealer } = await setUpWork(server, TABLETS)
    const work = { ground, journal, sealer, options, onStarted, beforeStart }
    const done = await surviveRounds(work, server, endings, isOver)
    server = done.server
    if (done.tally.faults.length > 0 || countDifference(done.tally.difference) > 0) return done.tally
    // At the end every picture is read from the disk once more, also those of the first round.
    const all = new Set(journal.photos.keys())
    const difference = await lookInto(ground.dataDir, (db, keys) => compareKept(db, keys, journal, all))
    return { ...done.tally, difference }
  } finally {
    await beforeStart(ground).catch(() => undefined)
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

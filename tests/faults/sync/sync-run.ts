/** `npm run faults -- sync`: tablets, office and line with everything that fails at once; whatever is lost or doubled ends in red. */

import { randomInt } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findHome } from '../../../server/home.ts'
import { startEmbeddedPostgres } from '../../../server/storage/embedded-postgres.ts'
import { addressOf } from '../../support/database-address.ts'
import type { FaultReport, HowToRun } from '../fault-run.ts'
import type { Ground } from './field-office.ts'
import { type Lived, live } from './history.ts'
import { type Replayed, replay } from './replays.ts'
import { SABOTAGES } from './sabotage.ts'

const LONG = { histories: 50, tablets: 30, operations: 200 }
const SHORT = { histories: 5, tablets: 6, operations: 40 }
/** Each packet so many times at once. */
const REPLAYS = { long: { ids: 1_000, times: 50 }, short: { ids: 50, times: 50 } }
const SABOTAGED_REPLAYS = { ids: 4, times: 10 }
const MOST_SHOWN = 10

export async function harmSync({ isShort, option, wants }: HowToRun): Promise<FaultReport> {
  const usual = isShort ? SHORT : LONG
  const number = (name: string, otherwise: number) => Number(option(name) ?? otherwise)
  const size = {
    tablets: number('tablets', usual.tablets),
    operations: number('operations', usual.operations),
  }
  const histories = number('histories', option('seed') === undefined ? usual.histories : 1)
  const first = number('seed', randomInt(1_000_000))
  const folder = await mkdtemp(join(tmpdir(), 'way-in-sync-'))
  const postgres = await startEmbeddedPostgres(join(folder, 'postgres'))
  const ground: Ground = { databases: addressOf(postgres.connection), folder }
  const red: string[] = []
  const lived: Lived[] = []
  let replayed: Replayed | undefined
  const tell = (line: string) => {
    red.push(line)
    console.log(`      ${line}`)
  }
  try {
    for (let nth = 0; wants('histories') && nth < histories; nth += 1) {
      const seed = first + nth
      // Whatever falls over, the seed is told.
      const one = await live(ground, { seed, ...size }).catch((fault: unknown) => {
        tell(`seed ${seed}: ${fault instanceof Error ? fault.stack : String(fault)}`)
      })
      if (!one) continue
      lived.push(one)
      say(one)
      if (one.red.length > 0) await keepSeed(one, size)
      for (const line of one.red.slice(0, MOST_SHOWN)) tell(`seed ${one.seed}: ${line}`)
    }
    if (wants('replays')) {
      replayed = await replay(ground, isShort ? REPLAYS.short : REPLAYS.long)
      console.log(saidOf(replayed))
      for (const line of replayed.red) tell(`replays: ${line}`)
    }
    if (wants('sabotage')) await checkSabotage(ground, first, tell)
  } finally {
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
  return { counts: { ...size, histories: lived, replays: replayed }, red }
}

const saidOf = ({ ids, requests, rows, receipts, refused, red }: Replayed): string =>
  `${red.length === 0 ? 'kept ' : 'LOST '} ${requests} requests for ${ids} packets, all of one packet at once: ${rows} rows, ${receipts} receipts, ${refused} refused`

function say({ seed, packets, photos, receipts, rounds, hours, red, ...counts }: Lived): void {
  const { crashes, backups, restores, drops, waits, met } = counts
  const requests = Object.values(met).reduce((sum, times) => sum + times, 0)
  console.log(
    `${red.length === 0 ? 'kept ' : 'LOST '} seed ${seed}: ${packets} packets, ${photos} photos, ${requests} requests in ${hours.toFixed(0)} h (${requests - (met.none ?? 0)} harmed), ${receipts} receipts, ${crashes} crashes, ${backups} backups, ${restores} restores, ${waits} waits asked for, ${drops} let go, ${rounds} rounds`,
  )
}

/** So that it can be looked at again, also when nobody was watching. */
async function keepSeed({ seed, red }: Lived, size: object): Promise<void> {
  const output = join(findHome(), 'tests', 'output')
  await mkdir(output, { recursive: true })
  await writeFile(
    join(output, `faults-sync-seed-${seed}.json`),
    `${JSON.stringify({ seed, ...size, red }, null, 2)}\n`,
  )
}

/** A harness that cannot turn red proves nothing. */
async function checkSabotage(ground: Ground, seed: number, tell: (line: string) => void): Promise<void> {
  for (const sabotage of SABOTAGES) {
    // Backups compare rows by their keys: without one they fall over before anything is seen twice.
    const { red } =
      sabotage === 'no-unique-key'
        ? await replay(ground, { ...SABOTAGED_REPLAYS, sabotage })
        : await live(ground, { seed, ...SHORT, sabotage, untilBroken: true })
    console.log(`with ${sabotage}: ${red.length} promises broken${red.length > 0 ? ', as it must be' : ''}`)
    if (red[0]) console.log(`      ${red[0]}`)
    if (red.length === 0) tell(`${sabotage} broke no promise: this harness cannot turn red`)
  }
}

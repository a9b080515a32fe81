/** `npm run faults -- restore`: offices restored from old backups, and databases with a changed byte; what is lost, doubled or wrong ends in red. */

import { randomInt } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomFrom } from '../../../seeds/demo/random.ts'
import type { FaultReport, HowToRun } from '../fault-run.ts'
import { type Flips, flipBytes } from './flipped-bytes.ts'
import { type Lived, liveThroughRestore } from './restored-history.ts'

const LONG = { histories: 10, tablets: 100, visits: 2_000, flips: 100 }
const SHORT = { histories: 1, tablets: 9, visits: 45, flips: 3 }

export async function restoreOffices({ isShort, option, wants }: HowToRun): Promise<FaultReport> {
  const usual = isShort ? SHORT : LONG
  const number = (name: keyof typeof LONG) => Number(option(name) ?? usual[name])
  const seed = Number(option('seed') ?? randomInt(1_000_000))
  const folder = await mkdtemp(join(tmpdir(), 'way-in-restores-'))
  const red: string[] = []
  console.log(`restore: seed ${seed} (again with --seed=${seed})`)
  const histories: Lived[] = []
  let flips: Flips | undefined
  try {
    for (let nth = 0; wants('histories') && nth < number('histories'); nth += 1) {
      const how = { seed: seed + nth, tablets: number('tablets'), visits: number('visits') }
      const lived = await liveThroughRestore(folder, how)
      histories.push(lived)
      const { backedUp, forgotten, cameBack, again } = lived
      console.log(
        `${lived.red.length === 0 ? 'kept ' : 'LOST '} seed ${how.seed}: ${how.visits} visits of ${how.tablets} tablets, ${backedUp} in the backup, ${forgotten} tablets forgotten, ${cameBack} came back, ${again} visits sent again`,
      )
      red.push(...lived.red.map((line) => `seed ${how.seed}: ${line}`))
    }
    if (wants('bytes')) {
      flips = await flipBytes(folder, number('flips'), randomFrom(seed))
      console.log(
        `bytes: ${flips.flips} changed, ${flips.noticed} noticed, ${flips.harmless} harmless; after ${flips.refusedToRead} PostgreSQL refused to read`,
      )
      red.push(...flips.red)
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  return { counts: { seed, histories, flips }, red }
}

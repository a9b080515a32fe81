/** From starting the built server until it says it is ready: the first time, and every other time. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServer } from '../support/started-server.ts'
import { type Line, median, round } from './measure.ts'

export async function measureStartUp(times: number): Promise<readonly Line[]> {
  const cold: number[] = []
  const warm: number[] = []
  for (let turn = 0; turn < times; turn++) {
    const dataDir = await mkdtemp(join(tmpdir(), 'way-in-bench-'))
    for (const taken of [cold, warm]) {
      const server = await startServer({ dataDir })
      taken.push(server.startMs / 1000)
      await server.stop()
    }
    await rm(dataDir, { recursive: true, force: true })
  }
  return [
    line('start-up, first time (database is made)', cold, 6),
    line('start-up, every other time', warm, 2),
  ]
}

function line(what: string, seconds: readonly number[], goal: number): Line {
  const ours = median(seconds)
  return {
    what,
    ours: round(ours, 2),
    unit: 's',
    bar: `goal: under ${goal} s`,
    kept: ours < goal,
    spread: `${round(Math.min(...seconds), 2)}–${round(Math.max(...seconds), 2)}`,
  }
}

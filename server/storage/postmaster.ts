/** What an earlier PostgreSQL left in its data folder, and clearing it away safely. */

import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { awaitEnd, isAlive, listWorkersIn, pause, worksIn } from './processes.ts'

export interface Postmaster {
  readonly pid: number
  /** `starting`, `ready`, `stopping`: as PostgreSQL writes it. */
  readonly state: string
}

export class StillRunning extends Error {
  readonly pid: number
  constructor(pid: number) {
    super(`PostgreSQL ${pid} does not stop`)
    this.pid = pid
  }
}

const FILE = 'postmaster.pid'

export function readPostmaster(cluster: string): Postmaster | undefined {
  try {
    const lines = readFileSync(join(cluster, FILE), 'utf8').split('\n')
    const pid = Number(lines[0])
    return Number.isInteger(pid) && pid > 0 ? { pid, state: lines[7]?.trim() ?? '' } : undefined
  } catch {
    return undefined
  }
}

const STOP_WITHIN_MS = 30_000

/**
 * To be called only with the folder's lock in hand: whatever PostgreSQL runs here then is an orphan of a server that
 * was killed. It is stopped in order and started anew, with a server that watches over it.
 */
export async function clearLeftovers(cluster: string): Promise<void> {
  const postmaster = readPostmaster(cluster)
  if (!postmaster) return
  if (isAlive(postmaster.pid)) {
    const isOurs = worksIn(postmaster.pid, cluster)
    // On systems that do not show it, PostgreSQL's own check decides, and refuses rather than guesses.
    if (isOurs === 'unknown') return
    if (isOurs) {
      process.kill(postmaster.pid, 'SIGINT')
      if (!(await awaitEnd(postmaster.pid, STOP_WITHIN_MS))) throw new StillRunning(postmaster.pid)
    }
  }
  // Children of a killed PostgreSQL end by themselves, but not at once; two at work in one folder would destroy it.
  const until = performance.now() + STOP_WITHIN_MS
  for (let left = listWorkersIn(cluster); left.length > 0; left = listWorkersIn(cluster)) {
    if (performance.now() > until) throw new StillRunning(left[0] ?? 0)
    await pause(50)
  }
  // The number in the file belongs to somebody else now (usual in containers): PostgreSQL would refuse because of it.
  const left = readPostmaster(cluster)
  if (left && isAlive(left.pid) && worksIn(left.pid, cluster) === false)
    rmSync(join(cluster, FILE), { force: true })
}

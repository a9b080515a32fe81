/** The office's disk fills up step by step while tablets send: they are told politely, nothing is lost, it goes on by itself. */

import { open, readFile, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { pause } from '../../server/storage/processes.ts'
import { compareKept, type Difference, lookInto } from './compare-kept.ts'
import { killAll, makeGround, setUpWork, startOn } from './office-ground.ts'
import type { Packet } from './packets.ts'
import type { Answer } from './send-packets.ts'
import { beginLoad } from './server-rounds.ts'
import { openJournalFor } from './survive.ts'

export interface FullDiskTally {
  readonly times: number
  readonly visits: number
  readonly photos: number
  /** Told to wait, with a time. */
  readonly asked: number
  readonly difference: Difference
  /** Longest time from room on the disk to the next receipt, in seconds. */
  readonly worstRecoveryS: number
  readonly faults: readonly string[]
}

const DISK_MB = 700
const STEPS = 50
const STEP_MS = 150
const RECOVERS_WITHIN_MS = 60_000
const MOST_READY = 60
const TABLETS = 300

export async function surviveFullDisk(times: number): Promise<FullDiskTally> {
  const ground = await makeGround(DISK_MB)
  if (!ground.disk) throw new Error('a full disk takes a disk of its own')
  const { disk } = ground
  const ballast = join(disk.folder, 'ballast')
  const journal = await openJournalFor('full-disk')
  const server = await startOn(ground)
  const faults: string[] = []
  let asked = 0
  let worstRecoveryS = 0
  const onAnswer = ({ status, retryAfter, body }: Answer) => {
    if (status === 507 && Number(retryAfter) > 0) asked += 1
    else if (status !== 200) faults.push(`${status} ${JSON.stringify(body).slice(0, 160)}`)
  }
  try {
    const { sealer } = await setUpWork(server, TABLETS)
    let waiting: Packet[] = []
    const work = async (ms: number) => {
      while (waiting.length < MOST_READY) waiting.push(sealer.seal(waiting.length % 4 === 0 ? 1 : 0))
      const load = beginLoad(server.url, journal, waiting, onAnswer)
      await pause(ms)
      waiting = [...(await load.stop())]
    }
    for (let time = 0; time < times; time += 1) {
      const { bavail, bsize } = await statfs(disk.folder)
      const step = Math.ceil((bavail * bsize) / STEPS)
      for (let at = 0; at < STEPS; at += 1) {
        await grow(ballast, step)
        await work(STEP_MS)
      }
      await disk.fill()
      await work(STEP_MS * 4)
      const before = journal.visits.size
      await disk.makeRoom()
      await rm(ballast, { force: true })
      const roomSince = performance.now()
      while (journal.visits.size === before && performance.now() - roomSince < RECOVERS_WITHIN_MS)
        await work(STEP_MS)
      if (journal.visits.size === before) faults.push('intake did not go on when there was room again')
      worstRecoveryS = Math.max(worstRecoveryS, (performance.now() - roomSince) / 1000)
    }
    const log = await readFile(join(ground.dataDir, 'postgres.log'), 'utf8')
    const panics = log.match(/PANIC/gu)?.length ?? 0
    if (panics > 0) faults.push(`PostgreSQL panicked ${panics} times`)
    if (asked === 0) faults.push('nobody was told to wait: the disk was never full')
    const all = new Set(journal.photos.keys())
    const difference = await lookInto(ground.dataDir, (db, keys) => compareKept(db, keys, journal, all))
    const { visits, photos } = journal
    return {
      times,
      visits: visits.size,
      photos: photos.size,
      asked,
      difference,
      worstRecoveryS,
      faults,
    }
  } finally {
    await server.stop()
    await killAll(ground, server)
    await ground.remove()
  }
}

const PIECE = Buffer.alloc(1024 * 1024, 1)

/** As far as there is room. */
async function grow(path: string, bytes: number): Promise<void> {
  const file = await open(path, 'a')
  try {
    for (let left = bytes; left > 0; left -= PIECE.length)
      await file.write(PIECE, 0, Math.min(left, PIECE.length))
  } catch {
    // Full, as it is meant to be.
  } finally {
    await file.close()
  }
}

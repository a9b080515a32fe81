/** Rounds of load, an end in the middle of it, a start, and the comparison of what was acknowledged with what is there. */

import { randomInt } from 'node:crypto'
import { pause } from '../../server/storage/processes.ts'
import type { StartedServer, StartOptions } from '../support/started-server.ts'
import {
  addDifference,
  compareKept,
  countDifference,
  type Difference,
  lookInto,
  NO_DIFFERENCE,
} from './compare-kept.ts'
import type { Journal } from './journal.ts'
import { type Ground, killAll, listBackends, postmasterOf, startOn } from './office-ground.ts'
import type { Packet, Sealer } from './packets.ts'
import { killNow } from './processes-in.ts'
import { replay } from './replay.ts'
import { type Answer, openLine, sendPacket } from './send-packets.ts'

export const ENDINGS = ['power-cut', 'server', 'backend', 'postmaster'] as const
export type Ending = (typeof ENDINGS)[number]

export interface Campaigning {
  readonly ground: Ground
  readonly journal: Journal
  readonly sealer: Sealer
  /** How the server is started each time. */
  readonly options: StartOptions
  /** After each start: what is done behind the server's back. */
  readonly onStarted: (ground: Ground) => Promise<void>
  /** Before each start that follows an end. */
  readonly beforeStart: (ground: Ground) => Promise<void>
}

export interface RoundsTally {
  readonly rounds: number
  readonly visits: number
  readonly photos: number
  readonly replays: number
  readonly difference: Difference
  /** How often each status was answered; 0 is a line that broke. */
  readonly statuses: Readonly<Record<string, number>>
  /** What else went wrong: a start that failed, work that did not go on. */
  readonly faults: readonly string[]
}

const WORKERS = 8
const SOONEST_MS = 700
const LATEST_MS = 2200
/** Every so many visits one has photos. */
const PHOTOS_EVERY = 3
const PHOTOS_THEN = 2
const MOST_READY = 300
/** On a machine that is busy with other things the end waits for so much work, so that there is something to lose. */
const LEAST_VISITS = 130
const LEAST_PHOTOS = 80
const LATEST_OF_ALL_MS = 15_000
const GOES_ON_WITHIN_MS = 30_000

/** `isOver` is asked after each round. Returns the server as it runs after the last one. */
export async function surviveRounds(
  work: Campaigning,
  started: StartedServer,
  endings: readonly Ending[],
  isOver: (difference: Difference) => boolean = () => false,
): Promise<{ readonly tally: RoundsTally; readonly server: StartedServer }> {
  const { ground, journal } = work
  const before = { visits: journal.visits.size, photos: journal.photos.size }
  const statuses: Record<string, number> = {}
  const faults: string[] = []
  let difference = NO_DIFFERENCE
  let server = started
  let replays = 0
  let rounds = 0
  let waiting: Packet[] = []
  await work.onStarted(ground)
  for (const ending of endings) {
    rounds += 1
    const has = { visits: new Set(journal.visits.keys()), photos: new Set(journal.photos.keys()) }
    waiting = fillUp(waiting, work.sealer)
    const known = [...waiting]
    const load = beginLoad(server.url, journal, waiting, (answer) => {
      statuses[answer.status] = (statuses[answer.status] ?? 0) + 1
    })
    await awaitMoment(() => ({
      visits: journal.visits.size - has.visits.size,
      photos: journal.photos.size - has.photos.size,
    }))
    const ended = await end(ending, work, server).catch((fault: unknown) => String(fault))
    waiting = [...(await load.stop())]
    if (typeof ended === 'string') {
      faults.push(`round ${rounds}, ${ending}: ${ended}\n${server.output().slice(-1000)}`)
      break
    }
    server = ended
    const isNew = (sha256: string) => !has.photos.has(sha256)
    const news = known.filter(({ id }) => journal.visits.has(id) && !has.visits.has(id))
    const again = await replay(server.url, journal, news)
    replays += again.replays
    faults.push(...again.faults)
    const fresh = new Set([...journal.photos.keys()].filter(isNew))
    const seen = await lookInto(ground.dataDir, (db, keys) => compareKept(db, keys, journal, fresh))
    difference = addDifference(difference, { ...seen, changed: [...seen.changed, ...again.changed] })
    if (rounds % 5 === 0 || rounds === endings.length)
      console.log(
        `      ${ending}: ${rounds} of ${endings.length}, ${journal.visits.size - before.visits} visits and ${journal.photos.size - before.photos} photos acknowledged, ${countDifference(difference)} differences`,
      )
    if (isOver(difference)) break
  }
  return {
    server,
    tally: {
      rounds,
      visits: journal.visits.size - before.visits,
      photos: journal.photos.size - before.photos,
      replays,
      difference,
      statuses,
      faults,
    },
  }
}

/** A moment by chance, and not before there is something to lose. */
async function awaitMoment(
  acknowledged: () => { readonly visits: number; readonly photos: number },
): Promise<void> {
  const until = performance.now() + LATEST_OF_ALL_MS
  await pause(randomInt(SOONEST_MS, LATEST_MS))
  for (;;) {
    const { visits, photos } = acknowledged()
    if ((visits >= LEAST_VISITS && photos >= LEAST_PHOTOS) || performance.now() > until) return
    await pause(randomInt(10, 200))
  }
}

/** Those that are not through come first, so that nothing stays half sent. */
function fillUp(waiting: readonly Packet[], sealer: Sealer): Packet[] {
  const fresh = Array.from({ length: MOST_READY - waiting.length }, (_, at) =>
    sealer.seal(at % PHOTOS_EVERY === 0 ? PHOTOS_THEN : 0),
  )
  return [...waiting, ...fresh]
}

interface Load {
  /** What is not through yet. */
  stop(): Promise<readonly Packet[]>
}

/** Eight tablets at once, each with the next packet as soon as its last one is through, until they are stopped. */
export function beginLoad(
  url: string,
  journal: Journal,
  packets: readonly Packet[],
  onAnswer: (answer: Answer) => void,
): Load {
  const line = openLine(url)
  const waiting = [...packets]
  let isStopping = false
  const work = async () => {
    while (!isStopping) {
      const packet = waiting.shift()
      if (!packet) return
      if (await sendPacket(line.ask, journal, packet, onAnswer)) continue
      // As a tablet whose line broke: not at once, and with something else first.
      waiting.push(packet)
      await pause(50)
    }
  }
  const workers = Promise.all(Array.from({ length: WORKERS }, work))
  return {
    async stop() {
      isStopping = true
      await workers
      line.close()
      return waiting
    },
  }
}

/** Ends what is named, and sees to it that a server answers afterwards. */
async function end(
  ending: Ending,
  { ground, journal, options, onStarted, beforeStart }: Campaigning,
  server: StartedServer,
): Promise<StartedServer> {
  const restart = async () => {
    await beforeStart(ground)
    const started = await startOn(ground, options)
    await onStarted(ground)
    return started
  }
  switch (ending) {
    case 'power-cut': {
      if (!ground.disk) throw new Error('this ground has no power to cut')
      await ground.disk.cutPower()
      await killAll(ground, server)
      await ground.disk.restorePower()
      return restart()
    }
    case 'server':
      killNow(server.process.pid)
      await server.ended
      return restart()
    case 'postmaster':
      killNow(postmasterOf(ground))
      await within(server.ended, 'the server did not end when its database was killed')
      return restart()
    case 'backend': {
      const backends = listBackends(ground)
      killNow(backends[randomInt(Math.max(1, backends.length))])
      const acknowledged = journal.visits.size
      const until = performance.now() + GOES_ON_WITHIN_MS
      while (journal.visits.size < acknowledged + WORKERS) {
        if (performance.now() > until) throw new Error('intake did not go on after a connection was killed')
        await pause(20)
      }
      return server
    }
  }
}

async function within(done: Promise<unknown>, otherwise: string): Promise<void> {
  const late = Symbol('late')
  const first = await Promise.race([done, pause(GOES_ON_WITHIN_MS).then(() => late)])
  if (first === late) throw new Error(otherwise)
}

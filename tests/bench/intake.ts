/**
 * Visit intake: a durable PUT of a full visit, sealed, opened and read before it is acknowledged, against a bare route
 * that stores the same visit unsealed in the same PostgreSQL and looks at nothing.
 */

import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import type { Checklist } from '../../schema/checklist/checklist.ts'
import { type CampaignId, readStationCode, readVisitId } from '../../schema/codes.ts'
import type { OrganisationKeyOnWire } from '../../schema/wire/sealed-shape.ts'
import { visitToWire } from '../../schema/wire/visit-shape.ts'
import { fillVisit } from '../support/fill-visit.ts'
import { cpuMsOf, type Latencies, type Line, median, round, sendAll, type ToSend } from './measure.ts'
import { sealAhead } from './seal-ahead.ts'

export interface IntakeSetting {
  readonly url: string
  readonly databaseUrl: string
  readonly serverPid: number
  readonly checklist: Checklist
  readonly campaign: CampaignId
  /** Of many tablets: one of them may send 60 envelopes a minute, and 200 an event. */
  readonly tokens: readonly string[]
  /** What the tablet seals to. */
  readonly key: OrganisationKeyOnWire
  readonly stations: readonly string[]
  readonly isShort: boolean
}

export async function measureIntake(setting: IntakeSetting): Promise<readonly Line[]> {
  // Rounds of floor and product in turn; the median of the rounds counts.
  const rounds = setting.isShort ? 1 : 5
  const visitsPerRound = setting.isShort ? 300 : 2000
  const floor = await startFloor(setting.databaseUrl)
  const bodies = makeBodies(setting)
  try {
    const lines: Line[] = []
    // Both are warmed up alike: first requests compile, connect and prepare.
    await sendAll(floor.url, toFloor(bodies, 500), 8)
    await sendAll(setting.url, toProduct(setting, bodies, 500), 8)
    for (const connections of [1, 8, 32]) {
      const ours: Round[] = []
      const theirs: Round[] = []
      for (let round = 0; round < rounds; round++) {
        const open = toFloor(bodies, visitsPerRound)
        theirs.push(await timeRound(floor.process.pid ?? 0, floor.url, open, connections))
        const sealed = toProduct(setting, bodies, visitsPerRound)
        ours.push(await timeRound(setting.serverPid, setting.url, sealed, connections))
      }
      lines.push(...linesOf(connections, ours, theirs))
    }
    return lines
  } finally {
    floor.process.kill('SIGTERM')
    await once(floor.process, 'exit')
  }
}

/** With the processor time of the serving process for each visit: steadier than visits a second on a busy machine. */
interface Round extends Latencies {
  readonly cpuMs: number
}

async function timeRound(
  pid: number,
  url: string,
  visits: readonly ToSend[],
  connections: number,
): Promise<Round> {
  const before = await cpuMsOf(pid)
  const latencies = await sendAll(url, visits, connections)
  return { ...latencies, cpuMs: ((await cpuMsOf(pid)) - before) / visits.length }
}

function linesOf(connections: number, ours: readonly Round[], theirs: readonly Round[]): readonly Line[] {
  const rate = median(ours.map(({ perSecond }) => perSecond))
  const floorRate = median(theirs.map(({ perSecond }) => perSecond))
  const ratio = rate / floorRate
  const rates = ours.map(({ perSecond }) => perSecond)
  return [
    {
      what: `intake, ${connections} connection${connections > 1 ? 's' : ''}`,
      ours: round(rate, 0),
      floor: round(floorRate, 0),
      unit: 'visits/s',
      ratio: round(ratio, 2),
      spread: `${round(Math.min(...rates), 0)}–${round(Math.max(...rates), 0)}`,
      ...(connections === 8 ? { bar: 'at least 0.6 of the floor', kept: ratio >= 0.6 } : {}),
    },
    {
      what: `intake, ${connections} connection${connections > 1 ? 's' : ''}: p50 / p99`,
      ours: round(median(ours.map(({ p50Ms }) => p50Ms)), 2),
      floor: round(median(theirs.map(({ p50Ms }) => p50Ms)), 2),
      unit: 'ms',
      spread: `p99 ${round(median(ours.map(({ p99Ms }) => p99Ms)), 1)} against ${round(median(theirs.map(({ p99Ms }) => p99Ms)), 1)}`,
    },
    {
      what: `intake, ${connections} connection${connections > 1 ? 's' : ''}: processor time of the server for a visit`,
      ours: round(median(ours.map(({ cpuMs }) => cpuMs)), 3),
      floor: round(median(theirs.map(({ cpuMs }) => cpuMs)), 3),
      unit: 'ms',
    },
  ]
}

/** Two dozen different full visits as text; ids are put in just before sending. */
function makeBodies({ checklist, campaign, stations }: IntakeSetting): readonly string[] {
  return stations.slice(0, 24).map((code, index) => {
    const station = readStationCode(code)
    const id = readVisitId(randomUUID())
    if (!station || !id) throw new Error(`no station code: ${code}`)
    const answers = new Map([
      ['step_free_route', { kind: 'yes-no', value: index % 2 ? 'yes' : 'no' } as const],
      ['entrance_steps_count', { kind: 'count', value: index % 5 } as const],
    ])
    const visit = fillVisit(checklist, { id, campaign, station, form: 'full', answers })
    return JSON.stringify(visitToWire(visit, '2027-06-06T00:45:00Z'))
  })
}

const json = { 'content-type': 'application/json' }

const toFloor = (bodies: readonly string[], count: number): readonly ToSend[] =>
  Array.from({ length: count }, (_, index) => ({
    method: 'PUT',
    path: `/floor/${randomUUID()}`,
    headers: json,
    body: Buffer.from(bodies[index % bodies.length] ?? ''),
  }))

let nextTablet = 0

/** Each visit sealed anew under its own id, as tablets do it, before the clock runs: sealing is their work. */
const toProduct = (
  { tokens, key, campaign }: IntakeSetting,
  bodies: readonly string[],
  count: number,
): readonly ToSend[] =>
  Array.from({ length: count }, (_, index) => {
    const id = randomUUID()
    const content = { visit: bodies[index % bodies.length] ?? '', interviews: '[]' }
    return {
      method: 'PUT',
      path: `/api/sealed/${id}`,
      headers: { ...json, authorization: `Bearer ${tokens[nextTablet++ % tokens.length]}` },
      body: Buffer.from(sealAhead(key, id, campaign, content)),
    }
  })

async function startFloor(
  databaseUrl: string,
): Promise<{ readonly url: string; readonly process: ChildProcess }> {
  const child = spawn(process.execPath, ['dist/tests/bench/floor-server.js', databaseUrl], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [printed] = await once(child.stdout, 'data')
  return { url: String(printed).trim(), process: child }
}

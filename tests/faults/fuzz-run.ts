/** Thousands of made-up requests to every endpoint: none may end in a fault, stop the loop, or change what it was refused. */

import { randomInt } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { readPersonId } from '../../schema/codes.ts'
import { listCampaigns } from '../../schema/wire/campaign-endpoints.ts'
import { readSession } from '../../schema/wire/session-endpoints.ts'
import { findHome } from '../../server/home.ts'
import { saveSession } from '../../server/queries/sessions.ts'
import type { Db } from '../../server/storage/database.ts'
import { startEmbeddedPostgres } from '../../server/storage/embedded-postgres.ts'
import { connect } from '../../server/storage/open-database.ts'
import { hashOf, newSecret } from '../../server/storage/secrets.ts'
import { addressOf } from '../support/database-address.ts'
import { readEndpoints } from '../support/endpoints.ts'
import { enrolTablets, openOffice } from '../support/office.ts'
import { type StartedServer, startServer } from '../support/started-server.ts'
import { digestOf, TRACES } from './digest.ts'
import type { FaultReport, HowToRun } from './fault-run.ts'
import { type MadeRequest, requestsTo, type Who } from './made-requests.ts'
import { type Answer, sendRaw } from './send-raw.ts'
import type { Stalls } from './watch-stalls.ts'

/** Those that start a worker or hash a passphrase are slow by their nature, and get fewer. */
const SELDOM = ['tryStationImport', 'signIn', 'createFirstAdministrator', 'putStaff']
const TOGETHER = 8
/** Between two looks at the database. */
const BATCH = 100
const TABLETS = 40
const MOST_SHOWN = 20
/** A batch takes seconds. */
const SESSION_MS = 600_000
const MOST_RED = 200
/** Longer than this nothing may keep the event loop from turning. */
const STALL_MS = 200
/** What Node refuses before it is a request of ours. */
const OF_NODE = [408, 417, 431]

export async function fuzzServer({ isShort, option }: HowToRun): Promise<FaultReport> {
  const count = Number(option('count') ?? (isShort ? 2_000 : 20_000))
  const seed = Number(option('seed') ?? randomInt(2 ** 31))
  console.log(`fuzz: ${count} requests, seed ${seed} (again with --seed=${seed} --count=${count})`)
  const folder = await mkdtemp(join(tmpdir(), 'way-in-fuzz-'))
  const postgres = await startEmbeddedPostgres(folder)
  const databaseUrl = addressOf(postgres.connection)
  try {
    return await fuzz(databaseUrl, join(folder, 'stalls.json'), count, seed)
  } finally {
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function fuzz(
  databaseUrl: string,
  stallsFile: string,
  count: number,
  seed: number,
): Promise<FaultReport> {
  const watch = join(findHome(), 'dist', 'tests', 'faults', 'watch-stalls.js')
  const server = await startServer({
    databaseUrl,
    flags: ['--demo'],
    env: { STALLS_FILE: stallsFile, NODE_OPTIONS: `--import=${watch}` },
  })
  const { db, close } = connect(databaseUrl, 1)
  try {
    const red: string[] = []
    const askAs = await peopleOf(server, db)
    const requests = await makeRequests(askAs.known, count, seed)
    const statuses = new Map<number, number>()
    let refused = 0
    const begun = Date.now()
    for (let from = 0; from < requests.length; from += BATCH) {
      const batch = requests.slice(from, from + BATCH)
      await askAs.signInAnew()
      const before = await digestOf(db, TRACES)
      const answers = await askAll(server.url, batch, askAs.headersOf)
      const wasWritten = answers.some(({ status }, at) => status < 300 && batch[at]?.method !== 'GET')
      const after = await digestOf(db, TRACES)
      if (!wasWritten && before !== after)
        red.push(
          `batch ${from}: refused requests changed the database: ${newLines(before, after).join(', ')}`,
        )
      answers.forEach((answer, at) => {
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
        if (answer.status >= 400) refused += 1
        const one = batch[at]
        const fault = one && faultIn(one, answer)
        if (fault) red.push(`request ${from + at}: ${fault}`)
      })
      if (server.process.exitCode !== null) {
        red.push(`the server ended after request ${from}:\n${server.output().slice(-2000)}`)
        break
      }
    }
    const faults = server.output().match(/^Fault at .*(\n {4}at .*){0,4}/gmu) ?? []
    red.push(...faults.slice(0, MOST_SHOWN))
    const { stalls, p99Ms } = await readStalls(stallsFile)
    const since = stalls.filter(({ at }) => at > begun)
    const ours = since.filter(({ ownMs }) => ownMs > STALL_MS)
    for (const { tookMs, ownMs } of ours)
      red.push(`the event loop stood still for ${tookMs} ms, and worked ${ownMs} ms of them`)
    const told = [...statuses].toSorted(([one], [other]) => one - other)
    console.log(
      `fuzz: ${requests.length} requests, ${refused} refused; ${told.map(([status, times]) => `${status}: ${times}`).join(', ')}`,
    )
    const longest = (values: readonly number[]) => Math.max(0, ...values)
    const seen = {
      longestMs: longest(since.map(({ tookMs }) => tookMs)),
      longestOwnMs: longest(since.map(({ ownMs }) => ownMs)),
      over200Ms: ours.length,
      p99Ms,
    }
    console.log(
      `fuzz: the event loop stood still for ${seen.longestMs} ms at most, of its own work ${seen.longestOwnMs} ms; over ${STALL_MS} ms of its own work ${seen.over200Ms} times`,
    )
    return {
      counts: { seed, requests: requests.length, refused, statuses: told, stalls: seen },
      red: red.slice(0, MOST_RED),
    }
  } finally {
    await close()
    await server.stop()
  }
}

/** The tables whose digest is another one. */
const newLines = (before: string, after: string): readonly string[] =>
  after.split('\n').filter((line) => !before.split('\n').includes(line))

/** Who asks with which headers, and what is there to ask for. */
async function peopleOf(server: StartedServer, db: Db) {
  const office = await openOffice(server.url, server.firstAdministratorLink ?? '')
  const [campaign] = await office.call(listCampaigns, {})
  if (!campaign) throw new Error('the demo has a campaign')
  const tablets = await enrolTablets(office, campaign.id, TABLETS)
  const [cookie] = office.cookie()
  const me = await office.call(readSession, {})
  const person = readPersonId(me?.person ?? '')
  if (!person) throw new Error('the administrator is signed in')
  let session = ''
  let next = 0
  return {
    /** Some requests end the very session they are asked with; a fresh one may do what is grave. */
    async signInAnew() {
      session = newSecret()
      const at = new Date()
      await saveSession(db, {
        tokenHash: hashOf(session),
        person,
        at,
        endsAt: new Date(at.getTime() + SESSION_MS),
        factorAt: at,
        kind: { browser: 'other', system: 'other' },
      })
    },
    known: {
      ids: [campaign.id],
      codes: ['01', '0102', '010201', '010201-0001', campaign.checklist.id, campaign.checklist.version],
    },
    headersOf: (who: Who): Readonly<Record<string, string>> =>
      who === 'staff'
        ? { cookie: `${cookie}=${session}`, origin: server.url }
        : who === 'monitor'
          ? { authorization: `Bearer ${tablets[next++ % tablets.length]?.token}` }
          : {},
  }
}

/** The same for the same seed, spread over all endpoints. */
async function makeRequests(
  known: Parameters<typeof requestsTo>[2],
  count: number,
  seed: number,
): Promise<readonly MadeRequest[]> {
  const weighted = (await readEndpoints()).map(([name, endpoint]) => ({
    arbitrary: requestsTo(name, endpoint, known),
    weight: SELDOM.includes(name) ? 1 : 10,
  }))
  return fc.sample(fc.oneof(...weighted), { numRuns: count, seed })
}

async function askAll(
  url: string,
  batch: readonly MadeRequest[],
  headersOf: (who: Who) => Readonly<Record<string, string>>,
): Promise<readonly Answer[]> {
  const answers: Answer[] = []
  let next = 0
  const work = async () => {
    for (let at = next++; at < batch.length; at = next++) {
      const one = batch[at]
      if (one)
        answers[at] = await sendRaw(url, { ...one, headers: { ...headersOf(one.who), ...one.headers } })
    }
  }
  await Promise.all(Array.from({ length: TOGETHER }, work))
  return answers
}

/** What must never be the answer, whatever was asked. */
function faultIn({ endpoint, method, path, who, body }: MadeRequest, answer: Answer): string | undefined {
  const isIntended = [503, 507].includes(answer.status) && answer.retryAfter !== undefined
  const isAllowed = answer.status > 0 && (answer.status < 500 || isIntended)
  const isProblem =
    answer.status < 400 ||
    OF_NODE.includes(answer.status) ||
    answer.type.startsWith('application/problem+json')
  if (isAllowed && isProblem) return undefined
  const sent = body === undefined ? '' : ` with ${String(body).slice(0, 300)}`
  return `${answer.status} ${answer.fault ?? answer.type} for ${endpoint} as ${who}: ${method} ${path.slice(0, 300)}${sent}`
}

async function readStalls(file: string): Promise<Stalls> {
  // Written by the server's own watch a moment ago.
  return JSON.parse(await readFile(file, 'utf8')) as Stalls
}

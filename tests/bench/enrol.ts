/** `npm run bench -- --only=enrol`: 2,000 tablets enrolled behind one address, while somebody there guesses words. */

import { randomBytes, randomInt } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { drawWords } from '../../schema/people/card-words.ts'
import { makeEnrolmentCards } from '../../schema/wire/people-endpoints.ts'
import { findHome } from '../../server/home.ts'
import { startEmbeddedPostgres } from '../../server/storage/embedded-postgres.ts'
import { connect } from '../../server/storage/open-database.ts'
import { addressOf } from '../support/database-address.ts'
import { openOffice, setUpCampaign } from '../support/office.ts'
import { startServer } from '../support/started-server.ts'
import { mostMemory } from './load.ts'
import { type Line, percentile, round, tableOf } from './measure.ts'
import { ask, closeConnections, type Sent, sendAtRate } from './open-loop.ts'

const HOUR_S = 3600
const PER_HOUR = 2000
/** As many as come in an hour, in a hundred seconds; all tablets of a training at once come as fast as that. */
const PER_SECOND = 20

/** Strangers know their codes and want them. */
const GUESSED = 50

interface Card {
  readonly code: string
  readonly words: string
}

const NO_CARD: Card = { code: '', words: '' }

export async function reportEnrol(isShort: boolean): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'way-in-enrol-'))
  const postgres = await startEmbeddedPostgres(folder)
  try {
    const databaseUrl = addressOf(postgres.connection)
    const server = await startServer({ databaseUrl })
    try {
      const office = await openOffice(server.url, server.firstAdministratorLink ?? '')
      const { campaign } = await setUpCampaign(office)
      const begun = performance.now()
      const count = isShort ? 200 : PER_HOUR
      const { cards } = await office.call(makeEnrolmentCards, { params: { campaign }, body: { count } })
      const madeMs = performance.now() - begun
      const lines = [
        line(`${count} cards made in one job`, madeMs, 'ms'),
        ...(await measureEnrolment(server.url, cards)),
      ]
      const used = await countUsed(databaseUrl)
      lines.push(line('… cards that are used now', used, `of ${count}`, 'all', used === count))
      const memory = await mostMemory(server.process.pid ?? 0)
      lines.push(line('memory of the server at most', memory, 'MB', 'under 400 MB', memory < 400))
      console.log(tableOf(lines))
      const output = join(findHome(), 'tests', 'output')
      await mkdir(output, { recursive: true })
      await writeFile(
        join(output, 'bench-enrol.json'),
        `${JSON.stringify({ short: isShort, lines }, null, 2)}\n`,
      )
    } finally {
      await server.stop()
    }
  } finally {
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function measureEnrolment(url: string, cards: readonly Card[]): Promise<readonly Line[]> {
  const address = new URL(url)
  const seconds = cards.length / PER_SECOND
  const enrolOne = ({ code, words }: Card) =>
    ask(address, {
      method: 'POST',
      path: '/api/enrolments',
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(JSON.stringify({ code, words, token: randomBytes(32).toString('base64url') })),
    })
  /** At the cards that are used last, again and again: words that fit their check, as a program would make them. */
  const guess = (at: number) => {
    const { code } = cards[cards.length - 1 - (at % GUESSED)] ?? NO_CARD
    return enrolOne({ code, words: drawWords(randomInt, code) })
  }
  const [honest, guessed] = await Promise.all([
    sendAtRate(PER_SECOND, seconds, (at) => enrolOne(cards[at] ?? NO_CARD)),
    sendAtRate(PER_SECOND, seconds, guess),
  ])
  closeConnections()
  const p95 = percentile(
    honest.map(({ ms }) => ms),
    0.95,
  )
  const times = round((PER_SECOND * HOUR_S) / PER_HOUR)
  const away = honest.filter(({ status }) => status !== 200).length
  const through = guessed.filter(({ status }) => status === 200).length
  return [
    line(
      `${cards.length} enrolments in ${seconds} s, ${times} times as fast as asked: p95`,
      p95,
      'ms',
      'under 500 ms',
      p95 < 500,
    ),
    line('… turned away or failed, all behind one address', away, 'enrolments', 'none', away === 0),
    line(
      '… guesses at the same cards from that address, let through',
      through,
      `of ${guessed.length}`,
      'none',
      through === 0,
    ),
    line('… guesses that had to wait', countOf(guessed, 429), `of ${guessed.length}`),
  ]
}

const countOf = (sent: readonly Sent[], wanted: number): number =>
  sent.filter(({ status }) => status === wanted).length

const line = (what: string, ours: number, unit: string, bar?: string, kept?: boolean): Line => ({
  what,
  ours: round(ours),
  unit,
  ...(bar === undefined || kept === undefined ? {} : { bar, kept }),
})

async function countUsed(databaseUrl: string): Promise<number> {
  const { db, close } = connect(databaseUrl, 1)
  const rows = await db.selectFrom('enrolment').select('id').where('state', '=', 'enrolled').execute()
  await close()
  return rows.length
}

/** One history: cards, a backup, tablets enrolled after it, visits, the database destroyed, the backup restored. */

import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Checklist } from '../../../schema/checklist/checklist.ts'
import type { CampaignId } from '../../../schema/codes.ts'
import { enrol, makeEnrolmentCards } from '../../../schema/wire/people-endpoints.ts'
import { type Random, randomFrom } from '../../../seeds/demo/random.ts'
import { findHome } from '../../../server/home.ts'
import { readShippedChecklist } from '../../../server/shipped-checklist.ts'
import type { Db } from '../../../server/storage/database.ts'
import { connect } from '../../../server/storage/open-database.ts'
import { findRunningPostgres } from '../../../server/storage/running-postgres.ts'
import { type CommandName, type } from '../../support/backup-commands.ts'
import { addressOf } from '../../support/database-address.ts'
import { type HeadlessTablet, headlessTablet } from '../../support/headless-tablet.ts'
import { bringRooms, ROOMS, visitTo } from '../../support/intake.ts'
import { type Office, openOffice, setUpCampaign } from '../../support/office.ts'
import { startServer } from '../../support/started-server.ts'

export interface Lived {
  readonly seed: number
  readonly visits: number
  /** Visits that had arrived when the backup was made. */
  readonly backedUp: number
  /** Tablets whose enrolment is not in the backup. */
  readonly forgotten: number
  readonly cameBack: number
  /** Visits that tablets sent once more. */
  readonly again: number
  readonly red: readonly string[]
}

interface ToLive {
  readonly seed: number
  readonly tablets: number
  readonly visits: number
}

const HOUR_MS = 3_600_000
const ROUNDS = 2
const TOGETHER = 8

export async function liveThroughRestore(
  folder: string,
  { seed, tablets: count, visits }: ToLive,
): Promise<Lived> {
  const random = randomFrom(seed)
  const dataDir = await mkdtemp(join(folder, 'office-'))
  const backups = join(dataDir, 'of-history')
  await mkdir(backups)
  let server = await startServer({ dataDir })
  const { url } = server
  const within = async <Found>(look: (db: Db) => Promise<Found>): Promise<Found> => {
    const running = findRunningPostgres(dataDir)
    if (!running) throw new Error('no database works')
    const { db, close } = connect(addressOf(running), 1)
    return look(db).finally(close)
  }
  const command = async (name: CommandName, words: readonly string[]) => {
    const ended = await type(name, words, dataDir)
    if (ended.code !== 0) throw new Error(`${name}: ${ended.said}`)
  }
  const red: string[] = []
  try {
    const office = await openOffice(url, server.firstAdministratorLink ?? '')
    await within((db) => bringRooms({ db }))
    const { campaign } = await setUpCampaign(office)
    const { checklist } = await readShippedChecklist(findHome(), ['km', 'en'])
    // A third enrolled before the backup, a third with a card made before it, a third with a card made after it.
    const third = Math.ceil(count / 3)
    const early = await makeCards(office, campaign, Math.min(count, 2 * third))
    const tablets = await enrolAll(url, office, early.slice(0, third), random)
    const backupAt = Math.floor(random.next() * visits)
    const ids: string[] = []
    let backedUp = 0
    for (let nth = 0; nth < visits; nth += 1) {
      if (nth === backupAt) {
        await command('backup', [`--into=${backups}`, ...(random.chance(0.5) ? ['--check'] : [])])
        backedUp = ids.length
        const late = await makeCards(office, campaign, count - early.length)
        tablets.push(...(await enrolAll(url, office, [...early.slice(third), ...late], random)))
      }
      // Every tablet in its turn, so that each has as many.
      const tablet = tablets[nth % tablets.length]
      if (tablet) ids.push(await sealOn(tablet, checklist, campaign, random))
    }
    await inTurn(tablets, (tablet) => tablet.run(0))
    red.push(...(await judge(within, ids, 'before the restore')))
    const sentBefore = tablets.reduce((sum, { sent }) => sum + sent(), 0)

    server.process.kill('SIGKILL')
    await server.stop()
    const [file = ''] = (await readdir(backups)).filter((name) => name.endsWith('.backup'))
    await command('status', [])
    await rm(join(dataDir, 'postgres'), { recursive: true, force: true })
    await command('restore', [join(backups, file)])
    server = await startServer({ dataDir, env: { PORT: new URL(url).port } })
    for (let round = 0; round < ROUNDS; round += 1) await inTurn(tablets, (tablet) => tablet.run(HOUR_MS))

    red.push(...(await judge(within, ids, 'after two rounds')))
    for (const tablet of tablets) red.push(...(await tablet.listUnsettled()))
    const forgotten = tablets.length - third
    const { cameBack, silent } = await within(readMarks)
    if (cameBack !== forgotten)
      red.push(`${cameBack} tablets are marked as come back, ${forgotten} were forgotten`)
    if (silent !== 0) red.push(`${silent} tablets are enrolled and nothing has come from them`)
    const again = tablets.reduce((sum, { sent }) => sum + sent(), 0) - sentBefore
    return { seed, visits, backedUp, forgotten, cameBack, again, red }
  } finally {
    await server.stop()
  }
}

const makeCards = async (office: Office, campaign: CampaignId, count: number) =>
  count === 0 ? [] : (await office.call(makeEnrolmentCards, { params: { campaign }, body: { count } })).cards

async function enrolAll(
  url: string,
  office: Office,
  cards: readonly { readonly code: string; readonly words: string }[],
  random: Random,
): Promise<HeadlessTablet[]> {
  const tablets: HeadlessTablet[] = []
  for (const { code, words } of cards) {
    const enrolled = await office.call(enrol, { body: { code, words } })
    const ask: typeof fetch = (address, init) => fetch(new URL(String(address), url), init)
    tablets.push(headlessTablet(enrolled, ask, random.next))
  }
  return tablets
}

/** Sealed as the app seals it; now and then sent at once, else with the next. */
async function sealOn(
  tablet: HeadlessTablet,
  checklist: Checklist,
  campaign: CampaignId,
  random: Random,
): Promise<string> {
  const { id, envelope, sha256 } = await visitTo(
    { campaign, checklist, key: tablet.organisationKey },
    random.pick(ROOMS),
  )
  await tablet.outbox.put({ id, kind: 'visit', code: tablet.code, envelope, sha256, photos: [] })
  if (random.chance(0.5)) await tablet.run(1000)
  return id
}

async function inTurn(
  tablets: readonly HeadlessTablet[],
  deed: (tablet: HeadlessTablet) => Promise<void>,
): Promise<void> {
  const left = [...tablets]
  const work = async () => {
    for (let next = left.pop(); next; next = left.pop()) await deed(next)
  }
  await Promise.all(Array.from({ length: TOGETHER }, work))
}

/** Everything once, and nothing else. */
async function judge(
  within: <Found>(look: (db: Db) => Promise<Found>) => Promise<Found>,
  ids: readonly string[],
  when: string,
): Promise<readonly string[]> {
  const { visits, aside } = await within(async (db) => ({
    visits: (await db.selectFrom('visit').select('id').execute()).map(({ id }) => String(id)),
    aside: (await db.selectFrom('set_aside').select('reason').execute()).length,
  }))
  const there = new Set(visits)
  const lost = ids.filter((id) => !there.has(id)).length
  const wrong: string[] = []
  if (lost > 0) wrong.push(`${when}: ${lost} of ${ids.length} visits are not there`)
  if (visits.length !== ids.length - lost) wrong.push(`${when}: ${visits.length} visits for ${ids.length}`)
  if (aside > 0) wrong.push(`${when}: ${aside} were set aside`)
  return wrong
}

const readMarks = async (db: Db) => {
  const rows = await db.selectFrom('enrolment').select(['id', 'state', 'came_back_at']).execute()
  const senders = new Set(
    (await db.selectFrom('visit').select('enrolment_id').distinct().execute()).map((row) => row.enrolment_id),
  )
  const enrolled = rows.filter(({ state }) => state === 'enrolled')
  return {
    cameBack: enrolled.filter(({ came_back_at }) => came_back_at !== null).length,
    silent: enrolled.filter(({ id }) => !senders.has(id)).length,
  }
}

/** `npm run bench -- --only=exports`: files of a whole country's visits, against PostgreSQL giving out the same rows. */

import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { sql } from 'kysely'
import { RELEASE_FILES } from '../../schema/release/files.ts'
import { putRelease } from '../../schema/wire/release-endpoints.ts'
import { listStations } from '../../schema/wire/result-endpoints.ts'
import { loadChecklist } from '../../seeds/load-checklist.ts'
import { findHome } from '../../server/home.ts'
import { startEmbeddedPostgres } from '../../server/storage/embedded-postgres.ts'
import { connect } from '../../server/storage/open-database.ts'
import { addressOf } from '../support/database-address.ts'
import { enrolTablets, type Office, openOffice, setUpCampaign } from '../support/office.ts'
import { startServer } from '../support/started-server.ts'
import { type Copied, copyIn, copyOut } from './copy-out.ts'
import { download, piecesOf } from './download.ts'
import { bringManyVisits } from './many-visits.ts'
import { type Line, round, tableOf } from './measure.ts'
import { type MemoryWatch, watchMemory } from './memory.ts'

const VISITS = 25_000
/** Times as long as the cheaper COPY. */
const MOST_RATIO = 3
const WORKBOOK_S = 20
const FIRST_BYTE_MS = 300
const MOST_MB = 300

interface Setting {
  readonly url: string
  readonly databaseUrl: string
  readonly office: Office
  readonly campaign: string
  readonly memory: MemoryWatch
  readonly isShort: boolean
}

export async function reportExports(isShort: boolean): Promise<void> {
  const count = isShort ? VISITS / 50 : VISITS
  const { checklist } = await loadChecklist(join(findHome(), 'seeds', 'checklist'))
  const folder = await mkdtemp(join(tmpdir(), 'way-in-bench-'))
  const postgres = await startEmbeddedPostgres(folder)
  const databaseUrl = addressOf(postgres.connection)
  const { db, close } = connect(databaseUrl, 2)
  const lines: Line[] = []
  try {
    const dataDir = join(folder, 'data')
    let server = await startServer({ databaseUrl, dataDir })
    try {
      const office = await openOffice(server.url, server.firstAdministratorLink ?? '')
      const { campaign } = await setUpCampaign(office)
      await sql`update campaign set election_date = '2026-01-04'`.execute(db)
      await enrolTablets(office, campaign, 10)
      const answers = await bringManyVisits(db, { checklist, campaign, count })
      let memory = watchMemory(server.process.pid ?? 0)
      const timed = async (what: string, work: () => Promise<unknown>) => {
        const begun = performance.now()
        await untilAnswered(work)
        const seconds = (performance.now() - begun) / 1000
        lines.push({ what, ours: round(seconds, 2), unit: 's', spread: `${memory.most()} MB of memory` })
      }
      await timed(`${count} visits of ${Math.round(answers)} answers, judged for the first time`, () =>
        office.call(listStations, { params: { campaign }, querystring: {} }),
      )
      await timed('a final release of them', () =>
        office.call(putRelease, { params: { campaign, release: randomUUID() }, body: { kind: 'final' } }),
      )
      // A server that has made nothing itself yet: what it takes now, the files take.
      await memory.stop()
      await server.stop()
      server = await startServer({ databaseUrl, dataDir, env: { PORT: new URL(server.url).port } })
      memory = watchMemory(server.process.pid ?? 0)
      const setting = { url: server.url, databaseUrl, office, campaign, memory, isShort }
      const floor = await measureFloor(setting)
      lines.push(...floor.lines, ...(await measureFiles(setting, floor.seconds)))
      await memory.stop()
    } finally {
      await server.stop()
    }
  } finally {
    await close()
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
  console.log(tableOf(lines))
  const output = join(findHome(), 'tests', 'output')
  await mkdir(output, { recursive: true })
  const report = `${JSON.stringify({ short: isShort, lines }, null, 2)}\n`
  await writeFile(join(output, 'bench-exports.json'), report)
}

/** The server hangs up after a minute in silence and goes on with its work; whoever asks again is told what came of it. */
async function untilAnswered(work: () => Promise<unknown>): Promise<void> {
  for (let tries = 1; ; tries += 1)
    try {
      await work()
      return
    } catch (fault) {
      if (!(fault instanceof TypeError) || tries === 10) throw fault
    }
}

/** The rows of the findings, lying ready in a table that PostgreSQL gives out. */
async function measureFloor({ databaseUrl, office, url, campaign, isShort }: Setting) {
  const { db, close } = connect(databaseUrl, 1)
  const file = `/api/campaigns/${campaign}/releases/1/exports/findings.csv`
  const table = sql.table('bench_findings')
  const headings = await headingsOf(office, url, file)
  const columns = sql.join(headings.map((name) => sql`${sql.ref(name)} text`))
  await sql`create unlogged table ${table} (${columns})`.execute(db)
  await copyIn(databaseUrl, 'bench_findings', piecesOf(office, url, file))
  await sql`vacuum (analyze) ${table}`.execute(db)
  await close()
  const lines: Line[] = []
  const shortest: number[] = []
  for (const format of ['csv', 'text'] as const) {
    const copies: Copied[] = []
    for (let time = 0; time < (isShort ? 1 : 2); time += 1)
      copies.push(await copyOut(databaseUrl, 'bench_findings', format))
    const seconds = Math.min(...copies.map((one) => one.seconds))
    shortest.push(seconds)
    const spread = `${round((copies[0]?.bytes ?? 0) / 1e6)} MB`
    lines.push({
      what: `COPY … TO STDOUT of the same rows as ${format}`,
      ours: round(seconds, 2),
      unit: 's',
      spread,
    })
  }
  return { lines, seconds: Math.min(...shortest) }
}

async function headingsOf(office: Office, url: string, path: string): Promise<readonly string[]> {
  let text = ''
  for await (const piece of piecesOf(office, url, path)) {
    text += Buffer.from(piece).toString('utf8')
    if (text.includes('\n')) break
  }
  return text.slice(1, text.indexOf('\r')).split(',')
}

/** Every file of the release, which needs nothing else; then of the working copy, which needs all results. */
async function measureFiles({ office, url, campaign, memory }: Setting, floor: number) {
  const lines: Line[] = []
  const of = `/api/campaigns/${campaign}`
  for (const [whose, files, folder] of [
    ['release', RELEASE_FILES, `${of}/releases/1/exports`],
    ['working copy', WORKING, `${of}/exports`],
  ] as const) {
    // Once after each start, by whoever looks first.
    if (whose === 'working copy')
      await untilAnswered(() => office.call(listStations, { params: { campaign }, querystring: {} }))
    let mostMb = memory.most()
    for (const file of files) {
      const { seconds, firstByteMs, bytes } = await download(office, url, `${folder}/${file}`)
      mostMb = Math.max(mostMb, memory.most())
      lines.push({
        ...{ what: `${whose}, ${file}`, ours: round(seconds, 2), unit: 's', ...barOf(file, seconds, floor) },
        spread: `${round(bytes / 1e6)} MB`,
      })
      lines.push({
        ...{ what: `${whose}, ${file}: first byte`, ours: round(firstByteMs), unit: 'ms' },
        ...{ bar: `under ${FIRST_BYTE_MS} ms`, kept: firstByteMs < FIRST_BYTE_MS },
      })
    }
    lines.push({
      ...{ what: `${whose}: memory of the server, the most during any file`, ours: mostMb, unit: 'MB' },
      ...{ bar: `under ${MOST_MB} MB`, kept: mostMb < MOST_MB },
    })
  }
  return lines
}

const WORKING = ['findings.csv', 'indicators.csv', 'recommendations.csv', 'findings.geojson'] as const

function barOf(file: string, seconds: number, floor: number): Partial<Line> {
  if (file.endsWith('.xlsx')) return { bar: `under ${WORKBOOK_S} s`, kept: seconds < WORKBOOK_S }
  if (!file.endsWith('.csv')) return {}
  const ratio = round(seconds / floor)
  return { floor: round(floor, 2), ratio, bar: `${MOST_RATIO} floors at most`, kept: ratio <= MOST_RATIO }
}

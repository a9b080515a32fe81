/** `npm run bench`: starts the built server, measures floor and product in the same run, prints a table, writes JSON. */

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listStations } from '../../schema/wire/result-endpoints.ts'
import { loadChecklist } from '../../seeds/load-checklist.ts'
import { findHome } from '../../server/home.ts'
import { startEmbeddedPostgres } from '../../server/storage/embedded-postgres.ts'
import { addressOf } from '../support/database-address.ts'
import { enrolTablets, openOffice, setUpCampaign } from '../support/office.ts'
import { hasRealPlaces } from '../support/real-places.ts'
import { startServer } from '../support/started-server.ts'
import type { MonitorSetting } from './bench-tablet.ts'
import { reportEnrol } from './enrol.ts'
import { reportExports } from './exports.ts'
import { measureIntake } from './intake.ts'
import { reportLoad } from './load-run.ts'
import { type Line, tableOf } from './measure.ts'
import { reportMillion } from './million.ts'
import { measureMonitorPage } from './monitor-page.ts'
import { isMonitorBench, reportMonitorBench } from './monitor-run.ts'
import { measureOfflineStarts, type PreparedTablet, prepareTablet } from './offline-start.ts'
import { measureImport, measurePayloads } from './places.ts'
import { reportReports } from './report.ts'
import { measureStartUp } from './start-up.ts'
import { measureTaps } from './tap-to-kept.ts'

// A short run shows that the harness works; its figures are too few to quote.
const isShort = process.argv.includes('--short')
const home = findHome()

// Needs no list of stations.
if (process.argv.includes('--only=enrol')) {
  await reportEnrol(isShort)
  process.exit()
}

// Nor does this.
if (process.argv.includes('--only=report')) {
  await reportReports(isShort)
  process.exit()
}

if (process.argv.includes('--only=exports')) {
  await reportExports(isShort)
  process.exit()
}

if (process.argv.includes('--only=million')) {
  await reportMillion(isShort)
  process.exit()
}

if (!hasRealPlaces) throw new Error('The bench needs the station list of WAY_IN_DATA or ../shared/data')

// One part alone, with a server of its own; minutes of load are asked for in this way only.
const only = process.argv.find((word) => word.startsWith('--only='))?.slice('--only='.length)
if (only !== undefined) {
  if (isMonitorBench(only)) await reportMonitorBench(only, isShort)
  else await reportLoad(only, isShort)
  process.exit()
}

const lines: Line[] = [...(await measureStartUp(isShort ? 1 : 5))]

const folder = await mkdtemp(join(tmpdir(), 'way-in-bench-'))
const postgres = await startEmbeddedPostgres(folder)
const databaseUrl = addressOf(postgres.connection)
let prepared: PreparedTablet | undefined
try {
  const server = await startServer({ databaseUrl })
  try {
    const office = await openOffice(server.url, server.firstAdministratorLink ?? '')
    const { campaign } = await setUpCampaign(office)
    lines.push(await measureImport(office))
    lines.push(...(await measurePayloads(office, campaign)))

    const tablets = await enrolTablets(office, campaign, isShort ? 40 : 800)
    const organisationKey = tablets[0]?.organisationKey
    if (!organisationKey) throw new Error('no tablet was enrolled')
    const { stations } = await office.call(listStations, { params: { campaign }, querystring: {} })
    const { checklist } = await loadChecklist(join(home, 'seeds', 'checklist'))
    const codes = stations.map(({ code }) => code)
    if (server.process.pid === undefined) throw new Error('the server is not running')
    lines.push(
      ...(await measureIntake({
        url: server.url,
        databaseUrl,
        serverPid: server.process.pid,
        checklist,
        campaign,
        tokens: tablets.map(({ token }) => token),
        key: organisationKey,
        stations: codes,
        isShort,
      })),
    )
    const monitors: MonitorSetting = {
      office,
      url: server.url,
      campaign,
      station: codes[0] ?? '',
      checklist,
      rounds: isShort ? 1 : 5,
    }
    lines.push(...(await measureMonitorPage(monitors)), ...(await measureTaps(monitors)))
    prepared = await prepareTablet(monitors)
  } finally {
    await server.stop()
  }
  lines.push(...(await measureOfflineStarts(prepared, isShort ? 2 : 20)))
} finally {
  await prepared?.drop()
  await postgres.stop()
  await rm(folder, { recursive: true, force: true })
}

console.log(tableOf(lines))
const output = join(home, 'tests', 'output')
await mkdir(output, { recursive: true })
await writeFile(join(output, 'bench.json'), `${JSON.stringify({ short: isShort, lines }, null, 2)}\n`)

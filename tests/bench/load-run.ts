/** `npm run bench -- --only=load` and its like: a server and tablets of its own, minutes of load, one table. */

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listStations } from '../../schema/wire/result-endpoints.ts'
import { loadChecklist } from '../../seeds/load-checklist.ts'
import { findHome } from '../../server/home.ts'
import { startEmbeddedPostgres } from '../../server/storage/embedded-postgres.ts'
import { loadBundled } from '../support/bundled.ts'
import { addressOf } from '../support/database-address.ts'
import { enrolTablets, openOffice, setUpCampaign } from '../support/office.ts'
import { startServer } from '../support/started-server.ts'
import { measureIntake } from './intake.ts'
import { type ListSetting, measureList } from './list.ts'
import { measureLoad } from './load.ts'
import { type Line, tableOf } from './measure.ts'
import { measureImport } from './places.ts'
import { measureTriage } from './triage.ts'

/** One tablet may send 200 envelopes an event: enough of them that no limit of one tablet is met. */
const TABLETS = 800

type Measure = (setting: ListSetting) => Promise<readonly Line[]>

/** Another load is one more line here. */
export const LOADS: Readonly<Record<string, () => Promise<Measure>>> = {
  intake: async () => measureIntake,
  load: async () => measureLoad,
  list: async () => measureList,
  triage: async () => measureTriage,
  comeback: async () =>
    // Bundled from this very module a moment ago.
    ((await loadBundled('bench/comeback.ts')) as typeof import('./comeback.ts')).measureComeback,
  'one-line': async () =>
    ((await loadBundled('bench/one-line.ts')) as typeof import('./one-line.ts')).measureOneLine,
}

export async function reportLoad(name: string, isShort: boolean): Promise<void> {
  const measure = await LOADS[name]?.()
  if (!measure) throw new Error(`There is no load “${name}”; there are: ${Object.keys(LOADS).join(', ')}`)
  const folder = await mkdtemp(join(tmpdir(), 'way-in-load-'))
  const postgres = await startEmbeddedPostgres(folder)
  try {
    const databaseUrl = addressOf(postgres.connection)
    const server = await startServer({ databaseUrl })
    try {
      const office = await openOffice(server.url, server.firstAdministratorLink ?? '')
      const { campaign } = await setUpCampaign(office)
      await measureImport(office)
      const tablets = await enrolTablets(office, campaign, isShort ? TABLETS / 10 : TABLETS)
      const key = tablets[0]?.organisationKey
      if (!key || server.process.pid === undefined) throw new Error('no tablet was enrolled')
      const { stations } = await office.call(listStations, { params: { campaign }, querystring: {} })
      const home = findHome()
      const { checklist } = await loadChecklist(join(home, 'seeds', 'checklist'))
      const lines = await measure({
        office,
        url: server.url,
        databaseUrl,
        serverPid: server.process.pid,
        checklist,
        campaign,
        tokens: tablets.map(({ token }) => token),
        key,
        stations: stations.map(({ code }) => code),
        isShort,
      })
      console.log(tableOf(lines))
      const output = join(home, 'tests', 'output')
      await mkdir(output, { recursive: true })
      await writeFile(
        join(output, `bench-${name}.json`),
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

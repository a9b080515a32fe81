/** `npm run bench -- --only=tap` and `--only=page`: one bench of the monitor's side by itself, in a minute or two. */

import { join } from 'node:path'
import { loadChecklist } from '../../seeds/load-checklist.ts'
import { findHome } from '../../server/home.ts'
import { openOffice, setUpCampaign } from '../support/office.ts'
import { startServer } from '../support/started-server.ts'
import type { MonitorSetting } from './bench-tablet.ts'
import { type Line, tableOf } from './measure.ts'
import { measureMonitorPage } from './monitor-page.ts'
import { measureTaps } from './tap-to-kept.ts'

/** Any code will do: a visit is begun without the list as well. */
const STATION = '010201-0001'

const BENCHES = {
  tap: measureTaps,
  page: measureMonitorPage,
} satisfies Record<string, (setting: MonitorSetting) => Promise<readonly Line[]>>

export const isMonitorBench = (name: string): name is keyof typeof BENCHES => Object.hasOwn(BENCHES, name)

/** Prints its table. The stations are those of the campaign that tests set up. */
export async function reportMonitorBench(name: keyof typeof BENCHES, isShort: boolean): Promise<void> {
  const server = await startServer()
  try {
    const office = await openOffice(server.url, server.firstAdministratorLink ?? '')
    const { campaign } = await setUpCampaign(office)
    const { checklist } = await loadChecklist(join(findHome(), 'seeds', 'checklist'))
    const lines = await BENCHES[name]({
      office,
      url: server.url,
      campaign,
      station: STATION,
      checklist,
      rounds: isShort ? 1 : 5,
    })
    console.log(tableOf(lines))
  } finally {
    await server.stop()
  }
}

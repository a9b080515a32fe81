/** An office whose server works in a folder where its processes can be killed and its power cut, and starts again. */

import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadChecklist } from '../../seeds/load-checklist.ts'
import { findHome } from '../../server/home.ts'
import { readPostmaster } from '../../server/storage/postmaster.ts'
import { pause } from '../../server/storage/processes.ts'
import { enrolTablets, importStationList, type Office, openOffice, setUpCampaign } from '../support/office.ts'
import { type StartedServer, type StartOptions, startServer } from '../support/started-server.ts'
import { openSealer, type Sealer } from './packets.ts'
import { killNow, listProcessesIn } from './processes-in.ts'
import { makeScratchDisk, type ScratchDisk } from './scratch-disk.ts'

export interface Ground {
  readonly dataDir: string
  /** Nothing where its power cannot be cut. */
  readonly disk: ScratchDisk | undefined
  readonly remove: () => Promise<void>
}

/** `megabytes`: of a disk of its own, which takes root; nothing for a folder like any other. */
export async function makeGround(megabytes?: number): Promise<Ground> {
  if (megabytes === undefined) {
    const folder = await mkdtemp(join(tmpdir(), 'way-in-ground-'))
    return {
      dataDir: join(folder, 'data'),
      disk: undefined,
      remove: () => rm(folder, { recursive: true, force: true }),
    }
  }
  const disk = await makeScratchDisk(megabytes)
  return { dataDir: join(disk.folder, 'data'), disk, remove: disk.remove }
}

/** Rooms of schools whose names a spreadsheet would take for formulas. */
export const FORMULA_NAMES = [
  '=HYPERLINK("http://example.org")',
  '+855 12',
  '-2+3',
  '@SUM(A1:A9)',
  '\u{FF1D}1+1',
]
const HEAD =
  'station_code,province_code,province_km,province_en,district_code,district_km,district_en,commune_code,commune_km,commune_en,village_code,village_km,village_en,building_km,building_en,room,registered_voters,latitude,longitude'
const AREA =
  '01,បន្ទាយមានជ័យ,Banteay Meanchey,0102,មង្គលបូរី,Mongkol Borey,010201,បន្ទាយនាង,Banteay Neang,01020101,អូរធំ,Ou Thum'
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
const STATIONS = FORMULA_NAMES.map((name, at) => ({
  code: `010201-000${at + 1}`,
  row: `010201-000${at + 1},${AREA},${quoted(`សាលា ${at + 1}`)},${quoted(name)},1,${400 + at},13.51${at},103.03`,
}))

export interface Work {
  readonly office: Office
  readonly campaign: string
  readonly sealer: Sealer
}

/** The first day of a fresh server: its administrator, a list of stations, a campaign, tablets. */
export async function setUpWork(server: StartedServer, tablets: number): Promise<Work> {
  const office = await openOffice(server.url, server.firstAdministratorLink ?? '')
  const list = [HEAD, ...STATIONS.map(({ row }) => row)].join('\n')
  await importStationList(office, 'stations.csv', Buffer.from(list))
  const { campaign } = await setUpCampaign(office)
  const enrolled = await enrolTablets(office, campaign, tablets)
  const key = enrolled[0]?.organisationKey
  if (!key) throw new Error('no tablet was enrolled')
  const { checklist } = await loadChecklist(join(findHome(), 'seeds', 'checklist'))
  const sealer = openSealer({
    checklist,
    campaign,
    stations: STATIONS.map(({ code }) => code),
    tokens: enrolled.map(({ token }) => token),
    key,
  })
  return { office, campaign, sealer }
}

export const startOn = ({ dataDir }: Ground, options: StartOptions = {}): Promise<StartedServer> =>
  startServer({ ...options, dataDir })

export const postmasterOf = ({ dataDir }: Ground): number | undefined =>
  readPostmaster(join(dataDir, 'postgres'))?.pid

/** The processes of PostgreSQL that serve a connection. */
export const listBackends = ({ dataDir }: Ground): readonly number[] =>
  listProcessesIn(dataDir).filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').startsWith('postgres: way_in ')
    } catch {
      return false
    }
  })

/** The server and everything it started, by their numbers, until nothing of them is left. */
export async function killAll({ dataDir }: Ground, server: StartedServer): Promise<void> {
  killNow(server.process.pid)
  for (let left = listProcessesIn(dataDir); left.length > 0; left = listProcessesIn(dataDir)) {
    for (const pid of left) killNow(pid)
    await pause(10)
  }
  await server.ended
}

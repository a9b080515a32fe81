/** A started server with a small campaign: a school with two rooms, a health centre, a pagoda; one card for a monitor. */

import { type CampaignId, readStationCode } from '../../schema/codes.ts'
import { makeEnrolmentCards } from '../../schema/wire/people-endpoints.ts'
import { connect } from '../../server/storage/open-database.ts'
import type { Card } from './enrolment.ts'
import { importStationList, openOffice, setUpCampaign } from './office.ts'
import { startServer } from './started-server.ts'

export const ROOM_1 = '010201-0001'
export const ROOM_2 = '010201-0002'
export const HEALTH_CENTRE = '010201-0003'
export const PAGODA = '010201-0004'
export const SCHOOL = 'សាលាបឋមសិក្សាអូរធំ'

const HEAD =
  'station_code,province_code,province_km,province_en,district_code,district_km,district_en,commune_code,commune_km,commune_en,village_code,village_km,village_en,building_km,building_en,room,registered_voters,latitude,longitude'
const AREA = '01,បន្ទាយមានជ័យ,Banteay Meanchey,0102,មង្គលបូរី,Mongkol Borey,010201,បន្ទាយនាង,Banteay Neang'
const OU_THUM = '01020101,អូរធំ,Ou Thum'
const PHNUM = '01020102,ភ្នំ,Phnum'
export const SMALL_REGISTER = [
  HEAD,
  `${ROOM_1},${AREA},${OU_THUM},${SCHOOL},Ou Thum Primary School,1,392,13.5148,103.0352`,
  `${ROOM_2},${AREA},${OU_THUM},${SCHOOL},Ou Thum Primary School,2,410,13.5148,103.0352`,
  `${HEALTH_CENTRE},${AREA},${PHNUM},មណ្ឌលសុខភាពភ្នំ,Phnum Health Centre,1,672,13.5164,103.0174`,
  `${PAGODA},${AREA},${PHNUM},វត្តភ្នំ,Phnum Pagoda,1,515,13.5231,103.0287`,
].join('\n')

export interface SmallCampaign {
  /** Where the server answers. */
  readonly url: string
  readonly card: Card
  readonly stop: () => Promise<void>
}

/** `databaseUrl`: migrated and empty, with nobody else in it. `assigned`: codes of the stations on the card's list. */
export async function startSmallCampaign(
  databaseUrl: string,
  assigned: readonly string[] = [],
): Promise<SmallCampaign> {
  const server = await startServer({ databaseUrl })
  const office = await openOffice(server.url, server.firstAdministratorLink ?? '')
  await importStationList(office, 'stations.csv', Buffer.from(SMALL_REGISTER))
  const { campaign } = await setUpCampaign(office)
  const { cards } = await office.call(makeEnrolmentCards, { params: { campaign }, body: { count: 1 } })
  const [card] = cards
  if (!card) throw new Error('one card was asked for')
  await assign(databaseUrl, campaign, assigned)
  return { url: server.url, card, stop: async () => void (await server.stop()) }
}

/** Straight into the table: how the office gives stations out has tests of its own. */
async function assign(databaseUrl: string, campaign: CampaignId, list: readonly string[]): Promise<void> {
  const stations = list.flatMap((code) => readStationCode(code) ?? [])
  if (stations.length === 0) return
  const { db, close } = connect(databaseUrl, 1)
  const { id } = await db.selectFrom('enrolment').select('id').executeTakeFirstOrThrow()
  await db
    .insertInto('assignment')
    .values(stations.map((station) => ({ campaign_id: campaign, enrolment_id: id, station })))
    .execute()
  await close()
}

/** Station lists come in whole or not at all, say what is wrong with them by line, and can be undone. */

import { parse } from 'csv-parse/sync'
import { writeXlsx } from 'hucre'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readAreaCode, readStationCode } from '../../../schema/codes.ts'
import {
  confirmStationImport,
  correctStationImport,
  listAreas,
  listStationImports,
  readRegister,
  undoStationImport,
} from '../../../schema/wire/place-endpoints.ts'
import { readWholeRegister } from '../../../server/queries/places.ts'
import { type Api, openApi } from '../../support/api.ts'
import { hasRealPlaces, REAL_STATIONS, readRealStationList } from '../../support/real-places.ts'

const HEADINGS =
  'station_code,commune_code,commune_km,commune_en,district_code,district_km,district_en,building_km,building_en,room,registered_voters,latitude,longitude'
const row = (
  code: string,
  { building = 'សាលាបឋមសិក្សាទន្សាយ', room = '1', voters = '300', point = '13.1,103.2' } = {},
) =>
  `${code},020101,ទន្សាយ,Tonsay,0201,ស្ទឹងថ្មី,Stueng Thmei,${building},Tonsay Primary School,${room},${voters},${point}`
const listOf = (...rows: readonly string[]) => Buffer.from([HEADINGS, ...rows].join('\r\n'), 'utf8')

interface Tried {
  readonly id: string
  readonly columns: Readonly<Record<string, number>>
  readonly rows: number
  readonly newStations: number
  readonly newPremises: number
  readonly newAreas: number
  readonly changedStations: number
  readonly unchangedStations: number
  readonly errorCount: number
  readonly doubtCount: number
  readonly errors: readonly { readonly line: number; readonly kind: string }[]
  readonly doubts: readonly { readonly line: number; readonly kind: string }[]
  readonly canBeUndone: boolean
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

let api: Api
const tryFile = (file: Uint8Array, type = 'text/csv', name = 'list.csv') =>
  api.as('dara').send('POST', `/api/station-imports?fileName=${name}`, {
    body: file,
    headers: { 'content-type': type },
  })
const tried = async (file: Uint8Array, type?: string): Promise<Tried> => {
  const reply = await tryFile(file, type)
  expect(reply.status, reply.text.slice(0, 500)).toBe(200)
  return reply.body as Tried
}
const confirm = (id: string, despiteErrors = false) =>
  api.as('dara').call(confirmStationImport, { params: { import: id }, body: { despiteErrors } })
const countStations = async () => (await readWholeRegister(api.db)).stations.length

describe('a small list', () => {
  beforeAll(async () => {
    api = await openApi()
  })
  afterAll(() => api.close())

  test('is tried without a word of it being written', async () => {
    const report = await tried(listOf(row('020101-0001'), row('020101-0002', { room: '2' })))
    expect(report).toMatchObject({ rows: 2, newStations: 2, newPremises: 1, newAreas: 2, errorCount: 0 })
    expect(await countStations()).toBe(0)
    const dropped = await api.as('dara').call(undoStationImport, { params: { import: report.id } })
    expect(dropped.body).toBeNull()
  })

  test('says every error by its line and is not written while it has any', async () => {
    const report = await tried(
      listOf(row('020101-0001'), row('020101-0001'), row('', {}), row('020101-0004', { voters: 'many' })),
    )
    expect(report.errors.map(({ line, kind }) => [line, kind])).toEqual([
      [3, 'duplicate-code'],
      [4, 'code-missing'],
      [5, 'voters-not-a-number'],
    ])
    expect((await confirm(report.id)).problem).toBe('list-has-errors')
    expect(await countStations()).toBe(0)
  })

  test('counts lines as an editor shows them, also behind a cell of two lines', async () => {
    const report = await tried(listOf(row('020101-0001', { building: '"សាលា\r\nទន្សាយ"' }), row('')))
    expect(report.errors).toMatchObject([{ line: 4, kind: 'code-missing' }])
  })

  test('is written whole, changed by a later one, and put back exactly by undoing', async () => {
    const first = await tried(listOf(row('020101-0001'), row('020101-0002', { room: '2' })))
    expect((await confirm(first.id)).body).toMatchObject({ state: 'confirmed', canBeUndone: true })
    const before = await readWholeRegister(api.db)

    const second = await tried(
      listOf(row('020101-0001'), row('020101-0002', { room: '2', voters: '450' }), row('020101-0003')),
    )
    expect(second).toMatchObject({
      newStations: 1,
      changedStations: 1,
      unchangedStations: 1,
      newPremises: 0,
      newAreas: 0,
    })
    await confirm(second.id)
    const after = await readWholeRegister(api.db)
    expect(after.stations).toHaveLength(3)
    expect(after.stations[1]).toMatchObject({ code: '020101-0002', registeredVoters: 450 })

    const early = await api.as('dara').call(undoStationImport, { params: { import: first.id } })
    expect(early.problem, 'a later list may rest on it').toBe('import-not-open')
    const undone = await api.as('dara').call(undoStationImport, { params: { import: second.id } })
    expect(undone.body).toMatchObject({ state: 'undone', canBeUndone: false })
    expect(await readWholeRegister(api.db)).toEqual(before)
  })

  test('cannot be undone once a visit rests on it', async () => {
    const station = readStationCode('020101-0001')
    if (!station) throw new Error('a code')
    const { id, version } = api.services.shippedChecklist.checklist
    const visit = '0196d0de-3000-7000-8000-00000000aaaa'
    await sql`insert into visit (id, campaign_id, station, enrolment_id, checklist_id, checklist_version, sha256,
      envelope_sha256, body, photos_expected) values (${visit}, ${api.campaign}, ${station},
      ${api.sokha.enrolment}, ${id}, ${version}, '\\x00', '\\x00', '{}', '{}')`.execute(api.db)
    const { body } = await api.as('dara').call(listStationImports, {})
    const last = body.find(({ canBeUndone }) => canBeUndone)
    const refused = await api.as('dara').call(undoStationImport, { params: { import: last?.id ?? '' } })
    expect(refused.problem).toBe('import-in-use')
    expect(refused.body).toMatchObject({ visits: 1 })
    await sql`delete from visit where id = ${visit}`.execute(api.db)
  })

  test('is read by the columns a person corrects', async () => {
    const report = await tried(listOf(row('020101-0009', { room: '7' })))
    const { room: _, ...columns } = report.columns
    const corrected = await api.as('dara').call(correctStationImport, {
      params: { import: report.id },
      body: { columns: { ...columns, room: 10 } },
    })
    expect(corrected.body).toMatchObject({ columns: { room: 10 }, newStations: 1 })
    await confirm(report.id)
    const { stations } = await readWholeRegister(api.db)
    expect(stations.find(({ code }) => code === '020101-0009')?.room).toBe('300')
  })

  test('may be separated by semicolons or tabs and begin with a byte order mark', async () => {
    for (const delimiter of [';', '\t']) {
      const text = `\uFEFF${listOf(row('020101-0020')).toString('utf8').replaceAll(',', delimiter)}`
      expect(await tried(Buffer.from(text))).toMatchObject({ rows: 1, newStations: 1, errorCount: 0 })
    }
  })
})

describe('a file that is no list', () => {
  beforeAll(async () => {
    api = await openApi()
  })
  afterAll(() => api.close())

  test.each([
    ['is empty', Buffer.alloc(0), 'empty'],
    ['is in an old encoding', Buffer.from([0x63, 0x2c, 0x64, 0x0a, 0xe9, 0x2c, 0xff]), 'not-utf-8'],
    ['is UTF-16', Buffer.from('\uFEFFa,b\n1,2', 'utf16le'), 'not-utf-8'],
    ['is a PDF', Buffer.from('%PDF-1.7 ...'), 'not-a-list'],
    ['has quotes that never close', Buffer.from('a,b\n"1,2\n3,4'), 'broken-quotes'],
    ['is a ZIP cut off', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]), 'damaged'],
    ['is a locked workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'locked-with-password'],
  ])('that %s is refused and says so', async (_, bytes, what) => {
    const reply = await tryFile(bytes)
    expect([reply.problem, (reply.body as { what?: string }).what]).toEqual(['list-unreadable', what])
  })

  test('that claims to unpack to more than 200 MB is refused before it is unpacked', async () => {
    const workbook = Buffer.from(await writeXlsx({ sheets: [{ name: 'a', rows: [['a', 'b']] }] }))
    const entry = workbook.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
    workbook.writeUInt32LE(300 * 1024 * 1024, entry + 24)
    expect((await tryFile(workbook, XLSX)).body).toMatchObject({ what: 'unpacked-too-large' })
  })

  test('of more than 20 MB is refused', async () => {
    expect((await tryFile(Buffer.alloc(21 * 1024 * 1024, 'a'))).problem).toBe('too-large')
  })

  test('is not even read when a monitor sends it', async () => {
    const reply = await api.as('sokha').send('POST', '/api/station-imports?fileName=a.csv', {
      body: 'a,b',
      headers: { 'content-type': 'text/csv' },
    })
    expect(reply.problem).toBe('not-yours')
  })
})

describe.runIf(hasRealPlaces)('the national list', () => {
  beforeAll(async () => {
    api = await openApi()
  })
  afterAll(() => api.close())

  test('comes in whole, and undoing it puts the register back', async () => {
    const before = await readWholeRegister(api.db)
    const started = performance.now()
    const report = await tried(readRealStationList())
    expect(report).toMatchObject({ rows: REAL_STATIONS, newStations: REAL_STATIONS, errorCount: 0 })
    await confirm(report.id)
    console.log(`imported in ${Math.round(performance.now() - started)} ms`)

    const { stations, premises, areas } = await readWholeRegister(api.db)
    expect(stations).toHaveLength(REAL_STATIONS)
    const buildings = new Set(realRows().map((one) => [one.village_code, one.building_km].join('|')))
    expect(premises).toHaveLength(buildings.size)
    expect(areas.filter(({ level }) => level === 'province')).toHaveLength(25)
    expect(stations[0]).toMatchObject({ code: '010201-0001', room: '1', registeredVoters: 392 })
    const written = new Set<string>(stations.map(({ code }) => code))
    expect(realRows().every(({ station_code }) => written.has(station_code ?? ''))).toBe(true)

    const again = await tried(readRealStationList())
    expect(again).toMatchObject({ newStations: 0, changedStations: 0, unchangedStations: REAL_STATIONS })

    const provinces = await api.as('dara').call(listAreas, { querystring: {} })
    expect(provinces.body.reduce((sum, area) => sum + area.stations, 0)).toBe(REAL_STATIONS)
    const register = await api.as('sokha').call(readRegister, { params: { area: '02' } })
    expect(register.body.stations).toHaveLength(
      realRows().filter(({ province_code }) => province_code === '02').length,
    )

    const undone = await api.as('dara').call(undoStationImport, { params: { import: report.id } })
    expect(undone.status, undone.text).toBe(200)
    expect(await readWholeRegister(api.db)).toEqual(before)
    expect(readAreaCode('01')).toBeDefined()
  })

  test('gives the same register out of a workbook', async () => {
    const csv = await tried(readRealStationList())
    await confirm(csv.id)
    const fromCsv = await readWholeRegister(api.db)
    await api.as('dara').call(undoStationImport, { params: { import: csv.id } })

    const [headings = [], ...rows] = parse(readRealStationList(), { bom: true }) as string[][]
    const workbook = await writeXlsx({ sheets: [{ name: 'stations', rows: [headings, ...rows] }] })
    const xlsx = await tried(workbook, XLSX)
    expect(xlsx).toMatchObject({ rows: REAL_STATIONS, errorCount: 0 })
    await confirm(xlsx.id)
    expect(await readWholeRegister(api.db)).toEqual(fromCsv)
  })
})

const realRows = (): readonly Readonly<Record<string, string>>[] =>
  parse(readRealStationList(), { bom: true, columns: true }) as Record<string, string>[]

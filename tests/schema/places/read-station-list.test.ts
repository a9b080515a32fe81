/** A station list is read line by line: what is sure goes in, what is wrong stays out, what is doubtful is said. */

import { describe, expect, it } from 'vitest'
import { guessColumns } from '../../../schema/places/guess-columns.ts'
import type { Premises } from '../../../schema/places/premises.ts'
import { readStationList, type StationList } from '../../../schema/places/read-station-list.ts'
import { aCountry, anArea, aPremises } from '../../support/builders.ts'
import { hasRealPlaces, REAL_STATIONS, readRealStationList } from '../../support/real-places.ts'

const country = aCountry()
const known = [
  anArea('01', 'province', { km: 'បន្ទាយមានជ័យ', en: 'Banteay Meanchey' }),
  anArea('0102', 'district', { km: 'មង្គលបូរី', en: 'Mongkol Borey' }, '01'),
  anArea('010201', 'commune', { km: 'បន្ទាយនាង', en: 'Banteay Neang' }, '0102'),
  anArea('12', 'province', { km: 'ភ្នំពេញ', en: 'Phnom Penh' }),
]

const HEADINGS = [
  'station_code',
  'commune_code',
  'village_code',
  'village_km',
  'building_km',
  'room',
  'voters',
  'lat',
  'lon',
]
const ROW: Readonly<Record<string, string>> = {
  station_code: '010201-0001',
  commune_code: '010201',
  village_code: '01020101',
  village_km: 'អូរធំ',
  building_km: 'សាលាបឋមសិក្សាអូរធំ',
  room: '1',
  voters: '392',
  lat: '13.514799',
  lon: '103.035184',
}

type Changes = Readonly<Record<string, string>>
/** Each row as changed from the row above; the headings are line 1. */
const read = (rows: readonly Changes[], changes: Partial<StationList> = {}, headings = HEADINGS) =>
  readStationList({
    country,
    columns: guessColumns(headings, country),
    rows: rows.map((row, index) => ({
      line: index + 2,
      cells: headings.map((heading) => ({ ...ROW, ...row })[heading] ?? ''),
    })),
    known: { areas: known, premises: [] },
    ...changes,
  })
const next = (number: number, changes: Changes = {}): Changes => ({
  station_code: `010201-000${number}`,
  room: String(number),
  ...changes,
})
const errorsOf = (changes: Changes) => read([changes]).errors.map(({ kind }) => kind)
const doubtsOf = (changes: Changes) => read([changes]).doubts.map(({ kind }) => kind)

describe('a good row', () => {
  it('becomes a station in premises in a village', () => {
    expect(read([{}])).toEqual({
      areas: [{ code: '01020101', level: 'village', parent: '010201', name: { km: 'អូរធំ' } }],
      premises: [
        {
          code: '01020101-p1',
          area: '01020101',
          name: { km: 'សាលាបឋមសិក្សាអូរធំ' },
          point: { latitude: 13.514799, longitude: 103.035184 },
        },
      ],
      stations: [
        {
          code: '010201-0001',
          premises: '01020101-p1',
          room: '1',
          registeredVoters: 392,
          point: { latitude: 13.514799, longitude: 103.035184 },
        },
      ],
      errors: [],
      doubts: [],
    })
  })

  it('may be written in Khmer digits, with blanks and zero-width spaces around', () => {
    const { stations, errors, doubts } = read([
      {
        station_code: ' ០១០២០១-០០០១\u200B',
        village_code: '០១០២០១០១',
        room: '១',
        voters: '៣៩២',
        lat: '១៣,៥១៤៧៩៩',
      },
    ])
    expect(stations[0]).toMatchObject({ code: '010201-0001', room: '1', registeredVoters: 392 })
    expect(stations[0]?.point?.latitude).toBe(13.514799)
    expect([...errors, ...doubts]).toEqual([])
  })

  it('may leave out voters and coordinates', () => {
    const [station] = read([{ voters: '', lat: '', lon: '' }]).stations
    expect(station).toEqual({ code: '010201-0001', premises: '01020101-p1', room: '1' })
  })

  it('is not kept from the list by rows without anything in them', () => {
    const empty = Object.fromEntries(HEADINGS.map((heading) => [heading, ' ']))
    const { stations, errors } = read([empty, {}, empty])
    expect(stations).toHaveLength(1)
    expect(errors).toEqual([])
  })
})

describe('rooms', () => {
  it('of one building name in one village are one compound, in the middle of them', () => {
    const { premises, stations } = read([
      { lat: '13.5140', lon: '103.0350' },
      next(2, { lat: '13.5142', lon: '103.0354' }),
    ])
    expect(premises).toHaveLength(1)
    expect(premises[0]?.point).toEqual({ latitude: 13.5141, longitude: 103.0352 })
    expect(stations.map(({ premises: code }) => code)).toEqual(['01020101-p1', '01020101-p1'])
  })

  it('are recognised though the name was typed in another way', () => {
    expect(
      read([{ building_km: 'វត្តកណ្តាល' }, next(2, { building_km: 'វត្ត\u200Bកណ្ដាល' })]).premises,
    ).toHaveLength(1)
  })

  it('of one name in two villages are two compounds', () => {
    const other = next(2, { village_code: '01020102', village_km: 'ភ្នំ' })
    expect(read([{}, other]).premises.map(({ code }) => code)).toEqual(['01020101-p1', '01020102-p1'])
  })

  it('of two names in one village are two compounds, numbered as they come', () => {
    expect(read([{}, next(2, { building_km: 'វត្តអូរធំ' })]).premises.map(({ code }) => code)).toEqual([
      '01020101-p1',
      '01020101-p2',
    ])
  })

  it('more than half a kilometre apart are doubted, once', () => {
    const far = { lat: '13.5200', lon: '103.0351' }
    const { doubts } = read([{ lat: '13.5150', lon: '103.0351' }, next(2, far), next(3, far)])
    // 0.005 degrees of latitude are 556 m.
    expect(doubts).toEqual([
      { line: 3, kind: 'rooms-far-apart', facts: { premises: '01020101-p1', metres: 556 } },
    ])
  })
})

describe('premises known from an earlier list', () => {
  const school = aPremises({ name: { km: 'សាលាបឋមសិក្សាអូរធំ' } })
  const pagoda: Premises = aPremises({
    code: read([{}, next(2, { building_km: 'វត្ត' })]).premises[1]?.code ?? school.code,
    name: { km: 'វត្ត' },
  })

  it('keep their codes, whatever comes first in the new list', () => {
    const { premises, stations } = read(
      [{ building_km: 'អាគារថ្មី' }, next(2, { building_km: 'វត្ត' }), next(3)],
      {
        known: { areas: known, premises: [school, pagoda] },
      },
    )
    expect(stations.map(({ premises: code }) => code)).toEqual(['01020101-p3', '01020101-p2', '01020101-p1'])
    expect(premises.map(({ code }) => code)).toEqual(['01020101-p3', '01020101-p2', '01020101-p1'])
  })

  it('keep their place when the new list has none', () => {
    const point = { latitude: 13.5, longitude: 103 }
    const { premises } = read([{ lat: '', lon: '' }], {
      known: { areas: known, premises: [{ ...school, point }] },
    })
    expect(premises[0]?.point).toEqual(point)
  })
})

describe('an error', () => {
  it.each([
    ['code-missing', { station_code: ' ' }],
    ['bad-code', { station_code: '1.02E+07' }],
    ['area-code-wrong-length', { village_code: '0102' }],
    ['area-code-wrong-length', { village_code: 'ABC' }],
    ['area-code-not-within', { village_code: '01030101' }],
    ['unknown-area', { village_code: '01020101', village_km: '' }],
    ['area-not-found', { village_code: '' }],
    ['premises-name-missing', { building_km: '' }],
    ['voters-not-a-number', { voters: 'many' }],
    ['voters-not-a-number', { voters: '-3' }],
    ['coordinates-unreadable', { lat: '13°30' }],
    ['coordinates-incomplete', { lon: '' }],
    ['coordinates-impossible', { lat: '135', lon: '103' }],
    ['text-too-long', { building_km: 'សាលា'.repeat(60) }],
  ])('%s keeps its row out', (kind, changes: Changes) => {
    const { stations, premises, areas } = read([changes])
    expect(errorsOf(changes)).toEqual([kind])
    expect({ stations, premises, areas }).toEqual({ stations: [], premises: [], areas: [] })
  })

  it('names its line and leaves the others alone', () => {
    const { stations, errors } = read([{}, next(2, { voters: 'x' }), next(3)])
    expect(stations.map(({ code }) => code)).toEqual(['010201-0001', '010201-0003'])
    expect(errors).toEqual([{ line: 3, kind: 'voters-not-a-number', facts: { given: 'x' } }])
  })

  it('of a code that came before names the line it came in', () => {
    const { stations, errors } = read([{}, next(2), { room: '9' }])
    expect(stations).toHaveLength(2)
    expect(errors).toEqual([
      { line: 4, kind: 'duplicate-code', facts: { code: '010201-0001', firstLine: 2 } },
    ])
  })

  it('says everything that is wrong with a row at once', () => {
    expect(errorsOf({ station_code: '', building_km: '', voters: 'x' })).toEqual([
      'code-missing',
      'premises-name-missing',
      'voters-not-a-number',
    ])
  })

  it('of a province nobody knows is named, though its villages have names', () => {
    const { errors } = read([{ commune_code: '990101', village_code: '99010101' }])
    expect(errors).toEqual([{ line: 2, kind: 'unknown-area', facts: { level: 'province', code: '99' } }])
  })

  it('of missing columns is said before any row is read', () => {
    const { errors, stations } = readStationList({
      country,
      columns: { room: 0 },
      rows: [{ line: 2, cells: ['1'] }],
      known: { areas: known, premises: [] },
    })
    expect(stations).toEqual([])
    expect(errors.map(({ kind, facts }) => [kind, facts.field])).toEqual([
      ['column-missing', 'station-code'],
      ['column-missing', 'area-code.village'],
      ['column-missing', 'premises-name.km'],
    ])
  })
})

describe('a doubt', () => {
  it.each([
    ['many-voters', { voters: '751' }],
    ['outside-country', { lat: '16.5', lon: '103.0' }],
    ['not-unicode-khmer', { building_km: 'salabzmsikSa' }],
  ])('%s lets its row in', (kind, changes: Changes) => {
    expect(doubtsOf(changes)).toEqual([kind])
    expect(read([changes]).stations).toHaveLength(1)
  })

  it('puts swapped coordinates right', () => {
    const { stations, doubts } = read([{ lat: '103.035184', lon: '13.514799' }])
    expect(stations[0]?.point).toEqual({ latitude: 13.514799, longitude: 103.035184 })
    expect(doubts.map(({ kind }) => kind)).toEqual(['coordinates-swapped'])
  })

  it('gives codes back the zero a spreadsheet took', () => {
    const { stations, areas, doubts } = read([
      { station_code: '10201-0001', commune_code: '10201', village_code: '1020101' },
    ])
    expect(stations[0]).toMatchObject({ code: '010201-0001', premises: '01020101-p1' })
    expect(areas.map(({ code }) => code)).toEqual(['01020101'])
    expect(doubts.map(({ facts }) => facts)).toEqual([
      { given: '10201', code: '010201' },
      { given: '1020101', code: '01020101' },
      { given: '10201-0001', code: '010201-0001' },
    ])
  })

  it('does not invent a zero where a code merely looks short', () => {
    // Beside "1697" in province 01, "01697" would begin with 01 by chance; the list's codes have four digits.
    const { stations, doubts } = read([{ station_code: '1697' }, { station_code: '1698' }])
    expect(stations.map(({ code }) => code)).toEqual(['1697', '1698'])
    expect(doubts).toEqual([])
  })

  it('names an area that is called otherwise than before, once for each name', () => {
    const { areas, doubts } = read([{}, next(2, { village_km: 'អូរតូច' }), next(3, { village_km: 'អូរតូច' })])
    expect(areas.map(({ name }) => name.km)).toEqual(['អូរធំ'])
    expect(doubts).toEqual([
      { line: 3, kind: 'area-named-differently', facts: { code: '01020101', known: 'អូរធំ', given: 'អូរតូច' } },
    ])
  })
})

describe('a list without codes of areas', () => {
  const headings = ['លេខការិយាល័យ', 'ខេត្ត', 'ស្រុក', 'ឃុំ/សង្កាត់', 'ទីតាំង']
  const row = (...cells: readonly string[]) =>
    readStationList({
      country,
      columns: guessColumns(headings, country),
      rows: [{ line: 2, cells }],
      known: { areas: known, premises: [] },
    })

  it('is read by the names of areas that are known, with or without the word for their level', () => {
    const { stations, premises, errors } = row(
      '0001',
      'ខេត្តបន្ទាយមានជ័យ',
      'ស្រុកមង្គលបូរី',
      'បន្ទាយនាង',
      'វត្តបន្ទាយនាង',
    )
    expect(errors).toEqual([])
    expect(premises[0]).toMatchObject({ code: '010201-p1', area: '010201' })
    expect(stations[0]?.code).toBe('0001')
  })

  it('says which name it does not know', () => {
    expect(row('0001', 'បន្ទាយមានជ័យ', 'មង្គលបូរី', 'ឆ្ងាយ', 'វត្ត').errors).toEqual([
      { line: 2, kind: 'area-not-found', facts: { level: 'commune', name: 'ឆ្ងាយ' } },
    ])
  })
})

it('a number running within a province is completed by the code of the province', () => {
  const headings = ['Province code', 'Station number', 'School']
  const { stations, errors } = readStationList({
    country,
    columns: guessColumns(headings, country),
    rows: [
      { line: 2, cells: ['12', '7', 'Wat Phnom'] },
      { line: 3, cells: ['01', '0007', 'Wat Phnom'] },
      { line: 4, cells: ['12', '', 'Wat Phnom'] },
    ],
    known: { areas: known, premises: [] },
  })
  expect(stations.map(({ code }) => code)).toEqual(['12-0007', '01-0007'])
  expect(errors.map(({ line, kind }) => [line, kind])).toEqual([[4, 'code-missing']])
})

describe.skipIf(!hasRealPlaces)('the real list of Cambodia', () => {
  const [headings = [], ...rows] = splitCsv(readListIfThere())
  const list: StationList = {
    country,
    columns: guessColumns(headings, country, rows.slice(0, 5)),
    rows: rows.map((cells, index) => ({ line: index + 2, cells })),
    known: { areas: [], premises: [] },
  }
  const whole = readStationList(list)

  it('goes in whole, without an error or a doubt', () => {
    expect(whole.errors).toEqual([])
    expect(whole.doubts).toEqual([])
    expect(whole.stations).toHaveLength(REAL_STATIONS)
    expect(new Set(whole.stations.map(({ code }) => code)).size).toBe(REAL_STATIONS)
    expect(whole.stations.every(({ code }) => /^\d{6}-\d{4}$/u.test(code))).toBe(true)
  })

  it('brings 25 provinces, 210 districts, 1,652 communes and 14,578 villages', () => {
    const count = (level: string) => whole.areas.filter((area) => area.level === level).length
    expect(['province', 'district', 'commune', 'village'].map(count)).toEqual([25, 210, 1652, 14_578])
  })

  it('has as many premises as pairs of village and building name', () => {
    const village = headings.indexOf('village_code')
    const building = headings.indexOf('building_km')
    const pairs = new Set(rows.map((cells) => `${cells[village]}|${cells[building]}`))
    expect(whole.premises).toHaveLength(pairs.size)
    const codes = new Set(whole.premises.map(({ code }) => code))
    expect(whole.stations.every(({ premises }) => codes.has(premises))).toBe(true)
  })

  it('says the same when it is read again on top of itself, in another order', () => {
    const again = readStationList({ ...list, rows: list.rows.toReversed(), known: whole })
    expect(again.areas).toEqual([])
    expect(again.errors).toEqual([])
    const byCode = new Map(whole.stations.map((station) => [station.code, station]))
    expect(
      again.stations.filter((station) => byCode.get(station.code)?.premises !== station.premises),
    ).toEqual([])
  })

  it('comes in whole after a spreadsheet took every leading zero, and each repair is said', () => {
    const eaten = list.rows.map(({ line, cells }) => ({
      line,
      cells: cells.map((cell) => (/^0\d/u.test(cell) ? cell.slice(1) : cell)),
    }))
    const mended = readStationList({ ...list, rows: eaten })
    expect(mended.errors).toEqual([])
    expect(mended.stations).toEqual(whole.stations)
    const short = rows.filter(([code]) => code?.startsWith('0')).length
    const lines = new Set(mended.doubts.map(({ line }) => line))
    expect(lines.size).toBe(short)
    expect(new Set(mended.doubts.map(({ kind }) => kind))).toEqual(new Set(['leading-zero-restored']))
  })
})

function readListIfThere(): string {
  return hasRealPlaces ? readRealStationList().toString('utf8') : ''
}

/** Enough for this one file: no line breaks inside quotes. */
function splitCsv(text: string): readonly (readonly string[])[] {
  return text
    .split(/\r?\n/u)
    .filter((line) => line !== '')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/gu)].map(
        ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
      ),
    )
}

/** Files of a release, opened by the programs of others: leading zeros, Khmer, no formula runs, every part where it belongs. */

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getPlaceInfoSchemaDefinition } from '@sozialhelden/a11yjson'
import { parse } from 'csv-parse/sync'
import { unzipSync } from 'fflate'
import { readXlsx } from 'hucre'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportPremisesSheet, listReleaseParts } from '../../../schema/wire/release-endpoints.ts'
import { listReleased } from '../../../server/exports/exported-station.ts'
import { writeFindings } from '../../../server/exports/findings.ts'
import { rememberedResults } from '../../../server/results/remember-results.ts'
import { type Seen, takenOut } from '../../../server/results/seen-by.ts'
import { listVisited } from '../../../server/results/visited-stations.ts'
import type { Api } from '../../support/api.ts'
import { ROOMS, send, visitTo } from '../../support/intake.ts'
import { openIntake } from '../../support/intake-office.ts'
import { ask, whyNot } from '../../support/other-programs.ts'
import { releaseNow } from '../../support/releases.ts'

const [noOffice, noGdal] = [await whyNot('soffice'), await whyNot('ogrinfo')]

let api: Api
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'way-in-release-files-'))
  api = await openIntake()
  await sql`update campaign set election_date = '2026-01-04'`.execute(api.db)
  for (const [order, room] of ROOMS.entries()) {
    const sent = await visitTo(api, room, {
      visit_type: { kind: 'choice', choice: 'election_day_first' },
      access_result: { kind: 'choice', choice: 'full' },
      step_free_route: { kind: 'yes-no', value: order === 0 ? 'no' : 'yes' },
      entrance_steps_count: { kind: 'count', value: order },
      door_clear_width_cm: { kind: 'measure', value: 70 + 10 * order },
      path_width_cm: { kind: 'measure', value: 120 },
      ...(order === 1 && { light_at_booth: { kind: 'none', reason: 'not-observed' } }),
    })
    expect((await send(api, sent)).status).toBe(200)
  }
  expect(await releaseNow(api)).toBe(1)
}, 120_000)
afterAll(async () => {
  await api.close()
  await rm(folder, { recursive: true, force: true })
})

async function take(path: string, language = 'km') {
  const reply = await api
    .as('bopha')
    .send('GET', `/api/campaigns/${api.campaign}/releases/1/exports/${path}?language=${language}`)
  expect(reply.status, reply.text.slice(0, 300)).toBe(200)
  return reply.bytes
}

async function keep(path: string, language = 'km') {
  const file = join(folder, `${language}-${path.replaceAll('/', '-')}`)
  await writeFile(file, await take(path, language))
  return file
}

describe('the workbook', () => {
  it('has a sheet for each thing, texts as texts and numbers as numbers', async () => {
    const { sheets } = await readXlsx(await take('workbook.xlsx', 'en'))
    expect(sheets.map(({ name }) => name)).toEqual([
      ...['Release', 'Provinces', 'Barriers', 'Stations', 'Recommendations', 'Codebook'],
    ])
    const stations = sheets[3]?.rows ?? []
    expect(stations.slice(1).map(([code]) => code)).toEqual([...ROOMS])
    const headings = stations[0] ?? []
    const at = (heading: string) => stations[1]?.[headings.indexOf(heading)]
    expect([at('province_code'), at('registered_voters')]).toEqual(['02', 300])
    const barriers = listReleased(api.services.shippedChecklist.checklist).map(({ id }) => id)
    expect(headings.slice(-barriers.length)).toEqual(barriers)
    // A name that begins like a formula is a name.
    expect(stations[3]?.[headings.indexOf('premises_name')]).toBe('=Slab Meas, "Pagoda"')
  })

  it.skipIf(noOffice !== undefined)(
    'opens in LibreOffice, which keeps zeros and Khmer and runs nothing',
    async () => {
      for (const [language, name] of [
        ['km', 'សាលាបឋមសិក្សាទន្សាយ'],
        ['en', '=Slab Meas, "Pagoda"'],
      ] as const) {
        const file = await keep('workbook.xlsx', language)
        const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,4'
        await ask(
          'soffice',
          '--headless',
          `-env:UserInstallation=file://${folder}/office`,
          '--convert-to',
          filter,
          '--outdir',
          folder,
          file,
        )
        const sheet = language === 'km' ? 'ការិយាល័យ' : 'Stations'
        const text = await readFile(file.replace('.xlsx', `-${sheet}.csv`), 'utf8')
        const [headings = [], ...rows]: string[][] = parse(text, { bom: true })
        expect(rows.map(([code]) => code)).toEqual([...ROOMS])
        expect(rows[0]?.[headings.indexOf('province_code')]).toBe('02')
        expect(rows.map((row) => row[headings.indexOf('premises_name')])).toContain(name)
      }
    },
    120_000,
  )

  it.skipIf(noOffice !== undefined)(
    'and so does a table as CSV',
    async () => {
      const file = await keep('findings.csv', 'km')
      const options = '--infilter=Text - txt - csv (StarCalc):44,34,76,1,1/2/2/2/3/2/4/2/5/2/6/2/7/2/8/2/9/2'
      await ask(
        'soffice',
        '--headless',
        `-env:UserInstallation=file://${folder}/office`,
        options,
        '--convert-to',
        'xlsx',
        '--outdir',
        folder,
        file,
      )
      const { sheets } = await readXlsx(await readFile(file.replace('.csv', '.xlsx')))
      const cells = (sheets[0]?.rows ?? []).flat()
      expect(cells).toContain('02')
      expect(cells).toContain('សាលាបឋមសិក្សាទន្សាយ')
    },
    120_000,
  )
})

describe('the map layer', () => {
  it.skipIf(noGdal !== undefined)('is read by GDAL, with every station and its place', async () => {
    const file = await keep('stations.geojson', 'km')
    const said = await ask('ogrinfo', '-ro', '-al', file)
    expect(said).toContain('Feature Count: 4')
    expect(said).toContain('POINT (103.2 13.1)')
    expect(said).toMatch(/province_code \(String\) = 02/u)
    expect(said).toContain('សាលាបឋមសិក្សាទន្សាយ')
  })
})

describe('A11yJSON', () => {
  it('says only what its vocabulary has a word for, and nothing that nobody saw', async () => {
    const words = new Set(Object.keys(getPlaceInfoSchemaDefinition()))
    const { places } = JSON.parse((await take('stations.a11y.json')).toString('utf8')) as {
      readonly places: readonly { readonly geometry?: unknown; readonly properties: unknown }[]
    }
    expect(places).toHaveLength(4)
    const strange = new Set<string>()
    const walk = (value: unknown, path: string) => {
      if (Array.isArray(value)) {
        for (const one of value) walk(one, `${path}.$`)
        return
      }
      if (path !== '' && !words.has(path)) strange.add(path)
      // Words in languages, and a quantity, are whole values there.
      if (
        typeof value !== 'object' ||
        value === null ||
        /\.(name|roomNumber|width|thresholdHeight|fixedHeight|widthBelow)$/u.test(path)
      )
        return
      for (const [key, part] of Object.entries(value)) walk(part, path === '' ? key : `${path}.${key}`)
    }
    for (const { geometry: _, ...place } of places) walk(place, '')
    expect([...strange]).toEqual([])
    const [first, second] = places
    expect(first?.properties).toMatchObject({
      originalId: ROOMS[0],
      accessibility: {
        pathways: { width: { unit: 'meter', value: 1.2 } },
        entrances: [{ properties: { door: { width: { value: 0.7 } } } }],
      },
    })
    expect(JSON.stringify(second)).not.toContain('isWellLit')
  })
})

describe('the places of a release', () => {
  const places = (within?: string) =>
    api.as('bopha').call(listReleaseParts, {
      params: { campaign: api.campaign, number: '1' },
      querystring: within === undefined ? {} : { within },
    })

  it('are areas within areas, down to the premises with the rooms that were visited', async () => {
    const [country, province, district] = [await places(), await places('02'), await places('0201')]
    expect(country.body).toMatchObject({
      ...{ level: { id: 'province' }, areas: [{ code: '02', stations: 4 }], premises: [] },
    })
    expect(province.body).toMatchObject({ level: { id: 'district' }, areas: [{ code: '0201' }] })
    expect(district.body.areas.map(({ code, stations }) => [code, stations])).toEqual([['020101', 4]])
    const commune = (await places('020101')).body
    expect([commune.level, commune.areas]).toEqual([undefined, []])
    expect(commune.premises.map(({ code }) => code)).toEqual(['020101-p1', '020101-p2'])
    expect(commune.premises.reduce((sum, { stations }) => sum + stations, 0)).toBe(4)
    expect(commune.premises[1]?.name.en).toBe('=Slab Meas, "Pagoda"')
  })

  it('are none where nothing was visited', async () => {
    expect((await places('0101')).status).toBe(404)
  })
})

describe('an archive of an area', () => {
  it('holds its tables and a page for each premises, and no other area', async () => {
    const bytes = await take('areas/020101')
    expect(await take('areas/020101')).toEqual(bytes)
    const files = unzipSync(new Uint8Array(bytes))
    expect(Object.keys(files)).toEqual([
      ...['README.txt', 'findings.csv', 'codebook.csv', 'stations.geojson'],
      ...['premises/020101-p1.html', 'premises/020101-p2.html'],
    ])
    const page = Buffer.from(files['premises/020101-p2.html'] ?? []).toString('utf8')
    expect(page).toContain('=Slab Meas, &quot;Pagoda&quot;')
    expect(page).toContain('វត្តស្លាបមាស')
    expect(page).not.toContain(ROOMS[0])
    const alone = await api.as('bopha').call(exportPremisesSheet, {
      params: { campaign: api.campaign, number: '1', premises: '020101-p2' },
      querystring: {},
    })
    expect(alone.text).toBe(page)
    const elsewhere = await api
      .as('bopha')
      .send('GET', `/api/campaigns/${api.campaign}/releases/1/exports/areas/0101`)
    expect(elsewhere.status).toBe(404)
  })
})

describe('a working copy', () => {
  it('of the findings is the file of a release made now, whether it is remembered or judged anew', async () => {
    const released = await take('findings.csv')
    const path = `/api/campaigns/${api.campaign}/exports/findings.csv?language=km`
    expect((await api.as('bopha').send('GET', path)).bytes).toEqual(released)
    const seen = await takenOut(api.services, rememberedResults(api.services), api.campaign)
    const { checklist, byStation } = seen.results
    const judgedAnew: string[] = []
    const writeFrom = async (results: Seen['results']) => {
      const judgeAll: Seen['judgeAll'] = (stations) => {
        const codes = [...stations]
        judgedAnew.push(...codes)
        return seen.judgeAll(codes)
      }
      const stations = listVisited({ results, judgeAll })
      const pieces: Uint8Array[] = []
      for await (const piece of writeFindings(
        { checklist, country: api.services.country, language: 'km' },
        stations,
      ))
        pieces.push(piece)
      return Buffer.concat(pieces)
    }
    expect(await writeFrom(seen.results)).toEqual(released)
    expect(judgedAnew).toEqual([])
    const forget = (...codes: readonly string[]) => ({
      ...seen.results,
      byStation: new Map(
        [...byStation].map(([code, one]) => [code, codes.includes(code) ? { ...one, kept: undefined } : one]),
      ),
    })
    const [first = '', second = '', third = ''] = ROOMS
    expect(await writeFrom(forget(first, third))).toEqual(released)
    expect(await writeFrom(forget(second))).toEqual(released)
    expect(await writeFrom(forget(...ROOMS))).toEqual(released)
    expect(judgedAnew).toEqual([first, third, second, ...ROOMS])
  })
})

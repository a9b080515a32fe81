/** Station lists that are bombs, lies or traps: read within bounds, never followed, never half written. */

import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { confirmStationImport, listStationImports } from '../../../schema/wire/place-endpoints.ts'
import { readWholeRegister } from '../../../server/queries/places.ts'
import { type Api, openApi } from '../../support/api.ts'
import { rowOf, workbookOf, type ZipPart, zipOf } from '../../support/zip.ts'

let api: Api
let register: string
const readRegisterNow = async () => JSON.stringify(await readWholeRegister(api.db))
beforeAll(async () => {
  api = await openApi()
  register = await readRegisterNow()
})
afterAll(() => api.close())

const HEADINGS = [
  ...['station_code', 'commune_code', 'commune_km', 'district_code', 'district_km'],
  ...['building_km', 'building_en', 'room', 'registered_voters', 'latitude', 'longitude'],
]
const stationNamed = (building: string, code = '020101-0009') => [
  ...[code, '020101', 'ទន្សាយ', '0201', 'ស្ទឹងថ្មី', building],
  ...['Tonsay Primary School', '1', '300', '13.1', '103.2'],
]
const workbookWith = (building: string, more: readonly ZipPart[] = [], prologue = '') =>
  workbookOf(rowOf(1, HEADINGS) + rowOf(2, stationNamed(building)), more, prologue)

const tryFile = (body: Uint8Array, fileName = 'list.xlsx') =>
  api.as('dara').send('POST', `/api/station-imports?fileName=${encodeURIComponent(fileName)}`, {
    body,
    headers: { 'content-type': 'application/octet-stream' },
  })
const whatIsWrong = async (body: Uint8Array) => {
  const reply = await tryFile(body)
  return [reply.problem, Reflect.get(Object(reply.body), 'what')]
}
const triedId = async (body: Uint8Array): Promise<string> => {
  const reply = await tryFile(body)
  expect(reply.status, reply.text.slice(0, 300)).toBe(200)
  return String(Reflect.get(Object(reply.body), 'id'))
}
const confirm = (id: string) =>
  api.as('dara').call(confirmStationImport, { params: { import: id }, body: { despiteErrors: true } })

describe('a workbook that is a bomb or a lie', () => {
  afterEach(async () => expect(await readRegisterNow()).toBe(register))

  test('of more than two hundred parts is refused before any is unpacked', async () => {
    const more = Array.from({ length: 200 }, (_, at) => ({ name: `xl/media/${at}.xml`, content: 'x' }))
    expect(await whatIsWrong(workbookWith('x', more))).toEqual(['list-unreadable', 'too-many-parts'])
  })

  test('that unpacks to more than it says stops at what it said', async () => {
    const bomb = { name: 'xl/sharedStrings.xml', content: Buffer.alloc(64 * 1024 * 1024, 0x20), claims: 100 }
    const reply = await tryFile(workbookWith('x', [bomb]))
    if (reply.status !== 200) expect(reply.problem).toBe('list-unreadable')
    const sheet = zipOf([
      { name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(64 * 1024 * 1024, 0x20), claims: 100 },
    ])
    expect(await whatIsWrong(sheet)).toEqual(['list-unreadable', 'damaged'])
  })

  test('of entities that multiply themselves is as short as it was', async () => {
    const prologue = `<!DOCTYPE worksheet [<!ENTITY a "${'ha'.repeat(100)}"><!ENTITY b "${'&a;'.repeat(100)}"><!ENTITY c "${'&b;'.repeat(100)}"><!ENTITY d "${'&c;'.repeat(100)}">]>`
    const reply = await tryFile(workbookWith('&d;', [], prologue))
    if (reply.status !== 200) expect(reply.problem).toBe('list-unreadable')
    expect(reply.text.length).toBeLessThan(10_000)
  })

  test('that names a file of this machine or an address elsewhere is not followed', async () => {
    const prologue =
      '<!DOCTYPE worksheet [<!ENTITY file SYSTEM "file:///etc/passwd"><!ENTITY web SYSTEM "http://127.0.0.1:1/x">]>'
    const reply = await tryFile(workbookWith('&file;&web;', [], prologue))
    expect(reply.text).not.toContain('root:')
    const linked = await tryFile(
      workbookWith('x', [
        {
          name: 'xl/externalLinks/_rels/externalLink1.xml.rels',
          content:
            '<Relationships><Relationship Id="rId1" Target="file:///etc/passwd" TargetMode="External"/></Relationships>',
        },
        { name: 'xl/vbaProject.bin', content: Buffer.from('Attribute VB_Name = "x"') },
      ]),
    )
    expect([linked.status, linked.text.includes('root:')]).toEqual([200, false])
  })

  test('that wants out of its folder, by a path or by a link, writes nothing anywhere', async () => {
    const escaped = join(tmpdir(), 'way-in-escaped')
    await tryFile(
      workbookWith('x', [
        { name: '../../../../../../../../tmp/way-in-escaped', content: 'x' },
        { name: escaped, content: 'x' },
        { name: 'xl/media/link', content: '/etc/passwd', mode: 0o120777 },
      ]),
    )
    expect([existsSync(escaped), existsSync('/tmp/way-in-escaped')]).toEqual([false, false])
  })

  test('with a formula gives what was last seen in its cell and computes nothing', async () => {
    const formula =
      '<row r="3"><c r="A3" t="str"><f>HYPERLINK("http://evil.example")</f><v>020101-0010</v></c></row>'
    const reply = await tryFile(
      workbookOf(rowOf(1, HEADINGS) + rowOf(2, stationNamed('=cmd|calc!A1')) + formula),
    )
    expect(reply.status).toBe(200)
    expect(reply.text).toContain('=cmd|calc!A1')
    expect(reply.text).not.toContain('evil.example')
  })

  test('a table of a million empty rows, and one of thousands of columns, end soon', async () => {
    const empty = Array.from({ length: 200_000 }, (_, at) => `<row r="${at + 3}"/>`).join('')
    expect((await tryFile(workbookOf(rowOf(1, HEADINGS) + rowOf(2, stationNamed('x')) + empty))).status).toBe(
      200,
    )
    const wide = `<row r="1">${Array.from({ length: 5_000 }, () => '<c t="inlineStr"><is><t>a</t></is></c>').join('')}</row>`
    expect(await whatIsWrong(workbookOf(wide))).toEqual(['list-unreadable', 'too-many-columns'])
  })
})

describe('a list of texts that cannot be kept', () => {
  test.each([
    ['half a character', '_xD800_សាលា'],
    ['half a character as a number', '&#xD800;សាលា'],
    ['a NUL', '_x0000_សាលា'],
    ['a NUL as a number', '&#0;សាលា'],
    ['a number beyond all characters', '&#x110000;សាលា'],
    ['an entity nobody declared', '&nobody;សាលា'],
  ])('as %s goes in without it, or not at all, and is never a fault', async (_, building) => {
    const reply = await tryFile(workbookWith(building))
    if (reply.status !== 200) return expect(reply.problem).toBe('list-unreadable')
    const id = String(Reflect.get(Object(reply.body), 'id'))
    const confirmed = await confirm(id)
    expect(confirmed.status, confirmed.text.slice(0, 200)).toBe(200)
    expect(await readRegisterNow()).not.toMatch(/\\ud800|\\u0000/u)
  })

  test.each([
    '../../../etc/passwd',
    'CON',
    '..\\..\\boot.ini',
    '<img src=x onerror=alert(1)>.csv',
    `${'ក'.repeat(200)}`,
    '=cmd|calc!A1',
  ])('under the name %s is a list like any other: the name is shown and never used', async (fileName) => {
    const list = Buffer.from(`${HEADINGS.join(',')}\n${stationNamed('សាលា').join(',')}`)
    const reply = await tryFile(list, fileName)
    expect([reply.status, Reflect.get(Object(reply.body), 'fileName')]).toEqual([200, fileName])
    const listed = await api.as('dara').call(listStationImports, {})
    expect(listed.body.map((one) => one.fileName)).toContain(fileName)
  })

  test('under a name that turns the direction of writing is listed without that sign', async () => {
    const list = Buffer.from(`${HEADINGS.join(',')}\n${stationNamed('សាលា').join(',')}`)
    const reply = await tryFile(list, 'list\u202Evsc.exe')
    expect(Reflect.get(Object(reply.body), 'fileName')).toBe('listvsc.exe')
  })
})

describe('names of places', () => {
  test('lose signs that nobody sees and that turn the direction of what follows; blanks of Khmer stay', async () => {
    const hidden = 'សាលា\u200Bបឋម\u202E\u2066\u{E0041}\u{E007F}\u0007សិក្សា'
    await confirm(
      await triedId(Buffer.from(`${HEADINGS.join(',')}\n${stationNamed(hidden, '020101-0077').join(',')}`)),
    )
    expect(await readRegisterNow()).toContain('សាលា\u200Bបឋម សិក្សា')
  })

  test('of five hundred signs on one letter are no names: the line says so', async () => {
    const heap = `ក${'\u0301'.repeat(500)}`
    const reply = await tryFile(
      Buffer.from(`${HEADINGS.join(',')}\n${stationNamed(heap, '020101-0078').join(',')}`),
    )
    expect(reply.body).toMatchObject({ errorCount: 1, newStations: 0 })
  })
})

test('only the list itself may be large: its other addresses read JSON of the usual size and nothing else', async () => {
  const id = await triedId(Buffer.from(`${HEADINGS.join(',')}\n${stationNamed('សាលា').join(',')}`))
  for (const [method, path] of [
    ['PUT', `/api/station-imports/${id}/columns`],
    ['POST', `/api/station-imports/${id}/confirmation`],
  ] as const) {
    const bytes = {
      body: Buffer.alloc(1_000_000, 'a'),
      headers: { 'content-type': 'application/octet-stream' },
    }
    expect((await api.as('dara').send(method, path, bytes)).problem, path).toBe('not-json')
    const json = { body: `"${'a'.repeat(300_000)}"`, headers: { 'content-type': 'application/json' } }
    expect((await api.as('dara').send(method, path, json)).problem, path).toBe('too-large')
  }
})

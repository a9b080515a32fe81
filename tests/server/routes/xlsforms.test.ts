/** Checklists as XLSForms over the API: out, tried, published; whatever the file is, the server answers in words. */

import { readXlsx, writeXlsx } from 'hucre'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishChecklist, readChecklist } from '../../../schema/wire/checklist-endpoints.ts'
import type { ReplyOf } from '../../../schema/wire/endpoint.ts'
import { exportXlsForm, publishXlsForm, tryXlsForm } from '../../../schema/wire/xlsform-endpoints.ts'
import { canonicalChecklist } from '../../../schema/xlsform/canonical.ts'
import { type Api, openApi } from '../../support/api.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())

const shipped = () => api.services.shippedChecklist.checklist
const params = () => ({ id: shipped().id, version: shipped().version })

type Grid = readonly (readonly string[])[]
const workbook = (sheets: Readonly<Record<string, Grid>>) =>
  writeXlsx({
    sheets: Object.entries(sheets).map(([name, rows]) => ({ name, rows: rows.map((row) => [...row]) })),
  })
const send = (path: string, bytes: Uint8Array, type = XLSX) =>
  api.as('dara').send('POST', path, { body: Buffer.from(bytes), headers: { 'content-type': type } })
const look = async (bytes: Uint8Array) => {
  const reply = await send(tryXlsForm.url, bytes)
  expect(reply.status, reply.text.slice(0, 500)).toBe(200)
  // Checked by the server against its definition.
  return reply.body as ReplyOf<typeof tryXlsForm>
}
const takeOut = async () => {
  const reply = await api.as('dara').call(exportXlsForm, { params: params() })
  expect(reply.status, reply.text.slice(0, 300)).toBe(200)
  expect(reply.headers['content-type']).toBe(XLSX)
  expect(reply.headers['content-disposition']).toBe(
    `attachment; filename="${shipped().id}-${shipped().version}.xlsx"`,
  )
  return reply.bytes
}
/** The form taken out, with cells changed: sheet, row as the spreadsheet numbers it, heading, text. */
const changed = async (...changes: readonly (readonly [string, number, string, string])[]) => {
  const { sheets } = await readXlsx(await takeOut())
  return writeXlsx({
    sheets: sheets.map(({ name, rows }) => {
      const headings = rows[0] ?? []
      const grid = rows.map((row) => headings.map((_, at) => row[at] ?? null))
      for (const [sheet, line, heading, text] of changes) {
        const row = grid[line - 1]
        if (sheet === name && row) row[headings.indexOf(heading)] = text
      }
      return { name, rows: grid }
    }),
  })
}

describe('a checklist as an XLSForm', () => {
  it('taken out and tried as it is, says the same as the version it comes from', async () => {
    const trial = await look(await takeOut())
    expect(trial).toMatchObject({
      ...params(),
      questions: 90,
      shortForm: 37,
      errorCount: 0,
      doubtCount: 0,
      remarks: [],
      faults: [],
      base: shipped().version,
      changes: { parts: [], rest: false },
    })
  })

  it('is of nobody but those who may publish', async () => {
    const bytes = await takeOut()
    for (const who of ['sokha', 'chan'] as const) {
      expect((await api.as(who).call(exportXlsForm, { params: params() })).status).toBe(403)
      const body = { body: Buffer.from(bytes), headers: { 'content-type': XLSX } }
      expect((await api.as(who).send('POST', tryXlsForm.url, body)).status).toBe(403)
      expect((await api.as(who).send('POST', publishXlsForm.url, body)).status).toBe(403)
    }
    const none = { id: 'nothing', version: '1' }
    expect((await api.as('dara').call(exportXlsForm, { params: none })).problem).toBe('not-found')
  })

  it('changed and given a new version, is published as one; the old one stays', async () => {
    await api.as('dara').call(publishChecklist, { params: params(), body: {} })
    const bytes = await changed(['settings', 2, 'version', '2026-desk'])
    const trial = await look(bytes)
    expect(trial).toMatchObject({ version: '2026-desk', errorCount: 0, changes: { parts: [], rest: false } })
    const published = await send(publishXlsForm.url, bytes)
    expect(published.status, published.text.slice(0, 300)).toBe(200)
    const again = await send(publishXlsForm.url, bytes)
    expect(again.body).toEqual(published.body)
    const read = await api.as('sokha').call(readChecklist, { params: { ...params(), version: '2026-desk' } })
    expect(canonicalChecklist(read.body)).toBe(canonicalChecklist({ ...shipped(), version: '2026-desk' }))
    const acts = await api.db
      .selectFrom('logbook')
      .select('object_id')
      .where('act', '=', 'checklist.published')
      .execute()
    expect(acts.map(({ object_id }) => object_id)).toContain(`${shipped().id} 2026-desk`)
  })

  it('cannot take the version of one that is published with other contents', async () => {
    await api.as('dara').call(publishChecklist, { params: params(), body: {} })
    const bytes = await changed(['settings', 2, 'wayin_enough_answered', '0.5'])
    const trial = await look(bytes)
    expect(trial.remarks).toEqual([
      {
        kind: 'version-taken',
        isError: true,
        sheet: 'settings',
        row: 2,
        column: 'version',
        facts: { version: shipped().version },
      },
    ])
    expect(trial.changes).toEqual({ parts: [], rest: true })
    expect((await send(publishXlsForm.url, bytes)).problem).toBe('form-has-errors')
  })

  it('with a fault that only the linter sees is not published', async () => {
    const bytes = await changed(
      ['settings', 2, 'version', 'faulty'],
      ['settings', 2, 'wayin_enough_answered', '7'],
    )
    const trial = await look(bytes)
    expect(trial.errorCount).toBe(0)
    expect(trial.faults).toEqual(['"Enough answered" must be a share above 0 and up to 1.'])
    expect((await send(publishXlsForm.url, bytes)).problem).toBe('checklist-has-faults')
  })
})

describe('a form of other people', () => {
  it('is tried: every row that cannot be taken is named', async () => {
    const trial = await look(
      await workbook({
        survey: [
          ['type', 'name', 'label::English (en)', 'relevant'],
          ['select_one yn', 'gate', 'Is the gate open?', ''],
          [],
          ['geopoint', 'place', 'Where?', ''],
          ['decimal', 'width', 'How wide is it?', `\${gate} = 'yes'`],
        ],
        choices: [
          ['list_name', 'name', 'label::English (en)'],
          ['yn', 'yes', 'Yes'],
          ['yn', 'no', 'No'],
        ],
        settings: [
          ['form_title', 'form_id', 'version', 'default_language'],
          ['Gates', 'gates', '1', 'English (en)'],
        ],
        entities: [['dataset'], ['trees']],
        'Notes of ours': [['anything']],
      }),
    )
    expect(trial).toMatchObject({ id: 'gates', title: { en: 'Gates' }, questions: 1, faults: [] })
    expect(trial.base).toBeUndefined()
    const named = trial.remarks.map(({ kind, sheet, row }) => `${kind} ${sheet} ${row}`)
    expect(named).toContain('type-not-supported survey 4')
    expect(named).toContain('unit-missing survey 5')
    expect(named).toContain('sheet-not-supported entities 1')
  })
})

describe('a file that is no form', () => {
  const bomb = () => {
    // A table of contents that promises 190 MB in each of two parts.
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt32LE(100, 20)
    entry.writeUInt32LE(190 * 1024 * 1024, 24)
    const end = Buffer.alloc(22)
    end.writeUInt32LE(0x06054b50, 0)
    end.writeUInt16LE(2, 10)
    end.writeUInt32LE(4, 16)
    return Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), entry, entry, end])
  }

  it.each([
    ['empty', () => Buffer.alloc(0), 'empty'],
    ['text', () => Buffer.from('type,name,label'), 'not-a-list'],
    ['the container of a locked one', () => Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1]), 'locked-with-password'],
    ['a torn one', () => Buffer.from('PK\x03\x04nothing behind it', 'latin1'), 'damaged'],
    ['one that unpacks to 380 MB', bomb, 'unpacked-too-large'],
  ])('%s is refused in words', async (_, bytes, what) => {
    const reply = await send(tryXlsForm.url, bytes())
    expect(reply.status, reply.text).toBe(422)
    expect(reply.body).toMatchObject({ type: '/problems/form-unreadable', what })
  })

  it('of another type, or far too large, is refused before it is read', async () => {
    expect((await send(tryXlsForm.url, Buffer.from('x'), 'text/plain')).status).toBe(415)
    expect((await send(tryXlsForm.url, Buffer.alloc(6 * 1024 * 1024, 0x50))).status).toBe(413)
  })

  it('with no sheet, no column and nonsense in every cell gets complaints, never a fault of the server', async () => {
    expect((await look(await workbook({ other: [['x']] }))).errorCount).toBeGreaterThan(0)
    expect((await look(await workbook({ survey: [] }))).errorCount).toBeGreaterThan(0)
    const nonsense = [
      '__proto__',
      'constructor',
      `\${`,
      "'",
      '((((',
      '=1+1',
      '١',
      '\u200b',
      '-1e999',
      'toString',
    ]
    const grid = (headings: readonly string[]): Grid => [
      headings,
      ...nonsense.map((_, at) =>
        headings.map((__, column) => nonsense[(at + column) % nonsense.length] ?? ''),
      ),
    ]
    const trial = await look(
      await workbook({
        survey: grid([
          'type',
          'name',
          'label::Khmer (km)',
          'relevant',
          'constraint',
          'wayin_key',
          'constructor',
        ]),
        choices: grid(['list_name', 'name', 'label::Khmer (km)', 'wayin_access']),
        settings: grid(['form_id', 'version', 'wayin_relocate_or_build', 'wayin_title::Khmer (km)']),
        wayin_barriers: grid(['id', 'present', 'hinders', 'severity', '__proto__']),
      }),
    )
    expect(trial.errorCount).toBeGreaterThan(20)
  })
})

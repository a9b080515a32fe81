/** Monitors from a spreadsheet: whole or not at all, the same people never twice, and nothing of the file in the clear. */

import { writeXlsx } from 'hucre'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { ReplyOf } from '../../../schema/wire/endpoint.ts'
import type { makeMonitors, tryMonitorList } from '../../../schema/wire/monitor-list-endpoints.ts'
import { enrol, revokeMonitor } from '../../../schema/wire/people-endpoints.ts'
import { readRegisterEntry } from '../../../server/queries/register.ts'
import { type Api, openApi } from '../../support/api.ts'

const HEADINGS = 'ល.រ,ឈ្មោះ,ភេទ,លេខទូរស័ព្ទ,ពិការភាព'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())
afterEach(async () => {
  await sql`delete from register.entry`.execute(api.db)
  await sql`delete from enrolment where id <> ${api.sokha.enrolment}`.execute(api.db)
})

const send = (path: string, file: string | Uint8Array, type = 'text/csv', who: 'dara' | 'chan' = 'dara') =>
  api.as(who).send('POST', `/api/campaigns/${api.campaign}/${path}`, {
    body: Buffer.from(file),
    headers: { 'content-type': type },
  })
const look = async (file: string | Uint8Array, query = '', type?: string) => {
  const reply = await send(`monitor-lists/trial${query}`, file, type)
  expect(reply.status, reply.text.slice(0, 500)).toBe(200)
  // Checked by the server against its definition.
  return reply.body as ReplyOf<typeof tryMonitorList>
}
const make = async (file: string | Uint8Array, query = '', type?: string) => {
  const reply = await send(`monitor-lists${query}`, file, type)
  expect(reply.status, reply.text.slice(0, 500)).toBe(200)
  // Checked by the server against its definition.
  return reply.body as ReplyOf<typeof makeMonitors>
}
const countCards = async () =>
  (await api.db.selectFrom('enrolment').select('id').where('id', '!=', api.sokha.enrolment).execute()).length

const person = (at: number) => `${at},សុខ ដារា ${at},${at % 2 ? 'ស្រី' : 'ប្រុស'},012 ${300_000 + at},គំហើញ`
const listOf = (count: number) =>
  [HEADINGS, ...Array.from({ length: count }, (_, at) => person(at + 1))].join('\r\n')

describe('a list of 700 monitors', () => {
  it('makes 700 cards at once, in its order, each used once, with who they are for sealed', async () => {
    const list = listOf(700)
    const trial = await look(list)
    expect(trial).toMatchObject({ people: 700, known: 0, complaintCount: 0, complaints: [] })
    expect(trial.columns).toEqual({ name: 1, sex: 2, phone: 3, disability: 4 })
    expect(await countCards()).toBe(0)
    const { cards } = await make(list)
    expect(cards.map(({ name }) => name)).toEqual(Array.from({ length: 700 }, (_, at) => `សុខ ដារា ${at + 1}`))
    expect(cards.map(({ line }) => line)).toEqual(Array.from({ length: 700 }, (_, at) => at + 2))
    expect(new Set(cards.map(({ code }) => code)).size).toBe(700)
    const [first] = cards
    if (!first) throw new Error('no card')
    const { id } = await api.db
      .selectFrom('enrolment')
      .select('id')
      .where('code', '=', first.code)
      .executeTakeFirstOrThrow()
    expect(await readRegisterEntry(api.db, api.services.classKeys, api.campaign, id)).toEqual({
      name: 'សុខ ដារា 1',
      phone: '012 300001',
      sex: 'female',
      disability: 'vision',
    })
    const body = { code: first.code, words: first.words }
    expect((await api.nobody.call(enrol, { body })).status).toBe(200)
    expect((await api.nobody.call(enrol, { body })).problem).toBe('card-is-used')
  })

  it('makes nothing when it comes a second time, and only the new ones when it has grown', async () => {
    await make(listOf(20))
    expect(await look(listOf(20))).toMatchObject({ people: 0, known: 20 })
    expect(await make(listOf(20))).toEqual({ known: 20, cards: [] })
    // Another spelling of the same number, another order, and two more.
    const grown = [HEADINGS, ...[22, 21, 20].map(person), person(1).replace('012 ', '+855 12-')].join('\n')
    const { cards, known } = await make(grown)
    expect([known, cards.map(({ name }) => name)]).toEqual([2, ['សុខ ដារា 22', 'សុខ ដារា 21']])
    expect(await countCards()).toBe(22)
  })

  it('makes another card for whoever has one that was withdrawn', async () => {
    const { cards } = await make(listOf(3))
    const code = cards[1]?.code ?? ''
    await api.as('dara').call(revokeMonitor, { params: { campaign: api.campaign, code } })
    const again = await make(listOf(3))
    expect([again.known, again.cards.map(({ line }) => line)]).toEqual([2, [3]])
  })

  it('is made once when two hands send it at the same moment', async () => {
    const both = await Promise.all([make(listOf(50)), make(listOf(50))])
    expect(both.map(({ cards }) => cards.length).sort()).toEqual([0, 50])
    expect(await countCards()).toBe(50)
  })

  it('leaves no name and no phone anywhere in the database', async () => {
    await make('name,phone\nPlanted Nameless,099888777')
    const { rows } = await sql<{ schema: string; name: string }>`
      select table_schema as schema, table_name as name from information_schema.tables
      where table_schema in ('public', 'register') and table_type = 'BASE TABLE'`.execute(api.db)
    for (const { schema, name } of rows) {
      const { rows: found } = await sql<{ row: string }>`
        select t::text as row from ${sql.table(`${schema}.${name}`)} as t`.execute(api.db)
      const text = found.map(({ row }) => row).join('\n')
      expect(text, name).not.toContain('Nameless')
      expect(text, name).not.toContain('099888777')
      expect(text, name).not.toContain(Buffer.from('Nameless').toString('hex'))
    }
  })
})

describe('a list with something wrong in it', () => {
  const wrong = [
    'Name,Gender,Phone,Disability,Code,Station',
    'Sok,F,012 345 678,blind,mokade-47,',
    ',M,012 345 679,,,',
    'Chan,Q,012 345 680,tall,,',
    'Dara,M,call me,deaf,mokade-47,',
    'Sok,F,+855 12 345 678,,bad,',
    'Vanna,F,,none,,999999-9999',
  ].join('\n')

  it('is told line by line, and makes nothing', async () => {
    const trial = await look(wrong)
    expect(trial.complaints.map(({ line, kind }) => `${line} ${kind}`)).toEqual([
      '3 name-missing',
      '4 sex-unknown',
      '4 disability-unknown',
      '5 phone-unlikely',
      '5 code-twice',
      '6 code-unfit',
      '6 person-twice',
      '7 station-unknown',
    ])
    const reply = await send('monitor-lists', wrong)
    expect([reply.status, reply.problem]).toEqual([422, 'people-list-has-errors'])
    expect(await countCards()).toBe(0)
  })

  it('names the columns it could not find, and takes the ones a person says', async () => {
    const list = 'Who,Number\nSok,012 345 678'
    expect((await look(list)).complaints.map(({ kind }) => kind)).toEqual(['no-name-column'])
    const { cards } = await make(list, '?columns=name:0,phone:1')
    expect(cards.map(({ name }) => name)).toEqual(['Sok'])
  })

  it('takes a wanted code and says when it is taken', async () => {
    const { cards } = await make('name,code\nSok,MOKADE 47\nDara,')
    expect(cards[0]?.code).toBe('mokade-47')
    expect((await look('name,code\nVanna,mokade-47')).complaints).toEqual([
      { line: 2, kind: 'code-taken', facts: { given: 'mokade-47' } },
    ])
  })

  it('is refused in words when it is no list at all, and for whoever may not enrol', async () => {
    expect((await send('monitor-lists/trial', '%PDF-1.7')).problem).toBe('list-unreadable')
    expect((await send('monitor-lists/trial', listOf(1), 'text/csv', 'chan')).problem).toBe('not-yours')
    expect((await send('monitor-lists', listOf(1), 'text/csv', 'chan')).problem).toBe('not-yours')
  })

  it('makes nothing when the register has ended', async () => {
    const other = await openApi()
    try {
      other.services.classKeys.destroy(other.campaign, 'register', '2027-07-07')
      const reply = await other.as('dara').send('POST', `/api/campaigns/${other.campaign}/monitor-lists`, {
        body: Buffer.from(listOf(2)),
        headers: { 'content-type': 'text/csv' },
      })
      expect([reply.status, reply.problem]).toEqual([409, 'register-has-ended'])
      expect(await other.db.selectFrom('enrolment').select('id').execute()).toHaveLength(1)
    } finally {
      await other.close()
    }
  })
})

describe('a workbook', () => {
  it('is read as a CSV is', async () => {
    const file = await writeXlsx({
      sheets: [
        {
          name: 'Monitors',
          rows: [
            ['Full name', 'Tel.', 'Sex', 'Type of disability'],
            ['Chea Sophea', '012345678', 'Female', 'wheelchair, deaf'],
          ],
        },
      ],
    })
    expect(await look(file, '', XLSX)).toMatchObject({
      people: 1,
      columns: { name: 0, phone: 1, sex: 2, disability: 3 },
      complaints: [],
    })
  })
})

/** Texts that want to be something else: commands, patterns, formulas, pages, other people's names. They are texts. */

import { randomUUID } from 'node:crypto'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { putCampaign } from '../../../schema/wire/campaign-endpoints.ts'
import { putStaff } from '../../../schema/wire/people-endpoints.ts'
import { listStations } from '../../../schema/wire/result-endpoints.ts'
import { type Cell, writeCsv } from '../../../server/exports/csv.ts'
import { digestOf, TRACES } from '../../faults/digest.ts'
import { HOSTILE_TEXTS } from '../../faults/hostile.ts'
import { type Api, openApi } from '../../support/api.ts'
import { bringRooms, ROOMS } from '../../support/intake.ts'
import { PASSPHRASE } from '../../support/people.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
  await bringRooms(api)
})
afterAll(() => api.close())

describe('a search', () => {
  const find = async (search: string) =>
    (
      await api.as('dara').call(listStations, { params: { campaign: api.campaign }, querystring: { search } })
    ).body.stations.map(({ code }) => code)

  it.each(['%', '_', '%%', '____', '\\', '\\%', '.*', '^', '[០-៩]', '(?=a)', '(a+)+$', "' or 1=1 --", '*'])(
    'for %s looks for just these signs, and finds nothing',
    async (search) => expect(await find(search)).toEqual([]),
  )

  it('finds a name through signs that nobody sees, and in any order of its signs', async () => {
    expect(await find('Ton\u202Esay')).toEqual(ROOMS)
    expect(await find('ទន្សា\u200Bយ')).toEqual(ROOMS)
  })

  it.each(['a'.repeat(101), 'ក'.repeat(4000)])('of more than a hundred signs is refused', async (search) => {
    const reply = await api
      .as('dara')
      .send('GET', `/api/campaigns/${api.campaign}/stations?search=${encodeURIComponent(search)}`)
    expect([400, 431]).toContain(reply.status)
  })
})

describe('a key to sort by, a page, a filter', () => {
  it.each([
    'sort=code;drop table visit',
    'sort=registered_voters',
    'sort=__proto__',
    'page=0',
    'page=-1',
    'page=1e9',
    'page=99999999999',
    "area=02' or '1'='1",
    'state=full,none',
    'search=a&search=b',
    'search[]=a',
    'area[$gt]=',
    'unknown=1',
  ])('is one of those there are: %s is not', async (query) => {
    const reply = await api
      .as('dara')
      .send('GET', `/api/campaigns/${api.campaign}/stations?${encodeURI(query)}`)
    expect([reply.status, reply.problem]).toEqual([400, 'bad-request'])
  })

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
    'by the name of something every object has is one that nobody knows: %s',
    async (name) => {
      const found = await api.as('dara').call(listStations, {
        params: { campaign: api.campaign },
        querystring: { barrier: name },
      })
      expect(found.body.total).toBe(0)
      const rated = await api.as('dara').call(listStations, {
        params: { campaign: api.campaign },
        querystring: { group: name },
      })
      expect([rated.status, rated.body.counts['not-visited']]).toEqual([200, 4])
      expect((await api.as('dara').send('GET', `/api/checklists/${name}/${name}`)).status).toBe(404)
    },
  )
})

describe('a name', () => {
  const keepable = HOSTILE_TEXTS.filter(
    (text) => !/[\p{Surrogate}\0]/u.test(text) && text.trim() !== '' && text.length <= 300,
  )

  it.each(keepable)('is kept as it was typed and is nothing but a name: %j', async (text) => {
    const campaign = randomUUID()
    const { id, version } = api.services.shippedChecklist.checklist
    const name = { km: text, en: text }
    // Who saved it stands in the logbook, and nowhere else; a new campaign has days until which it is kept.
    const others = async () => (await digestOf(api.db, TRACES)).replace(/^(?:campaign|retention) .*$/gmu, '')
    const before = await others()
    const reply = await api.as('dara').call(putCampaign, {
      params: { campaign },
      body: {
        name,
        organisation: name,
        election: { name, kind: 'other', date: '2027-06-06' },
        checklist: { id, version },
        sampleType: 'purposive',
        settings: { photosAllowed: false },
      },
    })
    // What cannot be seen at all is refused; the rest is there, sign for sign but for what turns its direction.
    if (reply.status === 400) return expect(text).toMatch(/^[\p{Cf}\s]+$/u)
    expect(reply.body.name).toEqual({
      km: text.replace(/[\u202E\u2066\u{E0041}\u{E0042}]/gu, ''),
      en: text.replace(/[\u202E\u2066\u{E0041}\u{E0042}]/gu, ''),
    })
    expect(await others()).toBe(before)
  })

  it('that looks like somebody’s is somebody’s: order of signs, hidden signs, blanks and capitals aside', async () => {
    const put = (name: string) =>
      api.as('vanna').call(putStaff, {
        params: { person: randomUUID() },
        body: { name, roles: ['reviewer'], passphrase: PASSPHRASE },
      })
    expect((await put('ស្ត្រី Sreymom')).status).toBe(200)
    for (const name of [
      'ស្រ្តី sreymom',
      'ស្ត្រី\u200B SREYMOM',
      'ស្ត្រី \u202ESreymom',
      'ស្ត្\u034Fរី Sreymom ',
      'ស្ត្រី Srey\u{E0041}mom',
    ])
      expect((await put(name)).problem, JSON.stringify(name)).toBe('name-is-taken')
    const invisible = await put('\u202E\u2066')
    expect(invisible.problem).toBe('bad-request')
  })
})

describe('a table for spreadsheets', () => {
  const written = async (rows: readonly (readonly Cell[])[]): Promise<string> => {
    let text = ''
    for await (const piece of writeCsv(['one', 'other'], rows)) text += piece
    return text
  }
  const readBack = (text: string) =>
    parse(text, { bom: true, from_line: 2, relax_column_count: true }) as string[][]

  it.each([
    '=1+1',
    '+1',
    '-1',
    '@sum(1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '  =1',
    '\u200B=1',
    '\uFEFF=1',
    '\u00A0=1',
    '\u202E=1',
    '＝1',
    '＋1',
    '－1',
    '＠a',
    '−1',
    '=HYPERLINK("http://evil.example","ទន្សាយ")',
    "=cmd|'/c calc'!A1",
    '%00=1',
  ])('never begins a cell as a formula: %j', async (text) => {
    const [[cell] = []] = readBack(await written([[text, 'x']]))
    expect(cell?.replace(/^[\s\p{Cf}\p{Cc}]+/u, '') ?? '').not.toMatch(/^[=+\-@＝＋－＠−]/u)
    expect(cell?.endsWith(text.trim()) || cell === `'${text}` || cell === text).toBe(true)
  })

  it('holds five thousand texts of any signs as they were, but for the apostrophe before a formula and for NUL', async () => {
    const khmer = fc.array(
      fc.constantFrom(
        ...'\u1780\u178A\u178F\u179F\u17D2\u179A\u17B6\u17B7\u17C4\u17C6\u17C9\u17E4\u200B "\',;\n\r\t=@-🗳',
      ),
      { maxLength: 20 },
    )
    const texts = fc.sample(
      fc.oneof(
        khmer.map((parts) => parts.join('')),
        fc
          .array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 20 })
          .map((points) => String.fromCodePoint(...points)),
        fc.string(),
        fc.constantFrom(...HOSTILE_TEXTS),
      ),
      { numRuns: 5_000, seed: 6 },
    )
    const whole = texts.filter((text) => !/\p{Surrogate}/u.test(text))
    const cells = readBack(await written(whole.map((text) => ['x', text])))
    expect(cells).toHaveLength(whole.length)
    for (const [at, text] of whole.entries()) {
      const kept = text.replaceAll('\0', '')
      expect([kept, `'${kept}`]).toContain(cells[at]?.[1])
    }
  })
})

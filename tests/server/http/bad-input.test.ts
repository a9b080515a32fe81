/** What arrives and must not: each row is refused with a problem, at once, and nothing is written. */

import { connect as connectSocket } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Api, openApi } from '../../support/api.ts'

let api: Api
let before: string
beforeAll(async () => {
  api = await openApi()
  before = await everything()
})
afterAll(() => api.close())
afterEach(async () => expect(await everything()).toBe(before))

const everything = async (): Promise<string> =>
  JSON.stringify([
    await api.db.selectFrom('person').selectAll().orderBy('id').execute(),
    await api.db.selectFrom('campaign').selectAll().execute(),
    await api.db.selectFrom('visit').selectAll().execute(),
  ])

const CAMPAIGN = '01890000-0000-7000-8000-0000000000aa'
const json = { 'content-type': 'application/json' }

/** As the coordinator, who may write campaigns: what is refused here is refused for what it is. */
const putCampaign = (body: string | Uint8Array, headers: Readonly<Record<string, string>> = json) =>
  api.as('dara').send('PUT', `/api/campaigns/${CAMPAIGN}`, { body, headers })

const good = () => ({
  name: { km: 'សាក', en: 'Trial' },
  organisation: { km: 'អង្គការ', en: 'Organisation' },
  election: { name: { km: 'ឃុំ', en: 'Commune' }, kind: 'commune', date: '2027-06-06' },
  checklist: (({ id, version }) => ({ id, version }))(api.services.shippedChecklist.checklist),
  sampleType: 'purposive',
  settings: { photosAllowed: true },
})
const withText = (text: string): string => JSON.stringify(good()).replace('"Trial"', text)

describe('a body', () => {
  it('above 256 kB is refused, and the limit is named', async () => {
    const reply = await putCampaign(withText(JSON.stringify('x'.repeat(300_000))))
    expect(reply.status).toBe(413)
    expect(reply.problem).toBe('too-large')
    expect(reply.body).toMatchObject({ limit: 256 * 1024 })
  })

  it('that is compressed is refused and never unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(20_000_000, 0x20))
    const reply = await putCampaign(bomb, { ...json, 'content-encoding': 'gzip' })
    expect(reply.status).toBeGreaterThanOrEqual(400)
    expect(reply.status).toBeLessThan(500)
  })

  it.each([
    ['arrays', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['objects', `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`],
    ['thirteen levels', `${'['.repeat(13)}${']'.repeat(13)}`],
  ])('of deeply nested %s is refused before it is parsed', async (_, body) => {
    const reply = await putCampaign(body)
    expect([reply.status, reply.problem]).toEqual([400, 'too-deep'])
  })

  it('with thousands of keys is refused', async () => {
    const keys = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`k${index}`, 1]))
    expect(await putCampaign(JSON.stringify(keys))).toMatchObject({
      status: 400,
      body: { what: 'too-many-keys' },
    })
  })

  it.each([
    '{"__proto__":{"a":1}}',
    '{"constructor":{"prototype":{"a":1}}}',
    '{"a":{"prototype":1}}',
    '{"\\u005f_proto__":{"a":1}}',
    '{"const\\u0072uctor":1}',
  ])('that would give objects another nature is refused: %s', async (body) => {
    expect(await putCampaign(body)).toMatchObject({ status: 400, body: { what: 'key-not-allowed' } })
    expect(Reflect.get({}, 'a')).toBeUndefined()
  })

  it.each([
    '{"a":1,"a":2}',
    '{"a":1,"\\u0061":2}',
    '{"\\u17d2":1,"\u17d2":2}',
    '[{"b":{"c":1,"d":2,"c":3}}]',
  ])('with a key twice is refused: %s', async (body) => {
    expect(await putCampaign(body)).toMatchObject({ status: 400, body: { what: 'key-twice' } })
  })

  it('may use a key again in another object', async () => {
    const reply = await putCampaign('{"a":{"c":1},"b":{"c":2}}')
    expect(reply.body).not.toMatchObject({ what: 'key-twice' })
  })

  it.each(['1e400', '-1e400', '-0', '-0.0', '9007199254740993', '1E+999'])(
    'with a number that cannot be kept exactly is refused: %s',
    async (number) => {
      expect(await putCampaign(withText(number))).toMatchObject({
        status: 400,
        body: { what: 'number-out-of-range' },
      })
    },
  )

  it('with NaN, or cut off in the middle, is not JSON', async () => {
    for (const body of [withText('NaN'), '{"a":', '{"a":"', '', '{} {}', '\uFEFF{}', '{"a":"\u0000"}']) {
      const reply = await putCampaign(body)
      expect([reply.status, reply.problem], body).toEqual([400, 'bad-request'])
    }
  })

  it('with a number where words belong, or with a field too many, is refused, and nothing is turned or dropped', async () => {
    const cases: [unknown, string][] = [
      [{ ...good(), sampleType: 5 }, 'enum'],
      [{ ...good(), settings: { photosAllowed: 'true' } }, 'type'],
      [{ ...good(), extra: 1 }, 'additionalProperties'],
      [{ ...good(), name: { km: 'ក', 'not a language': 'x' } }, 'additionalProperties'],
      [{ ...good(), election: { ...good().election, date: '2027-02-31' } }, 'not-a-day'],
      [{ ...good(), name: { km: ' ' } }, 'empty'],
    ]
    for (const [body, what] of cases) {
      const reply = await putCampaign(JSON.stringify(body))
      expect(reply, what).toMatchObject({ status: 400, problem: 'bad-request', body: { what } })
    }
  })

  it.each(['\\u0000', 'a\\u0000b', '\\ud800', '\\udc00\\ud800', 'x\\ud83d'])(
    'with NUL or half a character is refused: "%s"',
    async (text) => {
      expect(await putCampaign(withText(`"${text}"`))).toMatchObject({
        status: 400,
        body: { what: 'character-not-allowed' },
      })
    },
  )

  it('that is not UTF-8 is refused', async () => {
    const body = Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xff, 0xfe, 0xc3]), Buffer.from('"}')])
    expect(await putCampaign(body)).toMatchObject({ status: 400, body: { what: 'not-utf8' } })
  })

  it('of another kind than JSON, or of no kind, is refused', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'text/json',
    ]) {
      const reply = await putCampaign(withText('"x"'), { 'content-type': type })
      expect([reply.status, reply.problem], type).toEqual([415, 'not-json'])
    }
    expect((await putCampaign(withText('"x"'), {})).problem).toBe('not-json')
  })

  it('is never repeated in the refusal', async () => {
    const reply = await putCampaign(JSON.stringify({ ...good(), secretOfSokha: 'ភូមិ ១៧' }))
    expect(reply.text).not.toContain('secretOfSokha')
    expect(reply.text).not.toContain('ភូមិ ១៧')
  })
})

describe('an address', () => {
  it.each([
    '/api/..%2f..%2fetc/passwd',
    '/api/campaigns/%00',
    '/api/campaigns/%ff',
    '/api/checklists/..%2f..%2f/1',
    '/assets/..%2f..%2fpackage.json',
    '/%2e%2e/%2e%2e/package.json',
    '/assets/../../../package.json',
    '//evil.example/api/health',
  ])('that leads elsewhere leads nowhere: %s', async (path) => {
    const reply = await api.as('dara').send('GET', path)
    expect(reply.status).toBeGreaterThanOrEqual(400)
    expect(reply.status).toBeLessThan(500)
    expect(reply.problem).toBeDefined()
  })

  it.each([
    'GET /api/checklists/a%00b/1',
    'GET /api/areas?within=%00',
    'DELETE /api/campaigns/x/monitors/%2500%00',
  ])('with a NUL in it is refused, and no fault of the server: %s', async (asked) => {
    const [method, path = ''] = asked.split(' ')
    const reply = await api.as('dara').send(method === 'GET' ? 'GET' : 'DELETE', path)
    expect([reply.status, reply.body]).toMatchObject([400, { what: 'character-not-allowed' }])
  })

  it('that exists for another method says so', async () => {
    expect(await api.as('dara').send('DELETE', '/api/health')).toMatchObject({
      status: 405,
      problem: 'wrong-method',
    })
    expect(await api.as('dara').send('PATCH', `/api/campaigns/${CAMPAIGN}`)).toMatchObject({ status: 405 })
    expect(await api.as('dara').send('GET', '/api/nothing')).toMatchObject({
      status: 404,
      problem: 'not-found',
    })
  })

  it('with a query that nobody asked for is refused', async () => {
    const reply = await api.as('dara').send('GET', '/api/areas?within[]=1')
    if (reply.status !== 404) expect(reply.problem).toBe('bad-request')
  })
})

describe('on the wire', () => {
  /** What the server says to bytes no client library would send. */
  const say = (bytes: string): Promise<string> =>
    new Promise((done, failed) => {
      const address = api.app.server.address()
      if (!address || typeof address === 'string') return failed(new Error('not listening'))
      const socket = connectSocket(address.port, '127.0.0.1')
      let heard = ''
      socket.on('data', (chunk: Buffer) => {
        heard += chunk.toString('utf8')
      })
      socket.on('close', () => done(heard))
      socket.on('error', failed)
      socket.end(bytes)
    })

  beforeAll(async () => {
    await api.app.listen({ port: 0, host: '127.0.0.1' })
  })

  it.each([
    [
      'two lengths',
      'POST /api/session HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n{}   ',
    ],
    [
      'length and chunks',
      'POST /api/session HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /x HTTP/1.1\r\n\r\n',
    ],
    ['an odd method', 'BREW /api/health HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['a broken header', 'GET /api/health HTTP/1.1\r\nHost a\r\n\r\n'],
    ['a length that is none', 'POST /api/session HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n'],
  ])('%s get one refusal and no second answer', async (_, bytes) => {
    const heard = await say(bytes)
    expect(heard).toMatch(/^HTTP\/1\.1 4\d\d /u)
    expect(heard.match(/HTTP\/1\.1 /gu)).toHaveLength(1)
  })

  it('an absolute address is taken for what it names here, whatever host it claims', async () => {
    const heard = await say(
      'GET http://evil.example/api/session HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n',
    )
    expect(heard).toMatch(/^HTTP\/1\.1 (200|4\d\d) /u)
    expect(heard).not.toContain('evil.example')
  })

  it('a body without an end is cut off at the limit', async () => {
    const chunk = `8000\r\n${' '.repeat(0x8000)}\r\n`
    const heard = await say(
      `POST /api/session HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${chunk.repeat(9)}`,
    )
    expect(heard).toMatch(/^HTTP\/1\.1 413 /u)
  })
})

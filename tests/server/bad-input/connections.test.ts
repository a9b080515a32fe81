/** Connections no browser makes: what never ends, what trickles, what could be read in two ways, what lies about where it comes from. */

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { makeEnrolmentCards } from '../../../schema/wire/people-endpoints.ts'
import { digestOf } from '../../faults/digest.ts'
import { type Api, openApi } from '../../support/api.ts'
import { openLine, portOf, type RawLine } from '../../support/raw-line.ts'

let api: Api
let port: number
const lines: RawLine[] = []
beforeAll(async () => {
  // With gate and limits, as people have it.
  api = await openApi({ withLimits: true })
  await api.app.listen({ port: 0, host: '127.0.0.1' })
  port = portOf(api.app)
})
afterEach(() => {
  for (const line of lines.splice(0)) line.hangUp()
})
afterAll(() => api.close())

const open = async (): Promise<RawLine> => {
  const line = await openLine(port)
  lines.push(line)
  return line
}
const CRLF = '\r\n'
const request = (first: string, ...headers: readonly string[]) =>
  [first, 'Host: way-in.test', ...headers, '', ''].join(CRLF)
const statusesIn = (heard: string): readonly string[] =>
  [...heard.matchAll(/^HTTP\/1\.1 (\d{3}) /gmu)].map(([, status]) => String(status))
const as = (token: string) => `Authorization: Bearer ${token}`
const address = '/api/sealed/01890000-0000-7000-8000-0000000000ab'
/** Somebody else, at the same time, by another line. */
const isAnswered = async () => (await api.as('sokha').send('GET', '/api/kit')).status === 200

describe('a body', () => {
  it('that announces five gigabytes is refused before a byte of it is sent, and the line is closed', async () => {
    const line = await open()
    line.say(
      request(
        `PUT ${address} HTTP/1.1`,
        as(api.sokha.token),
        'Content-Type: application/json',
        'Content-Length: 5368709120',
      ),
    )
    expect(statusesIn(await line.hearAll())).toEqual(['413'])
  })

  it('without an end, in chunks, is cut off at the limit', async () => {
    const line = await open()
    line.say(
      request(
        `PUT ${address} HTTP/1.1`,
        as(api.sokha.token),
        'Content-Type: application/json',
        'Transfer-Encoding: chunked',
      ),
    )
    const chunk = `8000${CRLF}${' '.repeat(0x8000)}${CRLF}`
    let sent = 0
    const closed = line.hearAll()
    while (line.socket.writable && sent < 100 * 0x8000) {
      line.say(chunk)
      sent += 0x8000
      await new Promise((done) => setImmediate(done))
    }
    expect(statusesIn(await closed)).toEqual(['413'])
  })

  it('that was compressed, or says so, is not unpacked and not read', async () => {
    for (const encoding of ['gzip', 'deflate', 'br', 'zstd', 'x-gzip', 'gzip, gzip', 'identity, gzip']) {
      const reply = await api.nobody.send('POST', '/api/session', {
        body: { name: 'គ្មានអ្នកណា', passphrase: 'x' },
        headers: { 'content-encoding': encoding },
      })
      expect([reply.status, reply.problem], encoding).toEqual([415, 'not-json'])
    }
    const plain = await api.nobody.send('POST', '/api/session', {
      body: { name: 'គ្មានអ្នកណា', passphrase: 'x' },
      headers: { 'content-encoding': 'identity' },
    })
    expect(plain.problem).toBe('wrong-sign-in')
  })
})

describe('a slow line', () => {
  it('keeps nobody else waiting: two hundred headers and two hundred bodies that come byte by byte', async () => {
    for (let at = 0; at < 400; at++) {
      const line = await open()
      if (at % 2 === 0) line.say(`GET /api/health HTTP/1.1${CRLF}Host: a${CRLF}X-Slow: `)
      else
        line.say(
          request(
            `PUT ${address} HTTP/1.1`,
            as(api.sokha.token),
            'Content-Type: application/json',
            'Content-Length: 9000',
          ),
        )
    }
    for (let round = 0; round < 5; round++) {
      for (const line of lines) line.say('x')
      expect(await isAnswered()).toBe(true)
    }
  })

  it('is given up: no header longer than a minute, no request longer than half of one, no silence longer than a minute', () => {
    const { server } = api.app
    expect(server.requestTimeout).toBe(30_000)
    expect(server.headersTimeout).toBeGreaterThan(0)
    expect(server.headersTimeout).toBeLessThanOrEqual(60_000)
    expect(server.timeout).toBe(60_000)
  })

  it('of headers without an end is cut off at their limit', async () => {
    const line = await open()
    line.say(`GET /api/health HTTP/1.1${CRLF}Host: a${CRLF}`)
    for (let at = 0; at < 400; at++) line.say(`X-Header-${at}: ${'x'.repeat(40)}${CRLF}`)
    expect(statusesIn(await line.hearAll())).toEqual(['431'])
    expect(await isAnswered()).toBe(true)
  })

  it('that reads nothing of a thousand answers it asked for at once fills no memory and stops nobody', async () => {
    const line = await open()
    line.socket.pause()
    line.say(request('GET /api/country HTTP/1.1').repeat(1_000))
    expect(await isAnswered()).toBe(true)
  })
})

describe('a request that two readers could take for two', () => {
  const body = 'GET /api/session HTTP/1.1\r\nHost: a\r\n\r\n'
  const length = `Content-Length: ${body.length}`
  it.each<readonly [string, string]>([
    ['two lengths', request('POST /api/session HTTP/1.1', 'Content-Length: 0', length) + body],
    ['a list of lengths', request('POST /api/session HTTP/1.1', 'Content-Length: 0, 39') + body],
    ['a length with a sign', request('POST /api/session HTTP/1.1', 'Content-Length: +39') + body],
    ['a length in hexadecimal', request('POST /api/session HTTP/1.1', 'Content-Length: 0x27') + body],
    [
      'a length and chunks',
      `${request('POST /api/session HTTP/1.1', length, 'Transfer-Encoding: chunked')}0${CRLF}${CRLF}${body}`,
    ],
    [
      'chunks that are not the last encoding',
      `${request('POST /api/session HTTP/1.1', 'Transfer-Encoding: chunked, identity')}0${CRLF}${CRLF}${body}`,
    ],
    [
      'an encoding nobody knows',
      `${request('POST /api/session HTTP/1.1', 'Transfer-Encoding: xchunked')}0${CRLF}${CRLF}${body}`,
    ],
    [
      'a blank before the colon',
      `${request('POST /api/session HTTP/1.1', 'Transfer-Encoding : chunked')}0${CRLF}${CRLF}${body}`,
    ],
    [
      'a header that goes on in the next line',
      `${request('POST /api/session HTTP/1.1', `X: y${CRLF} Transfer-Encoding: chunked`, length)}${body}`,
    ],
    [
      'a chunk of a length that is none',
      `${request('POST /api/session HTTP/1.1', 'Transfer-Encoding: chunked')}-1${CRLF}${body}`,
    ],
    ['line ends of one sign', 'GET /api/session HTTP/1.1\nHost: a\n\nGET /api/session HTTP/1.1\nHost: a\n\n'],
    ['a NUL in a header', request('GET /api/session HTTP/1.1', 'X: a\0b')],
    ['a method nobody knows', request('BREW /api/session HTTP/1.1')],
    ['a method in small letters', request('get /api/session HTTP/1.1')],
    ['another version', request('GET /api/session HTTP/9.9')],
    ['the beginning of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['no host', 'GET /api/session HTTP/1.1\r\n\r\n'],
    ['an address with a blank in it', request('GET /api/session /x HTTP/1.1')],
  ])('is answered once at most, with a no: %s', async (_, bytes) => {
    const line = await open()
    line.say(bytes)
    line.socket.end()
    const statuses = statusesIn(await line.hearAll())
    expect(statuses.length).toBeLessThanOrEqual(1)
    for (const status of statuses) expect(status).toMatch(/^4/u)
  })

  it.each(['OPTIONS', 'TRACE', 'PATCH', 'LOCK', 'PROPFIND', 'M-SEARCH'])(
    'by a method that nothing here has is a plain no: %s',
    async (method) => {
      const line = await open()
      line.say(request(`${method} /api/session HTTP/1.1`, 'Connection: close'))
      expect(statusesIn(await line.hearAll())).toEqual([expect.stringMatching(/^40[0145]$/u)])
    },
  )

  it('makes no way through to elsewhere', async () => {
    const line = await open()
    line.say('CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n')
    line.socket.end()
    expect(statusesIn(await line.hearAll()).filter((status) => status < '400')).toEqual([])
    const upgraded = await open()
    upgraded.say(
      request('GET /api/session HTTP/1.1', 'Connection: Upgrade, close', 'Upgrade: websocket, h2c'),
    )
    upgraded.socket.end()
    expect(statusesIn(await upgraded.hearAll())).not.toContain('101')
  })

  it('with a whole address gets what that address has here, and nothing of the host it names', async () => {
    const line = await open()
    line.say(
      'GET http://evil.example/api/session HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n',
    )
    expect(await line.hearAll()).not.toContain('evil.example')
  })
})

describe('whoever makes up where they are', () => {
  const FORGED = {
    host: 'evil.example',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-for': '127.0.0.1',
    'x-forwarded-proto': 'https',
    'x-real-ip': '127.0.0.1',
    forwarded: 'for=127.0.0.1;host=evil.example;proto=https',
    'x-original-url': '/api/staff',
    'x-rewrite-url': '/api/staff',
    'x-http-method-override': 'DELETE',
  }

  it('changes no link, no address, no cookie and no rights', async () => {
    const cards = await api
      .as('dara')
      .call(makeEnrolmentCards, { params: { campaign: api.campaign }, body: { count: 3 } }, FORGED)
    expect([cards.status, cards.text.includes('evil')]).toEqual([200, false])
    expect(cards.text).toContain('http://way-in.test/')
    const session = await api.nobody.send('GET', '/api/session', { headers: FORGED })
    expect([session.status, session.text]).toEqual([200, 'null'])
    for (const path of ['/', '/office', '/monitor', '/api/docs', '/api/openapi.json', '/trust', '/nowhere']) {
      const reply = await api.nobody.send('GET', path, { headers: { ...FORGED, accept: 'text/html' } })
      expect(JSON.stringify(reply.headers) + reply.text, path).not.toContain('evil.example')
    }
  })

  it('may not write for a page of that name', async () => {
    const reply = await api.as('dara').send('PUT', `/api/campaigns/${api.campaign}`, {
      body: {},
      headers: { ...FORGED, host: 'way-in.test', origin: 'http://evil.example' },
    })
    expect(reply.problem).toBe('foreign-origin')
  })
})

describe('a flood', () => {
  it('of health checks is answered and leaves no trace', async () => {
    const before = await digestOf(api.db)
    for (let round = 0; round < 20; round++) {
      const replies = await Promise.all(
        Array.from({ length: 50 }, () => api.nobody.send('GET', '/api/health')),
      )
      expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]))
    }
    expect(await digestOf(api.db)).toEqual(before)
  })

  it('of reports about our policy finds nobody who takes them: the policy names no address for them', async () => {
    const { headers } = await api.nobody.send('GET', '/')
    expect(headers['content-security-policy']).not.toMatch(/report/u)
    expect(headers['reporting-endpoints'] ?? headers['report-to']).toBeUndefined()
    for (const path of ['/csp', '/api/csp', '/api/csp-report', '/api/reports']) {
      const reply = await api.nobody.send('POST', path, {
        body: '{"csp-report":{"blocked-uri":"ភូមិ ១៧"}}',
        headers: { 'content-type': 'application/csp-report' },
      })
      expect([404, 415], path).toContain(reply.status)
    }
  })
})

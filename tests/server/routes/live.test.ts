/** What just arrived reaches those who follow: in order, without anybody in it, and only for as long as they may see it. */

import { type ClientRequest, get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Answer } from '../../../schema/visit/answer.ts'
import { holdStation } from '../../../schema/wire/hold-endpoints.ts'
import { followResults, listSilentMonitors, readCoverage } from '../../../schema/wire/live-endpoints.ts'
import { listStations } from '../../../schema/wire/result-endpoints.ts'
import { signOut } from '../../../schema/wire/session-endpoints.ts'
import { type Api, type Caller, requestFor } from '../../support/api.ts'
import { ROOMS, send, visitTo } from '../../support/intake.ts'
import { emptyIntake, openIntake } from '../../support/intake-office.ts'
import { addCampaign, enrolTablet, signIn } from '../../support/signed-in.ts'

/** Listening on an address of the internet protocol, it has a port. */
const addressOf = ({ app }: Api) => `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`

let api: Api
let url: string
beforeAll(async () => {
  api = await openIntake()
  await api.app.listen({ host: '127.0.0.1', port: 0 })
  url = addressOf(api)
})
afterAll(() => api.close())

interface Told {
  readonly event: string
  /** What the message says; of a comment, the comment. */
  readonly said: Record<string, unknown> & { readonly stations?: readonly string[] }
}

const open = new Set<ClientRequest>()
beforeEach(async () => {
  await emptyIntake(api)
  // What is kept in memory notices that something was taken out only while there is less than before.
  await api.as('chan').call(readCoverage, { params: { campaign: api.campaign }, querystring: {} })
})
afterEach(() => {
  for (const one of open) one.destroy()
  open.clear()
})

/** Follows as a browser does; `next` waits for the next message, `undefined` when the line has ended. */
async function follow(caller: Caller, query = '', campaign: string = api.campaign, at = url) {
  const headers = { ...caller.headers, accept: 'text/event-stream', 'accept-encoding': 'br, gzip' }
  const { path } = requestFor(followResults, { params: { campaign } })
  const asked = get(`${at}${path}${query}`, { headers, agent: false })
  open.add(asked)
  asked.on('error', () => undefined)
  const reply = await new Promise<IncomingMessage>((done) => asked.once('response', done))
  const told = messages(reply)
  return {
    status: reply.statusCode,
    headers: reply.headers,
    leave: () => asked.destroy(),
    next: async (): Promise<Told | undefined> => (await told.next()).value,
  }
}

async function* messages(body: IncomingMessage): AsyncGenerator<Told, undefined> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const piece of body) {
    text += decoder.decode(piece, { stream: true })
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const block = text.slice(0, end)
      text = text.slice(end + 2)
      if (block.startsWith('retry:')) continue
      if (block.startsWith(':')) {
        yield { event: 'comment', said: { comment: block.slice(1).trim() } }
        continue
      }
      const [, event = '', data = ''] = /^event: (.*)\ndata: (.*)$/u.exec(block) ?? []
      yield { event, said: JSON.parse(data) }
    }
  }
  return undefined
}

const room = (at: number) => ROOMS[at] ?? ROOMS[0] ?? expect.unreachable('there are rooms')
const yes: Answer = { kind: 'yes-no', value: 'yes' }
async function bring(at: number, answers: Readonly<Record<string, Answer>> = { step_free_route: yes }) {
  const reply = await send(api, await visitTo(api, room(at), answers))
  expect(reply.status, reply.text).toBe(200)
}

describe('following results', () => {
  it('tells how things stand, then each change in its order, with the totals the list has too', async () => {
    const line = await follow(api.as('chan'))
    expect(line.headers['content-type']).toContain('text/event-stream')
    expect(await line.next()).toEqual({
      event: 'standing',
      said: { visits: 0, visited: 0, stations: [], areas: [] },
    })
    await bring(0)
    expect(await line.next()).toMatchObject({ event: 'change', said: { visits: 1, stations: [room(0)] } })
    await bring(1)
    await bring(0)
    let last = await line.next()
    // Both may come in one message, or in two.
    if (last?.said.visits !== 3) last = await line.next()
    expect(last).toMatchObject({ event: 'change', said: { visits: 3, visited: 2 } })
    const { body } = await api
      .as('chan')
      .call(listStations, { params: { campaign: api.campaign }, querystring: {} })
    expect(body.visits).toBe(3)
  })

  it('is neither packed nor gathered on its way', async () => {
    const { headers } = await follow(api.as('chan'))
    expect(headers['content-encoding']).toBeUndefined()
    expect(headers['cache-control']).toContain('no-transform')
    expect(headers['x-accel-buffering']).toBe('no')
  })

  it('tells two who follow the same, and goes on with one when the other leaves', async () => {
    const [one, other] = [
      await follow(api.as('chan')),
      await follow(await signIn(api, ['reviewer'], 'whole')),
    ]
    await one.next()
    await other.next()
    await bring(2)
    expect(await one.next()).toEqual(await other.next())
    one.leave()
    await bring(3)
    expect(await other.next()).toMatchObject({ said: { visits: 2, stations: [room(3)] } })
  })

  it('tells of an area only what is in it, with its coverage when that is asked for', async () => {
    const elsewhere = await follow(api.as('chan'), '?area=99')
    expect(await elsewhere.next()).toMatchObject({ said: { visits: 0, visited: 0 } })
    const inside = await follow(api.as('chan'), '?area=0201&with=coverage')
    expect(await inside.next()).toMatchObject({ said: { coverage: { all: { stations: 4, visited: 0 } } } })
    await bring(0)
    const told = await inside.next()
    expect(told?.said).toMatchObject({
      areas: ['020101'],
      coverage: { level: 'commune', all: { visited: 1, open: 3 }, areas: [{ code: '020101' }] },
    })
  })

  it('gives a sign of life when nothing happens', async () => {
    const line = await follow(api.as('chan'))
    await line.next()
    api.clock.advance(15_000)
    expect(await line.next()).toEqual({ event: 'comment', said: { comment: 'still here' } })
  })

  it('ends with the session, and following is no use of it: a page left open does not keep anybody signed in', async () => {
    const left = await signIn(api, ['reviewer'], 'whole')
    const line = await follow(left)
    await line.next()
    expect((await left.call(signOut, {})).status).toBeLessThan(300)
    expect(await line.next()).toEqual({ event: 'end', said: { why: 'session' } })
    expect(await line.next()).toBeUndefined()

    const away = await signIn(api, ['reviewer'], 'whole')
    const idle = await follow(away)
    await idle.next()
    await sql`update session set seen_at = ${new Date(api.services.now().getTime() - 31 * 60_000)}
      where person_id = ${away.person}`.execute(api.db)
    expect(await idle.next()).toMatchObject({ event: 'end' })
  })

  it('ends when the account may see results no more', async () => {
    const person = await signIn(api, ['reviewer'], 'whole')
    const line = await follow(person)
    await line.next()
    await sql`update person set roles = '{administrator}' where id = ${person.person}`.execute(api.db)
    expect(await line.next()).toMatchObject({ event: 'end', said: { why: 'session' } })
  })

  it('has a cap of its own, and holds no place of those who read', async () => {
    const person = await signIn(api, ['reviewer'], 'whole')
    const lines = []
    for (let at = 0; at < 4; at += 1) lines.push(await follow(person))
    expect(lines.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    const fifth = await follow(person)
    expect(fifth.status).toBe(503)
    expect(Number(fifth.headers['retry-after'])).toBeGreaterThan(0)
    // Somebody else is not kept out by it.
    expect((await follow(await signIn(api, ['reviewer'], 'whole'))).status).toBe(200)
  })

  it('leads nowhere without a campaign, without a session, and for a liaison while monitors are on their way', async () => {
    const nowhere = '01890000-0000-7000-8000-0000000000ff'
    expect((await follow(api.as('chan'), '', nowhere)).status).toBe(404)
    expect((await follow(api.nobody)).status).toBe(401)
    await sql`update campaign set election_date = ${api.services.now().toISOString().slice(0, 10)}`.execute(
      api.db,
    )
    expect((await follow(api.as('bopha'))).status).toBe(409)
    await sql`update campaign set election_date = '2027-06-06'`.execute(api.db)
  })

  it('hides a station on hold from whoever may not see it whole, and says nobody, no tablet and no time', async () => {
    await bring(0)
    await bring(1)
    const dara = await follow(api.as('dara'), '?with=coverage')
    expect(await dara.next()).toMatchObject({ said: { visited: 2 } })
    await api.as('dara').call(holdStation, {
      params: { campaign: api.campaign, station: room(0) },
      body: { reason: 'One visible monitor.' },
    })
    const told = await dara.next()
    expect(told).toMatchObject({ event: 'change', said: { visited: 1, stations: [room(0)] } })
    const text = JSON.stringify(told)
    for (const secret of [api.sokha.code, api.sokha.enrolment, 'T0', ':00Z'])
      expect(text).not.toContain(secret)
    await sql`delete from station_hold`.execute(api.db)
  })

  it('keeps to its campaign', async () => {
    const other = await addCampaign(api)
    const line = await follow(api.as('chan'), '', other)
    expect(await line.next()).toMatchObject({ said: { visits: 0 } })
    await bring(0)
    api.clock.advance(15_000)
    expect(await line.next()).toMatchObject({ event: 'comment' })
  })
})

describe('a server that stops', () => {
  it('ends the lines, so that it need not wait for them', async () => {
    const other = await openIntake()
    await other.app.listen({ host: '127.0.0.1', port: 0 })
    const line = await follow(other.as('chan'), '', other.campaign, addressOf(other))
    expect(await line.next()).toMatchObject({ event: 'standing' })
    const [, told] = await Promise.all([other.close(), line.next()])
    expect(told).toBeUndefined()
  })
})

describe('coverage', () => {
  const ask = (who: 'chan' | 'dara', area?: string) =>
    api.as(who).call(readCoverage, {
      params: { campaign: api.campaign },
      querystring: area ? { area } : {},
    })

  it('is counted against what was assigned, by province, district and commune', async () => {
    const tablet = await enrolTablet(api)
    for (const at of [0, 1])
      await sql`insert into assignment (campaign_id, enrolment_id, station)
        values (${api.campaign}, ${tablet.enrolment}, ${room(at)})`.execute(api.db)
    await bring(0)
    await bring(2)
    const { body } = await ask('chan')
    expect(body).toMatchObject({
      level: 'province',
      isWhole: true,
      all: { stations: 4, assigned: 2, assignedVisited: 1, visited: 2, open: 2 },
    })
    expect((await ask('chan', '02')).body).toMatchObject({ level: 'district', areas: [{ code: '0201' }] })
    const commune = (await ask('chan', '020101')).body
    expect([commune.level, commune.areas]).toEqual([undefined, []])
    await sql`update enrolment set state = 'revoked' where id = ${tablet.enrolment}`.execute(api.db)
    expect((await ask('chan')).body.all).toMatchObject({ assigned: 0, assignedVisited: 0, visited: 2 })
  })

  it('says why nobody got in to reviewers alone', async () => {
    await bring(0, { access_result: { kind: 'choice', choice: 'outside_only_refused' } })
    expect((await ask('chan')).body.all).toMatchObject({ visited: 1, refused: 1, unsaid: 0 })
    const { body } = await ask('dara')
    expect(body).toMatchObject({ isWhole: false, all: { visited: 1, refused: 0, unsaid: 1 } })
  })
})

describe('silent monitors', () => {
  const ask = () => api.as('dara').call(listSilentMonitors, { params: { campaign: api.campaign } })

  it('are found on election day only, by their codes, until something comes from them', async () => {
    const tablet = await enrolTablet(api)
    await sql`insert into assignment (campaign_id, enrolment_id, station)
      values (${api.campaign}, ${tablet.enrolment}, ${room(0)})`.execute(api.db)
    expect((await ask()).body).toMatchObject({ isWatched: false, silent: [] })

    // Noon of election day in Phnom Penh, whatever today is.
    const noon = Date.parse('2027-06-06T05:00:00Z')
    const wait = noon - api.services.now().getTime()
    const person = await signIn(api, ['coordinator'], 'whole')
    await sql`update session set ends_at = ${new Date(noon + 36e6)}, seen_at = ${new Date(noon)}
      where person_id = ${person.person}`.execute(api.db)
    api.clock.advance(wait)
    const asked = async () =>
      (await person.call(listSilentMonitors, { params: { campaign: api.campaign } })).body
    expect(await asked()).toEqual({
      isWatched: true,
      afterMinutes: 180,
      silent: [{ code: tablet.code, stations: 1, hours: 5, nothingToday: true }],
    })
    await sql`insert into set_aside (id, envelope_sha256, kind, reason, campaign_id, enrolment_id, sealed_photos, received_at, arrived)
      values (gen_random_uuid(), '\\x00', 'visit', 'unreadable', ${api.campaign}, ${tablet.enrolment}, '{}',
        ${new Date(noon - 30 * 60_000)}, 1)`.execute(api.db)
    expect((await asked()).silent).toEqual([])
    api.clock.advance(-wait)
  })
})

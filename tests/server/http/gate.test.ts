/** The gate before the handlers: what is over the cap is told when to come back, and a slow line holds no place. */

import { once } from 'node:events'
import { connect as connectSocket, type Socket } from 'node:net'
import fastify, { type FastifyInstance } from 'fastify'
import { afterEach, describe, expect, it } from 'vitest'
import type { LoadClass } from '../../../server/http/admission.ts'
import { admitByClass } from '../../../server/http/admit.ts'
import { openGate } from '../../../server/http/gate.ts'
import { Refusal } from '../../../server/http/refusal.ts'

const closing: (() => Promise<unknown> | unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** Routes of each class whose work ends when the test says so, and a clock of the test's own. */
async function openHouse() {
  let at = 0
  const now = () => at
  const gate = openGate({ nowMs: now, random: () => 0.5 })
  const app = fastify()
  const working: (() => void)[] = []
  admitByClass(app, gate, now)
  app.setErrorHandler(async (error, _request, reply) => {
    if (!(error instanceof Refusal)) return reply.code(500).send('fault')
    return reply.code(503).send({ slug: error.slug, ...error.facts })
  })
  for (const load of ['facts', 'photos', 'reads', 'exports', 'feeds'] satisfies LoadClass[]) {
    const handler = () => new Promise<string>((done) => working.push(() => done('done')))
    app.route({ method: load === 'facts' ? 'PUT' : 'GET', url: `/${load}`, config: { load }, handler })
  }
  app.get('/health', async () => 'well')
  closing.push(() => {
    for (const end of working.splice(0)) end()
    return app.close()
  })
  await app.ready()
  return {
    app,
    gate,
    working,
    wait: (ms: number) => {
      at += ms
    },
    /** Asks without waiting for the answer. */
    ask: (load: LoadClass, count: number) =>
      Array.from({ length: count }, () =>
        app.inject({ method: load === 'facts' ? 'PUT' : 'GET', url: `/${load}` }),
      ),
    endAll: () => {
      for (const end of working.splice(0)) end()
    },
  }
}

/** Lets everything that is under way come to where it waits. */
const settle = async () => {
  for (let turn = 0; turn < 20; turn++) await new Promise((done) => setImmediate(done))
}

describe('the gate', () => {
  it('lets in forty facts, tells the next when to come back, and lets in again once they are done', async () => {
    const { ask, endAll, working } = await openHouse()
    const let_in = ask('facts', 40)
    await settle()
    expect(working).toHaveLength(40)
    const turnedAway = await Promise.all(ask('facts', 5))
    expect(turnedAway.map(({ statusCode }) => statusCode)).toEqual([503, 503, 503, 503, 503])
    expect(turnedAway[0]?.json()).toEqual({ slug: 'server-busy', waitSeconds: 18 })
    endAll()
    expect(new Set((await Promise.all(let_in)).map(({ statusCode }) => statusCode))).toEqual(new Set([200]))
    const [again] = ask('facts', 1)
    await settle()
    endAll()
    expect((await again)?.statusCode).toBe(200)
  })

  it('answers health whatever else is going on', async () => {
    const { app, ask } = await openHouse()
    void ask('facts', 60)
    void ask('reads', 90)
    await settle()
    expect((await app.inject({ url: '/health' })).statusCode).toBe(200)
  })

  it('lets an export wait while facts press, and begins it when they are done', async () => {
    const { ask, working, endAll } = await openHouse()
    const facts = ask('facts', 20)
    await settle()
    const [export_] = ask('exports', 1)
    await settle()
    expect(working).toHaveLength(20)
    endAll()
    await Promise.all(facts)
    await settle()
    expect(working).toHaveLength(1)
    endAll()
    expect((await export_)?.statusCode).toBe(200)
  })

  it('lets programs of strangers take no place of the office, and none at all while facts press', async () => {
    const { ask, working, endAll } = await openHouse()
    const feeds = ask('feeds', 2 + 20)
    await settle()
    expect(working).toHaveLength(2)
    expect((await ask('feeds', 1)[0])?.statusCode).toBe(503)
    const [export_] = ask('exports', 1)
    const facts = ask('facts', 20)
    await settle()
    expect(working).toHaveLength(2 + 1 + 20)
    // Those two are answered; the next ones wait for the facts.
    for (const end of working.splice(0, 2)) end()
    await settle()
    expect(working).toHaveLength(1 + 20)
    while (working.length > 0) {
      endAll()
      await settle()
    }
    await Promise.all(facts)
    expect((await export_)?.statusCode).toBe(200)
    for (const feed of feeds) expect((await feed).statusCode).toBe(200)
  })

  it('lets people at a desk stand in a short line, and turns away who comes after it', async () => {
    const { ask, working, endAll } = await openHouse()
    const reads = ask('reads', 10 + 60)
    await settle()
    expect(working).toHaveLength(10)
    const [late] = await Promise.all(ask('reads', 1))
    expect(late?.statusCode).toBe(503)
    for (let turn = 0; turn < 7; turn++) {
      endAll()
      await settle()
    }
    expect(new Set((await Promise.all(reads)).map(({ statusCode }) => statusCode))).toEqual(new Set([200]))
  })

  it('spreads those it turns away over a wider window the more there are, and forgets them with time', async () => {
    const { gate, wait } = await openHouse()
    let told = 0
    for (let turn = 0; turn < 24_000; turn++) told = gate.turnAway('facts')
    expect(told).toBeGreaterThan(395)
    wait(900_000)
    expect(gate.turnAway('facts')).toBe(18)
  })

  it('knows the share of the last minute that came too late or not at all', async () => {
    const { gate, ask, endAll, wait } = await openHouse()
    const slow = ask('facts', 3)
    await settle()
    wait(2_500)
    endAll()
    await Promise.all(slow)
    gate.turnAway('facts')
    const quick = ask('facts', 16)
    await settle()
    endAll()
    await Promise.all(quick)
    expect(gate.lateShare()).toEqual({ asked: 20, late: 4 })
    wait(70_000)
    expect(gate.lateShare()).toEqual({ asked: 0, late: 0 })
  })

  it('gives no place to a body that is still on its way', async () => {
    const { app, ask, working, endAll } = await openHouse()
    const { port } = await listening(app)
    const slow: Socket[] = []
    for (let line = 0; line < 100; line++) {
      const socket = connectSocket(port, '127.0.0.1')
      await once(socket, 'connect')
      socket.write(
        'PUT /facts HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{',
      )
      slow.push(socket)
    }
    closing.push(() => {
      for (const socket of slow) socket.destroy()
    })
    await settle()
    const [quick] = ask('facts', 1)
    await settle()
    expect(working).toHaveLength(1)
    endAll()
    expect((await quick)?.statusCode).toBe(200)
  })

  it('takes back the place of whoever hangs up before the answer', async () => {
    const { app, gate, working } = await openHouse()
    const { port } = await listening(app)
    for (let caller = 0; caller < 40; caller++) {
      const socket = connectSocket(port, '127.0.0.1')
      socket.write('PUT /facts HTTP/1.1\r\nHost: a\r\n\r\n')
      while (working.length <= caller) await new Promise((done) => setTimeout(done, 1))
      socket.destroy()
      await once(socket, 'close')
    }
    while (!gate.mayCome('facts')) await new Promise((done) => setTimeout(done, 1))
    expect(gate.mayCome('facts')).toBe(true)
  })
})

async function listening(app: FastifyInstance): Promise<{ readonly port: number }> {
  await app.listen({ port: 0, host: '127.0.0.1' })
  const address = app.server.address()
  if (address === null || typeof address === 'string') throw new Error('not listening')
  return { port: address.port }
}

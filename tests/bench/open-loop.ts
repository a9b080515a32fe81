/** Sending at a fixed rate, whatever the answers do: latencies count from the moment a request was due. */

import { Agent, request } from 'node:http'
import { performance } from 'node:perf_hooks'
import type { ToSend } from './measure.ts'

export interface Sent {
  /** 0 when the connection broke. */
  readonly status: number
  readonly retryAfter: string | undefined
  /** From when it was due until its answer was there. */
  readonly ms: number
  /** When the answer was there, in seconds from the beginning. */
  readonly atSecond: number
}

const agent = new Agent({ keepAlive: true, maxSockets: 2000 })
const TICK_MS = 5

export const closeConnections = (): void => agent.destroy()

/** Starts so many a second for so long, and waits for all of them. */
export async function sendAtRate(
  perSecond: number,
  seconds: number,
  send: (index: number) => Promise<Omit<Sent, 'ms' | 'atSecond'>>,
): Promise<readonly Sent[]> {
  const begun = performance.now()
  const all: Promise<Sent>[] = []
  const count = perSecond * seconds
  const start = async (index: number): Promise<Sent> => {
    const dueAt = begun + (index * 1000) / perSecond
    const answer = await send(index)
    const now = performance.now()
    return { ...answer, ms: now - dueAt, atSecond: Math.floor((now - begun) / 1000) }
  }
  while (all.length < count) {
    const due = Math.min(count, Math.floor(((performance.now() - begun) / 1000) * perSecond) + 1)
    while (all.length < due) all.push(start(all.length))
    await new Promise((done) => setTimeout(done, TICK_MS))
  }
  return Promise.all(all)
}

/** One request; a connection that breaks is status 0. */
export const ask = (
  url: URL,
  { method, path, headers, body }: ToSend,
): Promise<Omit<Sent, 'ms' | 'atSecond'>> =>
  new Promise((done) => {
    const { hostname, port } = url
    const length = body ? { 'content-length': body.length } : {}
    const sent = request(
      { agent, hostname, port, method, path, headers: { ...headers, ...length } },
      (reply) => {
        reply.resume()
        reply.on('end', () =>
          done({ status: reply.statusCode ?? 0, retryAfter: reply.headers['retry-after'] }),
        )
        reply.on('error', () => done({ status: 0, retryAfter: undefined }))
      },
    )
    sent.on('error', () => done({ status: 0, retryAfter: undefined }))
    sent.end(body)
  })

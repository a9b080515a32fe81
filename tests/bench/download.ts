/** A file taken from the server as programs take it, uncompressed: its bytes are counted and let go. */

import { get, type IncomingMessage } from 'node:http'
import { performance } from 'node:perf_hooks'
import { checkFreshness } from '../../schema/wire/factor-endpoints.ts'
import type { Office } from '../support/office.ts'

export interface Download {
  readonly firstByteMs: number
  readonly seconds: number
  readonly bytes: number
}

export async function download(office: Office, url: string, path: string): Promise<Download> {
  await office.call(checkFreshness, {})
  const begun = performance.now()
  let firstByteMs = Number.NaN
  let bytes = 0
  for await (const piece of await openReply(office, url, path)) {
    if (bytes === 0) firstByteMs = performance.now() - begun
    bytes += (piece as Uint8Array).length
  }
  return { firstByteMs, seconds: (performance.now() - begun) / 1000, bytes }
}

/** The same piece by piece, for whoever does something with it. */
export async function* piecesOf(office: Office, url: string, path: string): AsyncGenerator<Uint8Array> {
  await office.call(checkFreshness, {})
  for await (const piece of await openReply(office, url, path)) yield piece as Uint8Array
}

const openReply = (office: Office, url: string, path: string): Promise<IncomingMessage> =>
  new Promise((done, failed) => {
    const headers = { cookie: office.cookie().join('='), 'accept-encoding': 'identity' }
    get(new URL(path, url), { headers }, (reply) => {
      if (reply.statusCode === 200) return done(reply)
      reply.resume()
      failed(new Error(`${path}: ${reply.statusCode}`))
    }).on('error', failed)
  })

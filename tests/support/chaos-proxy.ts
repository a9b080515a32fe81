/** A line that fails: a TCP proxy between tablet and server that does to each request what it is told to. */

import { once } from 'node:events'
import { createConnection, createServer, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** What the line does to one request. Bytes are counted from the first one of its head. */
export type Mischief =
  | { readonly is: 'none' }
  /** The server gets so many bytes of the request, then the line is dead for both. */
  | { readonly is: 'cut-request-after'; readonly bytes: number }
  /** The server has done its work and answered; the tablet never hears of it. */
  | { readonly is: 'cut-after-response-commit' }
  | { readonly is: 'delay'; readonly ms: number }
  /** The request reaches the server twice, at once; the tablet hears one of the answers. */
  | { readonly is: 'duplicate' }
  /** The request trickles to the server in pieces. */
  | { readonly is: 'drip'; readonly bytes: number; readonly everyMs: number }
  /** After so many bytes the server hears that the tablet has said everything; what it answers still gets through. */
  | { readonly is: 'half-close'; readonly bytes: number }
  /** The page of a café's network answers in place of the server, with status 200. */
  | { readonly is: 'captive-portal' }
  /** The office, or what stands in front of it, has too much to do, and says when to come again. */
  | { readonly is: 'busy'; readonly seconds: number }

export interface AskedFor {
  readonly method: string
  /** With its query. */
  readonly path: string
  /** Of head and body together. */
  readonly bytes: number
}

export interface ChaosProxy {
  /** What tablets take for the server. */
  readonly url: string
  close(): Promise<void>
}

const PORTAL_PAGE = '<!doctype html><title>Free wifi</title><p>Please sign in to use this network.</p>'
const PORTAL = `HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: ${PORTAL_PAGE.length}\r\nconnection: close\r\n\r\n${PORTAL_PAGE}`

const BUSY = JSON.stringify({ type: '/problems/server-busy', titles: {}, details: {} })
const busyFor = (seconds: number): string =>
  `HTTP/1.1 503 Service Unavailable\r\ncontent-type: application/problem+json\r\ncontent-length: ${BUSY.length}\r\nretry-after: ${seconds}\r\nconnection: close\r\n\r\n${BUSY}`

/**
 * `choose` is asked once for each request, when its head is there. Every request has a connection of its own, so that
 * nothing done to one of them touches another.
 */
export async function openChaosProxy(
  server: string,
  choose: (asked: AskedFor) => Mischief,
): Promise<ChaosProxy> {
  const { hostname, port } = new URL(server)
  const sockets = new Set<Socket>()
  const track = (socket: Socket): Socket => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    // A line that breaks is what this is for: whoever reads from it notices.
    socket.on('error', () => undefined)
    return socket
  }
  const connect = async (): Promise<Socket> => {
    const upstream = track(createConnection({ host: hostname, port: Number(port), allowHalfOpen: true }))
    await once(upstream, 'connect')
    return upstream
  }
  const proxy = createServer({ allowHalfOpen: true }, (client) => {
    track(client)
    carry(client, connect, choose).catch(() => client.destroy())
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  const address = proxy.address()
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    async close() {
      const closed = once(proxy, 'close')
      proxy.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

async function carry(
  client: Socket,
  connect: () => Promise<Socket>,
  choose: (asked: AskedFor) => Mischief,
): Promise<void> {
  const chunks: AsyncIterator<Buffer> = client.iterator({ destroyOnReturn: false })
  const request = await readHead(chunks)
  if (!request) return void client.destroy()
  const pieces = piecesOf(request, chunks)
  const mischief = choose(request.asked)
  switch (mischief.is) {
    case 'captive-portal':
      for await (const _ of pieces);
      return void client.end(PORTAL)
    case 'busy':
      for await (const _ of pieces);
      return void client.end(busyFor(mischief.seconds))
    case 'cut-request-after': {
      const upstream = await connect()
      for await (const piece of upTo(mischief.bytes, pieces)) await write(upstream, piece)
      // What was written is let through before the line dies; the server may even get to work on it.
      upstream.resume().end()
      return void client.destroy()
    }
    case 'half-close': {
      const upstream = await connect()
      answer(upstream, client)
      for await (const piece of upTo(mischief.bytes, pieces)) await write(upstream, piece)
      return void upstream.end()
    }
    case 'cut-after-response-commit': {
      const upstream = await connect()
      for await (const piece of pieces) await write(upstream, piece)
      await once(upstream, 'data')
      client.destroy()
      return void upstream.destroy()
    }
    case 'duplicate': {
      const whole: Buffer[] = []
      for await (const piece of pieces) whole.push(piece)
      const [first, second] = [await connect(), await connect()]
      answer(first, client)
      second.resume()
      await Promise.all([write(first, Buffer.concat(whole)), write(second, Buffer.concat(whole))])
      return
    }
    case 'drip': {
      const upstream = await connect()
      answer(upstream, client)
      for await (const piece of pieces)
        for (let at = 0; at < piece.length; at += mischief.bytes) {
          await write(upstream, piece.subarray(at, at + mischief.bytes))
          await pause(mischief.everyMs)
        }
      return
    }
    case 'delay':
    case 'none': {
      if (mischief.is === 'delay') await pause(mischief.ms)
      const upstream = await connect()
      answer(upstream, client)
      for await (const piece of pieces) await write(upstream, piece)
      return
    }
  }
}

interface Request {
  /** As the server gets it: with the wish to close the connection after the answer. */
  readonly head: Buffer
  /** What had come of the body with the head. */
  readonly rest: Buffer
  readonly bodyBytes: number
  readonly asked: AskedFor
}

const END_OF_HEAD = '\r\n\r\n'

async function readHead(chunks: AsyncIterator<Buffer>): Promise<Request | undefined> {
  let held = Buffer.alloc(0)
  for (;;) {
    const { value, done } = await chunks.next()
    if (done) return undefined
    held = Buffer.concat([held, value])
    const end = held.indexOf(END_OF_HEAD)
    if (end < 0) continue
    const [first = '', ...lines] = held.toString('latin1', 0, end).split('\r\n')
    const length = lines.find((line) => /^content-length:/iu.test(line))
    const kept = lines.filter((line) => !/^connection:/iu.test(line))
    const head = Buffer.from([first, ...kept, 'connection: close'].join('\r\n') + END_OF_HEAD, 'latin1')
    const [method = '', path = ''] = first.split(' ')
    const bodyBytes = Number(length?.replace(/^[^:]*:/u, '') ?? 0)
    const asked = { method, path, bytes: head.length + bodyBytes }
    return { head, rest: held.subarray(end + END_OF_HEAD.length), bodyBytes, asked }
  }
}

async function* piecesOf({ head, rest, bodyBytes }: Request, chunks: AsyncIterator<Buffer>) {
  yield head
  if (rest.length > 0) yield rest
  for (let left = bodyBytes - rest.length; left > 0; ) {
    const { value, done } = await chunks.next()
    if (done) throw new Error('the tablet has hung up')
    left -= value.length
    yield value
  }
}

async function* upTo(bytes: number, pieces: AsyncIterable<Buffer>) {
  let left = bytes
  if (left <= 0) return
  for await (const piece of pieces) {
    yield piece.subarray(0, left)
    left -= piece.length
    if (left <= 0) return
  }
}

async function write(to: Socket, piece: Buffer): Promise<void> {
  if (to.destroyed) throw new Error('the server has hung up')
  if (!to.write(piece)) await once(to, 'drain')
}

/** Whatever the server says goes to the tablet; when either is gone, so is the other. */
function answer(upstream: Socket, client: Socket): void {
  upstream.pipe(client)
  upstream.once('close', () => (client.writableEnded ? undefined : client.destroy()))
  client.once('close', () => upstream.destroy())
}

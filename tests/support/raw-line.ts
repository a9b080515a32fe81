/** A bare connection to a server: says bytes no client library would send, and hears everything that comes back. */

import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'

export interface RawLine {
  readonly socket: Socket
  /** Sends bytes and leaves the line open; what the other side no longer takes is let go. */
  say(bytes: string | Uint8Array): void
  /** What came back, once it matches. */
  hear(expected: RegExp): Promise<string>
  /** What came back until the other side hung up. */
  hearAll(): Promise<string>
  hangUp(): void
}

export async function openLine(port: number): Promise<RawLine> {
  const socket = connect(port, '127.0.0.1')
  let heard = ''
  const listeners = new Set<() => void>()
  const tell = () => {
    for (const listener of listeners) listener()
  }
  socket.on('data', (chunk: Buffer) => {
    heard += chunk.toString('latin1')
    tell()
  })
  // A server that has said no closes the door on what is still being sent.
  socket.on('error', () => undefined)
  const closed = new Promise<void>((done) => socket.once('close', () => done()))
  await once(socket, 'connect')
  return {
    socket,
    say: (bytes) => {
      if (socket.writable) socket.write(bytes)
    },
    hear: (expected) =>
      new Promise((done, failed) => {
        const look = () => {
          if (!expected.test(heard)) return
          listeners.delete(look)
          done(heard)
        }
        listeners.add(look)
        void closed.then(() => (expected.test(heard) ? look() : failed(new Error(`hung up after: ${heard}`))))
        look()
      }),
    hearAll: async () => {
      await closed
      return heard
    },
    hangUp: () => socket.destroy(),
  }
}

/** The port of an app that listens. */
export function portOf(app: FastifyInstance): number {
  const address = app.server.address()
  if (address === null || typeof address === 'string') throw new Error('not listening')
  return address.port
}

/** Sends a request as it is, by Node's own client, and says what came back; a connection that breaks is an answer as well. */

import { Agent, request } from 'node:http'

export interface Answer {
  /** 0 when none came. */
  readonly status: number
  readonly type: string
  readonly retryAfter: string | undefined
  /** What broke, where no answer came. */
  readonly fault?: string
}

export interface ToSendRaw {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | Buffer
}

const agent = new Agent({ keepAlive: true, maxSockets: 16 })
const LONGEST_MS = 60_000

export function sendRaw(url: string, { method, path, headers, body }: ToSendRaw): Promise<Answer> {
  const { hostname, port } = new URL(url)
  const attempt = (mayTryAgain: boolean): Promise<Answer> =>
    new Promise((done) => {
      const nothing = (fault: string) => done({ status: 0, type: '', retryAfter: undefined, fault })
      const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }
      const sent = request(
        { agent, hostname, port, method, path, headers: { ...headers, ...length }, timeout: LONGEST_MS },
        (reply) => {
          const type = reply.headers['content-type'] ?? ''
          // A stream of events goes on for as long as somebody follows: that it began is the answer.
          if (type.startsWith('text/event-stream')) {
            done({ status: reply.statusCode ?? 0, type, retryAfter: undefined })
            sent.destroy()
            return
          }
          reply.resume()
          reply.on('error', ({ message }) => nothing(message))
          reply.on('end', () =>
            done({
              status: reply.statusCode ?? 0,
              type,
              retryAfter: reply.headers['retry-after'],
            }),
          )
        },
      )
      sent.on('timeout', () => sent.destroy(new Error('no answer within a minute')))
      sent.on('error', ({ message }: Error) => {
        // A body cut off at the limit closes the connection, sometimes before the answer was read; once more then.
        const isClosed = /ECONNRESET|EPIPE|socket hang up/u.test(message)
        if (isClosed && mayTryAgain) void attempt(false).then(done)
        else nothing(message)
      })
      sent.end(body)
    })
  try {
    return attempt(true)
  } catch (fault) {
    return Promise.resolve({ status: 0, type: '', retryAfter: undefined, fault: String(fault) })
  }
}

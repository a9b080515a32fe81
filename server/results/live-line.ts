/** One open line to a browser: events as the standard for server-sent events writes them, and a sign of life in between. */

import { PassThrough, type Readable } from 'node:stream'

export interface LiveLine {
  /** What is sent to the browser. */
  readonly stream: Readable
  readonly isOpen: () => boolean
  /** `message` is written as JSON, in one line. */
  tell(event: 'standing' | 'change', message: unknown): void
  /** Keeps proxies and the browser from taking the line for dead, when nothing was said for long. */
  breathe(): void
  /** `why`: told to the browser, which then does not come back by itself; without it, it does. */
  end(why?: 'session' | 'refused'): void
}

/** A line is never silent for longer than 15 seconds, looked at every two. */
const SILENT_MS = 13_000
/** Whoever does not read is not kept in memory: 256 kB are hundreds of messages. */
const MOST_UNREAD = 256 * 1024
/** After a line is cut the browser comes back so much later. */
const COME_BACK_MS = 5_000

export function openLine(nowMs: () => number): LiveLine {
  const stream = new PassThrough()
  let last = nowMs()
  let isOpen = true
  // A browser that goes away in the middle of a message is no fault.
  stream.on('error', () => undefined)
  stream.once('close', () => {
    isOpen = false
  })
  const write = (text: string) => {
    if (!isOpen) return
    if (stream.writableLength + stream.readableLength > MOST_UNREAD) {
      isOpen = false
      stream.destroy()
      return
    }
    last = nowMs()
    stream.write(text)
  }
  write(`retry: ${COME_BACK_MS}\n\n`)
  return {
    stream,
    isOpen: () => isOpen,
    tell: (event, message) => write(`event: ${event}\ndata: ${JSON.stringify(message)}\n\n`),
    breathe: () => {
      // The clock may be set back.
      if (Math.abs(nowMs() - last) >= SILENT_MS) write(': still here\n\n')
    },
    end: (why) => {
      if (why) write(`event: end\ndata: ${JSON.stringify({ why })}\n\n`)
      isOpen = false
      stream.end()
    },
  }
}

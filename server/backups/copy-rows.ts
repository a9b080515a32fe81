/** Rows out of a table and into one, as PostgreSQL itself copies them: in its binary form, never held whole in memory. */

import type { Client } from '../storage/one-client.ts'

/** What `pg` hands to a query of our own; its types leave out what copying needs. */
interface CopyConnection {
  readonly stream: {
    pause(): void
    resume(): void
    readonly writableNeedDrain?: boolean
    once: NodeJS.EventEmitter['once']
  }
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sendCopyFail(reason: string): void
}

/** The end of a copy as the server tells it: `COPY 17`. */
const rowsOf = ({ text }: { readonly text: string }): number => Number(/\d+$/u.exec(text)?.[0] ?? 0)

/** More than this waiting, and the server is asked to hold. */
const MOST_WAITING_BYTES = 4 * 1024 * 1024

/** Yields the bytes of `copy (…) to stdout`; its return value is the number of rows. */
export async function* copyOut(client: Client, query: string): AsyncGenerator<Buffer, number> {
  const waiting: Buffer[] = []
  let waitingBytes = 0
  let rows = 0
  let isOver = false
  let isDropped = false
  let fault: unknown
  let wake: () => void = () => undefined
  let connection: CopyConnection | undefined
  const submitted = {
    submit: (given: unknown) => {
      // The border of `pg`: its connection has these methods, its types do not.
      connection = given as CopyConnection
      connection.query(`copy (${query}) to stdout (format binary)`)
    },
    handleCopyData: ({ chunk }: { readonly chunk: Buffer }) => {
      if (isDropped) return
      // The parser uses its buffer again.
      waiting.push(Buffer.from(chunk))
      waitingBytes += chunk.length
      if (waitingBytes > MOST_WAITING_BYTES) connection?.stream.pause()
      wake()
    },
    handleCommandComplete: (message: { readonly text: string }) => {
      rows = rowsOf(message)
    },
    handleReadyForQuery: () => {
      isOver = true
      wake()
    },
    handleError: (error: unknown) => {
      fault = error
      wake()
    },
  }
  client.query(submitted)
  try {
    for (;;) {
      const chunk = waiting.shift()
      if (chunk) {
        waitingBytes -= chunk.length
        if (waiting.length === 0) connection?.stream.resume()
        yield chunk
        continue
      }
      if (fault !== undefined) throw fault
      if (isOver) return rows
      await new Promise<void>((go) => {
        wake = go
      })
    }
  } finally {
    isDropped = true
    connection?.stream.resume()
  }
}

/** Writes what `copyOut` gave; returns the number of rows. */
export async function copyIn(client: Client, target: string, chunks: AsyncIterable<Buffer>): Promise<number> {
  let rows = 0
  let onReady: (connection: CopyConnection) => void = () => undefined
  let onOver: () => void = () => undefined
  let onFault: (fault: unknown) => void = () => undefined
  const ready = new Promise<CopyConnection>((go, failed) => {
    onReady = go
    onFault = failed
  })
  const over = new Promise<void>((go, failed) => {
    onOver = go
    const before = onFault
    onFault = (fault) => {
      before(fault)
      failed(fault)
    }
  })
  // It is awaited last; until then a fault is somebody else's to tell.
  over.catch(() => undefined)
  const submitted = {
    submit: (given: unknown) => {
      // The border of `pg`: its connection has these methods, its types do not.
      const connection = given as CopyConnection
      connection.query(`copy ${target} from stdin (format binary)`)
    },
    handleCopyInResponse: (given: unknown) => onReady(given as CopyConnection),
    handleCommandComplete: (message: { readonly text: string }) => {
      rows = rowsOf(message)
    },
    handleReadyForQuery: () => onOver(),
    handleError: (fault: unknown) => onFault(fault),
  }
  client.query(submitted)
  const connection = await ready
  let hasFailed = false
  over.catch(() => {
    hasFailed = true
  })
  try {
    for await (const chunk of chunks) {
      if (hasFailed) break
      connection.sendCopyFromChunk(chunk)
      if (connection.stream.writableNeedDrain)
        await Promise.race([new Promise<void>((go) => connection.stream.once('drain', () => go())), over])
    }
  } catch (fault) {
    connection.sendCopyFail('stopped')
    await over.catch(() => undefined)
    throw fault
  }
  connection.endCopyFrom()
  await over
  return rows
}

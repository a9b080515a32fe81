/** `COPY` over a connection of its own: what PostgreSQL itself needs to give out rows, and the way to give it some. */

import { once } from 'node:events'
import type { Socket } from 'node:net'
import { performance } from 'node:perf_hooks'
import pg from 'pg'

export interface Copied {
  readonly seconds: number
  readonly bytes: number
}

/** Of the driver, as far as it is needed to hand over a statement that copies. */
interface Wire {
  readonly stream: Socket
  query(text: string): void
  sendCopyFromChunk(chunk: Uint8Array): void
  endCopyFrom(): void
  sendCopyFail(why: string): void
}

interface Copying {
  handleCopyData?(said: { readonly chunk: Uint8Array }): void
  handleCopyInResponse?(wire: Wire): void
}

/** A whole table; its bytes are counted and let go. */
export async function copyOut(databaseUrl: string, table: string, format: 'csv' | 'text'): Promise<Copied> {
  let bytes = 0
  const seconds = await runCopy(databaseUrl, `copy ${table} to stdout (format ${format})`, {
    handleCopyData: ({ chunk }) => {
      bytes += chunk.length
    },
  })
  return { seconds, bytes }
}

/** A CSV file with headings into a table. */
export async function copyIn(
  databaseUrl: string,
  table: string,
  pieces: AsyncIterable<Uint8Array>,
): Promise<void> {
  await runCopy(databaseUrl, `copy ${table} from stdin (format csv, header)`, {
    handleCopyInResponse: (wire) => {
      const send = async () => {
        for await (const piece of pieces) {
          wire.sendCopyFromChunk(piece)
          if (wire.stream.writableNeedDrain) await once(wire.stream, 'drain')
        }
        wire.endCopyFrom()
      }
      send().catch((fault: unknown) => wire.sendCopyFail(String(fault)))
    },
  })
}

async function runCopy(databaseUrl: string, statement: string, copying: Copying): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const begun = performance.now()
    await new Promise<void>((done, failed) => {
      let fault: Error | undefined
      client.query({
        ...copying,
        submit: (wire: Wire) => wire.query(statement),
        handleCommandComplete: () => undefined,
        handleError: (error: Error) => {
          fault = error
        },
        handleReadyForQuery: () => (fault ? failed(fault) : done()),
      } as unknown as pg.Submittable)
    })
    return (performance.now() - begun) / 1000
  } finally {
    await client.end()
  }
}

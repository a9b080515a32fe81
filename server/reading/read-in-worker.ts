/** Reads lists in a thread of their own, within limits of time and memory, one at a time. */

import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { findHome } from '../home.ts'
import type { BoundariesRead, BoundariesToRead } from './boundaries-worker.ts'
import type { WorkerSays } from './saying.ts'
import type { ListRead, ListToRead } from './station-list-worker.ts'
import type { Table } from './table.ts'
import { UnreadableList } from './unreadable-list.ts'
import type { FormRead, FormToRead } from './xlsform-worker.ts'

const LONGEST_MS = 60_000
const MOST_MEMORY_MB = 512

let last: Promise<unknown> = Promise.resolve()

/** Throws `UnreadableList`. Two large lists at once would take the machine from the visits that come in. */
export const readInWorker = (list: ListToRead): Promise<ListRead> => inTurn('station-list-worker', list)

/** A list of anything, as it stands in its file. Throws `UnreadableList`. */
export const readTableInWorker = (bytes: Uint8Array): Promise<Table> => inTurn('table-worker', bytes)

/** An XLSForm as a checklist, with what is wrong with it. Throws `UnreadableList`. */
export const readFormInWorker = (form: FormToRead): Promise<FormRead> => inTurn('xlsform-worker', form)

/** Throws `UnreadableList` where the file is no JSON at all. */
export const readBoundariesInWorker = (file: BoundariesToRead): Promise<BoundariesRead> =>
  inTurn('boundaries-worker', file)

function inTurn<Given, Read>(program: string, given: Given): Promise<Read> {
  const read = last.then(() => startWorker<Read>(program, given))
  last = read.catch(() => undefined)
  return read
}

/** Threads run what was built: Node reads no TypeScript, and tests run the sources. */
const fileOf = (program: string): string => join(findHome(), 'dist', 'server', 'reading', `${program}.js`)

function startWorker<Read>(program: string, given: unknown): Promise<Read> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(fileOf(program), {
      workerData: given,
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
      // It needs nothing from the environment, so it is given nothing.
      env: {},
    })
    const tooLong = setTimeout(() => fail(new UnreadableList('takes-too-long')), LONGEST_MS)
    const end = () => {
      clearTimeout(tooLong)
      void worker.terminate()
    }
    const fail = (fault: Error) => {
      end()
      reject(fault)
    }
    worker.once('message', (says: WorkerSays<Read>) => {
      end()
      if ('read' in says) resolve(says.read)
      else reject(new UnreadableList(says.unreadable, says.line))
    })
    worker.once('error', (fault: Error & { readonly code?: string }) =>
      fail(fault.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new UnreadableList('takes-too-much-memory') : fault),
    )
    worker.once('exit', () => fail(new Error('The reading thread ended without a word')))
  })
}

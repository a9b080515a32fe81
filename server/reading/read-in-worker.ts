/** Reads a station list in a thread of its own, within limits of time and memory, one at a time. */

import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { findHome } from '../home.ts'
import type { ListRead, ListToRead, WorkerSays } from './station-list-worker.ts'
import { UnreadableList } from './unreadable-list.ts'

const LONGEST_MS = 60_000
const MOST_MEMORY_MB = 512

let last: Promise<unknown> = Promise.resolve()

/** Throws `UnreadableList`. Two large lists at once would take the machine from the visits that come in. */
export function readInWorker(list: ListToRead): Promise<ListRead> {
  const read = last.then(() => startWorker(list))
  last = read.catch(() => undefined)
  return read
}

/** Threads run what was built: Node reads no TypeScript, and tests run the sources. */
const program = (): string => join(findHome(), 'dist', 'server', 'reading', 'station-list-worker.js')

function startWorker(list: ListToRead): Promise<ListRead> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(program(), {
      workerData: list,
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
    worker.once('message', (says: WorkerSays) => {
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

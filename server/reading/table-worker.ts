/** The thread in which a list of people is read: whatever the file does, the server goes on. */

import { parentPort, workerData } from 'node:worker_threads'
import { readTable } from './read-table.ts'
import { saying } from './saying.ts'

// Only `readTableInWorker` starts this thread, and with the bytes of a file.
parentPort?.postMessage(await saying(() => readTable(workerData as Uint8Array)))

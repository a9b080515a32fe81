/** The thread in which a file of boundaries is read: whatever it is, the server goes on. */

import { parentPort, workerData } from 'node:worker_threads'
import type { AreaLevel } from '../../schema/country.ts'
import {
  type NoBoundaries,
  type ReadBoundaries,
  readBoundaries,
} from '../../schema/places/read-boundaries.ts'
import { saying } from './saying.ts'
import { UnreadableList } from './unreadable-list.ts'

export interface BoundariesToRead {
  readonly bytes: Uint8Array
  readonly codes: readonly string[]
  readonly levels: readonly AreaLevel[]
}

export type BoundariesRead = ReadBoundaries | NoBoundaries

function read({ bytes, codes, levels }: BoundariesToRead): BoundariesRead {
  return readBoundaries(parse(textOf(bytes)), { codes: new Set(codes), levels })
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new UnreadableList('not-utf-8')
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new UnreadableList('damaged')
  }
}

// Only `readInWorker` starts this thread, and with this.
parentPort?.postMessage(await saying(async () => read(workerData as BoundariesToRead)))

/** How much memory a process takes, looked at again and again, as Linux tells it. */

import { readFile } from 'node:fs/promises'
import { setTimeout as rest } from 'node:timers/promises'

const EVERY_MS = 50

export interface MemoryWatch {
  /** The most since this was asked the last time, in megabytes. */
  most(): number
  stop(): Promise<void>
}

export function watchMemory(pid: number): MemoryWatch {
  let most = 0
  const ending = new AbortController()
  const look = async () => {
    while (!ending.signal.aborted) {
      // Nothing once it has ended: why it did is told elsewhere.
      most = Math.max(most, await residentMb(pid).catch(() => 0))
      await rest(EVERY_MS)
    }
  }
  const looking = look()
  return {
    most() {
      const seen = most
      most = 0
      return seen
    },
    async stop() {
      ending.abort()
      await looking
    },
  }
}

async function residentMb(pid: number): Promise<number> {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/mu.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Math.round(Number(kilobytes) / 1024)
}

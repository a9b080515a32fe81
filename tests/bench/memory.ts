/** How much memory a process takes, looked at again and again, as Linux tells it. */

import { readFile } from 'node:fs/promises'
import { setTimeout as rest } from 'node:timers/promises'

const EVERY_MS = 50

export interface Memory {
  readonly firstMb: number
  readonly mostMb: number
}

export function watchMemory(pid: number): { stop(): Promise<Memory> } {
  const seen: number[] = []
  const ending = new AbortController()
  const look = async () => {
    while (!ending.signal.aborted) {
      seen.push(await residentMb(pid))
      await rest(EVERY_MS)
    }
  }
  const looking = look()
  return {
    async stop() {
      ending.abort()
      await looking
      return { firstMb: seen[0] ?? Number.NaN, mostMb: Math.max(...seen) }
    },
  }
}

export async function residentMb(pid: number): Promise<number> {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/mu.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Math.round(Number(kilobytes) / 1024)
}

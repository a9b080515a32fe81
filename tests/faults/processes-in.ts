/** The processes at work in a folder, and ending one by its number. */

import { readdirSync, readlinkSync } from 'node:fs'

/** Every process that works in the folder or below it: of a PostgreSQL the first one and its children. */
export function listProcessesIn(folder: string): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`).startsWith(`${folder}/`)
      } catch {
        return false
      }
    })
}

export function killNow(pid: number | undefined): void {
  if (pid === undefined) return
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}

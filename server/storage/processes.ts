/** Which process is which: a number alone says little, since numbers are used again. */

import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs'
import { platform } from 'node:os'

export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (fault) {
    // It lives, but belongs to somebody else.
    return fault instanceof Error && 'code' in fault && fault.code === 'EPERM'
  }
}

/** What tells a process from another one that gets the same number later; nothing where the system does not say. */
export function birthOf(pid: number): string | undefined {
  if (platform() !== 'linux') return undefined
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name of the program stands in brackets and may hold spaces; start time is the 20th field after it.
    const started = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return `${boot} ${started}`
  } catch {
    return undefined
  }
}

/** `unknown` where the system does not let us look. */
export function worksIn(pid: number, folder: string): boolean | 'unknown' {
  if (platform() !== 'linux') return 'unknown'
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder)
  } catch (fault) {
    const isGone = fault instanceof Error && 'code' in fault && fault.code === 'ENOENT'
    return isGone ? false : 'unknown'
  }
}

/** Processes at work in a folder: a PostgreSQL works in its data folder, and so do all its children. */
export function listWorkersIn(folder: string): readonly number[] {
  if (platform() !== 'linux') return []
  return readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .map(Number)
    .filter((pid) => worksIn(pid, folder) === true)
}

export const pause = (ms: number): Promise<void> => new Promise((go) => setTimeout(go, ms))

/** True when it ended in time. */
export async function awaitEnd(pid: number, ms: number): Promise<boolean> {
  const until = performance.now() + ms
  while (isAlive(pid)) {
    if (performance.now() > until) return false
    await pause(20)
  }
  return true
}

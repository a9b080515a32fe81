/** One server for one data folder: a lock that an unclean stop does not leave closed. */

import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { birthOf, isAlive } from './processes.ts'

export class FolderInUse extends Error {
  readonly pid: number
  constructor(pid: number) {
    super(`in use by process ${pid}`)
    this.pid = pid
  }
}

export interface FolderLock {
  release(): void
}

interface Holder {
  readonly pid: number
  readonly birth: string | undefined
}

const NAME = 'server.lock'

export function lockFolder(folder: string): FolderLock {
  const path = join(folder, NAME)
  const mine = JSON.stringify({ pid: process.pid, birth: birthOf(process.pid) })
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, mine, { mode: 0o600 })
  try {
    // A link is made whole or not at all, so nobody ever reads half a lock.
    for (let tries = 0; !link(draft, path); tries += 1) {
      const found = readText(path)
      if (found === undefined) continue
      const holder = readHolder(found)
      if (tries > 5 || (holder && isHolding(holder))) throw new FolderInUse(holder?.pid ?? 0)
      setAside(path, found)
    }
  } finally {
    rmSync(draft, { force: true })
  }
  return {
    release: () => {
      if (readText(path) === mine) rmSync(path, { force: true })
    },
  }
}

/** Whether some living process works with the folder; it may end or begin a moment later. */
export function isFolderInUse(folder: string): boolean {
  const holder = readHolder(readText(join(folder, NAME)) ?? '')
  return holder !== undefined && isHolding(holder)
}

/** Removes a stale lock, unless somebody put a fresh one there since it was read. */
function setAside(path: string, stale: string): void {
  const aside = `${path}.stale-${process.pid}`
  try {
    renameSync(path, aside)
  } catch {
    return
  }
  if (readText(aside) !== stale) link(aside, path)
  rmSync(aside, { force: true })
}

function link(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (fault) {
    const isThere = fault instanceof Error && 'code' in fault && fault.code === 'EEXIST'
    if (isThere) return false
    // Some shared folders know no links; there, creating a file that must not exist has to do.
    return create(to, readFileSync(from, 'utf8'))
  }
}

function create(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { flag: 'wx', mode: 0o600 })
    return true
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'EEXIST') return false
    throw fault
  }
}

/** In a container each start may get the same number; the birth tells the two apart. */
function isHolding({ pid, birth }: Holder): boolean {
  if (pid === process.pid || !isAlive(pid)) return false
  const now = birthOf(pid)
  return birth === undefined || now === undefined || now === birth
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

function readHolder(text: string): Holder | undefined {
  try {
    const read: unknown = JSON.parse(text)
    if (typeof read !== 'object' || read === null || !('pid' in read) || typeof read.pid !== 'number')
      return undefined
    return {
      pid: read.pid,
      birth: 'birth' in read && typeof read.birth === 'string' ? read.birth : undefined,
    }
  } catch {
    return undefined
  }
}

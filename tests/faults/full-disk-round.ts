/** A tablet on a disk that runs full while it writes: what a round of it is, and what becomes of what it wrote. */

import type { Page } from 'playwright-core'
import { type Fieldwork, switchOnAt } from './fieldwork.ts'
import { pause } from './filling.ts'
import type { ScratchDisk } from './scratch-disk.ts'
import type { Tablet } from './tablet.ts'

/** What a round came to. */
export interface Round {
  /** Changes said to be kept in it, and those of them that were missing. */
  readonly kept: number
  readonly lost: number
  readonly faults: readonly string[]
}

export interface Ground {
  readonly work: Fieldwork
  readonly disk: ScratchDisk
  readonly profile: string
  /** The draft that numbers and words go into; it has to outlive every round. */
  readonly visit: string
}

const NOT_KEPT_TRIES = 80
const RECOVERY_MS = 30_000

/** The reserve may take the first blow; then the disk is filled again. */
export async function fillUntil(holds: () => Promise<boolean>, disk: ScratchDisk): Promise<boolean> {
  for (let tries = 0; tries < NOT_KEPT_TRIES; tries += 1) {
    await disk.fill().catch(() => undefined)
    if (await holds()) return true
    await pause(150)
  }
  return false
}

export async function inTime(holds: () => Promise<boolean>): Promise<boolean> {
  const until = Date.now() + RECOVERY_MS
  while (Date.now() < until) {
    if (await holds()) return true
    await pause(100)
  }
  return false
}

/** A full disk is foreseen: whatever nobody catches was forgotten. */
export function listenFor(page: Page, faults: string[]): void {
  page.on('pageerror', (fault) => faults.push(`uncaught: ${fault}`))
}

/** Full while something is written, room again, killed, switched on: `act` ends with what must be there then. */
export async function surviveOne<Kept>(
  { work, disk, profile }: Ground,
  path: string,
  act: (page: Page, faults: string[]) => Promise<Kept>,
  check: (page: Page, kept: Kept) => Promise<Round>,
): Promise<Round> {
  const faults: string[] = []
  let tablet: Tablet | undefined
  try {
    tablet = await switchOnAt(profile, work.url, path)
    listenFor(tablet.page, faults)
    const kept = await act(tablet.page, faults)
    await tablet.kill()
    tablet = await switchOnAt(profile, work.url, path)
    const round = await check(tablet.page, kept)
    await tablet.close()
    return { ...round, faults: [...faults, ...round.faults] }
  } finally {
    await tablet?.kill()
    await disk.makeRoom()
  }
}

/** Puts a restored database into its place and the earlier one aside, so that a power cut in between is made good. */

import { existsSync, readFileSync } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import { replaceKeyFile } from './key-file.ts'

/** Names in the data folder that belong to the database. */
const PARTS = ['database-password', 'postgres'] as const
/** Says where the parts go, until they are there. */
const PLAN = 'restore-begun.json'
const PlanShape = Type.Object({ from: Type.String(), aside: Type.String() })

export interface Replacing {
  /** Folder below the data folder in which the restored database lies, stopped. */
  readonly from: string
  /** Folder below it that takes the earlier one. */
  readonly aside: string
}

/** Only with the folder's lock in hand, and no database at work in either. */
export async function replaceCluster(folder: string, plan: Replacing): Promise<void> {
  await mkdir(join(folder, plan.aside), { mode: 0o700 })
  // Whole or not there: half a plan would keep the server from starting.
  replaceKeyFile(join(folder, PLAN), JSON.stringify(plan satisfies Static<typeof PlanShape>))
  await finishReplacing(folder)
}

/** Goes on where it stopped; does nothing when nothing was begun. */
export async function finishReplacing(folder: string): Promise<void> {
  const path = join(folder, PLAN)
  if (!existsSync(path)) return
  const plan: unknown = JSON.parse(readFileSync(path, 'utf8'))
  if (!Value.Check(PlanShape, plan)) throw new Error(`${path} is no plan`)
  for (const part of PARTS) {
    const restored = join(folder, plan.from, part)
    const place = join(folder, part)
    // Gone from there: it is in its place already, and so is whatever comes before it in the list.
    if (!existsSync(restored)) continue
    if (existsSync(place)) await rename(place, join(folder, plan.aside, part))
    await flush(join(folder, plan.aside))
    await rename(restored, place)
    await flush(folder)
  }
  await rm(join(folder, plan.from), { recursive: true, force: true })
  await rm(path)
  await flush(folder)
}

async function flush(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

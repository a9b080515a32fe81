/** The finished backups in a folder, the newest last. */

import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { BackupFault, faultOfReading } from './backup-fault.ts'
import { SUFFIX } from './make-backup.ts'

/** Names begin with the time of the snapshot, so their order is the order of time. */
export async function listBackups(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder))
      .filter((name) => name.startsWith('way-in-') && name.endsWith(SUFFIX))
      .sort()
      .map((name) => join(folder, name))
  } catch (fault) {
    throw faultOfReading(fault, folder)
  }
}

/** The file itself, or the newest of a folder. */
export async function findBackup(place: string): Promise<string> {
  const found = await stat(place).catch((fault: unknown) => {
    throw faultOfReading(fault, place)
  })
  if (!found.isDirectory()) return place
  const newest = (await listBackups(place)).at(-1)
  if (newest === undefined) throw new BackupFault('none-here', { folder: place })
  return newest
}

/** Of those the schedule made, with the mark in their name, these many stay: a day's at every quarter of an hour. */
const MOST_KEPT = 96

export async function dropOldBackups(folder: string, mark: string): Promise<void> {
  const made = (await listBackups(folder)).filter((path) => path.endsWith(`${mark}${SUFFIX}`))
  for (const path of made.slice(0, -MOST_KEPT)) await rm(path, { force: true })
}

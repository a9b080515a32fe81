/** Puts a second copy of a backup somewhere else, and reads it there before it counts. */

import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { BackupFault, codeOf, faultOfWriting } from './backup-fault.ts'
import { flushFolder } from './make-backup.ts'

/** Path of the copy. Nothing is left behind when it fails. */
export async function placeCopy(path: string, folder: string): Promise<string> {
  const draft = join(folder, `${basename(path)}.unfinished`)
  const place = join(folder, basename(path))
  try {
    await pipeline(createReadStream(path), createWriteStream(draft, { mode: 0o600, flush: true }))
    if ((await hashOfFile(path)) !== (await hashOfFile(draft)))
      throw new BackupFault('reads-differently', { folder })
    await rename(draft, place)
    await flushFolder(folder)
    return place
  } catch (fault) {
    await rm(draft, { force: true }).catch(() => undefined)
    throw faultOfWriting(fault, folder)
  }
}

async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  // Asked of the disk and not of what the writer has in memory, as far as the system can be asked.
  const file = await open(path, 'r')
  try {
    for await (const chunk of file.createReadStream({ autoClose: false })) hash.update(chunk)
  } finally {
    await file.close()
  }
  return hash.digest('hex')
}

/** A folder that a person named must be there: one that is made anew is not on the stick that was meant. */
export async function refuseNoFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch((fault: unknown) => {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(fault))) throw new BackupFault('no-folder', { folder })
    throw faultOfWriting(fault, folder)
  })
  if (!found.isDirectory()) throw new BackupFault('no-folder', { folder })
}

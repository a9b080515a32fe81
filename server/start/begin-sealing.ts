/** Begins or goes on with the logbook at the start of the server, and has it sealed from then on. */

import { headFileIn, openHeadFile } from '../logbook/head-file.ts'
import { beginLogbook, NO_FILE, sealAll, startSealer } from '../logbook/seal-logbook.ts'
import { readEpoch } from '../queries/installation.ts'
import type { Db } from '../storage/database.ts'

/** The file of heads in this folder is of another database: nothing is written into it. */
export type SealingDoubt = 'other-heads'

export interface Sealing {
  readonly doubts: readonly SealingDoubt[]
  stop(): Promise<void>
}

export async function beginSealing(db: Db, dataDir: string): Promise<Sealing> {
  const file = openHeadFile(headFileIn(dataDir))
  const isOurs = await beginLogbook(db, file)
  const sealing = { db, heads: isOurs ? file : NO_FILE, epoch: await readEpoch(db) }
  await sealAll(sealing)
  const { stop } = startSealer(sealing)
  return { doubts: isOurs ? [] : ['other-heads'], stop }
}

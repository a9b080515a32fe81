/** Begins or goes on with the logbook at the start of the server, and has it sealed from then on. */

import { type HeadFile, headFileIn, openHeadFile } from '../logbook/head-file.ts'
import { beginLogbook, NO_FILE, type Sealer, sealAll, startSealer } from '../logbook/seal-logbook.ts'
import { readEpoch } from '../queries/installation.ts'
import type { Db } from '../storage/database.ts'

/** The file of heads in this folder is of another database: nothing is written into it. */
export type SealingDoubt = 'other-heads'

export interface BegunBook {
  readonly heads: HeadFile
  readonly doubts: readonly SealingDoubt[]
}

/** Before anything else is written down, so that the first entry is the first. */
export async function beginBook(db: Db, dataDir: string): Promise<BegunBook> {
  const file = openHeadFile(headFileIn(dataDir))
  const isOurs = await beginLogbook(db, file)
  return { heads: isOurs ? file : NO_FILE, doubts: isOurs ? [] : ['other-heads'] }
}

export async function beginSealing(db: Db, { heads }: BegunBook): Promise<Sealer> {
  const sealing = { db, heads, epoch: await readEpoch(db) }
  await sealAll(sealing)
  return startSealer(sealing)
}

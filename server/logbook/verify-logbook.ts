/** Gathers what the logbook is checked against: the database in one look, the file of heads before and after it. */

import { readEpoch } from '../queries/installation.ts'
import { findLastLink, listUnsealed, readLinks } from '../queries/logbook-chain.ts'
import type { Db, InTransaction } from '../storage/database.ts'
import { type ChainChecked, checkChain, type Follow } from './check-chain.ts'
import { readHeadFile } from './head-file.ts'

export interface Against {
  /** Path of the file of heads; nothing where it is not looked at. */
  readonly file: string | undefined
  /** As `readHeadWords` gives them. */
  readonly words: string | undefined
}

/** One look, so that the sealer may go on meanwhile. */
export const verifyLogbook = (db: Db, against: Against): Promise<ChainChecked> =>
  db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((on) => verifyWithin(on, against))

/** In a transaction that sees one state throughout. */
export async function verifyWithin(
  on: InTransaction,
  { file, words }: Against,
  follow?: Follow,
): Promise<ChainChecked> {
  const before = file === undefined ? undefined : readHeadFile(file)
  // The first query decides what the transaction sees: after the file, which the sealer writes first.
  const epoch = await readEpoch(on)
  const after = file === undefined ? undefined : readHeadFile(file)
  return checkChain(
    {
      links: readLinks(on),
      unsealed: await listUnsealed(on),
      lastLink: await findLastLink(on),
      epoch,
      file: file === undefined ? undefined : { before, after },
      words,
    },
    follow,
  )
}

/** The sealer: links what was written to the chain, off the path of everybody who writes. */

import { PROGRAM } from '../../schema/people/logbook.ts'
import { readEpoch } from '../queries/installation.ts'
import { writeLogbook } from '../queries/logbook.ts'
import {
  type ArrivedEntry,
  countEntries,
  findLastLink,
  type Link,
  listToSeal,
  listUnsealed,
  lockBeginning,
  lockSealing,
  saveLinks,
} from '../queries/logbook-chain.ts'
import type { Db } from '../storage/database.ts'
import type { HeadFile } from './head-file.ts'
import { linkHead, NO_HEAD } from './link-head.ts'

/** So many in one transaction. */
const AT_A_TIME = 500

export interface Sealing {
  readonly db: Db
  readonly heads: HeadFile
  readonly epoch: string
}

/**
 * Seals what can be sealed now, and returns how many entries that were; 0 also while somebody else is sealing. The
 * file is flushed before the database commits: cut off in between, the same entries get the same heads again.
 */
export async function sealNext({ db, heads, epoch }: Sealing): Promise<number> {
  return db.transaction().execute(async (on) => {
    if (!(await lockSealing(on))) return 0
    const last = await findLastLink(on)
    const entries = await listToSeal(on, last, AT_A_TIME)
    const links = linkAll(last, entries)
    const newest = links.at(-1)
    if (!newest) {
      keepUp(heads, epoch, last)
      return 0
    }
    heads.append(lineOf(newest, epoch))
    await saveLinks(on, links)
    return links.length
  })
}

/** Another server on the same database may have sealed meanwhile: its newest head belongs into this file as well. */
function keepUp(heads: HeadFile, epoch: string, last: Link | undefined): void {
  const kept = heads.last()
  if (last && kept?.epoch === epoch && kept.position < last.position) heads.append(lineOf(last, epoch))
}

const lineOf = ({ position, head }: Pick<Link, 'position' | 'head'>, epoch: string) => ({
  position,
  head: head.toString('hex'),
  epoch,
})

function linkAll(last: Link | undefined, entries: readonly ArrivedEntry[]): readonly Link[] {
  const links: Link[] = []
  let before: Pick<Link, 'position' | 'head'> = last ?? { position: 0, head: NO_HEAD }
  for (const entry of entries) {
    const link = {
      position: before.position + 1,
      seq: entry.seq,
      head: linkHead(before.head, entry),
      arrived: entry.arrived,
    }
    links.push(link)
    before = link
  }
  return links
}

/** Everything that can be sealed now. */
export async function sealAll(sealing: Sealing): Promise<void> {
  while ((await sealNext(sealing)) >= AT_A_TIME);
}

/**
 * The first entry of a book, and the first line of its file. False when the file is of another database: it is left
 * alone, and the book goes on without a second file until somebody has looked.
 */
export async function beginLogbook(db: Db, heads: HeadFile): Promise<boolean> {
  const epoch = await readEpoch(db)
  await db.transaction().execute(async (on) => {
    await lockBeginning(on)
    if ((await countEntries(on)) === 0)
      await writeLogbook(on, { actor: PROGRAM, act: 'logbook.begun', object: epoch })
  })
  const kept = heads.last()
  if (kept) return kept.epoch === epoch
  heads.append(lineOf((await findLastLink(db)) ?? { position: 0, head: NO_HEAD }, epoch))
  return true
}

/**
 * In a database that was just restored and that nobody uses: a new life begins with an entry of its own, behind
 * whatever the backup held. Restored entries are all of one age, so each that has no link is sealed now. Gives the
 * line that belongs into the file of heads.
 */
export async function beginLife(db: Db): Promise<ReturnType<typeof lineOf>> {
  const epoch = await readEpoch(db)
  await writeLogbook(db, { actor: PROGRAM, act: 'backup.restored', object: epoch })
  return db.transaction().execute(async (on) => {
    const links = linkAll(await findLastLink(on), await listUnsealed(on))
    for (let from = 0; from < links.length; from += AT_A_TIME)
      await saveLinks(on, links.slice(from, from + AT_A_TIME))
    const last = links.at(-1)
    if (!last) throw new Error('the entry of the new life was not sealed')
    return lineOf(last, epoch)
  })
}

export interface Sealer {
  stop(): Promise<void>
}

/** Each second; what could not be sealed now is sealed the next time. */
export function startSealer(sealing: Sealing, everyMs = 1000): Sealer {
  let working: Promise<unknown> = Promise.resolve()
  let isWorking = false
  const timer = setInterval(() => {
    if (isWorking) return
    isWorking = true
    working = sealAll(sealing)
      // The database is stopping, or its disk is full: nothing is lost, since what has no link waits for one.
      .catch(() => undefined)
      .finally(() => {
        isWorking = false
      })
  }, everyMs)
  timer.unref()
  return {
    stop: async () => {
      clearInterval(timer)
      await working
      await sealAll(sealing).catch(() => undefined)
    },
  }
}

/** For a database whose file of heads is another's: nothing is written anywhere. */
export const NO_FILE: HeadFile = { last: () => undefined, append: () => undefined }

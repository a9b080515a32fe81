/** Writes visits that arrive together in one durable statement: each is acknowledged once its commit is on the disk. */

import {
  insertVisits,
  type ReceivedVisit,
  type Saved,
  saveVisit,
  settleKnownVisit,
} from '../queries/visits.ts'
import type { Db } from './database.ts'

export interface VisitWriter {
  save(visit: ReceivedVisit): Promise<Saved>
}

interface Waiting {
  readonly visit: ReceivedVisit
  readonly done: (saved: Saved) => void
  readonly failed: (fault: unknown) => void
}

/** Of the pool of ten; the others are for those who read. */
const MOST_WRITING = 2
/** A batch is short enough not to make its first visit wait for its last. */
const MOST_TOGETHER = 32

export function visitWriter(db: Db): VisitWriter {
  let waiting: Waiting[] = []
  let writing = 0
  let isPlanned = false

  /** After everything that has arrived by now has been read, so that it goes together. */
  const plan = () => {
    if (isPlanned || writing >= MOST_WRITING || waiting.length === 0) return
    isPlanned = true
    setImmediate(() => {
      isPlanned = false
      const batch = waiting.slice(0, MOST_TOGETHER)
      waiting = waiting.slice(MOST_TOGETHER)
      writing += 1
      void write(db, batch).finally(() => {
        writing -= 1
        plan()
      })
      plan()
    })
  }

  return {
    save: (visit) =>
      new Promise((done, failed) => {
        waiting.push({ visit, done, failed })
        plan()
      }),
  }
}

async function write(db: Db, batch: readonly Waiting[]): Promise<void> {
  try {
    const stored = await insertVisits(
      db,
      batch.map(({ visit }) => visit),
    )
    for (const one of batch) {
      // Of two with the same id the first was stored; taking it out leaves the second to be compared with it.
      const arrived = stored.get(one.visit.id)
      stored.delete(one.visit.id)
      if (arrived !== undefined) one.done({ is: 'stored', arrived })
      else settleKnownVisit(db, one.visit).then(one.done, one.failed)
    }
  } catch {
    // One that cannot be stored must not take the others with it: each for itself says what is wrong.
    for (const one of batch) saveVisit(db, one.visit).then(one.done, one.failed)
  }
}

/** After a full disk: gets the database off a log that ends in half a record. */

import type { OpenedDatabase } from './device-database.ts'

/** Values above 64 kB would lie beside the log and not in it. */
const FILLING_BYTES = 50_000
/** Five megabytes: Chromium begins a new log after four. */
const FILLINGS = 100

/**
 * Brings the database onto a new log. A write that found the disk full leaves half a record in the log; Chromium goes
 * on behind it, takes the whole database for broken at the next start, and empties it (seen in the fault runs, each
 * time). Everything before is safe as soon as the old log is closed, which only its size brings about.
 */
export async function leaveTornLog(database: OpenedDatabase): Promise<void> {
  const names = Array.from({ length: FILLINGS }, (_, at) => `filling ${at}`)
  const begin = () => {
    const transaction = database.transaction('reference', 'readwrite', { durability: 'strict' })
    // The disk may run full again before anybody waits for its end.
    transaction.done.catch(() => undefined)
    return transaction
  }
  const filling = begin()
  const filled = names.map((name) =>
    filling.store.put(crypto.getRandomValues(new Uint8Array(FILLING_BYTES)), name),
  )
  await Promise.all([...filled, filling.done])
  const clearing = begin()
  await Promise.all([...names.map((name) => clearing.store.delete(name)), clearing.done])
}

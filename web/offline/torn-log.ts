/** After a full disk or a power cut: gets the database off a log that ends in half a record or in a hole. */

import type { OpenedDatabase } from './device-database.ts'

/** Values above 64 kB would lie beside the log and not in it. */
const FILLING_BYTES = 50_000
/** Five megabytes: Chromium begins a new log after four. */
const FILLINGS = 100

/**
 * Brings the database onto a new log. A write that found the disk full leaves half a record in the log; Chromium goes
 * on behind it, takes the whole database for broken at the next start, and empties it (seen in the fault runs, each
 * time). After a power cut the log may end in zeros: a file system can grow a file before it has its last bytes (ext4,
 * a third of the cuts of a bare page). Chromium goes on behind them, reads nothing of that at the start after, and
 * takes the database for broken when a record begins in the hole and ends outside it. Everything before is safe as soon
 * as the old log is closed, which only its size brings about; so is what was written meanwhile.
 */
export async function leaveTornLog(database: OpenedDatabase): Promise<void> {
  const names = Array.from({ length: FILLINGS }, (_, at) => `filling ${at}`)
  const begin = () => {
    // No page reads this store: nobody waits behind five megabytes.
    const transaction = database.transaction('keys', 'readwrite', { durability: 'strict' })
    // The disk may run full again before anybody waits for its end.
    transaction.done.catch(() => undefined)
    return transaction
  }
  const filling = begin()
  // Zeros: the log takes them as they are, and the tables it becomes press them together.
  const zeros = new Uint8Array(FILLING_BYTES)
  const filled = names.map((name) => filling.store.put(zeros, name))
  await Promise.all([...filled, filling.done])
  const clearing = begin()
  await Promise.all([...names.map((name) => clearing.store.delete(name)), clearing.done])
}

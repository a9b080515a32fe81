/** Everything back into a database that the browser has begun anew. */

import type { CopiedChange } from './copy-record.ts'
import type { DeviceStore, OpenedDatabase } from './device-database.ts'

/**
 * Whether there was anything to put back: only where nobody was ever enrolled as far as the database knows, and in one
 * transaction, so that a stop in between changes nothing. Fails when the copy cannot be read: an empty database must
 * then not be taken for a new tablet.
 */
export async function putBack(
  database: OpenedDatabase,
  readCopy: () => Promise<readonly CopiedChange[]>,
): Promise<boolean> {
  const looking = database.transaction('people')
  const [known] = await Promise.all([looking.store.getKey('on-this-tablet'), looking.done])
  if (known !== undefined) return false
  const copied = await readCopy()
  const stores = [...database.objectStoreNames].filter((store) => copied.some((one) => one.store === store))
  if (!stores.includes('people')) return false
  const transaction = database.transaction(stores, 'readwrite', { durability: 'strict' })
  const isKnown = (store: string): store is DeviceStore => stores.some((one) => one === store)
  const putting = copied.map(async ({ store, key, value }) => {
    if (!isKnown(store)) return
    const on = transaction.objectStore(store)
    // What was copied out of this store, under the key it had there.
    await on.put(value as never, on.keyPath === null ? (key as never) : undefined)
  })
  await Promise.all([...putting, transaction.done])
  return true
}

/** What the second copy should hold, read from the database. */

import type { CopiedChange } from './copy-record.ts'
import type { DeviceDatabase, DeviceStore } from './device-database.ts'
import type { Whole } from './second-copy.ts'

/** Small records, read whole. */
const WHOLE = ['people', 'draftBoxes', 'entryBoxes', 'memoryBoxes', 'rescue', 'sealed'] as const
/** Photos and packs: compared by their keys, read one by one where the copy lacks them. */
const BY_KEY = ['photoBoxes', 'sealedPhotos', 'reference'] as const

const placed = (store: DeviceStore, keys: readonly IDBValidKey[]) => keys.map((key) => ({ store, key }))

export async function listCopies(database: DeviceDatabase): Promise<Whole> {
  const [changes, places] = await database.run([...WHOLE, ...BY_KEY], async (on) => {
    const found: CopiedChange[] = []
    for (const store of WHOLE) {
      const keys = placed(store, await on.objectStore(store).getAllKeys())
      const values: readonly unknown[] = await on.objectStore(store).getAll()
      for (const [at, one] of keys.entries()) found.push({ ...one, value: values[at] })
    }
    const named = []
    for (const store of BY_KEY) named.push(...placed(store, await on.objectStore(store).getAllKeys()))
    return [found, named] as const
  })
  return {
    changes,
    places,
    readOne: ({ store, key }) => {
      const named = BY_KEY.find((one) => one === store)
      // A key that was listed from this very store.
      return named
        ? database.run([named], (on) => on.objectStore(named).get(key as never))
        : Promise.resolve()
    },
  }
}

/** Runs in the page: what an old release left in the clear, put on a real IndexedDB, sealed, and looked at. */

import { openDeviceDatabase } from '../../../web/offline/device-database.ts'
import { deviceOutbox } from '../../../web/offline/outbox.ts'
import type { Person } from '../../../web/offline/people.ts'
import { type PlainSending, sealPlainOutbox } from '../../../web/offline/plain-outbox.ts'
import { visitId } from '../../support/builders.ts'

const database = openDeviceDatabase('plain-outbox')

export interface PlainPhotoTold {
  readonly sha256: string
  readonly visit: string
  readonly bytes: readonly number[]
}

async function leavePlain(sending: PlainSending, photos: readonly PlainPhotoTold[]): Promise<void> {
  await database.run(['outbox', 'photos'], async (on) => {
    await on.objectStore('outbox').put(sending)
    for (const { sha256, visit, bytes } of photos) {
      const kept = Uint8Array.from(bytes).buffer
      await on.objectStore('photos').put({ sha256, visit: visitId(visit), type: 'image/jpeg', bytes: kept })
    }
  })
}

const sealAll = (person: Person | undefined): Promise<void> => sealPlainOutbox(database, person)

/** As when two kits come at once: both begin before either has ended. How often something was put into the outbox. */
async function sealTwiceAtOnce(person: Person): Promise<number> {
  const put = IDBObjectStore.prototype.put
  let times = 0
  IDBObjectStore.prototype.put = function (...given) {
    if (this.name === 'sealed') times += 1
    return put.apply(this, given)
  }
  try {
    await Promise.all([sealAll(person), sealAll(person)])
    return times
  } finally {
    IDBObjectStore.prototype.put = put
  }
}

/** The disk refuses the last thing of the step; whether that was said. */
async function sealWhileRefused(person: Person): Promise<boolean> {
  const erase = IDBObjectStore.prototype.delete
  IDBObjectStore.prototype.delete = () => {
    throw new DOMException('refused', 'DataError')
  }
  try {
    return await sealAll(person).then(
      () => false,
      () => true,
    )
  } finally {
    IDBObjectStore.prototype.delete = erase
  }
}

async function look() {
  const [plain, photos, sealed] = await database.run(
    ['outbox', 'photos', 'sealedPhotos'],
    async (on) =>
      [
        (await on.objectStore('outbox').getAll()).map(({ visit }) => visit),
        (await on.objectStore('photos').getAll()).map(({ visit }) => visit),
        (await on.objectStore('sealedPhotos').getAll()).map(({ id, sha256, bytes }) => ({
          ...{ id, sha256 },
          bytes: [...bytes],
        })),
      ] as const,
  )
  return { plain, photos, sealedPhotos: sealed, waiting: await deviceOutbox(database).list() }
}

export type Found = Awaited<ReturnType<typeof look>>

Object.assign(globalThis, { leavePlain, sealAll, sealTwiceAtOnce, sealWhileRefused, look })

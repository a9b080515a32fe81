/** Photos on the device under the hash of their bytes. */

import type { VisitId } from '../../schema/codes.ts'
import type { DeviceDatabase } from './device-database.ts'

export interface KeptPhoto {
  readonly sha256: string
  readonly visit: VisitId
  readonly type: string
  readonly bytes: ArrayBuffer
}

export interface Photos {
  readonly keep: (photo: KeptPhoto) => Promise<void>
  readonly read: (sha256: string) => Promise<KeptPhoto | undefined>
  readonly drop: (sha256: string) => Promise<void>
  readonly dropOf: (visit: VisitId) => Promise<void>
}

export function devicePhotos(database: DeviceDatabase): Photos {
  return {
    async keep(photo) {
      await database.run(['photos'], (on) => on.objectStore('photos').put(photo))
    },
    read: (sha256) => database.run(['photos'], (on) => on.objectStore('photos').get(sha256)),
    async drop(sha256) {
      await database.run(['photos'], (on) => on.objectStore('photos').delete(sha256))
    },
    async dropOf(visit) {
      await database.run(['photos'], async (on) => {
        for (const photo of await on.objectStore('photos').getAll())
          if (photo.visit === visit) await on.objectStore('photos').delete(photo.sha256)
      })
    },
  }
}

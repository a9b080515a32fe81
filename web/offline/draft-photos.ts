/** Photos of drafts, each twice: in the vault, to be looked at, and sealed to the office, to be sent or rescued. */

import type { VisitId } from '../../schema/codes.ts'
import type { OrganisationKeyOnWire } from '../../schema/wire/sealed-shape.ts'
import { type Cipher, openValue, sealValue } from './cipher.ts'
import type { DeviceDatabase } from './device-database.ts'
import type { PhotoBoxed } from './device-records.ts'
import { sealPhoto } from './seal-to-organisation.ts'

export interface DraftPhoto {
  /** Of the picture itself: answers name it by this. */
  readonly sha256: string
  readonly visit: VisitId
  readonly type: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

export interface DraftPhotos {
  /** On the disk itself when the promise is kept. */
  readonly keep: (photo: DraftPhoto) => Promise<void>
  readonly read: (visit: VisitId, sha256: string) => Promise<DraftPhoto | undefined>
  /** The sealed photos of a draft, by the hash of their sealed bytes; `wanted` are the pictures its answers name. */
  readonly sealedOf: (visit: VisitId, wanted: readonly string[]) => Promise<readonly string[]>
  /** What can be looked at goes; what is sealed stays for the way to the office. */
  readonly dropReadable: (visit: VisitId) => Promise<void>
  readonly dropOf: (visit: VisitId) => Promise<void>
}

const TYPES = ['image/jpeg', 'image/png', 'image/webp']
/** Under which a picture lies: its hash, sealed. In the clear it would tie this tablet to a picture seen elsewhere. */
const labelPlace = (visit: string): string => `photo label ${visit}`
const photoPlace = (visit: string, sha256: string): string => `photo ${visit} ${sha256}`
export const photosOf = (visit: string): IDBKeyRange => IDBKeyRange.bound([visit], [visit, []])

/** `officeKey` may be missing on a tablet that was enrolled before there was one; photos are then sealed when it has come. */
export function deviceDraftPhotos(
  database: DeviceDatabase,
  person: string,
  cipher: Cipher,
  officeKey: () => OrganisationKeyOnWire | undefined,
): DraftPhotos {
  /** Labels are sealed with fresh nonces, so the one of a picture is found by opening all of its visit: a few dozen. */
  const findLabel = async (visit: VisitId, sha256: string): Promise<Uint8Array<ArrayBuffer> | undefined> => {
    const keys = await database.run(['photoBoxes'], (on) =>
      on.objectStore('photoBoxes').getAllKeys(photosOf(visit)),
    )
    for (const [, key] of keys) {
      const label = new Uint8Array(key)
      const named = await openValue(cipher, label, labelPlace(visit)).catch(() => undefined)
      if (named === sha256) return label
    }
    return undefined
  }

  const find = async (visit: VisitId, sha256: string): Promise<PhotoBoxed | undefined> => {
    const label = await findLabel(visit, sha256)
    if (!label) return undefined
    const boxed = await database.run(['photoBoxes'], (on) =>
      on.objectStore('photoBoxes').get([visit, label.buffer]),
    )
    return boxed?.person === person ? boxed : undefined
  }

  const read = async (visit: VisitId, sha256: string): Promise<DraftPhoto | undefined> => {
    const boxed = await find(visit, sha256)
    if (!boxed) return undefined
    const opened = await cipher.open(boxed.box, photoPlace(visit, sha256))
    return { sha256, visit, type: TYPES[opened[0] ?? 0] ?? 'image/jpeg', bytes: opened.slice(1) }
  }

  const keep = async ({ visit, sha256, type, bytes }: DraftPhoto) => {
    const plain = new Uint8Array(bytes.length + 1)
    plain[0] = Math.max(0, TYPES.indexOf(type))
    plain.set(bytes, 1)
    const box = await cipher.seal(plain, photoPlace(visit, sha256))
    const known = await findLabel(visit, sha256)
    const label = known ?? (await sealValue(cipher, sha256, labelPlace(visit)))
    const key = officeKey()
    const sealed = key && (await sealPhoto(key, visit, bytes))
    await database.run(['photoBoxes', 'sealedPhotos'], async (on) => {
      if (sealed) await on.objectStore('sealedPhotos').put({ id: visit, ...sealed })
      await on
        .objectStore('photoBoxes')
        .put({ visit, label: label.buffer, person, box, ...(sealed ? { sealedAs: sealed.sha256 } : {}) })
    })
  }

  return {
    keep,
    read,
    async sealedOf(visit, wanted) {
      const named = new Set<string>()
      for (const sha256 of new Set(wanted)) {
        let boxed = await find(visit, sha256)
        if (boxed && boxed.sealedAs === undefined) {
          const photo = await read(visit, sha256)
          if (photo) await keep(photo)
          boxed = await find(visit, sha256)
        }
        if (boxed?.sealedAs !== undefined) named.add(boxed.sealedAs)
      }
      return [...named]
    },
    async dropReadable(visit) {
      await database.run(['photoBoxes'], (on) => on.objectStore('photoBoxes').delete(photosOf(visit)))
    },
    async dropOf(visit) {
      await database.run(['photoBoxes', 'sealedPhotos'], async (on) => {
        await on.objectStore('photoBoxes').delete(photosOf(visit))
        await on.objectStore('sealedPhotos').delete(photosOf(visit))
      })
    },
  }
}

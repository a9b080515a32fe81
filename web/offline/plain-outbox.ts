/** What waited to be sent before there were envelopes, in the clear: sealed as soon as the key of the office is known. */

import type { VisitId } from '../../schema/codes.ts'
import type { InterviewsOnWire } from '../../schema/wire/visit-shape.ts'
import type { DeviceDatabase } from './device-database.ts'
import { putSealed, type ToSend } from './outbox.ts'
import type { Person } from './people.ts'
import { type SealedPhoto, sealPhoto, sealToOrganisation } from './seal-to-organisation.ts'

/** A finished visit as it was kept in the clear. */
export interface PlainSending {
  readonly visit: string
  /** The document of the visit, with its talks in it. */
  readonly body: string
  readonly state: 'waiting' | 'received' | 'set-aside' | 'refused'
  readonly photosMissing: readonly string[]
}

/** A photo as it was kept in the clear. */
export interface PlainPhoto {
  readonly sha256: string
  readonly visit: VisitId
  readonly type: string
  readonly bytes: ArrayBuffer
}

/**
 * Each is sealed, put among what waits and dropped in one transaction. What the office has already goes as it is:
 * the office has it. Nothing happens while the key is not known; the next kit brings it.
 */
export async function sealPlainOutbox(database: DeviceDatabase, person: Person | undefined): Promise<void> {
  const key = person?.organisationKey
  if (!person || !key) return
  for (const plain of await database.run(['outbox'], (on) => on.objectStore('outbox').getAll())) {
    const { visit: id } = plain
    const isWhole = plain.state === 'received' && plain.photosMissing.length === 0
    const photos = isWhole ? [] : await sealPhotosOf(database, key, id)
    const toSend = isWhole ? undefined : await sealPlain(plain, person, key, photos)
    await database.run(['outbox', 'photos', 'sealed', 'sealedPhotos'], async (on) => {
      // Two kits may come at once: what the other one has sealed may be on its way already.
      if ((await on.objectStore('outbox').getKey(id)) === undefined) return
      for (const photo of photos) await on.objectStore('sealedPhotos').put({ id, ...photo })
      if (toSend) await putSealed(on, toSend)
      await on.objectStore('outbox').delete(id)
      for (const { sha256, visit } of await on.objectStore('photos').getAll())
        if (visit === id) await on.objectStore('photos').delete(sha256)
    })
  }
}

type Key = NonNullable<Person['organisationKey']>

async function sealPhotosOf(database: DeviceDatabase, key: Key, id: string): Promise<readonly SealedPhoto[]> {
  const kept = await database.run(['photos'], (on) => on.objectStore('photos').getAll())
  const own = kept.filter(({ visit }) => visit === id)
  return Promise.all(own.map(({ bytes }) => sealPhoto(key, id, new Uint8Array(bytes))))
}

async function sealPlain(
  { visit: id, body }: PlainSending,
  { code, campaign }: Person,
  key: Key,
  photos: readonly SealedPhoto[],
): Promise<ToSend> {
  // Written by this app before it knew envelopes: an object with the talks beside the answers.
  const { interviews = [], ...visit } = JSON.parse(body) as { readonly interviews?: InterviewsOnWire }
  const named = photos.map(({ sha256 }) => sha256)
  const content = { visit: JSON.stringify(visit), interviews: JSON.stringify(interviews) }
  const sealed = await sealToOrganisation({ key, kind: 'visit', id, campaign, content, photos: named })
  return { id, kind: 'visit', code, ...sealed, photos: named }
}

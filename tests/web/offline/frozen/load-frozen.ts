/** Puts a database as an old release left it onto the tablet, before the app of today opens it. */

import { aTestChecklist } from '../test-checklist.ts'

/** Frozen with the release that wrote it; never changed. */
export interface FrozenDevice {
  readonly identity: unknown
  readonly drafts: readonly unknown[]
  readonly entries: readonly unknown[]
  readonly photos: readonly { readonly bytes: string; readonly sha256: string }[]
  readonly outbox: readonly unknown[]
  readonly kit: unknown
}

/** Version 1, as it was made when it was new. */
export function loadFrozen(frozen: FrozenDevice): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('way-in', 1)
    opening.onerror = () => reject(opening.error)
    opening.onupgradeneeded = () => {
      const database = opening.result
      database.createObjectStore('identity').put(frozen.identity, 'this-tablet')
      const drafts = database.createObjectStore('drafts', { keyPath: 'visit' })
      for (const draft of frozen.drafts) drafts.put(draft)
      const entries = database.createObjectStore('entries', { autoIncrement: true })
      entries.createIndex('byVisit', 'visit')
      for (const entry of frozen.entries) entries.add(entry)
      const outbox = database.createObjectStore('outbox', { keyPath: 'visit' })
      for (const sending of frozen.outbox) outbox.put(sending)
      const photos = database.createObjectStore('photos', { keyPath: 'sha256' })
      for (const photo of frozen.photos)
        photos.put({ ...photo, bytes: Uint8Array.from(atob(photo.bytes), (one) => one.charCodeAt(0)).buffer })
      const reference = database.createObjectStore('reference')
      reference.put(frozen.kit, 'kit')
      reference.put(aTestChecklist, 'checklist small 1')
    }
    opening.onsuccess = () => {
      opening.result.close()
      resolve()
    }
  })
}

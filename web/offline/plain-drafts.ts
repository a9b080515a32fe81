/** Drafts of the time before vaults, in the clear: brought into the first vault that is made, then dropped. */

import type { VisitId } from '../../schema/codes.ts'
import type { Change } from './changes.ts'
import type { DeviceDatabase } from './device-database.ts'
import type { DraftPhotos } from './draft-photos.ts'
import type { Drafts } from './drafts.ts'
import type { Memory } from './memory.ts'

/** An entry as it was kept in the clear. */
export interface PlainEntry {
  readonly visit: VisitId
  readonly change: Change
}

interface Into {
  readonly drafts: Drafts
  readonly photos: DraftPhotos
  readonly memory: Memory
}

/**
 * Each draft is whole in the vault before its plain form goes; after a stop in between, the next time brings it again.
 * What was once plain on the disk may still be found there: deleting does not overwrite.
 */
export async function bringInPlainDrafts(database: DeviceDatabase, into: Into): Promise<void> {
  const heads = await database.run(['drafts'], (on) => on.objectStore('drafts').getAll())
  for (const head of heads) {
    await into.drafts.drop(head.visit)
    const entries = await database.run(['entries'], (on) =>
      on.objectStore('entries').index('byVisit').getAll(head.visit),
    )
    for (const { change } of entries) await into.drafts.keep(head.visit, change)
    const photos = await database.run(['photos'], async (on) =>
      (await on.objectStore('photos').getAll()).filter(({ visit }) => visit === head.visit),
    )
    for (const photo of photos) await into.photos.keep({ ...photo, bytes: new Uint8Array(photo.bytes) })
    // The head last: a draft is listed once all of it is there.
    await into.drafts.start(head)
    await dropPlain(database, head.visit)
  }
  const kit = await database.run(['reference'], (on) => on.objectStore('reference').get('kit'))
  if (kit === undefined) return
  if ((await into.memory.read('kit')) === undefined) await into.memory.keep('kit', kit)
  await database.run(['reference'], (on) => on.objectStore('reference').delete('kit'))
}

async function dropPlain(database: DeviceDatabase, visit: VisitId): Promise<void> {
  await database.run(['drafts', 'entries', 'photos'], async (on) => {
    await on.objectStore('drafts').delete(visit)
    for (const key of await on.objectStore('entries').index('byVisit').getAllKeys(visit))
      await on.objectStore('entries').delete(key)
    for (const photo of await on.objectStore('photos').getAll())
      if (photo.visit === visit) await on.objectStore('photos').delete(photo.sha256)
  })
}

/** Finishing: the visit is sealed to the office and its draft goes, in one step for the disk. */

import type { VisitId } from '../../schema/codes.ts'
import type { DeviceDatabase } from './device-database.ts'
import { putSealed, type ToSend } from './outbox.ts'

/**
 * Either the sealed visit waits and nothing readable of it is left, or the draft is as it was: finished twice, a visit
 * would reach the office under one id with two contents.
 */
export async function finishDraft(database: DeviceDatabase, visit: VisitId, toSend: ToSend): Promise<void> {
  const ofVisit = IDBKeyRange.bound([visit], [visit, []])
  await database.run(
    ['sealed', 'sealedPhotos', 'draftBoxes', 'entryBoxes', 'photoBoxes', 'rescue'],
    async (on) => {
      await putSealed(on, toSend)
      await on.objectStore('draftBoxes').delete(visit)
      await on.objectStore('entryBoxes').delete(ofVisit)
      await on.objectStore('photoBoxes').delete(ofVisit)
      await on.objectStore('rescue').delete(visit)
      // Pictures that were taken out of the answers again have nowhere to go.
      for (const key of await on.objectStore('sealedPhotos').getAllKeys(ofVisit))
        if (!toSend.photos.includes(key[1])) await on.objectStore('sealedPhotos').delete(key)
    },
  )
}

/** What a destroyed vault leaves behind: nobody can read it, so it goes; the rescue copies are sent in its place. */

import type { DeviceDatabase } from './device-database.ts'
import type { RescueCopy } from './device-records.ts'
import { putSealed } from './outbox.ts'
import type { Person } from './people.ts'

/** Takes a copy over for sending; on the disk when the promise is kept. */
export type SendRescue = (copy: RescueCopy) => Promise<void>

/** The rescue copy as something that waits to be sent; the office sees whose it is by the token it comes with. */
export const sendRescueIn =
  (database: DeviceDatabase, person: Person): SendRescue =>
  async ({ id, kind, envelope, sha256, photos }) => {
    await database.run(['sealed', 'sealedPhotos'], (on) =>
      putSealed(on, { id, kind: kind ?? 'unfinished', code: person.code, envelope, sha256, photos }),
    )
  }

/** Also ends a clearing away that was interrupted. The rescue copies are in the outbox before anything goes. */
export async function clearAway(database: DeviceDatabase, person: string, send: SendRescue): Promise<void> {
  const copies = await database.run(['rescue'], (on) => on.objectStore('rescue').getAll())
  const own = copies.filter((copy) => copy.person === person)
  for (const copy of own) await send(copy)
  const wanted = new Set(own.flatMap(({ id, photos }) => photos.map((sha256) => `${id} ${sha256}`)))
  await database.run(
    ['draftBoxes', 'entryBoxes', 'photoBoxes', 'memoryBoxes', 'rescue', 'sealedPhotos'],
    async (on) => {
      for (const { visit, person: owner } of await on.objectStore('draftBoxes').getAll())
        if (owner === person) await on.objectStore('draftBoxes').delete(visit)
      for (const { visit, turn, person: owner } of await on.objectStore('entryBoxes').getAll())
        if (owner === person) await on.objectStore('entryBoxes').delete([visit, turn])
      for (const { visit, label, sealedAs, person: owner } of await on.objectStore('photoBoxes').getAll()) {
        if (owner !== person) continue
        await on.objectStore('photoBoxes').delete([visit, label])
        if (sealedAs !== undefined && !wanted.has(`${visit} ${sealedAs}`))
          await on.objectStore('sealedPhotos').delete([visit, sealedAs])
      }
      for (const { name, person: owner } of await on.objectStore('memoryBoxes').getAll())
        if (owner === person) await on.objectStore('memoryBoxes').delete([person, name])
      for (const { id } of own) await on.objectStore('rescue').delete(id)
    },
  )
}

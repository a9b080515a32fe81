/** A photo on its way into a release, put there as the routes would, for tests that look at what becomes of it. */

import { randomUUID } from 'node:crypto'
import type { VisitId } from '../../schema/codes.ts'
import { saveDecision, saveOffer } from '../../server/queries/offered-photos.ts'
import { inTransaction } from '../../server/storage/database.ts'
import type { Api } from './api.ts'
import { sha256Of } from './intake.ts'
import { SMALLEST_JPEG } from './pictures.ts'
import { signIn } from './signed-in.ts'

export interface PlantedOffer {
  readonly offer: string
  /** Whoever offered it, and whoever agreed. */
  readonly people: readonly string[]
}

/** Agreed to by somebody else; of the station as a whole, so that no finding has to stand behind it. */
export async function plantAgreedPhoto(
  api: Api,
  visit: VisitId,
  photo = '0'.repeat(64),
): Promise<PlantedOffer> {
  const { station } = await api.db
    .selectFrom('visit')
    .select('station')
    .where('id', '=', visit)
    .executeTakeFirstOrThrow()
  const offer = randomUUID()
  const picture = api.services.classKeys.seal(api.campaign, 'photos', offer, SMALLEST_JPEG)
  if (!picture) throw new Error('photos have not ended')
  const [one, other] = [await signIn(api, ['reviewer'], 'whole'), await signIn(api, ['coordinator'], 'whole')]
  await inTransaction(api.db, async (on) => {
    await saveOffer(on, {
      ...{ id: offer, campaign: api.campaign, visit, photo, station, barrier: undefined },
      ...{ text: { km: 'ច្រកចូលសាលា', en: 'The gate of the school' }, sha256: sha256Of(SMALLEST_JPEG) },
      ...{ bytes: SMALLEST_JPEG.length, width: 1, height: 1, picture, by: one.person },
    })
    await saveDecision(on, offer, true, other.person)
  })
  return { offer, people: [one.person, other.person] }
}

/** Rescue copies: each draft also sealed to the office, so that a lost secret does not lose it for the organisation. */

import type { VisitId } from '../../schema/codes.ts'
import type { Answer } from '../../schema/visit/answer.ts'
import type { Visit } from '../../schema/visit/visit.ts'
import type { OrganisationKeyOnWire, SealedKind } from '../../schema/wire/sealed-shape.ts'
import { visitContent } from '../../schema/wire/visit-shape.ts'
import type { DeviceDatabase } from './device-database.ts'
import type { RescueCopy } from './device-records.ts'
import type { DraftPhotos } from './draft-photos.ts'
import { type SealedEnvelope, sealToOrganisation } from './seal-to-organisation.ts'

export interface Rescue {
  /** Replaces an earlier copy of the same draft. Nothing, where the key of the office is not known yet. */
  readonly keep: (visit: Visit, at: string) => Promise<RescueCopy | undefined>
  readonly drop: (visit: VisitId) => Promise<void>
}

/** A visit sealed to the office as it is, with the sealed photos it names. */
export async function sealVisit(
  key: OrganisationKeyOnWire,
  kind: Extract<SealedKind, 'visit' | 'unfinished'>,
  visit: Visit,
  at: string,
  photos: DraftPhotos,
): Promise<SealedEnvelope & { readonly photos: readonly string[] }> {
  const named = await photos.sealedOf(visit.id, listPhotos(visit))
  const sealed = await sealToOrganisation({
    key,
    kind,
    id: visit.id,
    campaign: visit.campaign,
    content: visitContent(visit, visit.finishedAt ?? at),
    photos: named,
  })
  return { ...sealed, photos: named }
}

const listPhotos = (visit: Visit): readonly string[] => [
  ...[visit.answers, ...visit.interviews.map(({ answers }) => answers)].flatMap((answers) =>
    [...answers.values()].flatMap((answer: Answer) =>
      answer.kind === 'photo' ? answer.photos.map(({ sha256 }) => sha256) : [],
    ),
  ),
  ...(visit.remedied ?? []).flatMap(({ photo }) => (photo ? [photo.sha256] : [])),
]

export const deviceRescue = (
  database: DeviceDatabase,
  person: string,
  photos: DraftPhotos,
  officeKey: () => OrganisationKeyOnWire | undefined,
): Rescue => ({
  async keep(visit, at) {
    const key = officeKey()
    if (!key) return undefined
    const { envelope, sha256, photos: named } = await sealVisit(key, 'unfinished', visit, at, photos)
    const copy: RescueCopy = { id: visit.id, person, envelope, sha256, photos: named }
    await database.run(['rescue', 'draftBoxes'], async (on) => {
      // Finished meanwhile: an unfinished copy must never take the place of the whole.
      if (await on.objectStore('draftBoxes').get(visit.id)) await on.objectStore('rescue').put(copy)
    })
    return copy
  },
  async drop(visit) {
    await database.run(['rescue'], (on) => on.objectStore('rescue').delete(visit))
  },
})

/** Takes in a sealed photo that an envelope names: among the photos when its visit names it, else set aside whole. */

import {
  type ArrivedSealed,
  findEnvelopeOf,
  findSealedPhoto,
  type NamedBy,
  saveOpenedPhoto,
  savePhotoAside,
} from '../queries/sealed-photos.ts'
import { openPhoto } from '../reading/open-photo.ts'
import type { Db } from '../storage/database.ts'
import type { OrganisationKeys } from '../storage/organisation-keys.ts'
import { hashOf } from '../storage/secrets.ts'
import type { Sender } from './sender.ts'

export interface ArrivedPhoto {
  readonly id: string
  readonly sha256: string
  readonly bytes: Buffer
  readonly sender: Sender
}

export interface TakenInPhoto extends ArrivedSealed {
  /** Every photo of the same envelope. */
  readonly sealedPhotos: readonly string[]
}

/** Nothing when no envelope from this tablet names the photo. */
export async function takeInPhoto(
  db: Db,
  keys: OrganisationKeys,
  arrived: ArrivedPhoto,
): Promise<TakenInPhoto | undefined> {
  const { id, sha256, bytes, sender } = arrived
  const named = await findEnvelopeOf(db, id, sha256, sender.enrolment)
  if (named === undefined) return undefined
  const { sealedPhotos } = named
  const known = await findSealedPhoto(db, id, sha256)
  if (known) return { ...known, sealedPhotos }
  const opened = readNamed(keys, arrived, named)
  const arrival = { envelope: id, sha256, enrolment: sender.enrolment }
  if ('reason' in opened) await savePhotoAside(db, arrival, opened.reason, bytes)
  else await saveOpenedPhoto(db, arrival, opened)
  // Read back, so that of two that arrive at once both are told the same.
  const stands = await findSealedPhoto(db, id, sha256)
  if (!stands) throw new Error('a photo that was stored is there')
  return { ...stands, sealedPhotos }
}

function readNamed(keys: OrganisationKeys, { id, bytes }: ArrivedPhoto, { by, photosExpected }: NamedBy) {
  if (by !== 'visit') return { reason: 'of-set-aside' } as const
  const opened = openPhoto(keys, id, bytes)
  if ('reason' in opened) return opened
  const plain = hashOf(opened.bytes).toString('hex')
  return photosExpected.includes(plain) ? { ...opened, plain } : ({ reason: 'photo-not-named' } as const)
}

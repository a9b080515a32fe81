/** A sealed photo → the picture in it, or why it can only be set aside. */

import type { PhotoTable } from '../../schema/database/visit-tables.ts'
import type { PhotoSetAsideReason } from '../../schema/visit/set-aside.ts'
import { photoBindingOf, SEAL_VERSION, SEALED_PHOTO_PARTS } from '../../schema/wire/sealed-shape.ts'
import type { OrganisationKeys } from '../storage/organisation-keys.ts'
import { openBox } from './open-sealed.ts'
import { readPhotoHeader } from './photo-header.ts'

/** Of a photo as it is stored; the tablet makes them far smaller. */
const MOST_BYTES = 500_000

export interface OpenedPhoto {
  readonly bytes: Buffer
  readonly mediaType: PhotoTable['media_type']
}

/** Which key of the organisation it was sealed to, as it says itself. */
export const keyIdOfPhoto = (sealed: Buffer): string =>
  sealed.toString('hex', SEALED_PHOTO_PARTS.version, SEALED_PHOTO_PARTS.version + SEALED_PHOTO_PARTS.key)

export function openPhoto(
  keys: Pick<OrganisationKeys, 'find'>,
  id: string,
  sealed: Buffer,
): OpenedPhoto | { readonly reason: PhotoSetAsideReason } {
  const { version, key, enc } = SEALED_PHOTO_PARTS
  if (sealed.length < version + key + enc || sealed[0] !== SEAL_VERSION) return { reason: 'damaged' }
  const keyId = keyIdOfPhoto(sealed)
  const opening = keys.find(keyId)
  if (opening === undefined) return { reason: 'unknown-key' }
  const start = version + key
  const bytes = openBox(
    opening,
    sealed.subarray(start, start + enc),
    sealed.subarray(start + enc),
    photoBindingOf(id, keyId),
  )
  if (bytes === undefined) return { reason: 'damaged' }
  const header = bytes.length > MOST_BYTES ? undefined : readPhotoHeader(bytes)
  if (header === undefined || 'fault' in header) return { reason: 'photo-unusable' }
  return { bytes, mediaType: header.mediaType }
}

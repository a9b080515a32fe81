/** Photos of a release: pictures somebody covered and described, and a second person agreed to. */

import type { PremisesCode, StationCode } from '../codes.ts'
import type { BarrierId } from '../findings/barrier.ts'
import type { Words } from '../language.ts'
import type { ReleaseContent, ReleasedStation } from './release.ts'

/** One photo, by the hash of its bytes; so the checksum of a release stands for its photos as well. */
export interface ReleasedPhoto {
  /** SHA-256 of the JPEG, in small hexadecimal letters. */
  readonly sha256: string
  /** Length of the JPEG. */
  readonly bytes: number
  /** In pixels. */
  readonly width: number
  readonly height: number
  readonly station: StationCode
  readonly premises: PremisesCode
  /** The barrier it shows; nothing where it only shows the place. */
  readonly barrier?: BarrierId
  /** What there is to see, in every language: for whoever does not see it too. */
  readonly text: Words
}

/** What two people agreed on, and nothing of who they were. */
export interface AgreedPhoto extends Omit<ReleasedPhoto, 'premises'> {
  /** Under which its bytes are kept. */
  readonly offer: string
}

/**
 * As the release tells it, or nothing: a photo of a barrier that is not found at the station any more would contradict
 * what the same release says.
 */
export function releasedPhoto(
  { offer: _, ...photo }: AgreedPhoto,
  { premises, outcomes }: Pick<ReleasedStation, 'premises' | 'outcomes'>,
): ReleasedPhoto | undefined {
  const isStillSo =
    photo.barrier === undefined ||
    outcomes.some(({ barrier, outcome }) => barrier === photo.barrier && outcome === 'found')
  return isStillSo ? { ...photo, premises: premises.code } : undefined
}

/** Stations in their order, and of one station by the hash: the same photos always stand the same way. */
export const inPhotoOrder = (photos: readonly ReleasedPhoto[]): readonly ReleasedPhoto[] =>
  photos.toSorted((one, other) => compare(one.station, other.station) || compare(one.sha256, other.sha256))

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** What it is called in every file: by place, so that a folder of them is in the order of the stations. */
export const fileNameOf = ({ station, sha256 }: Pick<ReleasedPhoto, 'station' | 'sha256'>): string =>
  `${station.replaceAll('/', '_')}-${sha256.slice(0, 12)}.jpg`

/** Of premises all, also those of other stations in them; of a station its own. */
export const listPhotosOf = (
  { photos = [] }: Pick<ReleaseContent, 'photos'>,
  of:
    | { readonly premises: PremisesCode }
    | { readonly station: StationCode }
    | { readonly barrier: BarrierId },
): readonly ReleasedPhoto[] =>
  photos.filter((photo) =>
    'premises' in of
      ? photo.premises === of.premises
      : 'station' in of
        ? photo.station === of.station
        : photo.barrier === of.barrier,
  )

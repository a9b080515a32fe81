/** What a report is written from: a release, and of its stations as much as a report says of each. */

import type { AreaCode, StationCode } from '../codes.ts'
import type { BarrierId } from '../findings/barrier.ts'
import type { Rating } from '../findings/rating.ts'
import type { Words } from '../language.ts'
import type { Point } from '../places/premises.ts'
import { listAsked } from '../release/asked.ts'
import { listPhotosOf, type ReleasedPhoto } from '../release/photos.ts'
import type { ReleaseContent, ReleasedStation } from '../release/release.ts'

export interface ReportSource {
  readonly content: ReleaseContent
  /** In the order of their codes. */
  readonly stations: readonly StationLine[]
  /** Those picked by `pickPhotos`, as far as they could be read. */
  readonly photos: readonly ReportPhoto[]
  /** SHA-256 of the release's text, in small hexadecimal letters. */
  readonly sha256: string
  /** The outline of the country as rings of points; empty where none is known. */
  readonly outline: readonly (readonly Point[])[]
}

/** A released photo with what it is made of. */
export interface ReportPhoto extends ReleasedPhoto {
  /** As base64. */
  readonly jpeg: string
}

/** Some two megabytes at most: a report has to pass through a mailbox. The others lie beside it in `photos.zip`. */
const MOST_PHOTOS = 12

/** One of each barrier something is asked about, those of the highest priority first. */
export function pickPhotos(content: ReleaseContent): readonly ReleasedPhoto[] {
  const asked = listAsked(content)
    .flatMap((those) => those.asked)
    .toSorted((one, other) => (other.record?.priority.value ?? 0) - (one.record?.priority.value ?? 0))
  const barriers = new Set(asked.map(({ barrier }) => barrier))
  return [...barriers]
    .flatMap((barrier) => listPhotosOf(content, { barrier }).slice(0, 1))
    .slice(0, MOST_PHOTOS)
}

/** A line of the annex, and a mark on the map. */
export interface StationLine {
  readonly code: StationCode
  readonly room: string
  readonly premises: Words
  /** The smallest area first. */
  readonly areas: readonly { readonly code: AreaCode; readonly name: Words }[]
  readonly point?: Point
  readonly rating: Rating
  /** Barriers found. */
  readonly found: readonly BarrierId[]
}

/** So little of a station that a report of a whole country fits into memory. */
export const lineOf = ({
  code,
  room,
  premises,
  areas,
  point,
  rating,
  outcomes,
}: ReleasedStation): StationLine => ({
  code,
  room,
  premises: premises.name,
  areas: areas.map(({ code: area, name }) => ({ code: area, name })).toReversed(),
  ...(point && { point }),
  rating: rating.rating,
  found: outcomes.flatMap(({ barrier, outcome }) => (outcome === 'found' ? [barrier] : [])),
})

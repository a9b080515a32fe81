/** Photos on their way into a release: offered by a reviewer, agreed to by somebody else, taken back by either. Pure. */

import type { PersonId } from '../codes.ts'
import { withoutHiddenSigns } from '../hidden-signs.ts'
import type { Language, Words } from '../language.ts'

/**
 * `offered`: waits for a second person. `agreed`: goes into every final release from now on. `refused`: by somebody
 * who would rather not, or taken back; stays so, since what others have copied of a release stays with them.
 */
export const OFFER_STATES = ['offered', 'agreed', 'refused'] as const
export type OfferState = (typeof OFFER_STATES)[number]

/** In bytes: as tablets make photos, and as the office makes them anew. */
export const MOST_PHOTO_BYTES = 150_000
/** Letters in each language. What is shorter than the least says nothing to somebody who does not see it. */
export const LONGEST_PHOTO_TEXT = 500
export const SHORTEST_PHOTO_TEXT = 5

export interface Offer {
  readonly state: OfferState
  readonly offeredBy: PersonId
}

/** Never whoever offered it: four eyes have looked for somebody who could be recognised. */
export const mayAgreeTo = ({ state, offeredBy }: Offer, person: PersonId): boolean =>
  state === 'offered' && offeredBy !== person

/** Whoever has a doubt, at any time. */
export const mayRefuseOffer = ({ state }: Pick<Offer, 'state'>): boolean => state !== 'refused'

/** Trimmed, in these languages and no other; nothing where one of them says too little. */
export function readPhotoText(text: Words, languages: readonly Language[]): Words | undefined {
  const clean = languages.map(
    (language) => [language, withoutHiddenSigns(text[language] ?? '').trim()] as const,
  )
  const isWhole = clean.every(
    ([, one]) => one.length >= SHORTEST_PHOTO_TEXT && one.length <= LONGEST_PHOTO_TEXT,
  )
  return isWhole ? Object.fromEntries(clean) : undefined
}

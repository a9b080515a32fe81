/** What was offered and not yet kept travels through the browser, sealed: nothing half made lies in the database. */

import type { Services } from '../services.ts'
import { openFor, type SealPurpose, sealFor } from './factor-seals.ts'

const LASTS_MS = 30 * 60_000

type OfferPurpose = Extract<SealPurpose, `${string}-offer`>
type Needs = Pick<Services, 'organisationKeys' | 'now'>

/** In the order they are written. */
type Written = readonly [at: number, what: readonly string[]]

export const sealOffer = (
  { organisationKeys, now }: Needs,
  purpose: OfferPurpose,
  person: string,
  what: readonly string[],
): string => {
  const written: Written = [now().getTime(), what]
  return sealFor(organisationKeys, purpose, person, JSON.stringify(written))
}

/** Nothing when it was made for somebody else, for something else, or more than half an hour ago. */
export function openOffer(
  { organisationKeys, now }: Needs,
  purpose: OfferPurpose,
  person: string,
  offer: string,
): readonly string[] | undefined {
  const text = openFor(organisationKeys, purpose, person, offer)
  if (text === undefined) return undefined
  // Authentic: these very bytes were written above.
  const [at, what] = JSON.parse(text) as Written
  const age = now().getTime() - at
  return age >= 0 && age <= LASTS_MS ? what : undefined
}

/** What of the outbox stays after its receipt, what the office is asked about it, and what its answer changes. Pure. */

import type { Arrival, SealedPhotoMark, Sending } from './outbox.ts'
import type { Standing } from './receipts.ts'

/** One line of the question to the office. */
export interface KeptLine {
  readonly id: string
  readonly sha256: string
  readonly photos: readonly string[]
}

const hasArrived = ({ state }: Sending): boolean => state === 'received' || state === 'set-aside'

/** The office has it; whether a checked backup does is not known yet. */
export const isKept = (sending: Sending): boolean => hasArrived(sending) && !sending.isBackedUp

/** Whether only the answer to a question can bring it on: kept, or to be receipted anew after a restore. */
const isAsked = (sending: Sending): boolean =>
  isKept(sending) ||
  sending.missedUnder !== undefined ||
  sending.photos.some(({ missedUnder }) => missedUnder !== undefined)

/** What one person keeps here that the office is to be asked about. */
export const listAsked = (outbox: readonly Sending[], code: string): readonly Sending[] =>
  outbox.filter((sending) => sending.code === code && isAsked(sending))

/** The lines of the question; what waits to be sent is not claimed to be there. */
export const linesOf = (asked: readonly Sending[]): readonly KeptLine[] =>
  asked.filter(isKept).map(({ id, sha256, photos }) => ({
    id,
    sha256,
    photos: photos.filter(({ state }) => state === 'sent').map((photo) => photo.sha256),
  }))

/**
 * Where something stands that the office has not called missing. Under another epoch than its receipt, the office
 * says where it is now; while it does not, nothing is known of it.
 */
const placeUnder = (arrival: Arrival | undefined, here: string | undefined, epoch: string) =>
  arrival?.epoch === epoch || here === undefined ? arrival : { epoch, arrived: here }

/** Arrived under this epoch, and before what is backed up. */
const isHeld = (arrival: Arrival | undefined, { epoch, backedUpTo }: Standing): boolean =>
  // The numbers may be longer than a `number` counts.
  arrival?.epoch === epoch && BigInt(backedUpTo) > BigInt(arrival.arrived)

/**
 * What becomes of something kept. Missing at the office: it waits again, and only a receipt of this epoch counts.
 * Held by a checked backup: nothing but its line and its receipt stays. Anything else stays as it is.
 */
export function afterStanding(sending: Sending, standing: Standing): Sending {
  const { epoch } = standing
  const missing = standing.missing.get(sending.id)
  const isLost = isKept(sending) && (missing?.envelope ?? false)
  const here = standing.here.get(sending.id)
  const photos = sending.photos.map((photo): SealedPhotoMark => {
    const { sha256, state } = photo
    if (state === 'waiting') return photo.missedUnder === undefined ? photo : { ...photo, missedUnder: epoch }
    if (state !== 'sent') return photo
    if (isLost || missing?.photos.has(sha256)) return { sha256, state: 'waiting', missedUnder: epoch }
    const arrival = placeUnder(photo.arrival, here, epoch)
    return isHeld(arrival, standing) ? { sha256, state: 'backed-up' } : withArrival(photo, arrival)
  })
  if (isLost) {
    const { arrival: _, receipt: _code, reason: _why, ...bare } = sending
    return { ...bare, state: 'waiting', photos, missedUnder: epoch }
  }
  if (!isKept(sending))
    return sending.missedUnder === undefined
      ? { ...sending, photos }
      : { ...sending, photos, missedUnder: epoch }
  const arrival = placeUnder(sending.arrival, here, epoch)
  const next = withArrival({ ...sending, photos }, arrival)
  const isWhole = photos.every(({ state }) => state === 'backed-up' || state === 'gone')
  return isWhole && isHeld(arrival, standing) ? { ...next, envelope: '', isBackedUp: true } : next
}

const withArrival = <Kept extends { readonly arrival?: Arrival }>(
  kept: Kept,
  arrival: Arrival | undefined,
): Kept => (arrival ? { ...kept, arrival } : kept)

/** Whether a receipt names another life of the office's database than something that is kept here. */
export const isOtherEpoch = (outbox: readonly Sending[], { epoch }: Arrival): boolean =>
  outbox.some(
    (sending) => isKept(sending) && sending.arrival !== undefined && sending.arrival.epoch !== epoch,
  )

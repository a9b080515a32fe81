/** How much one tablet may send: keyed on its enrolment, never on an address, since a whole office sends from one. In memory only. */

export interface TabletLimits {
  /** Seconds until this tablet may send another envelope; 0 when it may now, and then it counts. */
  waitForEnvelope(enrolment: string): number
  /** The same for a photo, or a part of one. */
  waitForPhoto(enrolment: string): number
  /** Seconds until the share of photos has room for this one; 0 when it has now, and then it counts. */
  waitForShare(enrolment: string, sha256: string, bytes: number): number
  /** Whether this is more than one tablet can have seen in an event: kept, but for a person to look at. */
  isBeyondEvent(enrolment: string, id: string): boolean
}

const MINUTE_MS = 60_000
const DAY_MS = 24 * 3_600_000

export const ENVELOPES_A_MINUTE = 60
export const PHOTO_REQUESTS_A_MINUTE = 120
/** Shares fill up again over a day, so that no tablet is stuck: beyond them it is only slow. */
export const PHOTOS_A_DAY = 60
export const PHOTO_BYTES_A_DAY = 100_000_000
export const ENVELOPES_AN_EVENT = 200

/** As many tablets as an organisation has monitors, and as many again. */
const MOST_TABLETS = 50_000

/** So much may be taken at once, and as much comes back, evenly, over the time. */
interface Measure {
  readonly size: number
  readonly overMs: number
}
const ENVELOPES: Measure = { size: ENVELOPES_A_MINUTE, overMs: MINUTE_MS }
const PHOTO_REQUESTS: Measure = { size: PHOTO_REQUESTS_A_MINUTE, overMs: MINUTE_MS }
const PHOTOS: Measure = { size: PHOTOS_A_DAY, overMs: DAY_MS }
const PHOTO_BYTES: Measure = { size: PHOTO_BYTES_A_DAY, overMs: DAY_MS }

interface Taken {
  used: number
  at: number
}

interface Tablet {
  readonly envelopes: Taken
  readonly photoRequests: Taken
  readonly photos: Taken
  readonly photoBytes: Taken
  /** Those of the event so far; no more are remembered than are allowed. */
  readonly ids: Set<string>
  /** Photos that were counted: sending one again, or its next part, takes no more of the share. */
  readonly shas: Set<string>
}

export function memoryTabletLimits(now: () => Date): TabletLimits {
  const tablets = new Map<string, Tablet>()

  const tabletOf = (enrolment: string): Tablet => {
    const known = tablets.get(enrolment)
    if (known) return known
    const at = now().getTime()
    const nothing = (): Taken => ({ used: 0, at })
    const tablet: Tablet = {
      envelopes: nothing(),
      photoRequests: nothing(),
      photos: nothing(),
      photoBytes: nothing(),
      ids: new Set(),
      shas: new Set(),
    }
    if (tablets.size >= MOST_TABLETS) for (const [oldest] of tablets) if (tablets.delete(oldest)) break
    tablets.set(enrolment, tablet)
    return tablet
  }

  /** Seconds until there is room for so much; nothing is taken yet. */
  const waitFor = (taken: Taken, { size, overMs }: Measure, amount: number): number => {
    const at = now().getTime()
    // A clock that was set back gives nothing back, and takes nothing.
    taken.used = Math.max(0, taken.used - (Math.max(0, at - taken.at) / overMs) * size)
    taken.at = at
    const over = taken.used + Math.min(amount, size) - size
    return over <= 0 ? 0 : Math.max(1, Math.ceil(((over / size) * overMs) / 1000))
  }
  const take = (taken: Taken, measure: Measure): number => {
    const wait = waitFor(taken, measure, 1)
    if (wait === 0) taken.used += 1
    return wait
  }

  return {
    waitForEnvelope: (enrolment) => take(tabletOf(enrolment).envelopes, ENVELOPES),
    waitForPhoto: (enrolment) => take(tabletOf(enrolment).photoRequests, PHOTO_REQUESTS),
    waitForShare: (enrolment, sha256, bytes) => {
      const { photos, photoBytes, shas } = tabletOf(enrolment)
      const isCounted = shas.has(sha256)
      const wait = Math.max(
        isCounted ? 0 : waitFor(photos, PHOTOS, 1),
        waitFor(photoBytes, PHOTO_BYTES, bytes),
      )
      if (wait > 0) return wait
      photoBytes.used += bytes
      if (isCounted) return 0
      photos.used += 1
      if (shas.size >= 2 * PHOTOS_A_DAY) for (const oldest of shas) if (shas.delete(oldest)) break
      shas.add(sha256)
      return 0
    },
    isBeyondEvent: (enrolment, id) => {
      const { ids } = tabletOf(enrolment)
      if (ids.has(id)) return false
      if (ids.size >= ENVELOPES_AN_EVENT) return true
      ids.add(id)
      return false
    },
  }
}

/** Where the tablet is, asked once when somebody presses for it; never kept and never sent. */

import type { Point } from '../../schema/places/premises.ts'

export type Located =
  | { readonly point: Point; readonly accuracyMetres: number }
  /** Refused by the person or the tablet's settings; or no position to be had. */
  | { readonly point?: undefined; readonly why: 'refused' | 'unavailable' }

/** A cold receiver needs half a minute under open sky; longer, people think that nothing happens. */
const PATIENCE_MS = 30_000

const REFUSED = 1

export const locate = (): Promise<Located> =>
  new Promise((found) => {
    if (!('geolocation' in navigator)) {
      found({ why: 'unavailable' })
      return
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) =>
        found({ point: { latitude, longitude }, accuracyMetres: accuracy }),
      ({ code }) => found({ why: code === REFUSED ? 'refused' : 'unavailable' }),
      { enableHighAccuracy: true, timeout: PATIENCE_MS, maximumAge: 0 },
    )
  })

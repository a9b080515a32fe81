/** Where a query of the lock screen leads, and the query that leads there; only within the pages of monitors. */

/** Addresses are kept by the browser for weeks: one that names a station is not written into another. */
const mayBeWritten = (path: string): boolean => /^\/monitor(?!\/stations\/)(?:[/#?]|$)/u.test(path)

/** The lock screen that leads back to `address`, or to where somebody was if the address must not be kept. */
export const unlockPathTo = (address: string): string =>
  mayBeWritten(address) && address !== '/monitor' ? `/unlock?next=${encodeURIComponent(address)}` : '/unlock'

/** Somebody may have written the address; it leads nowhere but to pages of monitors. */
export function pathAfterUnlocking(search: string): string | undefined {
  const next = new URLSearchParams(search).get('next')
  if (next === null) return undefined
  const { origin, pathname, search: query, hash } = new URL(next, 'http://tablet')
  const path = pathname + query + hash
  return origin === 'http://tablet' && mayBeWritten(path) ? path : undefined
}

/** How much more a tablet can keep, as far as the browser tells, in a measure people know: photos. */

/** A photo is shrunk to at most this, and kept encrypted beside its sealed copy. */
const PHOTO_BYTES = 2 * 150_000
/** Far more than one day of visits makes; below that it is worth saying. */
const PLENTY_PHOTOS = 500
const HARDLY_ANY_PHOTOS = 10

export type Space =
  | { readonly is: 'plenty' | 'none' | 'unknown' }
  | { readonly is: 'little'; readonly photos: number }

export async function estimateSpace(
  storage: Partial<Pick<StorageManager, 'estimate'>> | undefined,
): Promise<Space> {
  const { quota, usage } = (await storage?.estimate?.().catch(() => undefined)) ?? {}
  if (quota === undefined || usage === undefined) return { is: 'unknown' }
  return spaceFor(quota - usage)
}

/** `leftBytes`: what may still be written. */
export function spaceFor(leftBytes: number): Space {
  const photos = Math.floor(leftBytes / PHOTO_BYTES)
  if (photos >= PLENTY_PHOTOS) return { is: 'plenty' }
  return photos < HARDLY_ANY_PHOTOS ? { is: 'none' } : { is: 'little', photos }
}

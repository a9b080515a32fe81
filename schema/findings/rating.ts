/** Rating: how far a group of voters can vote at a station: full, assisted, none or unknown. */

/**
 * `none`: a critical barrier was found (blocked). `assisted`: no critical but a major barrier.
 * `full`: no major barrier found and enough was answered. `unknown`: not enough to say.
 */
export const RATINGS = ['full', 'assisted', 'none', 'unknown'] as const
export type Rating = (typeof RATINGS)[number]

/** When the barriers of a station can be gone. */
export const REMEDY_CLASSES = ['same-day', 'before-next-election', 'relocate-or-build'] as const
export type RemedyClass = (typeof REMEDY_CLASSES)[number]

/** The classes of what is sealed under a key of its own for each campaign, so that it can end on a day of its own. */

export const SEALED_CLASSES = ['register', 'photos', 'free-text', 'interviews'] as const
export type SealedClass = (typeof SEALED_CLASSES)[number]

export const readSealedClass = (text: string): SealedClass | undefined =>
  SEALED_CLASSES.find((one) => one === text)

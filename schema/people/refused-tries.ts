/** What was tried in vain and is counted by day, so that somebody sees guessing going on; never by whom or from where. */

/**
 * A wrong name or passphrase; a wrong second proof or passkey; wrong words of a card, on the monitors' side; something
 * that the role of somebody signed in does not allow.
 */
export const TRIES = ['passphrase', 'factor', 'card', 'permission'] as const
export type Try = (typeof TRIES)[number]

export type TriesOfDay = Readonly<Record<Try, number>> & {
  /** Calendar day in the country. */
  readonly day: string
}

/** What somebody may do with several stations at once. */

/** Where it is nothing, nothing is chosen. */
export interface BulkRights {
  readonly plan: boolean
  readonly review: boolean
  readonly hold: boolean
}

export const mayChoose = ({ plan, review, hold }: BulkRights): boolean => plan || review || hold

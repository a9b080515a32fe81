/** Accreditation: where a monitor may go, and which stations lie outside. */

import type { AreaCode } from '../codes.ts'

/**
 * Election bodies bind most observers to a place (`area`) and let few go everywhere (`mobile`). What was said of each
 * stands beside the plan, so that nobody is sent where the door stays shut; where nothing was said there is none.
 */
export type Accreditation = { readonly kind: 'mobile' } | { readonly kind: 'area'; readonly area: AreaCode }

/** Whether a station in this area (of the smallest level) lies where the monitor may not go. */
export const isOutside = (accreditation: Accreditation | undefined, area: AreaCode): boolean =>
  accreditation?.kind === 'area' && !area.startsWith(accreditation.area)

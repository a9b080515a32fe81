/** The rules of disclosure control as the seeds have them, but for areas small enough to be attacked. */

import { join } from 'node:path'
import { loadDisclosureRules } from '../../../seeds/load-disclosure.ts'
import { findHome } from '../../../server/home.ts'

const shipped = await loadDisclosureRules(join(findHome(), 'seeds', 'disclosure.json'))

export const SHIPPED_RULES = shipped
export const RULES = { ...shipped, areaStations: 6, batchStations: 6 }

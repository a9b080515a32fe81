/** The gazetteer: areas of every level, found by code. */

import type { AreaCode } from '../codes.ts'
import type { Words } from '../language.ts'

export interface Area {
  readonly code: AreaCode
  /** Id of the level in the country's settings, e.g. `commune`. */
  readonly level: string
  readonly parent?: AreaCode
  readonly name: Words
}

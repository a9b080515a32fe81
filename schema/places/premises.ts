/** Premises (a school, a pagoda) and its stations (the voting rooms). */

import type { AreaCode, PremisesCode, StationCode } from '../codes.ts'
import type { Words } from '../language.ts'

/** WGS 84 degrees. */
export interface Point {
  readonly latitude: number
  readonly longitude: number
}

/** The compound with its gate, way and toilet; shared by its stations. */
export interface Premises {
  readonly code: PremisesCode
  readonly area: AreaCode
  readonly name: Words
  readonly point?: Point
}

/** One voting room. */
export interface Station {
  readonly code: StationCode
  readonly premises: PremisesCode
  /** As printed on the list: "1", "2A"; empty where the list does not say. */
  readonly room: string
  readonly registeredVoters?: number
  readonly point?: Point
}

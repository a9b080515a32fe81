/** The numbers of disclosure control; data in `seeds/disclosure.json`, each with its source. */

import type { Severity } from '../findings/barrier.ts'

export interface DisclosureRules {
  /** Least number of distinct monitors behind anything that is told about people. */
  readonly monitors: number
  /** Least number of stations behind it. */
  readonly stations: number
  /** What is shown is a multiple of this. */
  readonly roundTo: number
  /** Stations an area needs before it is told apart from its neighbours. */
  readonly areaStations: number
  /** Stations that came later wait until there are so many of them. */
  readonly batchStations: number
  /** Full days after the election day on which nothing leaves yet. */
  readonly quietDays: number
  /** How far down the gazetteer barriers of each severity are told: the id of a level, or `country`. */
  readonly finestLevel: Readonly<Record<Severity, string>>
}

/** The larger of both least numbers: no interval around a hidden number is ever narrower than this. */
export const leastOf = ({ monitors, stations }: Pick<DisclosureRules, 'monitors' | 'stations'>): number =>
  Math.max(monitors, stations)

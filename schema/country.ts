/** What a country brings along: levels of areas, languages, time zone. All of it is data in `seeds/country.json`. */

import type { Language, Words } from './language.ts'

/** One level of the gazetteer, from the largest areas to the smallest. */
export interface AreaLevel {
  readonly id: string
  readonly name: Words
  /** How many characters a code of this level has. */
  readonly codeLength: number
}

export interface Country {
  /** ISO 3166-1 numeric code: names the outline in the world map. */
  readonly outline: string
  readonly name: Words
  /** In order of preference; the first is what a tablet starts in. */
  readonly languages: readonly Language[]
  readonly areaLevels: readonly AreaLevel[]
  /** IANA name. Tablets are often set wrong, so times are always shown in this zone. */
  readonly timeZone: string
  /** Opening and closing of the poll, as HH:MM in the time zone above. */
  readonly polling: { readonly opens: string; readonly closes: string }
  /** Minutes without anything from a monitor on election day after which the office is told. */
  readonly silentAfterMinutes: number
  /**
   * More stations than this are more than one monitor can visit while the poll is open: a plan with more is shown as
   * a conflict. Where the number comes from stands in `seeds/README.md`.
   */
  readonly mostStationsADay: number
  /**
   * As many monitors of one organisation as are usually accredited for everywhere; a plan with more is doubted. Without
   * it nothing is said. Where the number comes from stands in `seeds/README.md`.
   */
  readonly mostMobileMonitors?: number
  /** What the election law allows in one station; a list with more is doubted at import. */
  readonly mostVotersPerStation?: number
  /** Degrees WGS 84; a station outside is a doubt at import. */
  readonly bounds: {
    readonly south: number
    readonly west: number
    readonly north: number
    readonly east: number
  }
}

/** Below the commune stations are few: there the list of stations says more than a table of areas. */
const LEVELS_TOLD = 3

/** The level of the areas directly below one, or the largest areas; nothing where stations come next. */
export const findLevelBelow = (
  { areaLevels }: Pick<Country, 'areaLevels'>,
  area: string | undefined,
): AreaLevel | undefined =>
  areaLevels.slice(0, LEVELS_TOLD).find(({ codeLength }) => codeLength > (area?.length ?? 0))

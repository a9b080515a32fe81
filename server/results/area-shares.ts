/** Filtered stations → for each area below how many are as measured, among those that can tell. */

import type { StationCode } from '../../schema/codes.ts'
import { type Country, findLevelBelow } from '../../schema/country.ts'
import { type AreaShare, askedAmong, judgeBy, measureOf } from '../../schema/findings/area-measure.ts'
import { readStationFilter, type StationFilter } from '../../schema/places/station-filter.ts'
import { filterStations } from './filter-stations.ts'
import type { CampaignResults } from './remember-results.ts'
import { stateOf } from './station-result.ts'

/** As it comes over the wire, where what was not asked for may stand as nothing. */
type Asked = { readonly [Part in keyof StationFilter]?: StationFilter[Part] | undefined }

interface Counted {
  stations: number
  found: number
  n: number
}

const nothing = (): Counted => ({ stations: 0, found: 0, n: 0 })

/** Of the results as the reader may see them. */
export function areaSharesOf(
  results: CampaignResults,
  asked: Asked,
  country: Country,
  reviewed?: ReadonlySet<StationCode>,
) {
  const filter = readStationFilter((name) => asked[name as keyof StationFilter])
  const level = findLevelBelow(country, filter.area)
  const measure = measureOf(filter)
  const all = nothing()
  const areas = new Map<
    string,
    { readonly name: Readonly<Record<string, string>>; readonly share: Counted }
  >()
  for (const { station, areas: chain } of filterStations(results, askedAmong(filter), reviewed).places) {
    const result = results.byStation.get(station.code)
    const judged = judgeBy(measure, {
      state: stateOf(result, filter.group),
      outcome: measure.by === 'barrier' ? result?.outcomes.get(measure.barrier) : undefined,
    })
    count(all, judged)
    const its = level && chain.find(({ code }) => code.length === level.codeLength)
    if (!its) continue
    const known = areas.get(its.code) ?? { name: its.name, share: nothing() }
    areas.set(its.code, known)
    count(known.share, judged)
  }
  return {
    ...(level && { level: level.id }),
    all: all satisfies AreaShare,
    areas: [...areas]
      .map(([code, { name, share }]) => ({ code, name: { ...name }, share }))
      .sort((one, other) => (one.code < other.code ? -1 : 1)),
  }
}

function count(counted: Counted, judged: boolean | undefined) {
  counted.stations += 1
  if (judged === undefined) return
  counted.n += 1
  if (judged) counted.found += 1
}

/** What the visits say: map, list, one station, indicators, recommendations. */

import type { FastifyInstance } from 'fastify'
import { type CampaignId, readCampaignId, readStationCode } from '../../schema/codes.ts'
import { countIndicators } from '../../schema/findings/indicators.ts'
import { gather } from '../../schema/recommendations/gather.ts'
import { countOnTheDay } from '../../schema/recommendations/on-the-day.ts'
import {
  listRecommendations,
  listStations,
  readIndicators,
  readMap,
  readStation,
} from '../../schema/wire/result-endpoints.ts'
import { refuse } from '../http/refusal.ts'
import { serve } from '../http/serve.ts'
import { filterStations, sortStations } from '../results/filter-stations.ts'
import { mapColumns } from '../results/map-columns.ts'
import type { CampaignResults, Results } from '../results/remember-results.ts'
import { outcomesIn, stationRow, wordedRecommendation } from '../results/rows.ts'
import { stationSheet } from '../results/station-sheet.ts'

const PAGE_SIZE = 50

/** The campaign's results, or a refusal: an address that names no campaign leads nowhere. */
export async function resultsOf(results: Results, campaign: string): Promise<CampaignResults> {
  const id: CampaignId | undefined = readCampaignId(campaign)
  return (id && (await results.find(id))) ?? refuse('not-found')
}

export const resultRoutes = (results: Results) => async (app: FastifyInstance) => {
  serve(app, readMap, async ({ params, querystring }) => {
    const { places, byStation } = await resultsOf(results, params.campaign)
    const { places: fitting, counts } = filterStations(places.list, byStation, querystring)
    return { ...mapColumns(fitting, byStation, querystring.group), counts }
  })

  serve(app, listStations, async ({ params, querystring }) => {
    const { places, byStation } = await resultsOf(results, params.campaign)
    const { places: fitting, counts } = filterStations(places.list, byStation, querystring)
    const sorted = sortStations(fitting, byStation, querystring.sort ?? 'code', querystring.group)
    const from = (Number(querystring.page ?? '1') - 1) * PAGE_SIZE
    return {
      total: fitting.length,
      pageSize: PAGE_SIZE,
      counts,
      stations: sorted
        .slice(from, from + PAGE_SIZE)
        .map((place) => stationRow(place, byStation.get(place.station.code), querystring.group)),
    }
  })

  serve(app, readStation, async ({ params }) => {
    const all = await resultsOf(results, params.campaign)
    const code = readStationCode(params.station)
    const place = code && all.places.byCode.get(code)
    if (place === undefined) return refuse('not-found')
    return stationSheet(all, place, await results.judge(all.campaign, place.station.code))
  })

  serve(app, readIndicators, async ({ params, querystring }) => {
    const { checklist, places, byStation } = await resultsOf(results, params.campaign)
    const { places: inside, counts } = filterStations(places.list, byStation, { area: querystring.area })
    const visited = inside.flatMap(({ station }) => byStation.get(station.code) ?? [])
    const accessOutcomes: Record<string, number> = {}
    for (const { accessOutcome } of visited)
      if (accessOutcome) accessOutcomes[accessOutcome] = (accessOutcomes[accessOutcome] ?? 0) + 1
    return {
      stations: inside.length,
      visited: visited.length,
      states: counts,
      accessOutcomes,
      indicators: countIndicators(checklist, visited.map(outcomesIn)).map(
        ({ barrier, found, n, open, notApplicable }) => ({ barrier, found, n, open, notApplicable }),
      ),
      onTheDay: countOnTheDay(
        checklist,
        visited.map(({ onTheDay }) => onTheDay),
      ).map((one) => ({ ...one })),
    }
  })

  serve(app, listRecommendations, async ({ params, querystring }) => {
    const { checklist, places, byStation } = await resultsOf(results, params.campaign)
    const { places: inside } = filterStations(places.list, byStation, { area: querystring.area })
    const visited = inside.flatMap(({ station }) => {
      const result = byStation.get(station.code)
      return result ? [{ station: station.code, ...outcomesIn(result) }] : []
    })
    return gather(checklist, visited).map(({ addressee, recommendations }) => {
      const known = checklist.addressees.find(({ id }) => id === addressee)
      return {
        addressee,
        name: known?.name ?? {},
        outlivesElection: known?.outlivesElection ?? false,
        recommendations: recommendations.map((one) => ({
          ...wordedRecommendation(checklist, one),
          severity: one.severity,
          hinders: [...one.hinders],
          found: one.found,
          n: one.n,
          stations: [...one.stations],
        })),
      }
    })
  })
}

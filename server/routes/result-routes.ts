/** What the visits say: map, list, one station, indicators, recommendations. */

import type { FastifyInstance } from 'fastify'
import { readStationCode } from '../../schema/codes.ts'
import { countKeptIndicators } from '../../schema/findings/indicators.ts'
import { countOnTheDay } from '../../schema/recommendations/on-the-day.ts'
import {
  listRecommendations,
  listStations,
  readIndicators,
  readMap,
  readStation,
} from '../../schema/wire/result-endpoints.ts'
import type { Actor } from '../http/actor.ts'
import { refuse } from '../http/refusal.ts'
import { serve } from '../http/serve.ts'
import { countVisitsIn } from '../results/coverage.ts'
import { filterStations, sortStations } from '../results/filter-stations.ts'
import { gatherSeen } from '../results/gathered.ts'
import { mapColumns } from '../results/map-columns.ts'
import { isOfBuilding, peopleIn } from '../results/people-in.ts'
import { pickedBy } from '../results/picked-by.ts'
import type { Results } from '../results/remember-results.ts'
import { stationRow, wordedRecommendation } from '../results/rows.ts'
import { seenBy } from '../results/seen-by.ts'
import { stationSheet } from '../results/station-sheet.ts'
import type { Services } from '../services.ts'

const PAGE_SIZE = 50

export const resultRoutes = (services: Services, results: Results) => async (app: FastifyInstance) => {
  const see = (actor: Actor, { campaign }: { readonly campaign: string }) =>
    seenBy(services, results, { actor, campaign })

  serve(app, readMap, async ({ params, querystring, actor }) => {
    const seen = await see(actor, params)
    const { byStation } = seen.results
    const { places: fitting, counts } = filterStations(
      seen.results,
      querystring,
      await pickedBy(services, seen, actor, querystring),
    )
    return { ...mapColumns(fitting, byStation, querystring.group, querystring.points), counts }
  })

  serve(app, listStations, async ({ params, querystring, actor }) => {
    const seen = await see(actor, params)
    const { byStation } = seen.results
    const { places: fitting, counts } = filterStations(
      seen.results,
      querystring,
      await pickedBy(services, seen, actor, querystring),
    )
    const sorted = sortStations(fitting, byStation, querystring.sort ?? 'code', querystring.group)
    const from = (Number(querystring.page ?? '1') - 1) * PAGE_SIZE
    return {
      total: fitting.length,
      pageSize: PAGE_SIZE,
      visits: countVisitsIn(seen.results, querystring.area),
      counts,
      stations: sorted
        .slice(from, from + PAGE_SIZE)
        .map((place) => stationRow(place, byStation.get(place.station.code), querystring.group)),
    }
  })

  serve(app, readStation, async ({ params, actor }) => {
    const seen = await see(actor, params)
    const code = readStationCode(params.station)
    const place = code && seen.results.places.byCode.get(code)
    if (place === undefined) return refuse('not-found')
    return stationSheet(seen.results, place, await seen.judge(place.station.code))
  })

  serve(app, readIndicators, async ({ params, querystring, actor }) => {
    const seen = await see(actor, params)
    const { checklist, byStation } = seen.results
    const batches = await seen.tellAboutPeople()
    const { places: inside, counts } = filterStations(seen.results, { area: querystring.area })
    const visited = inside.flatMap(({ station }) => byStation.get(station.code) ?? [])
    const accessOutcomes: Record<string, number> = {}
    for (const { accessOutcome } of visited)
      if (accessOutcome) accessOutcomes[accessOutcome] = (accessOutcomes[accessOutcome] ?? 0) + 1
    return {
      stations: inside.length,
      visited: visited.length,
      states: counts,
      accessOutcomes,
      indicators: countKeptIndicators(checklist, visited)
        .filter(({ barrier }) => batches === undefined || isOfBuilding(checklist, barrier))
        .map(({ barrier, found, n, open, notApplicable }) => ({ barrier, found, n, open, notApplicable })),
      onTheDay: countOnTheDay(
        checklist,
        visited.map(({ onTheDay }) => onTheDay),
      ).map((one) => ({ ...one })),
      ...(batches && { people: peopleIn(checklist, batches, querystring.area) }),
    }
  })

  serve(app, listRecommendations, async ({ params, querystring, actor }) => {
    const seen = await see(actor, params)
    const { checklist } = seen.results
    const { told } = await gatherSeen(seen, querystring.area)
    return told.map(({ addressee, recommendations }) => {
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
          isRounded: one.isRounded,
        })),
      }
    })
  })
}

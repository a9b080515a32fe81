/** The map in tiles, for registers too large to be sent whole. */

import type { FastifyInstance } from 'fastify'
import { STATION_STATES } from '../../schema/places/station-filter.ts'
import { readTiles } from '../../schema/wire/result-endpoints.ts'
import { serve } from '../http/serve.ts'
import { pickedBy } from '../results/picked-by.ts'
import type { Results } from '../results/remember-results.ts'
import { seenLatelyBy } from '../results/seen-by.ts'
import { tilesFrom } from '../results/tiles.ts'
import type { Services } from '../services.ts'

export const tileRoutes = (services: Services, results: Results) => async (app: FastifyInstance) => {
  const tilesOf = tilesFrom(services.db)

  serve(app, readTiles, async ({ params, querystring, actor }) => {
    const seen = await seenLatelyBy(services, results, { actor, ...params })
    const reviewed = await pickedBy(services, { results: seen }, actor, querystring)
    const { south, west, north, east, zoom, ...filter } = querystring
    const told = await tilesOf(seen, {
      extent: { south: Number(south), west: Number(west), north: Number(north), east: Number(east) },
      zoom: Number(zoom),
      filter,
      reviewed,
    })
    return { states: [...STATION_STATES], ...told }
  })
}

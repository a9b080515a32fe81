/** Areas on the map: outlines, and shares of stations. */

import type { FastifyInstance } from 'fastify'
import { findLevelBelow } from '../../schema/country.ts'
import { readAreaShapes, readAreaShares } from '../../schema/wire/area-endpoints.ts'
import { serve } from '../http/serve.ts'
import { listBoundaries } from '../queries/boundaries.ts'
import { areaShapesOf } from '../results/area-shapes.ts'
import { areaSharesOf } from '../results/area-shares.ts'
import { pickedBy } from '../results/picked-by.ts'
import type { Results } from '../results/remember-results.ts'
import { seenBy } from '../results/seen-by.ts'
import type { Services } from '../services.ts'

export const areaRoutes = (services: Services, results: Results) => async (app: FastifyInstance) => {
  const { country, db } = services

  serve(app, readAreaShapes, async ({ params, querystring, actor }) => {
    const seen = await seenBy(services, results, { actor, ...params })
    const { area } = querystring
    const level = findLevelBelow(country, area)
    const boundaries = level ? await listBoundaries(db, level.id, area ?? '') : []
    return areaShapesOf(seen.results.places, country, area, boundaries)
  })

  serve(app, readAreaShares, async ({ params, querystring, actor }) => {
    const seen = await seenBy(services, results, { actor, ...params })
    const reviewed = await pickedBy(services, seen, actor, querystring)
    return areaSharesOf(seen.results, querystring, country, reviewed)
  })
}

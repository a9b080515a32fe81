/** Figures of a campaign, as whoever asks may see them. */

import type { FastifyInstance } from 'fastify'
import { readFigures } from '../../schema/wire/figure-endpoints.ts'
import { serve } from '../http/serve.ts'
import { figuresSeen } from '../results/figures.ts'
import type { Results } from '../results/remember-results.ts'
import { seenBy } from '../results/seen-by.ts'
import type { Services } from '../services.ts'

export const figureRoutes = (services: Services, results: Results) => async (app: FastifyInstance) => {
  const { areaLevels } = services.country

  serve(app, readFigures, async ({ params, querystring: { area, kind }, actor }) => {
    const seen = await seenBy(services, results, { actor, campaign: params.campaign })
    const below = areaLevels.find(({ codeLength }) => codeLength > (area?.length ?? 0))
    return figuresSeen(services, seen, { area, kind, levels: below ? [below.id] : [] })
  })
}

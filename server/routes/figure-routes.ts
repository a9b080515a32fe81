/** Figures of a campaign, and what changed since an earlier one, as whoever asks may see them. */

import type { FastifyInstance } from 'fastify'
import { readComparison } from '../../schema/wire/comparison-endpoints.ts'
import { readFigures } from '../../schema/wire/figure-endpoints.ts'
import { refuse } from '../http/refusal.ts'
import { serve } from '../http/serve.ts'
import { listCampaigns } from '../queries/campaigns.ts'
import { comparisonSeen } from '../results/comparison.ts'
import { earlierCampaigns } from '../results/earlier.ts'
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

  serve(app, readComparison, async ({ params, querystring, actor }) => {
    const now = await seenBy(services, results, { actor, campaign: params.campaign })
    const before = earlierCampaigns(await listCampaigns(services.db), now.results.campaign)
    if (!before.some(({ id }) => id === params.earlier)) return refuse('not-found')
    const earlier = await seenBy(services, results, { actor, campaign: params.earlier })
    return comparisonSeen(services, { earlier, now }, querystring.area)
  })
}

/** What earlier campaigns found at a station; whoever asks sees of each campaign what they may see of it by itself. */

import type { FastifyInstance } from 'fastify'
import { readStationCode } from '../../schema/codes.ts'
import { may } from '../../schema/people/permissions.ts'
import { listEarlier } from '../../schema/wire/earlier-endpoints.ts'
import { refuse } from '../http/refusal.ts'
import { serve } from '../http/serve.ts'
import { listCampaigns } from '../queries/campaigns.ts'
import { earlierAt, earlierCampaigns } from '../results/earlier.ts'
import { isQuiet } from '../results/quiet-days.ts'
import type { Results } from '../results/remember-results.ts'
import { seenBy } from '../results/seen-by.ts'
import type { Services } from '../services.ts'

export const earlierRoutes = (services: Services, results: Results) => async (app: FastifyInstance) => {
  serve(app, listEarlier, async ({ params, actor }) => {
    const now = await seenBy(services, results, { actor, campaign: params.campaign })
    const code = readStationCode(params.station)
    const place = code && now.results.places.byCode.get(code)
    if (place === undefined) return refuse('not-found')
    const found: NonNullable<ReturnType<typeof earlierAt>>[] = []
    for (const campaign of earlierCampaigns(await listCampaigns(services.db), now.results.campaign)) {
      // As on its own pages: during its quiet days there is nothing of it to be seen.
      if (!may(actor, 'results.early') && isQuiet(services, campaign)) continue
      const then = await seenBy(services, results, { actor, campaign: campaign.id })
      const one = earlierAt(place, then.results, now.results)
      if (one) found.push(one)
    }
    return found
  })
}

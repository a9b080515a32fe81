/** Election day as it happens: coverage, the stream of what has changed, silent monitors. */

import type { FastifyInstance } from 'fastify'
import { readPollingClock } from '../../schema/campaign/polling-clock.ts'
import { findSilence } from '../../schema/campaign/silence.ts'
import { readCampaignId } from '../../schema/codes.ts'
import { may } from '../../schema/people/permissions.ts'
import { followResults, listSilentMonitors, readCoverage } from '../../schema/wire/live-endpoints.ts'
import { EVENT_STREAM } from '../http/admit.ts'
import { refuse } from '../http/refusal.ts'
import { serve } from '../http/serve.ts'
import { listAssignedStations, listMonitorsHeard } from '../queries/assignments.ts'
import { findCampaign } from '../queries/campaigns.ts'
import { coverageOf } from '../results/coverage.ts'
import { watchResults } from '../results/live-watch.ts'
import type { Results } from '../results/remember-results.ts'
import { seenBy } from '../results/seen-by.ts'
import type { Services } from '../services.ts'

export const liveRoutes = (services: Services, results: Results) => async (app: FastifyInstance) => {
  const { country, db, now } = services
  const watch = watchResults(services, results)
  // Before connections are waited for: these never end by themselves.
  app.addHook('preClose', async () => watch.stop())

  serve(app, readCoverage, async ({ params, querystring, actor }) => {
    const seen = await seenBy(services, results, { actor, campaign: params.campaign })
    return coverageOf(seen.results, {
      area: querystring.area,
      assigned: await listAssignedStations(db, seen.results.campaign.id),
      country,
      now: now(),
      isWhole: may(actor, 'results.whole'),
    })
  })

  serve(app, followResults, async ({ params, querystring, actor, reply }) => {
    const campaign = readCampaignId(params.campaign)
    if (!campaign) return refuse('not-found')
    if (actor.kind !== 'staff') return refuse('sign-in-first')
    const line = await watch.follow({
      ...{ actor, campaign, area: querystring.area },
      withCoverage: querystring.with === 'coverage',
    })
    reply.raw.once('close', () => line.end())
    // Proxies that gather replies before they pass them on are asked to leave this one alone.
    reply.header('content-type', EVENT_STREAM).header('x-accel-buffering', 'no')
    reply.header('cache-control', 'no-store, no-transform')
    // The endpoint promises text; Fastify sends text in pieces when it is given a stream of it.
    return line.stream as unknown as string
  })

  serve(app, listSilentMonitors, async ({ params }) => {
    const id = readCampaignId(params.campaign)
    const campaign = id && (await findCampaign(db, id))
    if (!campaign) return refuse('not-found')
    const at = now()
    const clock = readPollingClock(at.toISOString(), campaign.election.date, country)
    if (!clock) throw new Error('the server has no time, or the campaign no day')
    const heard = await listMonitorsHeard(db, campaign.id, at)
    const { isWatched, silent } = findSilence(heard, clock, country.silentAfterMinutes)
    return {
      isWatched,
      afterMinutes: country.silentAfterMinutes,
      silent: silent.map((one) => ({ ...one })),
    }
  })
}

/** buildApp(services): the table of contents of the API. */

import fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify'
import { admitByClass } from './http/admit.ts'
import { compressReplies } from './http/compress-replies.ts'
import { identify } from './http/identify.ts'
import { readJsonBodies } from './http/json-body.ts'
import { keepApart } from './http/keep-apart.ts'
import { limitTablets } from './http/limit-tablets.ts'
import { noteRefusals } from './http/note-refusals.ts'
import { describeApi } from './http/open-api.ts'
import { refuseNulInAddresses } from './http/plain-address.ts'
import { refusePackedBodies } from './http/plain-bodies.ts'
import { readProblemWords } from './http/problem-words.ts'
import { sendProblem, writeProblems } from './http/problem-writer.ts'
import { Refusal } from './http/refusal.ts'
import { refuseWhenFull } from './http/refuse-when-full.ts'
import { sendSafetyHeaders } from './http/safety-headers.ts'
import { refuseUnserved } from './http/serve.ts'
import { serveSite } from './http/static-files.ts'
import { odataFeed } from './results/odata-feed.ts'
import { rememberedResults } from './results/remember-results.ts'
import { warmUp } from './results/warm-up.ts'
import { areaRoutes } from './routes/area-routes.ts'
import { backgroundRoutes } from './routes/background-routes.ts'
import { boundaryRoutes } from './routes/boundary-routes.ts'
import { campaignRoutes } from './routes/campaign-routes.ts'
import { checklistDraftRoutes } from './routes/checklist-draft-routes.ts'
import { checklistRoutes } from './routes/checklist-routes.ts'
import { earlierRoutes } from './routes/earlier-routes.ts'
import { enrolmentRoutes } from './routes/enrolment-routes.ts'
import { exportRoutes } from './routes/export-routes.ts'
import { factorRoutes } from './routes/factor-routes.ts'
import { figureRoutes } from './routes/figure-routes.ts'
import { healthRoutes } from './routes/health-routes.ts'
import { holdRoutes } from './routes/hold-routes.ts'
import { incidentRoutes } from './routes/incident-routes.ts'
import { liveRoutes } from './routes/live-routes.ts'
import { logbookRoutes } from './routes/logbook-routes.ts'
import { lostTabletRoutes } from './routes/lost-tablet-routes.ts'
import { monitorListRoutes } from './routes/monitor-list-routes.ts'
import { odataRoutes } from './routes/odata-routes.ts'
import { offeredPhotoRoutes } from './routes/offered-photo-routes.ts'
import { packetRoutes } from './routes/packet-routes.ts'
import { paperEntryRoutes } from './routes/paper-entry-routes.ts'
import { paperRoutes } from './routes/paper-routes.ts'
import { peopleRegisterRoutes } from './routes/people-register-routes.ts'
import { peopleRoutes } from './routes/people-routes.ts'
import { photoRoutes } from './routes/photo-routes.ts'
import { planListRoutes } from './routes/plan-list-routes.ts'
import { planRoutes } from './routes/plan-routes.ts'
import { publicRoutes } from './routes/public-routes.ts'
import { recommendationRoutes } from './routes/recommendation-routes.ts'
import { registerRoutes } from './routes/register-routes.ts'
import { releaseFileRoutes } from './routes/release-file-routes.ts'
import { releaseRoutes } from './routes/release-routes.ts'
import { reportRoutes } from './routes/report-routes.ts'
import { resultRoutes } from './routes/result-routes.ts'
import { retentionRoutes } from './routes/retention-routes.ts'
import { reviewRoutes } from './routes/review-routes.ts'
import { sampleRoutes } from './routes/sample-routes.ts'
import { sealedPhotoRoutes } from './routes/sealed-photo-routes.ts'
import { sealedRoutes } from './routes/sealed-routes.ts'
import { sessionRoutes } from './routes/session-routes.ts'
import { stationImportRoutes } from './routes/station-import-routes.ts'
import { tileRoutes } from './routes/tile-routes.ts'
import { twoPeopleRoutes } from './routes/two-people-routes.ts'
import { visitRoutes } from './routes/visit-routes.ts'
import { xlsFormRoutes } from './routes/xlsform-routes.ts'
import type { Services } from './services.ts'
import { type Transport, transportBehind } from './tls/transport.ts'

/** In the order of a day: set up, sign in, prepare, go out, look at what was found. */
const ROUTES = [
  healthRoutes,
  sessionRoutes,
  factorRoutes,
  enrolmentRoutes,
  monitorListRoutes,
  peopleRoutes,
  lostTabletRoutes,
  registerRoutes,
  stationImportRoutes,
  boundaryRoutes,
  checklistRoutes,
  checklistDraftRoutes,
  xlsFormRoutes,
  campaignRoutes,
  sealedRoutes,
  sealedPhotoRoutes,
  packetRoutes,
  visitRoutes,
  reviewRoutes,
  photoRoutes,
  offeredPhotoRoutes,
  incidentRoutes,
  logbookRoutes,
  twoPeopleRoutes,
  holdRoutes,
  peopleRegisterRoutes,
  planListRoutes,
  retentionRoutes,
  paperEntryRoutes,
  backgroundRoutes,
]

export async function buildApp(
  services: Services,
  transport: Transport = transportBehind(services.publicUrl),
): Promise<FastifyInstance> {
  const words = readProblemWords(services.wordsFolder, services.country.languages)
  const app = fastify({
    logger: false,
    ...secured(transport),
    trustProxy: transport.over === 'proxy' ? 'loopback' : false,
    bodyLimit: 256 * 1024,
    requestTimeout: 30_000,
    connectionTimeout: 60_000,
    keepAliveTimeout: 75_000,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 120, ignoreTrailingSlash: false },
    ajv: {
      customOptions: {
        removeAdditional: false,
        coerceTypes: false,
        useDefaults: false,
        allErrors: false,
        discriminator: true,
      },
    },
    // What cannot be taken apart into a request does not reach the error handler.
    frameworkErrors: (_error, request, reply) =>
      void sendProblem(
        new Refusal('bad-request', { where: 'address', what: 'not-an-address' }),
        words,
        request,
        reply,
      ),
  })

  writeProblems(app, words)
  readJsonBodies(app)
  sendSafetyHeaders(app, isForeverSecure(transport))
  refuseUnserved(app)
  refuseNulInAddresses(app)
  refusePackedBodies(app)
  await compressReplies(app)
  await describeApi(app, services)
  admitByClass(app, services.gate, () => performance.now())
  keepApart(app, services)
  identify(app, services)
  noteRefusals(app, services)
  refuseWhenFull(app, services.disk, Math.random)
  limitTablets(app, services.tabletLimits)
  for (const routes of ROUTES) await app.register(routes(services))
  const results = rememberedResults(services)
  app.addHook('onListen', (done) => {
    void warmUp(services, results)
    done()
  })
  await app.register(resultRoutes(services, results))
  await app.register(areaRoutes(services, results))
  await app.register(tileRoutes(services, results))
  await app.register(figureRoutes(services, results))
  await app.register(earlierRoutes(services, results))
  await app.register(liveRoutes(services, results))
  await app.register(planRoutes(services, results))
  await app.register(sampleRoutes(services, results))
  await app.register(recommendationRoutes(services, results))
  await app.register(paperRoutes(services, results))
  await app.register(exportRoutes(services, results))
  await app.register(releaseRoutes(services, results))
  await app.register(releaseFileRoutes(services))
  const feed = odataFeed(services.exportDb)
  await app.register(odataRoutes(services, feed))
  await app.register(publicRoutes(services, feed))
  await app.register(reportRoutes(services))
  await serveSite(app, services.siteFolder, words)
  return app
}

/** Fastify's types make a secured server another kind of server; its routes and hooks are the same. */
const secured = (transport: Transport): FastifyServerOptions =>
  transport.over === 'tls' ? ({ https: transport.credentials } as FastifyServerOptions) : {}

/**
 * An office's own authority does not last for ever, and its address may be another machine's tomorrow: no browser is
 * told to refuse http there.
 */
const isForeverSecure = (transport: Transport): boolean =>
  transport.over === 'proxy' || (transport.over === 'tls' && transport.isPublic)

/** Samples of stations: drawn, kept, listed. */

import type { FastifyInstance } from 'fastify'
import type { Static } from 'typebox'
import { planOf } from '../../schema/campaign/assignment.ts'
import { drawSample, type SampleDesign } from '../../schema/campaign/sample.ts'
import { readStationCode } from '../../schema/codes.ts'
import { roleOf } from '../../schema/people/logbook.ts'
import {
  listSamples as listSamplesEndpoint,
  putSample,
  type SampleDesignShape,
} from '../../schema/wire/sample-endpoints.ts'
import { refuse } from '../http/refusal.ts'
import { serve } from '../http/serve.ts'
import { writeLogbook } from '../queries/logbook.ts'
import { listAssignments } from '../queries/plan.ts'
import { findSample, type KeptSample, listSamples, saveSample } from '../queries/samples.ts'
import { hashOfList, listedIn, lotsFrom, newSeed } from '../results/draw.ts'
import type { CampaignResults, Results } from '../results/remember-results.ts'
import { seenBy } from '../results/seen-by.ts'
import type { Services } from '../services.ts'
import { inTransaction } from '../storage/database.ts'

export const sampleRoutes = (services: Services, results: Results) => async (app: FastifyInstance) => {
  const { db, country } = services

  serve(app, listSamplesEndpoint, async ({ params, actor }) => {
    const { results: seen } = await seenBy(services, results, { actor, campaign: params.campaign })
    const show = await shower(seen)
    return (await listSamples(db, seen.campaign.id)).map(show)
  })

  serve(app, putSample, async ({ params, body, actor }) => {
    const { results: seen } = await seenBy(services, results, { actor, campaign: params.campaign })
    const { id: campaign } = seen.campaign
    const design = designOf(body.design)
    const isLevel = country.areaLevels.some(
      (level) => design.kind !== 'stratified' || level.codeLength === design.codeLength,
    )
    if (!isLevel) refuse('bad-request', { where: 'body/design/codeLength', what: 'no-level' })
    refuseUnknown(seen, design)
    const seed = body.seed ?? newSeed()
    const listed = listedIn(seen.places, body.area)
    const stations = drawSample(listed, design, lotsFrom(seed))
    if (stations.length === 0) refuse('sample-is-empty')
    await inTransaction(db, async (on) => {
      const sample = {
        ...{ id: params.sample, drawnBy: roleOf(actor), seed, area: body.area ?? null },
        ...{ design, listSha256: hashOfList(listed), listed: listed.length, stations },
      }
      if (!(await saveSample(on, campaign, sample))) return
      const detail = `${design.kind} ${seed} ${stations.length} of ${listed.length}`
      await writeLogbook(on, { actor, act: 'sample.drawn', object: params.sample, detail })
    })
    const kept = (await findSample(db, campaign, params.sample)) ?? refuse('not-found')
    return (await shower(seen))(kept)
  })

  async function shower(seen: CampaignResults) {
    const plan = planOf(await listAssignments(db, seen.campaign.id))
    const hashes = new Map<string, string>()
    const hashNow = (area: string | undefined) => {
      const hash = hashes.get(area ?? '') ?? hashOfList(listedIn(seen.places, area)).toString('hex')
      hashes.set(area ?? '', hash)
      return hash
    }
    return (sample: KeptSample) => {
      const listSha256 = Buffer.from(sample.listSha256).toString('hex')
      const area = sample.area ?? undefined
      return {
        ...{ id: sample.id, design: designOnWire(sample.design), seed: sample.seed, listed: sample.listed },
        ...(area === undefined ? {} : { area }),
        ...{ listSha256, isSameList: hashNow(area) === listSha256 },
        ...{ drawnAt: sample.drawnAt.toISOString(), drawnBy: sample.drawnBy },
        stations: sample.stations.length,
        open: sample.stations.filter((station) => !plan.byStation.has(station)).length,
      }
    }
  }
}

const designOf = (design: Static<typeof SampleDesignShape>): SampleDesign =>
  design.kind === 'purposive'
    ? {
        ...design,
        stations: design.stations.map(
          (code) => readStationCode(code) ?? refuse('unknown-station', { station: code }),
        ),
      }
    : design

/** By hand nobody chooses a station that is not there. */
function refuseUnknown({ places }: CampaignResults, design: SampleDesign): void {
  if (design.kind !== 'purposive') return
  const strange = design.stations.find((station) => !places.byCode.has(station))
  if (strange !== undefined) refuse('unknown-station', { station: strange })
}

function designOnWire(design: SampleDesign) {
  if (design.kind !== 'purposive') return { ...design }
  const { kind, reason } = design
  return { kind, reason }
}

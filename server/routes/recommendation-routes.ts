/** Recommendations as records: listed, gathered anew, carried over, worded, and followed step by step. */

import { createHash, randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { may } from '../../schema/people/permissions.ts'
import { findReceiverFault } from '../../schema/recommendations/addressee-check.ts'
import { compareGathered } from '../../schema/recommendations/gather-anew.ts'
import {
  findMoveFault,
  findWordingFault,
  isWorthCarrying,
  standingOfRecord,
} from '../../schema/recommendations/record.ts'
import {
  carryRecords,
  gatherRecords,
  listRecords as listRecordsEndpoint,
  moveRecords,
  readRecord,
  takeBackRecordSteps,
  wordRecord,
} from '../../schema/wire/recommendation-endpoints.ts'
import type { Actor } from '../http/actor.ts'
import { refuse } from '../http/refusal.ts'
import { serve } from '../http/serve.ts'
import { listCampaigns } from '../queries/campaigns.ts'
import { writeLogbook } from '../queries/logbook.ts'
import { listAgreed } from '../queries/offered-photos.ts'
import { addRecordSteps, addRecords, listRecords } from '../queries/recommendations.ts'
import { earlierCampaigns } from '../results/earlier.ts'
import { type ReadRecords, readRecords } from '../results/recommendation-records.ts'
import { bodiesOnWire, followsUp, gatheringOnWire, recordOnWire, recordRow } from '../results/record-rows.ts'
import type { CampaignResults, Results } from '../results/remember-results.ts'
import { outsideBy } from '../results/seen-by.ts'
import type { Services } from '../services.ts'
import { byOf, changeWhole, cleaned, Overtaken, type Taking, takeRecordSteps } from './taking-record-steps.ts'

export const recommendationRoutes =
  (services: Services, results: Results) => async (app: FastifyInstance) => {
    const { db, country } = services
    const look = async (actor: Actor, { campaign }: { readonly campaign: string }, area?: string) => {
      const seen = await outsideBy(services, results, { actor, campaign })
      return { seen, read: await readRecords(services, seen, area) }
    }

    /** What earlier campaigns left open and this one has no record of. */
    async function findCarriable({ campaign }: CampaignResults, read: ReadRecords) {
      const earlier = earlierCampaigns(await listCampaigns(db), campaign)
      const there = new Set(read.records.map(({ kept }) => kept.remedy))
      const records = await listRecords(db, country.timeZone, { campaigns: earlier.map(({ id }) => id) })
      return records.flatMap((kept) => {
        const standing = standingOfRecord(kept.steps.map(({ step }) => step))
        const of = earlier.find(({ id }) => id === kept.campaign)
        const goesOn = standing && isWorthCarrying(standing.state) && !kept.isCarriedOn
        return of && goesOn && !there.has(kept.remedy) ? [{ kept, standing, of }] : []
      })
    }

    /** With the sum of what whoever gathers has seen: each record as it stood, and what it would become. */
    async function gatheringOf(shown: CampaignResults, read: ReadRecords) {
      const carriable = await findCarriable(shown, read)
      const known = read.records.filter(({ kept }) => !kept.isCarriedOn)
      const gathering = compareGathered(
        known.map(({ kept, standing }) => ({ ...kept, basis: standing.basis })),
        read.byRule,
        read.quiet,
        new Set([...carriable, ...read.records].map(({ kept }) => kept.remedy)),
      )
      const versions = read.records.map(({ kept, standing }) => `${kept.id} ${standing.version}`).sort()
      const seen = createHash('sha256')
        .update(JSON.stringify([gathering, versions]))
        .digest('hex')
      return { carriable, gathering, seen }
    }

    serve(app, listRecordsEndpoint, async ({ params, querystring: { area }, actor }) => {
      const { seen, read } = await look(actor, params, area)
      const gathered = await gatheringOf(seen.results, read)
      const since = followsUp(services, results, actor)
      const shown = area === undefined ? read.records : read.records.filter(({ told }) => told.found > 0)
      return {
        today: read.calendar.today,
        records: await Promise.all(shown.map(async (one) => recordRow(one, await since(one, seen.results)))),
        bodies: bodiesOnWire(services.bodies, read.calendar),
        weights: { ...services.recommendationRules.weights },
        ...(area === undefined && { gathering: gatheringOnWire(read, gathered) }),
        carriable: gathered.carriable.map(({ kept, standing: { wording, state }, of }) => ({
          ...{ record: kept.id, campaign: of.id, electionDay: of.election.date, state },
          ...{
            electionName: { ...of.election.name },
            text: { ...wording.text },
            addressee: wording.addressee,
          },
        })),
      }
    })

    async function showRecord(actor: Actor, params: { readonly campaign: string; readonly record: string }) {
      const { seen, read } = await look(actor, params)
      const one = read.records.find(({ kept }) => kept.id === params.record) ?? refuse('not-found')
      const since = await followsUp(services, results, actor)(one, seen.results)
      const agreed = await listAgreed(db, seen.results.campaign.id)
      return {
        row: recordRow(one, since),
        ...(await recordOnWire(services, one, read.calendar)),
        photos: agreed.filter(
          ({ barrier, station }) => barrier === one.told.barrier && one.told.stations.includes(station),
        ).length,
      }
    }
    serve(app, readRecord, ({ params, actor }) => showRecord(actor, params))

    serve(app, gatherRecords, async ({ params, body, actor }) => {
      const { seen: shown, read } = await look(actor, params)
      const { id: campaign } = shown.results.campaign
      const { gathering, seen } = await gatheringOf(shown.results, read)
      if (seen !== body.seen) return refuse('gathering-moved-on')
      const added = gathering.added.map(({ remedy, barrier, basis }) => ({
        ...{ id: randomUUID(), remedy, barrier, carriedFrom: null },
        first: { kind: 'gathered' as const, basis },
      }))
      const changed = gathering.changed.flatMap(({ remedy, basis }) =>
        read.records.flatMap(({ kept, standing: { version } }) =>
          kept.remedy === remedy
            ? [{ record: kept.id, version, step: { kind: 'gathered' as const, basis } }]
            : [],
        ),
      )
      const records = await changeWhole(db, async (on) => {
        const inNow = await addRecords(on, campaign, added, byOf(actor))
        const upNow = await addRecordSteps(on, changed, byOf(actor))
        if (inNow + upNow < added.length + changed.length) throw new Overtaken()
        const detail = `${inNow} added, ${upNow} changed`
        await writeLogbook(on, { actor, act: 'recommendations.gathered', object: campaign, detail })
        return inNow + upNow
      })
      return { records: records ?? refuse('gathering-moved-on') }
    })

    serve(app, carryRecords, async ({ params, body, actor }) => {
      const { seen, read } = await look(actor, params)
      const { id: campaign } = seen.results.campaign
      const carriable = await findCarriable(seen.results, read)
      const added = body.records.map((id) => {
        const { kept, standing } =
          carriable.find((one) => one.kept.id === id) ?? refuse('record-is-carried-on')
        const { state, wording, isEdited, receiver, basis } = standing
        const first = { kind: 'carried' as const, from: id, state, wording, isEdited, basis }
        return {
          ...{ id: randomUUID(), remedy: kept.remedy, barrier: kept.barrier, carriedFrom: id },
          first: receiver === undefined ? first : { ...first, receiver },
        }
      })
      const records = await changeWhole(db, async (on) => {
        if ((await addRecords(on, campaign, added, byOf(actor))) < added.length) throw new Overtaken()
        const detail = body.records.join(' ')
        await writeLogbook(on, { actor, act: 'recommendations.carried', object: campaign, detail })
        return added.length
      })
      return { records: records ?? refuse('record-is-carried-on') }
    })

    const take = async (
      actor: Actor,
      params: { readonly campaign: string },
      taking: Pick<Taking, 'act' | 'wanted' | 'decide'>,
    ) => takeRecordSteps({ ...taking, db, actor, look: async () => (await look(actor, params)).read })

    serve(app, wordRecord, async ({ params, body, actor }) => {
      const wording = { ...body.wording, text: cleaned(body.wording.text) }
      if (!services.bodies.some(({ id }) => id === wording.addressee))
        refuse('bad-request', { where: 'body/wording/addressee', what: 'unknown' })
      await take(actor, params, {
        act: 'recommendation.worded',
        wanted: [{ record: params.record, version: body.version }],
        decide: ({ standing }) => findWordingFault(standing.state, wording) ?? { kind: 'worded', wording },
      })
      return showRecord(actor, params)
    })

    serve(app, moveRecords, async ({ params, body, actor }) => {
      const { to, day } = body
      const isHandedOver = to === 'handed-over'
      const receiver = isHandedOver ? body.receiver : undefined
      const words = cleaned(body.words ?? {})
      const records = await take(actor, params, {
        act: 'recommendation.moved',
        wanted: body.records,
        decide: ({ standing }, { calendar }) =>
          findMoveFault(standing.state, { to, day, words }, calendar.today) ??
          (isHandedOver
            ? findReceiverFault(services.bodies, receiver, day, calendar.elections)
            : undefined) ?? { kind: 'moved', to, day, words, ...(receiver && { receiver }) },
      })
      return { records }
    })

    serve(app, takeBackRecordSteps, async ({ params, body, actor }) => {
      const records = await take(actor, params, {
        act: 'recommendation.taken-back',
        wanted: body.records,
        decide: ({ standing: { undoable } }) => {
          if (undoable === 'moved' && !may(actor, 'recommendations.keep'))
            return refuse('not-yours', { action: 'recommendations.keep' })
          return undoable === undefined ? 'not-from-here' : { kind: 'taken-back' }
        },
      })
      return { records }
    })
  }

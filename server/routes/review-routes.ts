/** Review of visits: listing them, reading one, and deciding about one or many, all or none. */

import type { FastifyInstance } from 'fastify'
import {
  type CampaignId,
  readCampaignId,
  readStationCode,
  readVisitId,
  type VisitId,
} from '../../schema/codes.ts'
import { roleOf } from '../../schema/people/logbook.ts'
import { percentOf } from '../../schema/visit/compare-visits.ts'
import { isCorrectable } from '../../schema/visit/correction.ts'
import { findStepFault, findWayBack, isStillSo, type Seen, TAKEN_BACK } from '../../schema/visit/review.ts'
import {
  countReviews,
  listReviews,
  readAgreement,
  readReview,
  takeBackReviewSteps,
  takeReviewSteps,
} from '../../schema/wire/review-endpoints.ts'
import type { Actor } from '../http/actor.ts'
import { refuse } from '../http/refusal.ts'
import { serve } from '../http/serve.ts'
import { staffOf } from '../http/staff-of.ts'
import { type Campaign, findCampaign } from '../queries/campaigns.ts'
import { writeLogbook } from '../queries/logbook.ts'
import { addSteps, listSteps, type NewStep } from '../queries/review-steps.ts'
import {
  countReviewed,
  findReviewed,
  listChecklistsOf,
  listReviewed,
  type ReviewedVisit,
} from '../queries/reviews.ts'
import { rememberedAgreement } from '../results/agreement.ts'
import { rememberedFlags } from '../results/flag-visits.ts'
import type { Services } from '../services.ts'
import { correctedOnWire, readStanding, visitsOnWire } from './visits-on-wire.ts'

const PAGE_SIZE = 50
/** Visits looked at for one page of those with a flag. */
const FLAGGED_AT_ONCE = 200

/** What somebody wants to decide about a visit, given where it stands; or what keeps it from there. */
type Decide = (visit: ReviewedVisit) => Pick<NewStep, 'to' | 'reason' | 'words' | 'questions'> | string

export const reviewRoutes = (services: Services) => async (app: FastifyInstance) => {
  const { db, classKeys, country } = services
  const { timeZone } = country
  const flagVisitsTo = rememberedFlags(services)
  const agreementOf = rememberedAgreement(services)

  async function findNamed(params: { readonly campaign: string }): Promise<Campaign> {
    const id = readCampaignId(params.campaign)
    return (id && (await findCampaign(db, id))) ?? refuse('not-found')
  }
  const readCampaign = async (params: { readonly campaign: string }) => (await findNamed(params)).id

  serve(app, countReviews, async ({ params }) => {
    const counts = await countReviewed(db, await readCampaign(params), undefined)
    return { counts: { new: 0, checked: 0, query: 0, final: 0, ...counts } }
  })

  serve(app, listReviews, async ({ params, querystring: { state, area, station: code, flag, after } }) => {
    const campaign = await findNamed(params)
    const station = code === undefined ? undefined : (readStationCode(code) ?? refuse('not-found'))
    // Flags are worked out visit by visit, so whoever filters by them is given what so many visits hold.
    const most = flag === undefined ? PAGE_SIZE : FLAGGED_AT_ONCE
    const from = { after: Number(after ?? 0), most: most + 1, timeZone }
    const found = await listReviewed(db, campaign.id, { state, area, station }, from)
    const looked = found.slice(0, most)
    const [flags, counts] = await Promise.all([
      flagVisitsTo(
        campaign,
        looked.map(({ station: at }) => at),
      ),
      countReviewed(db, campaign.id, area),
    ])
    const kindsOf = ({ visit }: ReviewedVisit) => [
      ...new Set((flags.get(visit) ?? []).map(({ kind }) => kind)),
    ]
    const fitting = looked.filter(
      (one) => flag === undefined || kindsOf(one).some((kind) => flag === 'any' || kind === flag),
    )
    const shown = fitting.slice(0, PAGE_SIZE)
    const last = fitting.length > PAGE_SIZE ? shown.at(-1) : found.length > most ? looked.at(-1) : undefined
    return {
      counts,
      visits: shown.map((one) => ({ ...rowOnWire(one), flags: kindsOf(one) })),
      ...(last && { next: String(last.sequence) }),
    }
  })

  serve(app, readReview, async ({ params, actor }) => {
    const campaign = await findNamed(params)
    const id = readVisitId(params.visit) ?? refuse('not-found')
    const [row] = await findReviewed(db, campaign.id, [id], timeZone)
    if (row === undefined) return refuse('not-found')
    const place = { campaign: campaign.id, station: row.station }
    await writeLogbook(db, { actor, act: 'visits.read', object: row.station })
    const stands = await readStanding(services, place)
    const visit = (await visitsOnWire(services, place, stands)).find((one) => one.id === id)
    if (visit === undefined) return refuse('not-found')
    const { answers, confirmed } = await correctedOnWire(services, place, stands)
    const flags = await flagVisitsTo(campaign, [row.station])
    const { person } = staffOf(actor)
    const steps = await listSteps(db, classKeys, campaign.id, id, timeZone)
    return {
      row: rowOnWire(row),
      visit,
      flags: (flags.get(id) ?? []).map((flag) => ({ ...flag, facts: { ...flag.facts } })),
      corrected: answers.filter((answer) => answer.visit === visit.order),
      confirmed: confirmed
        .filter((one) => one.visit === visit.order)
        .map(({ day, reason }) => ({ day, reason })),
      steps: steps.map(({ person: by, questions, ...step }) => ({
        ...step,
        questions: [...questions],
        isYours: by === person,
      })),
    }
  })

  serve(app, readAgreement, async ({ params }) => {
    const agreement = await agreementOf(await readCampaign(params))
    const percent = percentOf(agreement)
    return { ...agreement, ...(percent === undefined ? {} : { percent }) }
  })

  /** All of them or none: whatever another has done meanwhile is told instead. */
  async function takeSteps(
    campaign: CampaignId,
    actor: Actor,
    wanted: readonly { readonly visit: string; readonly seen: Seen }[],
    decide: Decide,
  ): Promise<readonly ReviewedVisit[]> {
    const seen = new Map(wanted.map((one) => [readVisitId(one.visit) ?? refuse('not-found'), one.seen]))
    const ids = [...seen.keys()]
    const taken = await db
      .transaction()
      .execute(async (on) => {
        const there = await findReviewed(on, campaign, ids, timeZone)
        if (there.length < ids.length) return refuse('not-found')
        const seenOf = ({ visit }: ReviewedVisit) => seen.get(visit) ?? { step: 0, corrections: 0 }
        if (there.some((one) => !isStillSo(seenOf(one), one.newest, one.seen.corrections))) return 'moved'
        const decided = there.map((one) => ({ one, as: decide(one) }))
        const unfit = decided.flatMap(({ one, as }) => (typeof as === 'string' ? [{ one, as }] : []))
        if (unfit[0])
          refuse('review-step-unfit', { what: unfit[0].as, stations: unfit.map(({ one }) => one.station) })
        const steps = decided.flatMap(({ one, as }) =>
          typeof as === 'string' ? [] : [{ ...as, visit: one.visit, from: one.state, seen: one.seen }],
        )
        const { person } = staffOf(actor)
        const added = await addSteps(on, classKeys, campaign, steps, { person, role: roleOf(actor) })
        // Somebody was faster by a moment: what was added of ours goes with the transaction.
        if (added.size < steps.length) throw new Overtaken()
        for (const { visit, from, to, reason, questions = [] } of steps) {
          const object = there.find((one) => one.visit === visit)?.station ?? ''
          await writeLogbook(on, {
            actor,
            act: 'visits.reviewed',
            object,
            detail: [visit, from, to, reason, ...questions].join(' '),
          })
        }
        return 'taken'
      })
      .catch((fault: unknown) => (fault instanceof Overtaken ? ('moved' as const) : Promise.reject(fault)))
    return taken === 'taken' ? findReviewed(db, campaign, ids, timeZone) : refuseMoved(campaign, seen)
  }

  /** Says of every visit that is not what was seen what it is now, with the reason and words of whoever decided. */
  async function refuseMoved(campaign: CampaignId, seen: ReadonlyMap<VisitId, Seen>): Promise<never> {
    const now = await findReviewed(db, campaign, [...seen.keys()], timeZone)
    const moved = []
    for (const one of now) {
      const before = seen.get(one.visit)
      if (before === undefined || isStillSo(before, one.newest, one.seen.corrections)) continue
      const [step] = await listSteps(db, classKeys, campaign, one.visit, timeZone)
      moved.push({
        ...{ visit: one.visit, station: one.station, state: one.state },
        ...{ isPutBack: one.isPutBack, isAnswered: one.isAnswered },
        seen: { ...one.seen },
        ...(step && { reason: step.reason }),
        words: step?.words ?? '',
        isCorrected: one.seen.corrections > before.corrections,
      })
    }
    return refuse('review-moved-on', { moved })
  }

  /** A monitor can answer anew only what their checklist lets them. */
  async function refuseUnaskable(
    campaign: CampaignId,
    visits: readonly { readonly visit: string }[],
    questions: readonly string[],
  ): Promise<void> {
    const ids = visits.flatMap(({ visit }) => readVisitId(visit) ?? [])
    const unfit = []
    for (const { station, ...ref } of await listChecklistsOf(db, campaign, ids)) {
      const checklist = await services.checklists.find(ref)
      if (!checklist || !questions.every((id) => isCorrectable(checklist, id))) unfit.push(station)
    }
    if (unfit.length > 0) refuse('review-step-unfit', { what: 'questions-unfit', stations: unfit })
  }

  serve(app, takeReviewSteps, async ({ params, body, actor }) => {
    const campaign = await readCampaign(params)
    const { to, reason, questions = [] } = body
    const wanted = { to, reason, words: (body.words ?? '').trim(), questions }
    if (questions.length > 0) await refuseUnaskable(campaign, body.visits, questions)
    const visits = await takeSteps(campaign, actor, body.visits, ({ state }) => {
      return findStepFault(state, wanted) ?? wanted
    })
    return { visits: visits.map(rowOnWire) }
  })

  serve(app, takeBackReviewSteps, async ({ params, body, actor }) => {
    const campaign = await readCampaign(params)
    const visits = await takeSteps(campaign, actor, body.visits, ({ newest, seen }) => {
      const to = findWayBack(newest, seen.corrections)
      return to === undefined ? 'not-from-here' : { to, reason: TAKEN_BACK, words: '' }
    })
    return { visits: visits.map(rowOnWire) }
  })
}

class Overtaken extends Error {}

const rowOnWire = ({ sequence: _, newest: __, premisesName, seen, ...row }: ReviewedVisit) => ({
  ...row,
  premisesName: { ...premisesName },
  seen: { ...seen },
})

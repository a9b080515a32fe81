/** Printed forms: made for stations of the plan, and shown for printing. */

import { randomInt, randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { planOf } from '../../schema/campaign/assignment.ts'
import { readVisitId } from '../../schema/codes.ts'
import { formNumberFrom, RANDOM_DIGITS } from '../../schema/paper/form-number.ts'
import {
  listPaperBatches,
  MOST_FORMS,
  putPaperBatch,
  readPaperBatch,
} from '../../schema/wire/paper-endpoints.ts'
import { refuse } from '../http/refusal.ts'
import { serve } from '../http/serve.ts'
import { writeLogbook } from '../queries/logbook.ts'
import {
  findBatch,
  listBatches,
  listFormsOf,
  type NewForm,
  type PaperBatch,
  saveBatch,
} from '../queries/paper.ts'
import { listAssignments, listPlanMonitors } from '../queries/plan.ts'
import type { CampaignResults, Results } from '../results/remember-results.ts'
import { seenBy } from '../results/seen-by.ts'
import type { Services } from '../services.ts'
import { inTransaction } from '../storage/database.ts'

export const paperRoutes = (services: Services, results: Results) => async (app: FastifyInstance) => {
  const { db, country } = services
  const { timeZone } = country

  serve(app, listPaperBatches, async ({ params, actor }) => {
    const { results: seen } = await seenBy(services, results, { actor, campaign: params.campaign })
    return (await listBatches(db, seen.campaign.id, timeZone)).map(batchOnWire)
  })

  serve(app, readPaperBatch, async ({ params, actor }) => {
    const { results: seen } = await seenBy(services, results, { actor, campaign: params.campaign })
    return show(seen, params.batch)
  })

  serve(app, putPaperBatch, async ({ params, body, actor }) => {
    const { results: seen } = await seenBy(services, results, { actor, campaign: params.campaign })
    const { id: campaign } = seen.campaign
    const known = await findBatch(db, campaign, params.batch, timeZone)
    // Said a second time, because the first answer was lost: its numbers stay what they are.
    if (known) return show(seen, params.batch)
    if (!(await services.checklists.find(body.checklist))) refuse('unknown-checklist', body.checklist)
    const forms = await formsFor(seen, body)
    if (forms.length === 0) refuse('paper-for-nobody')
    if (forms.length > MOST_FORMS) refuse('paper-too-many', { forms: forms.length, most: MOST_FORMS })
    await inTransaction(db, async (on) => {
      const batch = { id: params.batch, checklist: body.checklist, form: body.form }
      if (!(await saveBatch(on, campaign, batch, forms))) return
      const detail = `${forms.length} forms of ${body.checklist.id}/${body.checklist.version}, ${body.form}`
      await writeLogbook(on, { actor, act: 'paper.printed', object: params.batch, detail })
    })
    return show(seen, params.batch)
  })

  /** One for each station that somebody has; where several go there, for the first of them. */
  async function formsFor(
    seen: CampaignResults,
    { monitor, area }: { readonly monitor?: string; readonly area?: string },
  ): Promise<readonly NewForm[]> {
    const { id: campaign } = seen.campaign
    const enrolments = new Map(
      (await listPlanMonitors(db, campaign)).map(({ code, enrolment }) => [code, enrolment]),
    )
    if (monitor !== undefined && !enrolments.has(monitor)) refuse('not-found')
    const plan = planOf(await listAssignments(db, campaign))
    return seen.places.list.flatMap(({ station, premises }) => {
      const its = plan.byStation.get(station.code) ?? []
      const code = monitor === undefined ? its[0] : its.find((one) => one === monitor)
      const enrolment = code && enrolments.get(code)
      if (!enrolment || !premises.area.startsWith(area ?? '')) return []
      const visit = readVisitId(randomUUID())
      const number = formNumberFrom(randomInt(10 ** RANDOM_DIGITS))
      return visit ? [{ number, enrolment, station: station.code, visit }] : []
    })
  }

  async function show({ campaign, places }: CampaignResults, id: string) {
    const batch = (await findBatch(db, campaign.id, id, timeZone)) ?? refuse('not-found')
    const forms = await listFormsOf(db, id)
    return {
      ...batchOnWire(batch),
      settings: { ...campaign.settings },
      sheets: forms.flatMap(({ number, monitor, station: code }) => {
        const place = places.byCode.get(code)
        if (!place) return []
        const { station, premises, areas } = place
        return [
          {
            ...{ number, monitor, station: code, room: station.room, premisesName: { ...premises.name } },
            areas: areas.map((area) => ({ code: area.code, name: { ...area.name } })),
          },
        ]
      }),
    }
  }
}

const batchOnWire = ({ id, checklist, form, day, forms, takenIn }: PaperBatch) => ({
  ...{ batch: id, checklist: { ...checklist }, form, day, forms, takenIn },
})

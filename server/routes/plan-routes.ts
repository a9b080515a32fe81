/** The plan of a campaign: who goes where, and changing it for one monitor. */

import type { FastifyInstance } from 'fastify'
import { type Accreditation, isOutside } from '../../schema/campaign/accreditation.ts'
import { changeOf, planOf } from '../../schema/campaign/assignment.ts'
import { readCampaignId, readStationCode, type StationCode } from '../../schema/codes.ts'
import {
  changeMonitorPlan,
  listPlanStations,
  readMonitorPlan,
  readPlan,
  sayAccreditation,
} from '../../schema/wire/plan-endpoints.ts'
import type { Actor } from '../http/actor.ts'
import { refuse } from '../http/refusal.ts'
import { serve } from '../http/serve.ts'
import { listAssigned } from '../queries/campaigns.ts'
import { writeLogbook } from '../queries/logbook.ts'
import { listKnownStations, lockMonitorsOf, saveAssignments } from '../queries/monitor-lists.ts'
import {
  accreditationOf,
  dropAssignments,
  findPlanMonitor,
  listAssignments,
  listPlanMonitors,
  lockPlanMonitor,
  saveAccreditation,
} from '../queries/plan.ts'
import { findSample } from '../queries/samples.ts'
import { findPlaces } from '../results/find-places.ts'
import { planIn, plannedStation, versionOf } from '../results/plan.ts'
import type { CampaignResults, Results } from '../results/remember-results.ts'
import { seenBy } from '../results/seen-by.ts'
import type { StationPlace } from '../results/station-places.ts'
import type { Services } from '../services.ts'
import { type Db, inTransaction } from '../storage/database.ts'

/** As many as one looks through; all together can be chosen all the same. */
const MOST_LISTED = 100
/** What one change may hold. */
const MOST_CHOSEN = 5000

export const planRoutes = (services: Services, results: Results) => async (app: FastifyInstance) => {
  const { country, db } = services

  serve(app, readPlan, async ({ params, querystring, actor }) => {
    const { results: seen } = await seenBy(services, results, { actor, campaign: params.campaign })
    const { id } = seen.campaign
    const monitors = await listPlanMonitors(db, id)
    const plan = planOf(await listAssignments(db, id))
    return planIn(seen, plan, { area: querystring.area, monitors, country })
  })

  serve(app, readMonitorPlan, ({ params, actor }) => show(actor, params))

  serve(app, changeMonitorPlan, async ({ params, body, actor }) => {
    const campaign = readCampaignId(params.campaign) ?? refuse('not-found')
    const wanted = { add: stationsOf(body.add), remove: stationsOf(body.remove) }
    if (wanted.add.some((station) => wanted.remove.includes(station)))
      refuse('bad-request', { where: 'body', what: 'added-and-removed' })
    await inTransaction(db, async (on) => {
      // Lists of monitors and other changes wait: two that were made side by side would not see each other.
      await lockMonitorsOf(on, campaign)
      const monitor = (await lockPlanMonitor(on, campaign, params.code)) ?? refuse('not-found')
      if (monitor.state === 'revoked') refuse('monitor-is-revoked', { code: monitor.code })
      await refuseUnknown(on, [...wanted.add, ...wanted.remove])
      const present = await listAssigned(on, campaign, monitor.enrolment)
      const change = changeOf(present, wanted)
      // Said a second time, because the first answer was lost: it is so already.
      if (change.add.length === 0 && change.remove.length === 0) return
      const version = versionOf(present)
      if (body.version !== version) refuse('plan-has-changed', { version, stations: [...present] })
      await dropAssignments(on, campaign, monitor.enrolment, change.remove)
      await saveAssignments(
        on,
        campaign,
        change.add.map((station) => ({ enrolment: monitor.enrolment, station })),
      )
      const detail = `${change.add.length} added, ${change.remove.length} removed`
      await writeLogbook(on, { actor, act: 'plan.changed', object: monitor.enrolment, detail })
    })
    return show(actor, params)
  })

  serve(app, sayAccreditation, async ({ params, body, actor }) => {
    const { results: seen } = await seenBy(services, results, { actor, campaign: params.campaign })
    const said = accreditationIn(body, seen)
    await inTransaction(db, async (on) => {
      const monitor = (await lockPlanMonitor(on, seen.campaign.id, params.code)) ?? refuse('not-found')
      if (monitor.state === 'revoked') refuse('monitor-is-revoked', { code: monitor.code })
      const before = accreditationOf(monitor)
      if (JSON.stringify(before) === JSON.stringify(said)) return
      await saveAccreditation(on, monitor.enrolment, said)
      const detail = `accredited: ${said?.kind === 'area' ? said.area : (said?.kind ?? 'not said')}`
      await writeLogbook(on, { actor, act: 'plan.changed', object: monitor.enrolment, detail })
    })
    return show(actor, params)
  })

  serve(app, listPlanStations, async ({ params, querystring, actor }) => {
    const { results: seen } = await seenBy(services, results, { actor, campaign: params.campaign })
    const plan = planOf(await listAssignments(db, seen.campaign.id))
    const { area, search, near, without, only, sample: id } = querystring
    const sample = id === undefined ? undefined : await findSample(db, seen.campaign.id, id)
    if (id !== undefined && !sample) refuse('not-found')
    const drawn = sample && new Set(sample.stations)
    const its = new Set(without === undefined ? [] : plan.byMonitor.get(without))
    const from = near === undefined ? undefined : placeOf(seen, near)
    // Nobody can say what is near a station whose place is not known.
    const isNowhere = from !== undefined && from.point === undefined
    const found = (isNowhere ? [] : findPlaces(seen.places, { area, search, near: from?.point })).filter(
      ({ place: { station } }) =>
        !its.has(station.code) &&
        !(only === 'open' && plan.byStation.has(station.code)) &&
        (!drawn || drawn.has(station.code)),
    )
    const codes = found.map(({ place }) => place.station.code)
    const openCodes = codes.filter((code) => !plan.byStation.has(code))
    return {
      ...{ total: codes.length, open: openCodes.length },
      codes: codes.length > MOST_CHOSEN ? [] : codes,
      openCodes: openCodes.length > MOST_CHOSEN ? [] : openCodes,
      stations: found.slice(0, MOST_LISTED).map(({ place, metres }) => ({
        ...plannedStation(place, plan, seen),
        ...(metres === undefined ? {} : { metres }),
      })),
    }
  })

  async function show(
    actor: Actor,
    { campaign, code }: { readonly campaign: string; readonly code: string },
  ) {
    const { results: seen } = await seenBy(services, results, { actor, campaign })
    const { id } = seen.campaign
    const monitor = (await findPlanMonitor(db, id, code)) ?? refuse('not-found')
    const stations = await listAssigned(db, id, monitor.enrolment)
    const plan = planOf(await listAssignments(db, id))
    const accreditation = accreditationOf(monitor)
    return {
      ...{ code: monitor.code, state: monitor.state, version: versionOf(stations) },
      mostStationsADay: country.mostStationsADay,
      accreditation: accreditationOnWire(accreditation, seen),
      stations: stations.flatMap((station) => {
        const place = seen.places.byCode.get(station)
        if (!place) return []
        const isElsewhere = isOutside(accreditation, place.premises.area)
        return [
          { ...plannedStation(place, plan, seen, monitor.code), ...(isElsewhere && { isOutside: true }) },
        ]
      }),
    }
  }
}

function accreditationIn(
  { kind, area }: { readonly kind: 'not-said' | 'mobile' | 'area'; readonly area?: string },
  { places }: CampaignResults,
): Accreditation | undefined {
  if ((kind === 'area') !== (area !== undefined)) refuse('bad-request', { where: 'body', what: 'area' })
  if (kind === 'not-said') return undefined
  if (kind === 'mobile') return { kind }
  const inside = places.list.find(({ areas }) => areas.some(({ code }) => code === area))
  const known = inside?.areas.find(({ code }) => code === area)
  return { kind, area: known?.code ?? refuse('not-found') }
}

function accreditationOnWire(said: Accreditation | undefined, { places }: CampaignResults) {
  if (said?.kind !== 'area') return { kind: said?.kind ?? ('not-said' as const), areas: [] }
  const { areas } = places.list.find((place) => !isOutside(said, place.premises.area)) ?? { areas: [] }
  const above = areas.filter(({ code }) => said.area.startsWith(code))
  // The register has no station there any more; its code still says where.
  if (above.length === 0) return { kind: said.kind, areas: [{ code: said.area, name: {} }] }
  return { kind: said.kind, areas: above.map(({ code, name }) => ({ code, name: { ...name } })) }
}

const stationsOf = (codes: readonly string[]): readonly StationCode[] =>
  codes.map((code) => readStationCode(code) ?? refuse('unknown-station', { station: code }))

async function refuseUnknown(on: Db, stations: readonly StationCode[]): Promise<void> {
  const known = await listKnownStations(on, stations)
  const strange = stations.find((station) => !known.has(station))
  if (strange !== undefined) refuse('unknown-station', { station: strange })
}

function placeOf({ places }: CampaignResults, code: string): StationPlace {
  const station = readStationCode(code)
  return (station && places.byCode.get(station)) ?? refuse('unknown-station', { station: code })
}

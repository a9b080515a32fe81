/** The plan of a campaign: which monitor, by code, goes to which station. */

import { type Static, Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Code, Count, closed, Sha256, Uuid, WordsShape } from './shape.ts'

const tags = ['plan'] as const
const ofCampaign = Type.Object({ campaign: Uuid }, closed)
const ofMonitor = Type.Object({ campaign: Uuid, code: Type.String({ minLength: 1, maxLength: 40 }) }, closed)

/** A station as a plan shows it. */
export const PlannedStationShape = Type.Object({
  code: Code,
  room: Type.String(),
  premisesName: WordsShape,
  areas: Type.Array(Type.Object({ code: Code, name: WordsShape })),
  /** Codes of the monitors who go there; of one monitor's plan: of the others who do. */
  monitors: Type.Array(Type.String()),
  visited: Type.Boolean(),
  /** In one monitor's plan: it lies where they are not accredited. */
  isOutside: Type.Optional(Type.Boolean()),
  /** As the crow flies, to the station that was asked about. */
  metres: Type.Optional(Type.Number()),
})
export type PlannedStationOnWire = Static<typeof PlannedStationShape>

const PlannedMonitorShape = Type.Object({
  code: Type.String(),
  state: Type.Enum(['card-open', 'enrolled', 'lost']),
  stations: Count,
})

export const readPlan = endpoint({
  method: 'GET',
  url: '/api/campaigns/:campaign/plan',
  access: 'plan.keep',
  schema: {
    summary: 'Who goes where: monitors with their numbers of stations, stations nobody has, conflicts',
    tags,
    params: ofCampaign,
    querystring: Type.Object({ area: Type.Optional(Code) }, closed),
    response: {
      200: Type.Object({
        mostStationsADay: Count,
        /** Said to be accredited for everywhere, and as many as usually are; nothing where the country says nothing. */
        mobile: Count,
        mostMobile: Type.Optional(Count),
        /** Everybody who was not revoked, in order of their codes. */
        monitors: Type.Array(PlannedMonitorShape),
        conflicts: Type.Array(
          Type.Object({
            kind: Type.Enum(['too-many-stations', 'tablet-lost', 'outside-accreditation']),
            monitor: Type.String(),
            stations: Count,
          }),
        ),
        /** Of the area asked for, as everything below. */
        stations: Count,
        open: Count,
        shared: Count,
        /** Id of the level of the areas below; none below the smallest that is told. */
        level: Type.Optional(Type.String()),
        areas: Type.Array(Type.Object({ code: Code, name: WordsShape, stations: Count, open: Count })),
        /** Stations nobody has, where there are no areas below. */
        openStations: Type.Array(PlannedStationShape),
        /** Stations of several monitors; the first two hundred. */
        sharedStations: Type.Array(PlannedStationShape),
      }),
    },
  },
})

/** What was said of where a monitor may go; of an area with the areas it lies in, the largest first. */
const AccreditationShape = Type.Object({
  kind: Type.Enum(['not-said', 'mobile', 'area']),
  areas: Type.Array(Type.Object({ code: Code, name: WordsShape })),
})

export const MonitorPlanShape = Type.Object({
  code: Type.String(),
  state: Type.Enum(['card-open', 'enrolled', 'lost', 'revoked']),
  /** Another text whenever the stations are others. */
  version: Sha256,
  mostStationsADay: Count,
  accreditation: AccreditationShape,
  stations: Type.Array(PlannedStationShape),
})

export const readMonitorPlan = endpoint({
  method: 'GET',
  url: '/api/campaigns/:campaign/plan/:code',
  access: 'plan.keep',
  schema: {
    summary: 'The stations of one monitor',
    tags,
    params: ofMonitor,
    response: { 200: MonitorPlanShape },
  },
})

/** A province of the capital's size, twice. */
const MOST_AT_ONCE = 5000
const Stations = Type.Array(Code, { maxItems: MOST_AT_ONCE, uniqueItems: true })

export const changeMonitorPlan = endpoint({
  method: 'POST',
  url: '/api/campaigns/:campaign/plan/:code/changes',
  access: 'plan.keep',
  schema: {
    summary: 'Give a monitor stations and take others away: the whole change or nothing',
    description:
      'Refused with `plan-has-changed` where the plan is another than the one that was looked at; a change that is made already changes nothing and is no conflict. The tablet learns of it with its next kit.',
    tags,
    params: ofMonitor,
    body: Type.Object({ version: Sha256, add: Stations, remove: Stations }, closed),
    response: { 200: MonitorPlanShape },
  },
})

export const sayAccreditation = endpoint({
  method: 'PUT',
  url: '/api/campaigns/:campaign/plan/:code/accreditation',
  access: 'plan.keep',
  schema: {
    summary: 'Say where a monitor may go by their accreditation',
    description:
      'Nothing is refused because of it: stations elsewhere are shown as conflicts of the plan. `area` goes with the kind of that name, and has stations.',
    tags,
    params: ofMonitor,
    body: Type.Object({ kind: Type.Enum(['not-said', 'mobile', 'area']), area: Type.Optional(Code) }, closed),
    response: { 200: MonitorPlanShape },
  },
})

export const listPlanStations = endpoint({
  method: 'GET',
  url: '/api/campaigns/:campaign/plan-stations',
  access: 'plan.keep',
  schema: {
    summary: 'Stations to choose from: of an area, by code or name, near another',
    tags,
    params: ofCampaign,
    querystring: Type.Object(
      {
        area: Type.Optional(Code),
        search: Type.Optional(Type.String({ maxLength: 100 })),
        /** The fifty nearest to this station, the nearest first. */
        near: Type.Optional(Code),
        /** Without the stations this monitor has. */
        without: Type.Optional(Type.String({ maxLength: 40 })),
        /** Those nobody has, and no others. */
        only: Type.Optional(Type.Literal('open')),
        /** Those of this sample. */
        sample: Type.Optional(Uuid),
      },
      closed,
    ),
    response: {
      200: Type.Object({
        total: Count,
        /** Of them, those nobody has. */
        open: Count,
        /** All their codes, to be chosen together; none where there are more than can be changed at once. */
        codes: Type.Array(Code),
        openCodes: Type.Array(Code),
        /** The first hundred. */
        stations: Type.Array(PlannedStationShape),
      }),
    },
  },
})

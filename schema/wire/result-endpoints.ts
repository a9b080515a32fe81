/** What the visits say: the map, the same stations as a list, one station, indicators, recommendations. */

import { Type } from 'typebox'
import { OUTCOMES } from '../findings/barrier.ts'
import { RATINGS, REMEDY_CLASSES } from '../findings/rating.ts'
import { ACCESS_OUTCOMES, LONGEST_FILTER, REACHED, STATION_STATES } from '../places/station-filter.ts'
import { EFFORTS, REMEDY_TIMES } from '../recommendations/remedy.ts'
import { REVIEW_STATES } from '../visit/review.ts'
import { endpoint } from './endpoint.ts'
import { AreaShape } from './place-endpoints.ts'
import { Code, Count, closed, IsoDate, PointShape, Uuid, WordsShape } from './shape.ts'

const tags = ['results'] as const
const ofCampaign = Type.Object({ campaign: Uuid }, closed)

export const RatingShape = Type.Enum([...RATINGS])
/** A station without a visit has no rating at all; that is not the same as `unknown`. */
export const StateShape = Type.Enum([...STATION_STATES])

/** Filters shared by map and list, so that both always hold the same stations. */
export const stationFilters = {
  area: Type.Optional(Code),
  state: Type.Optional(StateShape),
  /** Rate for this group of voters instead of for the station as a whole. */
  group: Type.Optional(Type.String({ maxLength: LONGEST_FILTER.group })),
  barrier: Type.Optional(Type.String({ maxLength: LONGEST_FILTER.barrier })),
  remedy: Type.Optional(Type.Enum([...REMEDY_CLASSES])),
  kind: Type.Optional(Type.String({ maxLength: LONGEST_FILTER.kind })),
  reached: Type.Optional(Type.Enum([...REACHED])),
  /** For reviewers alone. */
  review: Type.Optional(Type.Enum([...REVIEW_STATES])),
  /** On which a visit arrived; for reviewers alone. */
  day: Type.Optional(IsoDate),
  search: Type.Optional(Type.String({ maxLength: LONGEST_FILTER.search })),
}

/** Stations in columns, each column one text: `schema/places/packed-columns.ts` reads them. */
const packedStations = {
  states: Type.Array(StateShape),
  codes: Type.String(),
  latitudes: Type.String(),
  longitudes: Type.String(),
  /** What latitudes and longitudes count: so many are a degree. */
  stepsPerDegree: Count,
  /** Index into `states`, one for each code. */
  state: Type.String(),
  /** Stations that match but have no coordinates: on the list only. */
  withoutPoint: Count,
}

/** All stations with coordinates, in columns to keep it small. */
export const readMap = endpoint({
  method: 'GET',
  url: '/api/campaigns/:campaign/map',
  access: 'results.read',
  schema: {
    summary: 'Every station of a campaign for the map, in columns',
    tags,
    params: ofCampaign,
    querystring: Type.Object(
      {
        ...stationFilters,
        /** Within a hundred metres, for whoever sees the country; without it within a metre. */
        points: Type.Optional(Type.Enum(['rough'])),
      },
      closed,
    ),
    response: {
      200: Type.Object({ ...packedStations, counts: Type.Record(Type.String(), Count) }),
    },
  },
})

/** Degrees as text, since query values are text and nothing is coerced. */
const Degrees = Type.String({ pattern: '^-?[0-9]{1,3}([.][0-9]{1,8})?$' })
const { search: _, ...tileFilters } = stationFilters

export const readTiles = endpoint({
  method: 'GET',
  url: '/api/campaigns/:campaign/tiles',
  access: 'results.read',
  schema: {
    summary: 'The stations in a part of the map: counts by tile where they are many, else each of them',
    description:
      'For registers too large to be sent whole. A tile is named by the bits of its column and row on the web map in turn; results may be two seconds old.',
    tags,
    params: ofCampaign,
    querystring: Type.Object(
      {
        ...tileFilters,
        south: Degrees,
        west: Degrees,
        north: Degrees,
        east: Degrees,
        zoom: Type.String({ pattern: '^[0-9]{1,2}([.][0-9]{1,2})?$' }),
      },
      closed,
    ),
    response: {
      200: Type.Object({
        states: Type.Array(StateShape),
        /** Of the tiles: at depth 1 there are four. */
        depth: Count,
        tiles: Type.Array(Count),
        /** Stations of each state for each tile, one tile after the other. */
        counts: Type.Array(Count),
        points: Type.Optional(Type.Object(packedStations)),
      }),
    },
  },
})

const StationRowShape = Type.Object({
  code: Code,
  room: Type.String(),
  premises: Code,
  premisesName: WordsShape,
  /** From the largest to the smallest. */
  areas: Type.Array(Type.Object({ code: Code, name: WordsShape })),
  registeredVoters: Type.Optional(Count),
  point: Type.Optional(PointShape),
  state: StateShape,
  visits: Count,
  barriersFound: Count,
  remedyClass: Type.Optional(Type.Enum([...REMEDY_CLASSES])),
})

export const listStations = endpoint({
  method: 'GET',
  url: '/api/campaigns/:campaign/stations',
  access: 'results.read',
  schema: {
    summary: 'The stations of a campaign as a list, a page at a time',
    tags,
    params: ofCampaign,
    querystring: Type.Object(
      {
        ...stationFilters,
        sort: Type.Optional(Type.Enum(['code', 'state', 'barriers', 'voters'])),
        /** Page numbers as text, since query values are text and nothing is coerced. */
        page: Type.Optional(Type.String({ pattern: '^[1-9][0-9]{0,5}$' })),
      },
      closed,
    ),
    response: {
      200: Type.Object({
        total: Count,
        pageSize: Count,
        /** Visits in the whole area, whatever else is filtered: what live messages count from. */
        visits: Count,
        counts: Type.Record(Type.String(), Count),
        stations: Type.Array(StationRowShape),
      }),
    },
  },
})

const OutcomeShape = Type.Enum([...OUTCOMES])

const EvidenceShape = Type.Object({
  question: Type.String(),
  /** The answer in the domain's form; the page puts it in words. */
  answer: Type.Optional(Type.Unknown()),
  bound: Type.Optional(Type.Object({ threshold: Type.String(), value: Type.Number(), unit: Type.String() })),
})

/** A remedy on the day itself: how many stations' chairs were told, and in how many it was put right. */
const OnTheDayShape = Type.Object({ remedy: Type.String(), told: Count, putRight: Count })

const RecommendationShape = Type.Object({
  remedy: Type.String(),
  barrier: Type.String(),
  text: WordsShape,
  addressee: Type.String(),
  when: Type.Enum([...REMEDY_TIMES]),
  effort: Type.Enum([...EFFORTS]),
})

/** A room of the same premises, this one or another. */
export const RoomShape = Type.Object({ code: Code, room: Type.String(), state: StateShape })

export const readStation = endpoint({
  method: 'GET',
  url: '/api/campaigns/:campaign/stations/:station',
  access: 'results.read',
  schema: {
    summary: 'One station: where it is, its ratings, barriers, recommendations, neighbours',
    tags,
    params: Type.Object({ campaign: Uuid, station: Code }, closed),
    response: {
      200: Type.Object({
        ...StationRowShape.properties,
        areas: Type.Array(AreaShape),
        /** A choice of the checklist's question about the kind of place; nothing where no visit said. */
        premisesKind: Type.Optional(Type.String()),
        accessOutcome: Type.Optional(Type.Enum([...ACCESS_OUTCOMES])),
        groups: Type.Record(Type.String(), RatingShape),
        findings: Type.Array(
          Type.Object({
            barrier: Type.String(),
            outcome: OutcomeShape,
            evidence: Type.Array(EvidenceShape),
            /** Visits that say something else than this, by order of arrival. */
            disagreeing: Type.Array(Count),
          }),
        ),
        recommendations: Type.Array(RecommendationShape),
        /** At this station: 1 or 0 of each. Says nothing against the findings, which stay as they were made. */
        onTheDay: Type.Array(OnTheDayShape),
        neighbours: Type.Array(RoomShape),
        checklist: Type.Optional(Type.Object({ id: Type.String(), version: Type.String() })),
      }),
    },
  },
})

/** A rounded number about people with what it can stand for, or why there is none. */
export const CellShape = Type.Object({
  shown: Type.Optional(Count),
  from: Type.Optional(Count),
  to: Type.Optional(Count),
  hidden: Type.Optional(Type.Literal(true)),
  why: Type.Optional(Type.Enum(['few', 'with-others', 'too-early'])),
})

export const readIndicators = endpoint({
  method: 'GET',
  url: '/api/campaigns/:campaign/indicators',
  access: 'results.read',
  schema: {
    summary: 'Stations with each barrier, each with its own denominator',
    tags,
    params: ofCampaign,
    querystring: Type.Object({ area: Type.Optional(Code) }, closed),
    response: {
      200: Type.Object({
        stations: Count,
        visited: Count,
        states: Type.Record(Type.String(), Count),
        accessOutcomes: Type.Record(Type.String(), Count),
        indicators: Type.Array(
          Type.Object({
            barrier: Type.String(),
            found: Count,
            /** found + absent: the stations that can say yes or no. */
            n: Count,
            open: Count,
            notApplicable: Count,
          }),
        ),
        onTheDay: Type.Array(OnTheDayShape),
        /** For those who do not see single stations whole: what is told of people, of this area as a whole. */
        people: Type.Optional(
          Type.Object({
            barriers: Type.Array(Type.Object({ barrier: Type.String(), found: CellShape, n: CellShape })),
            /** Why nobody got in; of the whole country only. */
            access: Type.Array(
              Type.Object({ outcome: Type.Enum([...ACCESS_OUTCOMES]), stations: CellShape }),
            ),
          }),
        ),
      }),
    },
  },
})

export const listRecommendations = endpoint({
  method: 'GET',
  url: '/api/campaigns/:campaign/recommendations',
  access: 'results.read',
  schema: {
    summary: 'Recommendations gathered by addressee, most urgent first',
    tags,
    params: ofCampaign,
    querystring: Type.Object({ area: Type.Optional(Code) }, closed),
    response: {
      200: Type.Array(
        Type.Object({
          addressee: Type.String(),
          name: WordsShape,
          outlivesElection: Type.Boolean(),
          recommendations: Type.Array(
            Type.Object({
              ...RecommendationShape.properties,
              severity: Type.String(),
              hinders: Type.Array(Type.String()),
              found: Count,
              n: Count,
              stations: Type.Array(Code),
              /** About people: numbers are rounded, stations are not told. */
              isRounded: Type.Boolean(),
            }),
          ),
        }),
      ),
    },
  },
})

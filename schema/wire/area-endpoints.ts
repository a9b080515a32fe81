/** Areas on the map: their outlines, and how many stations in each are as the filter says. */

import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { stationFilters } from './result-endpoints.ts'
import { Code, Count, closed, PointShape, Uuid, WordsShape } from './shape.ts'

const tags = ['results'] as const
const ofCampaign = Type.Object({ campaign: Uuid }, closed)

/** Hundred-thousandths of a degree, longitude and latitude in turn, each as the difference to the one before. */
export const RingStepsShape = Type.Array(Type.Integer())

const ExtentShape = Type.Object({
  south: Type.Number(),
  west: Type.Number(),
  north: Type.Number(),
  east: Type.Number(),
})

export const readAreaShapes = endpoint({
  method: 'GET',
  url: '/api/campaigns/:campaign/area-shapes',
  access: 'results.read',
  schema: {
    summary: 'The outlines of the areas directly below another, or of the largest areas',
    description:
      'Boundaries where the office has imported them, else areas computed from the stations: what lies nearer to a station of theirs than to any other. These reach beyond the country, whose outline cuts them where they are drawn.',
    tags,
    params: ofCampaign,
    querystring: Type.Object({ area: Type.Optional(Code) }, closed),
    response: {
      200: Type.Object({
        /** Id of the level of these areas; none where stations come next. */
        level: Type.Optional(Type.String()),
        isApproximate: Type.Boolean(),
        /** The smallest frame around the stations of these areas; none without a station on the map. */
        extent: Type.Optional(ExtentShape),
        areas: Type.Array(
          Type.Object({
            code: Code,
            /** What lies inside an odd number of rings is the area. */
            rings: Type.Array(RingStepsShape),
            /** Where its number is written. */
            label: PointShape,
          }),
        ),
        /** Areas with stations that have no outline: in the table only. */
        without: Type.Array(Code),
      }),
    },
  },
})

const ShareShape = Type.Object({
  /** Stations the filter leaves. */
  stations: Count,
  /** As measured, among those that can tell. */
  found: Count,
  n: Count,
})

export const readAreaShares = endpoint({
  method: 'GET',
  url: '/api/campaigns/:campaign/area-shares',
  access: 'results.read',
  schema: {
    summary: 'How many stations of each area are as the filter says, each with its own denominator',
    description:
      'With a barrier: found among those that can say yes or no. Else in the state asked for (without one: full) among the visited; not-visited among all. The other filters say which stations are asked.',
    tags,
    params: ofCampaign,
    querystring: Type.Object(stationFilters, closed),
    response: {
      200: Type.Object({
        level: Type.Optional(Type.String()),
        all: ShareShape,
        /** Directly below the area asked for, in order of their codes. */
        areas: Type.Array(Type.Object({ code: Code, name: WordsShape, share: ShareShape })),
      }),
    },
  },
})

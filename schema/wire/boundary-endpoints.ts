/** Boundaries of areas: tried, taken, told, dropped. */

import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Code, Count, closed, WordsShape } from './shape.ts'

const tags = ['places'] as const

export const GEOJSON_TYPES = ['application/geo+json', 'application/octet-stream'] as const

const TriedBoundariesShape = Type.Object({
  /** The property of the features that holds the codes of areas. */
  property: Type.String(),
  /** Id of the level they are of. */
  level: Type.String(),
  areas: Count,
  /** Corners, after those were left out that lie within fifty metres of the line. */
  corners: Count,
  remarkCount: Count,
  /** The first of them: what is wrong or doubtful in a feature. */
  remarks: Type.Array(
    Type.Object({
      feature: Count,
      kind: Type.String(),
      facts: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
    }),
  ),
  missingCount: Count,
  /** Areas of the level without an outline, the first of them. */
  missing: Type.Array(Type.Object({ code: Code, name: WordsShape })),
})

export const tryBoundaries = endpoint({
  method: 'POST',
  url: '/api/boundaries/trial',
  access: 'stations.import',
  schema: {
    summary: 'Try a file of boundaries (GeoJSON in WGS 84 as the body): nothing is written',
    tags,
    consumes: [...GEOJSON_TYPES],
    response: { 200: TriedBoundariesShape },
  },
})

export const takeBoundaries = endpoint({
  method: 'POST',
  url: '/api/boundaries',
  access: 'stations.import',
  schema: {
    summary: 'Take a file of boundaries: they replace all of their level',
    tags,
    consumes: [...GEOJSON_TYPES],
    response: { 200: TriedBoundariesShape },
  },
})

export const listBoundaryLevels = endpoint({
  method: 'GET',
  url: '/api/boundaries',
  access: 'stations.import',
  schema: {
    summary: 'How many areas of each level have a boundary',
    tags,
    response: { 200: Type.Array(Type.Object({ level: Type.String(), areas: Count, of: Count })) },
  },
})

export const dropBoundaries = endpoint({
  method: 'DELETE',
  url: '/api/boundaries/:level',
  access: 'stations.import',
  schema: {
    summary: 'Drop the boundaries of a level: its areas are drawn from the stations again',
    tags,
    params: Type.Object({ level: Type.String({ maxLength: 40 }) }, closed),
    response: { 200: Type.Object({ dropped: Count }) },
  },
})

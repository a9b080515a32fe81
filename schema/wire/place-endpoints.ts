/** Gazetteer, the register of stations, and importing a station list. */

import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Code, Count, closed, Nothing, PointShape, Uuid, WordsShape } from './shape.ts'

const tags = ['places'] as const

export const CountryShape = Type.Object({
  outline: Type.String(),
  name: WordsShape,
  languages: Type.Array(Type.String()),
  areaLevels: Type.Array(Type.Object({ id: Type.String(), name: WordsShape, codeLength: Type.Integer() })),
  timeZone: Type.String(),
  polling: Type.Object({ opens: Type.String(), closes: Type.String() }),
  silentAfterMinutes: Type.Integer(),
  mostStationsADay: Type.Integer(),
  bounds: Type.Object({
    south: Type.Number(),
    west: Type.Number(),
    north: Type.Number(),
    east: Type.Number(),
  }),
  mostVotersPerStation: Type.Optional(Type.Integer()),
  mostMobileMonitors: Type.Optional(Type.Integer()),
})

export const readCountry = endpoint({
  method: 'GET',
  url: '/api/country',
  access: 'everybody',
  side: 'both',
  schema: { summary: 'Languages, levels of areas, time zone', tags, response: { 200: CountryShape } },
})

export const AreaShape = Type.Object({
  code: Code,
  level: Type.String(),
  parent: Type.Optional(Code),
  name: WordsShape,
})

export const listAreas = endpoint({
  method: 'GET',
  url: '/api/areas',
  access: 'stations.read',
  schema: {
    summary: 'The areas directly below another, or the largest areas',
    tags,
    querystring: Type.Object({ within: Type.Optional(Code) }, closed),
    response: { 200: Type.Array(Type.Object({ ...AreaShape.properties, stations: Count })) },
  },
})

/** The register of one area, as a tablet keeps it: areas, premises, stations. */
export const readRegister = endpoint({
  method: 'GET',
  url: '/api/register/:area',
  access: 'stations.read',
  schema: {
    summary: 'All premises and stations within an area, with the areas between',
    tags,
    params: Type.Object({ area: Code }, closed),
    response: {
      200: Type.Object({
        areas: Type.Array(AreaShape),
        premises: Type.Array(
          Type.Object({ code: Code, area: Code, name: WordsShape, point: Type.Optional(PointShape) }),
        ),
        stations: Type.Array(
          Type.Object({
            code: Code,
            premises: Code,
            room: Type.String(),
            registeredVoters: Type.Optional(Count),
            point: Type.Optional(PointShape),
          }),
        ),
      }),
    },
  },
})

/** What is wrong or doubtful in a line of a station list; the words are the interface's, by `kind`. */
const RemarkShape = Type.Object({
  line: Type.Integer(),
  kind: Type.String(),
  facts: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
})

export const StationImportShape = Type.Object({
  id: Uuid,
  fileName: Type.String(),
  state: Type.Enum(['tried', 'confirmed', 'undone']),
  /** The headings of the file and a few first rows, to correct the guess by. */
  headings: Type.Array(Type.String()),
  sample: Type.Array(Type.Array(Type.String())),
  /** Field → number of the column (from 0) it is read from. */
  columns: Type.Record(Type.String(), Type.Integer({ minimum: 0 })),
  fields: Type.Array(Type.String()),
  rows: Count,
  newAreas: Count,
  newPremises: Count,
  newStations: Count,
  changedStations: Count,
  unchangedStations: Count,
  errorCount: Count,
  doubtCount: Count,
  /** The first thousand of each; the counts are whole. */
  errors: Type.Array(RemarkShape),
  doubts: Type.Array(RemarkShape),
  canBeUndone: Type.Boolean(),
})

export const tryStationImport = endpoint({
  method: 'POST',
  url: '/api/station-imports',
  access: 'stations.import',
  schema: {
    summary: 'Try a station list (CSV or XLSX as the body): nothing is written until confirmed',
    tags,
    consumes: ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    querystring: Type.Object({ fileName: Type.String({ minLength: 1, maxLength: 200 }) }, closed),
    response: { 200: StationImportShape },
  },
})

const ofOneImport = Type.Object({ import: Uuid }, closed)

export const correctStationImport = endpoint({
  method: 'PUT',
  url: '/api/station-imports/:import/columns',
  access: 'stations.import',
  schema: {
    summary: 'Correct the guessed columns and try again',
    tags,
    params: ofOneImport,
    body: Type.Object(
      { columns: Type.Record(Type.String({ maxLength: 40 }), Type.Integer({ minimum: 0, maximum: 500 })) },
      closed,
    ),
    response: { 200: StationImportShape },
  },
})

export const confirmStationImport = endpoint({
  method: 'POST',
  url: '/api/station-imports/:import/confirmation',
  access: 'stations.import',
  schema: {
    summary: 'Write a tried station list',
    tags,
    params: ofOneImport,
    body: Type.Object({ despiteErrors: Type.Boolean() }, closed),
    response: { 200: StationImportShape },
  },
})

export const undoStationImport = endpoint({
  method: 'DELETE',
  url: '/api/station-imports/:import',
  access: 'stations.import',
  freshFactor: true,
  schema: {
    summary: 'Undo a confirmed import, or drop a tried one',
    tags,
    params: ofOneImport,
    response: { 200: Type.Union([StationImportShape, Nothing]) },
  },
})

export const listStationImports = endpoint({
  method: 'GET',
  url: '/api/station-imports',
  access: 'stations.import',
  schema: {
    summary: 'Imports so far, newest first',
    tags,
    response: {
      200: Type.Array(
        Type.Object({
          id: Uuid,
          fileName: Type.String(),
          state: Type.Enum(['tried', 'confirmed', 'undone']),
          rows: Count,
          on: Type.String(),
          canBeUndone: Type.Boolean(),
        }),
      ),
    },
  },
})

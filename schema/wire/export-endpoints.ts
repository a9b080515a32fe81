/** What leaves the house: findings and recommendations as CSV and GeoJSON, without any monitor's identity. */

import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { closed, LanguageTag, Uuid } from './shape.ts'

const tags = ['exports'] as const
const params = Type.Object({ campaign: Uuid }, closed)
const querystring = Type.Object({ language: Type.Optional(LanguageTag) }, closed)
const csv = {
  params,
  querystring,
  tags,
  produces: ['text/csv'],
  response: { 200: Type.Unsafe<string>({}) },
} as const

export const exportFindings = endpoint({
  method: 'GET',
  url: '/api/campaigns/:campaign/exports/findings.csv',
  access: 'export.findings',
  freshFactor: true,
  schema: { ...csv, summary: 'One row for each station and barrier judged, with its outcome and evidence' },
})

export const exportFindingsCodebook = endpoint({
  method: 'GET',
  url: '/api/campaigns/:campaign/exports/findings-codebook.csv',
  access: 'export.findings',
  freshFactor: true,
  schema: { ...csv, summary: 'What every column and every code of the findings means' },
})

export const exportIndicators = endpoint({
  method: 'GET',
  url: '/api/campaigns/:campaign/exports/indicators.csv',
  access: 'export.findings',
  freshFactor: true,
  schema: { ...csv, summary: 'Stations with each barrier, each with its own denominator' },
})

export const exportRecommendations = endpoint({
  method: 'GET',
  url: '/api/campaigns/:campaign/exports/recommendations.csv',
  access: 'export.findings',
  freshFactor: true,
  schema: { ...csv, summary: 'Recommendations gathered by addressee, with stations and denominators' },
})

export const exportGeoJson = endpoint({
  method: 'GET',
  url: '/api/campaigns/:campaign/exports/findings.geojson',
  access: 'export.findings',
  freshFactor: true,
  schema: {
    params,
    querystring,
    tags,
    produces: ['application/geo+json'],
    summary: 'The visited stations as points with their ratings and barriers (RFC 7946)',
    response: { 200: Type.Unsafe<string>({}) },
  },
})

/** Figures: all numbers of a campaign, of the whole or a part of it. */

import { Type } from 'typebox'
import { LONGEST_FILTER } from '../places/station-filter.ts'
import { endpoint } from './endpoint.ts'
import { FiguresShape } from './figures-shape.ts'
import { Code, closed, Uuid } from './shape.ts'

const tags = ['results'] as const

export const readFigures = endpoint({
  method: 'GET',
  url: '/api/campaigns/:campaign/figures',
  access: 'results.read',
  schema: {
    summary: 'Indicators, ratings and remedy classes with their denominators',
    description:
      'Shares are weighted and have an interval at 95 % only where the campaign drew lots and the drawing is kept; ' +
      'otherwise they are those of the stations visited. Areas told apart are those directly below the one asked for.',
    tags,
    params: Type.Object({ campaign: Uuid }, closed),
    querystring: Type.Object(
      {
        area: Type.Optional(Code),
        kind: Type.Optional(Type.String({ minLength: 1, maxLength: LONGEST_FILTER.kind })),
      },
      closed,
    ),
    response: { 200: FiguresShape },
  },
})

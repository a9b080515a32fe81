/** A map of streets and rivers below the stations, where this office has a file of one. */

import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Count, closed } from './shape.ts'

const tags = ['results'] as const
/** Zoom steps, columns and rows as text, since nothing of an address is coerced. */
const Digits = Type.String({ pattern: '^[0-9]{1,8}$' })

export const readBackground = endpoint({
  method: 'GET',
  url: '/api/map-background',
  access: 'results.read',
  schema: {
    summary: 'What lies below the stations on the map, where the office has a file of it',
    tags,
    response: {
      200: Type.Object({
        background: Type.Optional(
          Type.Object({
            /** By whom it is, as plain text; empty where its file does not say. */
            credit: Type.String(),
            minZoom: Count,
            maxZoom: Count,
            /** Degrees; outside there are no tiles. */
            south: Type.Number(),
            west: Type.Number(),
            north: Type.Number(),
            east: Type.Number(),
          }),
        ),
      }),
    },
  },
})

export const readBackgroundTile = endpoint({
  method: 'GET',
  url: '/api/map-background/:zoom/:column/:row',
  access: 'results.read',
  schema: {
    summary: 'One square of the background of the map, as a picture',
    description: 'Columns count from the west, rows from the north. Where the file has none it is clear.',
    tags,
    produces: ['image/png', 'image/jpeg', 'image/webp', 'image/avif'],
    params: Type.Object({ zoom: Digits, column: Digits, row: Digits }, closed),
    response: { 200: Type.Unsafe<Uint8Array>({}) },
  },
})

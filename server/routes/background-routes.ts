/** What lies below the stations on the map: from this machine's own disk, so that nobody else learns which places are looked at. */

import type { FastifyInstance } from 'fastify'
import { readBackground, readBackgroundTile } from '../../schema/wire/background-endpoints.ts'
import { refuse } from '../http/refusal.ts'
import { serve } from '../http/serve.ts'
import type { Services } from '../services.ts'

/** One pixel that is clear: a map leaves out what is all sea, and a browser should not call that a fault. */
const CLEAR = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAAC0lEQVR4nGNgAAIAAAUAAXpeqz8AAAAASUVORK5CYII=',
  'base64',
)

export const backgroundRoutes = (services: Services) => async (app: FastifyInstance) => {
  serve(app, readBackground, async () => {
    const { mapFile } = services
    if (mapFile === undefined) return {}
    const { credit, minZoom, maxZoom, south, west, north, east } = mapFile
    return { background: { credit, minZoom, maxZoom, south, west, north, east } }
  })

  serve(app, readBackgroundTile, async ({ params: { zoom, column, row }, reply }) => {
    const { mapFile } = services
    if (mapFile === undefined) return refuse('not-found')
    // A part of the disk that cannot be read is a hole in the background and nothing worse.
    const tile = await mapFile.findTile(Number(zoom), Number(column), Number(row)).catch(() => undefined)
    // Of which places were looked at nothing stays in a browser: like all replies these are not stored.
    reply.type(tile === undefined ? 'image/png' : mapFile.mediaType)
    return tile === undefined ? CLEAR : Buffer.from(tile)
  })
}

/** Photos of visits, shown to reviewers. */

import type { FastifyInstance } from 'fastify'
import { readPhoto } from '../../schema/wire/visit-endpoints.ts'
import { refuse } from '../http/refusal.ts'
import { serve } from '../http/serve.ts'
import { writeLogbook } from '../queries/logbook.ts'
import { findPhoto } from '../queries/photos.ts'
import type { Services } from '../services.ts'

/** Photos never change: their address is the hash of what they are. */
const FOR_EVER = 'private, max-age=31536000, immutable'

export const photoRoutes = (services: Services) => async (app: FastifyInstance) => {
  serve(app, readPhoto, async ({ params, reply, actor }) => {
    const photo = await findPhoto(services.db, params.sha256)
    if (photo === undefined) return refuse('not-found')
    await writeLogbook(services.db, { actor, act: 'photo.read', object: params.sha256 })
    // Whatever the bytes might also be read as, a browser shows them as a picture or not at all.
    reply
      .type(photo.mediaType)
      .header('cache-control', FOR_EVER)
      .header('content-disposition', 'inline; filename="photo"')
      .header('x-content-type-options', 'nosniff')
    return photo.bytes
  })
}

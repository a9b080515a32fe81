/** Photos of visits, shown to reviewers. */

import type { FastifyInstance } from 'fastify'
import { readPhoto } from '../../schema/wire/visit-endpoints.ts'
import { refuse } from '../http/refusal.ts'
import { serve } from '../http/serve.ts'
import { writeLogbook } from '../queries/logbook.ts'
import { findPhoto } from '../queries/photos.ts'
import type { Services } from '../services.ts'

export const photoRoutes = (services: Services) => async (app: FastifyInstance) => {
  serve(app, readPhoto, async ({ params, reply, actor }) => {
    const photo = await findPhoto(services.db, services.classKeys, params.sha256)
    if (photo === undefined) return refuse('not-found')
    if ('endedOn' in photo) return refuse('ended', { on: photo.endedOn })
    await writeLogbook(services.db, { actor, act: 'photo.read', object: params.sha256 })
    // Whatever the bytes might also be read as, a browser shows them as a picture or not at all.
    reply
      .type(photo.mediaType)
      // A copy in a browser would outlive its day.
      .header('cache-control', 'no-store')
      .header('content-disposition', 'inline; filename="photo"')
      .header('x-content-type-options', 'nosniff')
    return photo.bytes
  })
}

/** Photos of visits: taken in under the hash of their bytes, shown to reviewers. */

import type { FastifyInstance } from 'fastify'
import { readVisitId } from '../../schema/codes.ts'
import { putPhoto, readPhoto } from '../../schema/wire/visit-endpoints.ts'
import { refuse } from '../http/refusal.ts'
import { serve } from '../http/serve.ts'
import { findPhoto, isPhotoExpected, listMissingPhotos, savePhoto } from '../queries/photos.ts'
import { findPhotosExpected } from '../queries/visits.ts'
import { type PhotoFault, readPhotoHeader } from '../reading/photo-header.ts'
import type { Services } from '../services.ts'
import { hashOf } from '../storage/secrets.ts'

const MOST_BYTES = 500_000
/** Photos never change: their address is the hash of what they are. */
const FOR_EVER = 'private, max-age=31536000, immutable'

const problemFor = {
  'unknown-kind': 'photo-kind-unknown',
  damaged: 'photo-damaged',
  'too-many-pixels': 'photo-damaged',
  'carries-metadata': 'photo-carries-metadata',
} as const satisfies Readonly<Record<PhotoFault, string>>

export const photoRoutes = (services: Services) => async (app: FastifyInstance) => {
  // What the bytes are is read from the bytes; the header only has to say that it is a picture.
  app.addContentTypeParser<Buffer>(
    ['image/jpeg', 'image/webp'],
    { parseAs: 'buffer', bodyLimit: MOST_BYTES },
    async (_request: unknown, bytes: Buffer) => bytes,
  )

  serve(
    app,
    putPhoto,
    async ({ params, actor, request }) => {
      const visit = readVisitId(params.visit)
      if (actor.kind !== 'monitor' || visit === undefined)
        return refuse('not-yours', { action: 'visit.submit' })
      const bytes = request.body
      if (!Buffer.isBuffer(bytes)) return refuse('photo-kind-unknown')
      if (hashOf(bytes).toString('hex') !== params.sha256) refuse('photo-hash-differs')
      const header = readPhotoHeader(bytes)
      if ('fault' in header) return refuse(problemFor[header.fault])
      if (!(await isPhotoExpected(services.db, visit, params.sha256, actor.enrolment)))
        refuse('photo-not-expected')
      await savePhoto(services.db, visit, params.sha256, { mediaType: header.mediaType, bytes })
      const expected = await findPhotosExpected(services.db, visit)
      const photosMissing = await listMissingPhotos(services.db, visit, expected)
      return { sha256: params.sha256, photosMissing: [...photosMissing] }
    },
    { bodyLimit: MOST_BYTES },
  )

  serve(app, readPhoto, async ({ params, reply }) => {
    const photo = await findPhoto(services.db, params.sha256)
    if (photo === undefined) return refuse('not-found')
    // Whatever the bytes might also be read as, a browser shows them as a picture or not at all.
    reply
      .type(photo.mediaType)
      .header('cache-control', FOR_EVER)
      .header('content-disposition', 'inline; filename="photo"')
      .header('x-content-type-options', 'nosniff')
    return photo.bytes
  })
}

/** Taking in the photos that tablets sealed, part by part. */

import type { FastifyInstance } from 'fastify'
import { putPhotoPart } from '../../schema/wire/sealed-endpoints.ts'
import { MOST_SEALED_PHOTO_BYTES, PHOTO_PART_BYTES } from '../../schema/wire/sealed-shape.ts'
import { refuse } from '../http/refusal.ts'
import { serve } from '../http/serve.ts'
import { takeInPart } from '../intake/take-in-photo.ts'
import { countMissingSealed } from '../queries/sealed-photos.ts'
import type { Services } from '../services.ts'

export const sealedPhotoRoutes =
  ({ db, epoch, organisationKeys: keys, classKeys }: Services) =>
  async (app: FastifyInstance) => {
    app.addContentTypeParser<Buffer>(
      'application/octet-stream',
      { parseAs: 'buffer', bodyLimit: PHOTO_PART_BYTES },
      async (_request: unknown, bytes: Buffer) => bytes,
    )

    serve(
      app,
      putPhotoPart,
      async ({ params: { id, sha256, ...at }, querystring, actor, request, reply }) => {
        if (actor.kind !== 'monitor') return refuse('not-yours', { action: 'visit.submit' })
        const bytes = request.body
        if (!Buffer.isBuffer(bytes)) return refuse('not-sealed')
        const of = Number(querystring.of)
        if (of > MOST_SEALED_PHOTO_BYTES) refuse('too-large', { limit: MOST_SEALED_PHOTO_BYTES })
        const part = { id, sha256, of, offset: Number(at.offset), bytes, partSha256: querystring.part }
        const taken = await takeInPart(db, { keys, classKeys }, { ...part, sender: actor })
        if (taken.is === 'not-named') return refuse('photo-not-expected')
        if (taken.is === 'changed') return refuse('photo-part-differs')
        if (taken.is === 'out-of-order') return refuse('photo-offset', { offset: taken.offset })
        if (taken.is === 'other-photo') return refuse('photo-hash-differs')
        const photosMissing = await countMissingSealed(db, id, taken.sealedPhotos)
        if (taken.is === 'partial')
          return { id, sha256, state: 'partial' as const, offset: taken.offset, photosMissing, epoch }
        const { reason, arrived } = taken
        if (reason) reply.code(202)
        const state = reason ? { state: 'set-aside' as const, reason } : { state: 'received' as const }
        return { id, sha256, ...state, offset: of, photosMissing, epoch, arrived: String(arrived) }
      },
      { bodyLimit: PHOTO_PART_BYTES },
    )
  }

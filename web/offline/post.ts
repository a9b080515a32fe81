/** How the outbox's things travel: each goes with the token of the person it is from, whoever has the tablet now. */

import { askStanding, putPhotoPart, putSealed } from '../../schema/wire/sealed-endpoints.ts'
import type { Client } from '../api/client.ts'
import type { Post } from './send-sealed.ts'

/** `clientOf` gives the client that shows the token of one person, by their code. */
export const createPost = (clientOf: (code: string) => Client): Post => ({
  envelope: ({ id, code, envelope }) =>
    clientOf(code).send(putSealed, { params: { id } }, { bytes: envelope, type: 'application/json' }),
  part: ({ id, code }, { sha256, of, offset, bytes, partSha256 }) =>
    clientOf(code).send(
      putPhotoPart,
      { params: { id, sha256, offset: String(offset) }, querystring: { of: String(of), part: partSha256 } },
      { bytes, type: 'application/octet-stream' },
    ),
  question: (code, kept) =>
    clientOf(code).call(askStanding, {
      body: { kept: kept.map(({ photos, ...line }) => ({ ...line, photos: [...photos] })) },
    }),
})

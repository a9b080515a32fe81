/** Taking in packets that came in a file, carried by hand. */

import { Type } from 'typebox'
import { SET_ASIDE_REASONS } from '../visit/set-aside.ts'
import { endpoint } from './endpoint.ts'
import { SEALED_KINDS } from './sealed-shape.ts'
import { Count, closed, Uuid } from './shape.ts'

/** Why something in a file was not taken in at all. It stays in the file. */
export const NOT_TAKEN_REASONS = ['other-organisation', 'damaged', 'unknown-sender'] as const

const TakenPacket = Type.Object(
  {
    id: Uuid,
    /** Not known of what was not taken in. */
    kind: Type.Optional(Type.Enum([...SEALED_KINDS])),
    /** The receipt, as the tablet gets it over the network. */
    code: Type.Optional(Type.String()),
    state: Type.Enum(['received', 'set-aside', 'not-taken']),
    reason: Type.Optional(Type.Enum([...new Set([...SET_ASIDE_REASONS, ...NOT_TAKEN_REASONS])])),
    /** These very bytes were here before: over the network, or in another file. */
    wasHere: Type.Boolean(),
    /** Photos its envelope names, and how many of them are not here. */
    photos: Count,
    photosMissing: Count,
  },
  closed,
)

export const takeInPackets = endpoint({
  method: 'POST',
  url: '/api/packets',
  access: 'packets.take-in',
  schema: {
    summary: 'Take in a piece of a file that a tablet saved: whole frames, an envelope before its photos',
    description:
      'The format is described in `schema/wire/packet-file.ts`. Packets are taken in as if their tablet had sent them: ' +
      'the same bytes get the same receipt, however often and by whatever way they come. Who they are from is read from ' +
      'a record that was sealed to the organisation with each of them.',
    tags: ['sealed'],
    consumes: ['application/octet-stream'],
    response: {
      200: Type.Object(
        {
          packets: Type.Array(TakenPacket),
          /** Of photos that are here now: what of the same packet is still missing. */
          photos: Type.Array(Type.Object({ id: Uuid, photosMissing: Count }, closed)),
          /** Photos that were damaged, or belong to nothing that is here. */
          photosLeft: Count,
        },
        closed,
      ),
    },
  },
})

/** Sending what was sealed on a tablet, its photos, and seeing what was set aside. */

import { Type } from 'typebox'
import { PHOTO_SET_ASIDE_REASONS, SET_ASIDE_REASONS } from '../visit/set-aside.ts'
import { endpoint } from './endpoint.ts'
import { EnvelopeShape, MOST_SEALED_PHOTOS, SEALED_KINDS } from './sealed-shape.ts'
import { Arrival, Code, Count, closed, IsoDate, Sha256, Uuid } from './shape.ts'

const tags = ['sealed'] as const

const State = Type.Enum(['received', 'set-aside'])

/**
 * How long a tablet keeps what it has a receipt for: until, under the same epoch, a checked backup reaches beyond
 * its arrival.
 */
const kept = {
  /** New after every restore of the office's database: what was told before it may be gone. */
  epoch: Uuid,
  /** Orders arrivals among the backups of one epoch. */
  arrived: Arrival,
}

/** What the office gives in return. It names the envelope and its bytes, so no other page or reply can pass for it. */
export const ReceiptShape = Type.Object({
  id: Uuid,
  /** SHA-256 of the envelope as it was received. */
  sha256: Sha256,
  /** Six characters to read out on the telephone; the same for the same bytes. */
  code: Type.String(),
  /** `received`: opened, read, stored. `set-aside`: kept whole; a coordinator looks at it. */
  state: State,
  reason: Type.Optional(Type.Enum([...SET_ASIDE_REASONS])),
  /** Of the sealed photos the envelope names. */
  photosMissing: Count,
  ...kept,
})

export const putSealed = endpoint({
  method: 'PUT',
  url: '/api/sealed/:id',
  access: 'visit.submit',
  schema: {
    summary: 'Send what was sealed on a tablet; the same bytes again give the same receipt',
    description:
      'It is opened and read before it is stored and receipted: a receipt means that the office can read it. ' +
      'Whatever cannot be opened or does not fit is set aside whole and answered with 202.',
    tags,
    params: Type.Object({ id: Uuid }, closed),
    body: EnvelopeShape,
    response: { 200: ReceiptShape, 202: ReceiptShape },
  },
})

/** What the office gives in return for a part of a photo; without the last one it says how far the office has it. */
export const PhotoReceiptShape = Type.Object({
  id: Uuid,
  /** SHA-256 of the whole sealed photo. */
  sha256: Sha256,
  /** `partial`: kept as far as `offset`. The others as for an envelope, once it is whole. */
  state: Type.Enum(['partial', 'received', 'set-aside']),
  reason: Type.Optional(Type.Enum([...PHOTO_SET_ASIDE_REASONS])),
  /** How many bytes of it the office has, from its beginning: the next part begins there. */
  offset: Count,
  /** Of the sealed photos the envelope names, those that are not whole yet. */
  photosMissing: Count,
  epoch: kept.epoch,
  /** Once it is whole. */
  arrived: Type.Optional(kept.arrived),
})

/** Digits as they stand in an address. */
const Bytes = Type.String({ pattern: '^(0|[1-9][0-9]{0,6})$' })

export const putPhotoPart = endpoint({
  method: 'PUT',
  url: '/api/sealed/:id/photos/:sha256/parts/:offset',
  access: 'visit.submit',
  schema: {
    summary: 'Send the next part of a sealed photo that an envelope names (520 kB at most, 64 KiB a part)',
    description:
      'A part is on the disk before it is answered. Parts go in order: any other offset is refused with the one the ' +
      'office has (`photo-offset`), and a part that was changed on its way leaves it as it is. The same part again ' +
      'changes nothing and says how far the office is. With the last part the whole is hashed, opened and stored.',
    tags,
    consumes: ['application/octet-stream'],
    params: Type.Object({ id: Uuid, sha256: Sha256, offset: Bytes }, closed),
    querystring: Type.Object(
      {
        /** Bytes of the whole sealed photo. */
        of: Bytes,
        /** SHA-256 of this part. */
        part: Sha256,
      },
      closed,
    ),
    response: { 200: PhotoReceiptShape, 202: PhotoReceiptShape },
  },
})

export const listSetAside = endpoint({
  method: 'GET',
  url: '/api/campaigns/:campaign/set-aside',
  access: 'set-aside.read',
  schema: {
    summary: 'What tablets of a campaign sent that could not be used as it is, newest first',
    tags,
    params: Type.Object({ campaign: Uuid }, closed),
    response: {
      200: Type.Object({
        total: Count,
        entries: Type.Array(
          Type.Object({
            kind: Type.Enum([...SEALED_KINDS, 'photo']),
            reason: Type.Enum([...new Set([...SET_ASIDE_REASONS, ...PHOTO_SET_ASIDE_REASONS])]),
            /** Calendar day of arrival. */
            day: IsoDate,
            station: Type.Optional(Code),
            bytes: Count,
            /** Sealed photos that came with it. */
            photos: Count,
            /**
             * Of what came first under the same number, where that is the reason: to be held beside it. The bytes of
             * both are those of their documents.
             */
            first: Type.Optional(
              Type.Object({ day: IsoDate, station: Type.Optional(Code), bytes: Count }, closed),
            ),
          }),
        ),
      }),
    },
  },
})

/** Longer lists are asked for in parts. */
export const MOST_KEPT = 200

export const askStanding = endpoint({
  method: 'POST',
  url: '/api/sealed/standing',
  access: 'visit.submit',
  schema: {
    summary:
      'What of the sealed copies a tablet keeps is not in the office, and how far checked backups reach',
    description:
      'A tablet keeps sealed copies after the receipt until `backedUpTo` is greater than their `arrived` under the ' +
      'same epoch. Under a new epoch it asks with all it keeps, sends again what is missing, and goes on with the ' +
      '`arrived` of what is here.',
    tags,
    body: Type.Object(
      {
        kept: Type.Array(
          Type.Object(
            {
              id: Uuid,
              /** Of the envelope as it travels. */
              sha256: Sha256,
              /** Hashes of its sealed photos that are kept as well. */
              photos: Type.Array(Sha256, { maxItems: MOST_SEALED_PHOTOS }),
            },
            closed,
          ),
          { maxItems: MOST_KEPT },
        ),
      },
      closed,
    ),
    response: {
      200: Type.Object({
        epoch: Uuid,
        backedUpTo: Arrival,
        /** Only of those of which something is missing. */
        missing: Type.Array(
          Type.Object({
            id: Uuid,
            /** True when the envelope itself has to be sent again, before its photos. */
            envelope: Type.Boolean(),
            photos: Type.Array(Sha256),
          }),
        ),
        /** Only of those that are here whole: their latest arrival under this epoch. */
        here: Type.Array(Type.Object({ id: Uuid, arrived: Arrival })),
        /** `later`: photos wait on the tablet, everything else goes on. */
        photos: Type.Enum(['now', 'later']),
        /** How long photos wait, where the server knows. */
        waitMs: Type.Optional(Count),
      }),
    },
  },
})

export const takeInAgain = endpoint({
  method: 'POST',
  url: '/api/campaigns/:campaign/set-aside/again',
  access: 'set-aside.take-in',
  schema: {
    summary:
      'Read again what was set aside, and take in what fits by now: its checklist, station or key is there',
    description: 'It reads so many at a time; while a reply has `next`, ask again with it as `after`.',
    tags,
    params: Type.Object({ campaign: Uuid }, closed),
    body: Type.Object(
      {
        after: Type.Optional(Type.Integer({ minimum: 0 })),
        /** Only what was beyond the limit of one tablet or came from a withdrawn card: a person has found that it is honest. */
        tooMany: Type.Optional(Type.Boolean()),
        /** Only what a tablet sent after it was lost: its monitor says that it was not somebody else. */
        lost: Type.Optional(Type.Boolean()),
      },
      closed,
    ),
    response: { 200: Type.Object({ takenIn: Count, next: Type.Optional(Count) }) },
  },
})

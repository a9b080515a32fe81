/** Photos on their way into a release: offering one, the list of them, looking at one as it would leave, deciding. */

import { Type } from 'typebox'
import { LONGEST_PHOTO_TEXT, OFFER_STATES } from '../release/offered-photo.ts'
import { endpoint } from './endpoint.ts'
import { Code, Count, closed, IsoDate, Nothing, Sha256, Uuid, WordsShape } from './shape.ts'

const tags = ['photos'] as const
const ofOne = Type.Object({ offer: Uuid }, closed)

export const offerPhoto = endpoint({
  method: 'PUT',
  url: '/api/offered-photos/:offer',
  access: 'visit.review',
  schema: {
    summary: 'Offer a photo of a visit for releases, as it would leave: covered, made anew, described',
    description:
      'It leaves with the next final release once somebody else has agreed. The same offer again changes nothing.',
    tags,
    params: ofOne,
    body: Type.Object(
      {
        visit: Uuid,
        /** The photo it was made from. */
        photo: Sha256,
        /** What it shows; nothing where it shows the place alone. */
        barrier: Type.Optional(Type.String({ pattern: '^[a-z0-9][a-z0-9_-]{0,63}$' })),
        /** In every language of the country. */
        text: Type.Record(
          Type.String({ pattern: '^[a-z]{2,3}$' }),
          Type.String({ maxLength: LONGEST_PHOTO_TEXT }),
          closed,
        ),
        /** A JPEG without notes, as base64; how long it may be is said by the refusal. */
        picture: Type.String({ pattern: '^[A-Za-z0-9+/]+={0,2}$' }),
      },
      closed,
    ),
    response: { 200: Nothing },
  },
})

const OfferedShape = Type.Object({
  offer: Uuid,
  station: Code,
  premisesName: WordsShape,
  /** Its name in the checklist. */
  barrier: Type.Optional(WordsShape),
  text: WordsShape,
  /** The hash of the photo as the tablet took it, for finding it again; only for those who read visits. */
  photo: Type.Optional(Sha256),
  width: Count,
  height: Count,
  state: Type.Enum([...OFFER_STATES]),
  /** Calendar day. */
  day: IsoDate,
  /** Offered by whoever reads this. */
  isMine: Type.Boolean(),
  /** There is nothing to be seen any more: photos of the campaign have ended. */
  isGone: Type.Boolean(),
  mayAgree: Type.Boolean(),
  mayRefuse: Type.Boolean(),
})

export const listOfferedPhotos = endpoint({
  method: 'GET',
  url: '/api/campaigns/:campaign/offered-photos',
  access: 'photo.release',
  schema: {
    summary: 'Photos offered for releases, those that wait first, and what was decided about each',
    tags,
    params: Type.Object({ campaign: Uuid }, closed),
    response: { 200: Type.Array(OfferedShape) },
  },
})

export const readOfferedPhoto = endpoint({
  method: 'GET',
  url: '/api/offered-photos/:offer/picture',
  access: 'photo.release',
  schema: {
    summary: 'The picture as it would leave',
    tags,
    produces: ['image/jpeg'],
    params: ofOne,
    response: { 200: Type.Unsafe<Uint8Array>({}) },
  },
})

export const decideOnPhoto = endpoint({
  method: 'POST',
  url: '/api/offered-photos/:offer/decision',
  access: 'photo.release',
  freshFactor: true,
  schema: {
    summary: 'Agree to a photo somebody else offered, or refuse it; whoever offered it may take it back',
    description: 'A release made before keeps what was in it.',
    tags,
    params: ofOne,
    body: Type.Object({ isAgreed: Type.Boolean() }, closed),
    response: { 200: Nothing },
  },
})

/** Reading visits back in the office. */

import { Type } from 'typebox'
import { WHY_IGNORED } from '../visit/correction.ts'
import { endpoint } from './endpoint.ts'
import { ChecklistRefShape, Code, Count, closed, IsoDate, Sha256, Uuid } from './shape.ts'
import { AnswerShape, PhotoNoteShape } from './visit-shape.ts'

const tags = ['visits'] as const

export const readPhoto = endpoint({
  method: 'GET',
  url: '/api/photos/:sha256',
  access: 'visit.read',
  schema: {
    summary: 'The bytes of a photo',
    tags,
    produces: ['image/jpeg', 'image/webp'],
    params: Type.Object({ sha256: Sha256 }, closed),
    response: { 200: Type.Unsafe<Uint8Array>({}) },
  },
})

/** A visit as a reviewer sees it, after its corrections: no person, no device, no time of day. */
export const ReviewedVisitShape = Type.Object({
  id: Uuid,
  checklist: ChecklistRefShape,
  form: Type.Enum(['full', 'short']),
  /** Order of arrival among the visits to this station, from 1. */
  order: Count,
  day: Type.String(),
  answers: Type.Record(Type.String(), AnswerShape),
  interviews: Count,
  /** Questions whose answers were taken over and looked at again. */
  carried: Type.Array(Type.String()),
  /** The station this visit was begun under, and why it was moved here. */
  moved: Type.Optional(Type.Object({ from: Code, reason: Type.String() })),
  /** How it looked after a remedy on the day itself; photos of answers stand in `answers`. */
  remedyPhotos: Type.Array(Type.Object({ remedy: Type.String(), photo: PhotoNoteShape })),
  /** Of the photos its answers name; where some are missing, they are still on their way. */
  photos: Type.Object({
    expected: Count,
    arrived: Count,
    /** Arrived and kept sealed, because they are no pictures that may be shown. */
    unusable: Count,
  }),
})

export const listVisits = endpoint({
  method: 'GET',
  url: '/api/campaigns/:campaign/stations/:station/visits',
  access: 'visit.read',
  schema: {
    summary: 'The visits to one station, in order of arrival',
    tags,
    params: Type.Object({ campaign: Uuid, station: Code }, closed),
    response: { 200: Type.Array(ReviewedVisitShape) },
  },
})

/** One answer that was changed after the visit was finished. */
export const CorrectedAnswerShape = Type.Object({
  /** The visit, by the order of its arrival among those to this station. */
  visit: Count,
  /** The correction, by its order among those of the visit. */
  order: Count,
  /** Calendar day on which the correction arrived. */
  day: IsoDate,
  question: Type.String(),
  /** Nothing where the question had no answer. */
  before: Type.Optional(AnswerShape),
  after: AnswerShape,
  reason: Type.String(),
  /** Another correction changes the same visit from the same point: a person should look at both. */
  isFork: Type.Boolean(),
})

export const listCorrections = endpoint({
  method: 'GET',
  url: '/api/campaigns/:campaign/stations/:station/corrections',
  access: 'visit.read',
  schema: {
    summary: 'What was corrected in the visits to one station, and corrections that change nothing',
    description:
      'A correction is a later change to a finished visit. It is applied in the order of arrival, after what it ' +
      'rests on; the visit as it was first sent is kept byte for byte.',
    tags,
    params: Type.Object({ campaign: Uuid, station: Code }, closed),
    response: {
      200: Type.Object({
        answers: Type.Array(CorrectedAnswerShape),
        ignored: Type.Array(
          Type.Object({
            why: Type.Enum([...WHY_IGNORED]),
            day: IsoDate,
            reason: Type.String(),
            questions: Type.Array(Type.String()),
          }),
        ),
      }),
    },
  },
})

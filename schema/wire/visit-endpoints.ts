/** Sending a visit and its photos, and reading visits back in the office. */

import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Code, Count, closed, Sha256, Uuid } from './shape.ts'
import { AnswerShape, ChecklistRefShape, VisitShape } from './visit-shape.ts'

const tags = ['visits'] as const

/** What the office gives in return. It names the visit and its bytes, so no other page or reply can pass for it. */
export const ReceiptShape = Type.Object({
  visit: Uuid,
  /** SHA-256 of the body as it was received. */
  sha256: Sha256,
  /** Six characters to read out on the telephone; the same for the same bytes. */
  code: Type.String(),
  /** `set-aside`: kept whole, but another visit has this id already; a coordinator looks at it. */
  state: Type.Enum(['received', 'set-aside']),
  photosMissing: Type.Array(Sha256),
})

export const putVisit = endpoint({
  method: 'PUT',
  url: '/api/visits/:visit',
  access: 'visit.submit',
  schema: {
    summary: 'Send a finished visit; the same bytes again give the same receipt',
    tags,
    params: Type.Object({ visit: Uuid }, closed),
    body: VisitShape,
    response: { 200: ReceiptShape, 202: ReceiptShape },
  },
})

export const putPhoto = endpoint({
  method: 'PUT',
  url: '/api/visits/:visit/photos/:sha256',
  access: 'visit.submit',
  schema: {
    summary: 'Send a photo that a visit names (image/jpeg or image/webp, 500 kB at most)',
    tags,
    consumes: ['image/jpeg', 'image/webp'],
    params: Type.Object({ visit: Uuid, sha256: Sha256 }, closed),
    response: { 200: Type.Object({ sha256: Sha256, photosMissing: Type.Array(Sha256) }) },
  },
})

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

/** A visit as a reviewer sees it: no person, no device, no time of day. */
export const ReviewedVisitShape = Type.Object({
  id: Uuid,
  checklist: ChecklistRefShape,
  form: Type.Enum(['full', 'short']),
  /** Order of arrival among the visits to this station, from 1. */
  order: Count,
  day: Type.String(),
  answers: Type.Record(Type.String(), AnswerShape),
  interviews: Count,
  photosMissing: Count,
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

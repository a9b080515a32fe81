/** Printed forms: made for stations of the plan, and shown again for printing. */

import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { ChecklistRefShape, Code, Count, closed, Uuid, WordsShape } from './shape.ts'

const tags = ['paper'] as const

/** What one printer does in one go; more are made in several. */
export const MOST_FORMS = 60

const ofCampaign = Type.Object({ campaign: Uuid }, closed)
const ofBatch = Type.Object({ campaign: Uuid, batch: Uuid }, closed)
const FormLength = Type.Enum(['full', 'short'])

const batchFields = {
  batch: Uuid,
  checklist: ChecklistRefShape,
  form: FormLength,
  /** Calendar day on which they were made. */
  day: Type.String(),
  forms: Count,
  /** Of them, those that have become visits. */
  takenIn: Count,
}

export const PaperBatchShape = Type.Object({
  ...batchFields,
  settings: Type.Object({ photosAllowed: Type.Boolean() }),
  sheets: Type.Array(
    Type.Object({
      number: Type.String(),
      /** By code; on screen only, for handing out. */
      monitor: Type.String(),
      station: Code,
      room: Type.String(),
      premisesName: WordsShape,
      areas: Type.Array(Type.Object({ code: Code, name: WordsShape })),
    }),
  ),
})

export const putPaperBatch = endpoint({
  method: 'PUT',
  url: '/api/campaigns/:campaign/paper-batches/:batch',
  access: 'paper.print',
  schema: {
    summary: 'Make forms for stations of the plan, each with a number by chance',
    description:
      'One form for each station that somebody has, of one monitor or below an area; where several go there, for the first by code. Asked again under the same id, the same forms come back.',
    tags,
    params: ofBatch,
    body: Type.Object(
      {
        checklist: ChecklistRefShape,
        form: FormLength,
        /** By code; or else the area. */
        monitor: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
        area: Type.Optional(Code),
      },
      closed,
    ),
    response: { 200: PaperBatchShape },
  },
})

export const readPaperBatch = endpoint({
  method: 'GET',
  url: '/api/campaigns/:campaign/paper-batches/:batch',
  access: 'paper.print',
  schema: {
    summary: 'Forms that were made, for printing them again',
    tags,
    params: ofBatch,
    response: { 200: PaperBatchShape },
  },
})

export const listPaperBatches = endpoint({
  method: 'GET',
  url: '/api/campaigns/:campaign/paper-batches',
  access: 'paper.print',
  schema: {
    summary: 'Forms that were made, the newest first, and how many of them have become visits',
    tags,
    params: ofCampaign,
    response: { 200: Type.Array(Type.Object(batchFields)) },
  },
})

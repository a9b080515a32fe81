/** Published checklists, the one that ships with the product, and publishing it as a new version. */

import { Type } from 'typebox'
import type { Checklist } from '../checklist/checklist.ts'
import { endpoint } from './endpoint.ts'
import { ChecklistRefShape, Count, closed, WordsShape } from './shape.ts'

const tags = ['checklists'] as const

/** A checklist was linted when it was published; its shape is the domain's type and is not checked again. */
export const ChecklistShape = Type.Unsafe<Checklist>(Type.Object({}, { additionalProperties: true }))

export const PublishedShape = Type.Object({
  id: Type.String(),
  version: Type.String(),
  title: WordsShape,
  questions: Count,
  shortForm: Count,
  publishedOn: Type.String(),
})

export const listChecklists = endpoint({
  method: 'GET',
  url: '/api/checklists',
  access: 'checklist.read',
  schema: {
    summary: 'Published versions, and the version that ships with the product with what is wrong with it',
    tags,
    response: {
      200: Type.Object({
        published: Type.Array(PublishedShape),
        shipped: Type.Object({
          id: Type.String(),
          version: Type.String(),
          title: WordsShape,
          questions: Count,
          shortForm: Count,
          faults: Type.Array(Type.String()),
          unreviewed: Count,
          doubtful: Count,
        }),
      }),
    },
  },
})

export const readChecklist = endpoint({
  method: 'GET',
  url: '/api/checklists/:id/:version',
  access: 'checklist.read',
  schema: {
    summary: 'A published checklist, whole; never changes',
    tags,
    params: ChecklistRefShape,
    response: { 200: ChecklistShape },
  },
})

const NamedShape = Type.Array(Type.Object({ id: Type.String(), name: WordsShape }))

export const readFilterNames = endpoint({
  method: 'GET',
  url: '/api/checklists/:id/:version/filter-names',
  access: 'checklist.read',
  schema: {
    summary: 'Names of what stations are filtered by, a tenth of the checklist they are from; never changes',
    tags,
    params: ChecklistRefShape,
    response: {
      200: Type.Object({ groups: NamedShape, barriers: NamedShape, premisesKinds: NamedShape }),
    },
  },
})

export const publishChecklist = endpoint({
  method: 'PUT',
  url: '/api/checklists/:id/:version',
  access: 'checklist.publish',
  freshFactor: true,
  schema: {
    summary: 'Publish the shipped checklist; refused while the linter complains',
    tags,
    params: ChecklistRefShape,
    body: Type.Object({}, closed),
    response: { 200: PublishedShape },
  },
})

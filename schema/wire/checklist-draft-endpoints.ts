/** Drafts of checklists: begun from a version, edited one edit at a time, stepped back, published as a new version. */

import { Type } from 'typebox'
import {
  type ChecklistEdit,
  type DraftedChecklist,
  TEXT_MARKS,
  VERSION_PATTERN,
} from '../checklist/edit-checklist.ts'
import { ChecklistShape, PublishedShape } from './checklist-endpoints.ts'
import { endpoint } from './endpoint.ts'
import { ChecklistRefShape, Count, closed, IsoDate, LanguageTag, Nothing, Uuid, WordsShape } from './shape.ts'

const tags = ['checklists'] as const
const params = Type.Object({ draft: Uuid })

/** Which version of the draft somebody had before them; another one is refused with what stands there now. */
const Seen = Type.Integer({ minimum: 1 })
const Place = Type.String({ minLength: 1, maxLength: 300 })
const Id = Type.String({ minLength: 1, maxLength: 200 })

const EditShape = Type.Unsafe<ChecklistEdit>(
  Type.Union([
    Type.Object(
      { kind: Type.Literal('words'), at: Place, words: WordsShape, mark: Type.Enum([...TEXT_MARKS]) },
      closed,
    ),
    Type.Object(
      {
        kind: Type.Literal('threshold'),
        at: Place,
        value: Type.Number(),
        standing: Type.Enum(['norm', 'proposed']),
        sources: Type.Array(Id, { maxItems: 50, uniqueItems: true }),
        reason: Type.String({ maxLength: 1000 }),
      },
      closed,
    ),
  ]),
)

const MarksShape = Type.Unsafe<DraftedChecklist['marks']>(Type.Record(Type.String(), Type.String()))
const ReasonsShape = Type.Unsafe<DraftedChecklist['reasons']>(Type.Record(Type.String(), Type.String()))

/** Where a draft stands after an edit: the browser makes the same edit by itself. */
const StandsShape = Type.Object({ version: Seen, canUndo: Type.Boolean() })

const DraftShape = Type.Object({
  id: Uuid,
  /** In which its texts are said, the first one first. */
  languages: Type.Array(LanguageTag),
  /** Counts edits; nothing to do with the version of the checklist. */
  version: Seen,
  canUndo: Type.Boolean(),
  basedOn: Type.String(),
  /** That version, whole, to compare with. */
  base: ChecklistShape,
  checklist: ChecklistShape,
  marks: MarksShape,
  reasons: ReasonsShape,
  /** A version of the checklist that nobody has taken. */
  proposed: Type.String(),
  /** Under which version it was published; then it changes no more. */
  publishedAs: Type.Optional(Type.String()),
})

export const listChecklistDrafts = endpoint({
  method: 'GET',
  url: '/api/checklist-drafts',
  access: 'checklist.word',
  schema: {
    summary: 'Drafts of checklists, the newest first, with how many of their texts are agreed',
    tags,
    response: {
      200: Type.Array(
        Type.Object({
          id: Uuid,
          title: WordsShape,
          basedOn: Type.String(),
          begunOn: IsoDate,
          texts: Count,
          agreed: Count,
          doubtful: Count,
          publishedAs: Type.Optional(Type.String()),
        }),
      ),
    },
  },
})

export const beginChecklistDraft = endpoint({
  method: 'PUT',
  url: '/api/checklist-drafts/:draft',
  access: 'checklist.publish',
  schema: {
    summary: 'Begin a draft from the shipped or a published version; the same again changes nothing',
    tags,
    params,
    body: ChecklistRefShape,
    response: { 200: DraftShape },
  },
})

export const readChecklistDraft = endpoint({
  method: 'GET',
  url: '/api/checklist-drafts/:draft',
  access: 'checklist.word',
  schema: {
    summary: 'A draft, whole, with the marks of its texts and the reasons of its numbers',
    tags,
    params,
    response: { 200: DraftShape },
  },
})

export const editChecklistDraft = endpoint({
  method: 'POST',
  url: '/api/checklist-drafts/:draft/edits',
  access: 'checklist.word',
  schema: {
    summary: 'One edit of the draft that was seen; numbers only by whoever may publish',
    tags,
    params,
    body: Type.Object({ seen: Seen, edit: EditShape }, closed),
    response: { 200: StandsShape },
  },
})

export const undoChecklistEdit = endpoint({
  method: 'POST',
  url: '/api/checklist-drafts/:draft/undo',
  access: 'checklist.word',
  schema: {
    summary: 'Take the last edit back; the reply is the edit that did so',
    tags,
    params,
    body: Type.Object({ seen: Seen }, closed),
    response: { 200: Type.Object({ ...StandsShape.properties, edit: EditShape }) },
  },
})

export const dropChecklistDraft = endpoint({
  method: 'DELETE',
  url: '/api/checklist-drafts/:draft',
  access: 'checklist.publish',
  schema: {
    summary: 'Throw a draft away; one that was published stays',
    tags,
    params,
    response: { 200: Nothing },
  },
})

export const publishChecklistDraft = endpoint({
  method: 'POST',
  url: '/api/checklist-drafts/:draft/publish',
  access: 'checklist.publish',
  freshFactor: true,
  schema: {
    summary: 'Publish the draft that was seen as a new version; refused while the linter complains',
    tags,
    params,
    body: Type.Object({ seen: Seen, version: Type.String({ pattern: VERSION_PATTERN }) }, closed),
    response: { 200: PublishedShape },
  },
})

/** Checklists as XLSForms: taking a version out, trying a form, and publishing what it became. */

import { Type } from 'typebox'
import { COMPARED_PARTS } from '../xlsform/compare-checklists.ts'
import { PublishedShape } from './checklist-endpoints.ts'
import { endpoint } from './endpoint.ts'
import { ChecklistRefShape, Count, WordsShape } from './shape.ts'

const tags = ['checklists'] as const
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const exportXlsForm = endpoint({
  method: 'GET',
  url: '/api/checklists/:id/:version/xlsform',
  access: 'checklist.publish',
  schema: {
    summary:
      'A version of the checklist as an XLSForm (XLSX), which ODK and Kobo open and which can be read back',
    tags,
    produces: [XLSX],
    params: ChecklistRefShape,
    response: { 200: Type.Unsafe<Uint8Array>({}) },
  },
})

const RemarkShape = Type.Object({
  sheet: Type.String(),
  /** As the spreadsheet numbers its rows. */
  row: Count,
  column: Type.Optional(Type.String()),
  kind: Type.String(),
  isError: Type.Boolean(),
  facts: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
})

const Ids = Type.Array(Type.String())

export const tryXlsForm = endpoint({
  method: 'POST',
  url: '/api/checklists/xlsform/trial',
  access: 'checklist.publish',
  schema: {
    summary: 'What an XLSForm (XLSX as the body) would become; nothing of it is kept',
    tags,
    consumes: [XLSX],
    response: {
      200: Type.Object({
        id: Type.String(),
        version: Type.String(),
        title: WordsShape,
        sections: Count,
        questions: Count,
        shortForm: Count,
        errorCount: Count,
        doubtCount: Count,
        /** Errors first; the counts are always whole. */
        remarks: Type.Array(RemarkShape),
        /** What the linter says of it; asked only when there is no error. */
        faults: Type.Array(Type.String()),
        faultCount: Count,
        /** The version it was compared with: the newest with the same id. */
        base: Type.Optional(Type.String()),
        changes: Type.Optional(
          Type.Object({
            parts: Type.Array(
              Type.Object({
                part: Type.Enum([...COMPARED_PARTS]),
                added: Ids,
                gone: Ids,
                changed: Ids,
              }),
            ),
            /** Title, short form, key questions or rules. */
            rest: Type.Boolean(),
          }),
        ),
      }),
    },
  },
})

export const publishXlsForm = endpoint({
  method: 'POST',
  url: '/api/checklists/xlsform',
  access: 'checklist.publish',
  freshFactor: true,
  schema: {
    summary: 'Publish what an XLSForm (XLSX as the body) becomes; refused while anything is wrong with it',
    tags,
    consumes: [XLSX],
    response: { 200: PublishedShape },
  },
})

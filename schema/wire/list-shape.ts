/** Lists in a file: how they travel, and what is said of one that is tried. */

import { Type } from 'typebox'
import { Count } from './shape.ts'

/** What a list may come as. */
export const LIST_TYPES = [
  'text/csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
] as const

/** `name:0,phone:2`: corrected by a person; guessed from the headings when left out. */
export const ColumnsText = Type.String({
  maxLength: 200,
  pattern: '^[a-z]+:[0-9]{1,3}(,[a-z]+:[0-9]{1,3})*$',
})

/** What is said of every list: how it was read, and what is wrong with it line by line. */
export const triedList = {
  headings: Type.Array(Type.String()),
  /** Its first rows. */
  sample: Type.Array(Type.Array(Type.String())),
  columns: Type.Record(Type.String(), Count),
  fields: Type.Array(Type.String()),
  /** Of all complaints; those of a long list are not all shown. */
  complaintCount: Count,
  complaints: Type.Array(
    Type.Object({
      line: Count,
      kind: Type.String(),
      facts: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
    }),
  ),
}

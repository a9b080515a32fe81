/** Groups of the survey that are one question of ours: counts by class, and grids. */

import type { Choice, GridRow, Question } from '../checklist/checklist.ts'
import type { Words } from '../language.ts'
import type { Range } from './constraint.ts'
import { ref } from './form-names.ts'
import type { FormRow } from './form-row.ts'
import { type Common, type Lists, readListOf, readPossible } from './read-question.ts'
import type { RowType } from './read-type.ts'

export interface Compound {
  readonly is: 'counts' | 'grid'
  readonly row: FormRow
  /** Nothing when the group has no name that can be used. */
  readonly common: Common | undefined
  readonly parts: { readonly row: FormRow; readonly type: RowType; readonly id: string }[]
  /** Rows that add the classes up. */
  readonly totals: FormRow[]
}

export const finishCompound = (compound: Compound, lists: Lists): Question | undefined =>
  compound.is === 'counts' ? finishCounts(compound) : finishGrid(compound, lists)

function finishCounts({ common, parts, totals }: Compound): Question | undefined {
  const sum = parts.map(({ row }) => ref(row.text('name'))).join('+')
  // Conditions rest on the total, here as elsewhere, so it may be nothing but the sum.
  for (const total of totals)
    if (total.text('calculation').replaceAll(/\s+/gu, '') !== sum)
      total.note('expression-not-supported', 'calculation', { part: total.text('calculation').slice(0, 120) })
  const ranges = parts.map(({ row }): Range => readPossible(row, 1))
  const [possible = { from: 0, to: 0 }] = ranges
  parts.forEach(({ row }, at) => {
    const { from, to } = ranges[at] ?? possible
    if (from !== possible.from || to !== possible.to)
      row.note('constraint-not-supported', 'constraint', { given: row.text('constraint').slice(0, 120) })
  })
  const classes = parts.map(({ row, id }): Choice => ({ id, text: labelOf(row) }))
  return common && { ...common, kind: 'counts', classes, possible }
}

function finishGrid({ row, common, parts }: Compound, lists: Lists): Question | undefined {
  const list = row.text('wayin_list')
  const rows = parts.map((part): GridRow => {
    const own = part.type.is === 'one' && part.type.list !== list ? part.type.list : undefined
    return {
      id: part.id,
      text: labelOf(part.row),
      ...(own !== undefined && { choices: readListOf(part.row, own, lists) }),
    }
  })
  return common && { ...common, kind: 'grid', rows, choices: list === '' ? [] : readListOf(row, list, lists) }
}

function labelOf(row: FormRow): Words {
  const text = row.words('label')
  if (!text) row.note('label-missing', 'label')
  return text ?? {}
}

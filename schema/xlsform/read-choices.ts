/** The choices sheet → lists of choices by name. */

import type { AccessOutcome, Choice } from '../checklist/checklist.ts'
import { isAllowedId } from './form-names.ts'
import { type FormRow, findSheet, openSheet, type Reader } from './form-row.ts'
import type { Workbook } from './workbook.ts'

export interface ChoiceList {
  readonly choices: readonly Choice[]
  /** What choosing one says about how far the monitors got; only in the list of that question. */
  readonly access: Readonly<Record<string, AccessOutcome>>
  /** The row it begins in. */
  readonly row: FormRow
}

const OUTCOMES = ['entered', 'refused', 'outside-only', 'not-found', 'closed'] as const

export function readChoices(workbook: Workbook, reader: Reader): ReadonlyMap<string, ChoiceList> {
  const sheet = findSheet(workbook, 'choices')
  const lists = new Map<string, ChoiceList>()
  if (!sheet) return lists
  const { rows } = openSheet(
    sheet,
    { words: ['label'], plain: ['list_name', 'name', 'wayin_alone', 'wayin_access'], refused: ['media::'] },
    reader,
  )
  for (const row of rows) {
    const [list, id] = [row.text('list_name'), row.text('name')]
    if (list === '' || id === '') {
      row.note('value-missing', list === '' ? 'list_name' : 'name')
      continue
    }
    if (!isAllowedId(id)) {
      row.note('name-not-allowed', 'name', { name: id.slice(0, 120) })
      continue
    }
    const text = row.words('label')
    if (!text) row.note('label-missing', 'label')
    const choice: Choice = { id, text: text ?? {}, ...(row.flag('wayin_alone') && { alone: true }) }
    const outcome = row.oneOf('wayin_access', OUTCOMES)
    const before = lists.get(list)
    if (before?.choices.some((one) => one.id === id)) {
      row.note('name-twice', 'name', { name: id })
      continue
    }
    lists.set(list, {
      choices: [...(before?.choices ?? []), choice],
      access: { ...before?.access, ...(outcome && { [id]: outcome }) },
      row: before?.row ?? row,
    })
  }
  return lists
}

/** A checklist → the bytes of its XLSForm. */

import { writeXlsx } from 'hucre'
import type { Checklist } from '../../schema/checklist/checklist.ts'
import { type FormWishes, writeForm } from '../../schema/xlsform/write-form.ts'

/** Every cell is text: a program that opens it computes nothing and cuts no zeros off. */
export const writeXlsForm = (checklist: Checklist, wishes: FormWishes): Promise<Uint8Array> =>
  writeXlsx({
    sheets: writeForm(checklist, wishes).map(({ name, headings, rows }) => ({
      name,
      rows: [[...headings], ...rows.map(({ cells }) => cells.map((cell) => (cell === '' ? null : cell)))],
      freezePane: { rows: 1 },
    })),
  })

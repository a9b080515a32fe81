/** What is wrong or doubtful in an XLSForm, named by its sheet, row and column. */

/** An `error` keeps the form out; a `doubt` says what will be different from what the file says. */
export const FORM_REMARKS = {
  'sheet-missing': 'error',
  'sheet-not-supported': 'error',
  'column-missing': 'error',
  'column-unknown': 'error',
  'column-not-supported': 'error',
  'type-not-supported': 'error',
  'value-missing': 'error',
  'value-not-allowed': 'error',
  'value-too-long': 'error',
  'label-missing': 'error',
  'language-missing': 'error',
  'name-not-allowed': 'error',
  'name-twice': 'error',
  'name-unknown': 'error',
  'list-unknown': 'error',
  'unit-missing': 'error',
  'key-missing': 'error',
  'access-missing': 'error',
  'note-without-place': 'error',
  'group-not-closed': 'error',
  'group-not-open': 'error',
  'group-too-deep': 'error',
  'expression-unreadable': 'error',
  'expression-not-supported': 'error',
  'does-not-fit': 'error',
  'constraint-not-supported': 'error',
  'version-taken': 'error',
  'column-left-out': 'doubt',
  'language-left-out': 'doubt',
  'metadata-left-out': 'doubt',
  'heading-left-out': 'doubt',
  'required-left-out': 'doubt',
  'range-assumed': 'doubt',
  'length-assumed': 'doubt',
  'part-kept': 'doubt',
  'part-missing': 'doubt',
} as const satisfies Readonly<Record<string, 'error' | 'doubt'>>

export type FormRemarkKind = keyof typeof FORM_REMARKS

export interface FormRemark {
  readonly kind: FormRemarkKind
  readonly sheet: string
  /** As the spreadsheet numbers its rows; 1 is the row of headings. */
  readonly row: number
  readonly column?: string
  readonly facts: Readonly<Record<string, string | number>>
}

export const isErrorRemark = ({ kind }: FormRemark): boolean => FORM_REMARKS[kind] === 'error'

/** About a whole sheet or a column of it: it stands at the row of headings. */
export const remarkOn = (
  sheet: string,
  kind: FormRemarkKind,
  facts: FormRemark['facts'],
  column?: string,
): FormRemark => ({ kind, sheet, row: 1, ...(column !== undefined && { column }), facts })

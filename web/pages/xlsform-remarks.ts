/** What is wrong with an XLSForm, or will be different, in words: where, and what to do. */

import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import type { tryXlsForm } from '../../schema/wire/xlsform-endpoints.ts'
import { FORM_REMARKS, type FormRemarkKind } from '../../schema/xlsform/remark.ts'
import { say } from '../words/say.ts'

export type RemarkOnWire = ReplyOf<typeof tryXlsForm>['remarks'][number]
type Facts = RemarkOnWire['facts']

/** Names, numbers and texts of the file keep the signs they were written in. */
const exact = (facts: Facts, name: string): string => String(facts[name] ?? '–')

const sentences: Readonly<Record<FormRemarkKind, (facts: Facts) => string>> = {
  'sheet-missing': (facts) => say('form-sheet-missing', { sheet: exact(facts, 'sheet') }),
  'sheet-not-supported': (facts) => say('form-sheet-not-supported', { sheet: exact(facts, 'sheet') }),
  'column-missing': (facts) => say('form-column-missing', { column: exact(facts, 'column') }),
  'column-unknown': () => say('form-column-unknown'),
  'column-not-supported': (facts) => say('form-column-not-supported', { given: exact(facts, 'given') }),
  'type-not-supported': (facts) => say('form-type-not-supported', { type: exact(facts, 'type') }),
  'value-missing': () => say('form-value-missing'),
  'value-not-allowed': (facts) =>
    say('form-value-not-allowed', { given: exact(facts, 'given'), allowed: exact(facts, 'allowed') }),
  'value-too-long': (facts) => say('form-value-too-long', { longest: exact(facts, 'longest') }),
  'label-missing': () => say('form-label-missing'),
  'language-missing': (facts) => say('form-language-missing', { name: exact(facts, 'name') }),
  'name-not-allowed': (facts) => say('form-name-not-allowed', { name: exact(facts, 'name') }),
  'name-twice': (facts) => say('form-name-twice', { name: exact(facts, 'name') }),
  'name-unknown': (facts) => say('form-name-unknown', { name: exact(facts, 'name') }),
  'list-unknown': (facts) => say('form-list-unknown', { list: exact(facts, 'list') }),
  'unit-missing': () => say('form-unit-missing'),
  'key-missing': (facts) => say('form-key-missing', { key: exact(facts, 'key') }),
  'access-missing': () => say('form-access-missing'),
  'note-without-place': () => say('form-note-without-place'),
  'group-not-closed': (facts) => say('form-group-not-closed', { name: exact(facts, 'name') }),
  'group-not-open': () => say('form-group-not-open'),
  'group-too-deep': () => say('form-group-too-deep'),
  'expression-unreadable': (facts) => say('form-expression-unreadable', { given: exact(facts, 'given') }),
  'expression-not-supported': (facts) => say('form-expression-not-supported', { part: exact(facts, 'part') }),
  'does-not-fit': (facts) =>
    say('form-does-not-fit', { given: exact(facts, 'given'), name: exact(facts, 'name') }),
  'constraint-not-supported': (facts) =>
    say('form-constraint-not-supported', { given: exact(facts, 'given') }),
  'version-taken': (facts) => say('form-version-taken', { version: exact(facts, 'version') }),
  'column-left-out': () => say('form-column-left-out'),
  'language-left-out': (facts) => say('form-language-left-out', { language: exact(facts, 'language') }),
  'metadata-left-out': (facts) => say('form-metadata-left-out', { type: exact(facts, 'type') }),
  'heading-left-out': (facts) => say('form-heading-left-out', { name: exact(facts, 'name') }),
  'required-left-out': () => say('form-required-left-out'),
  'range-assumed': (facts) =>
    say('form-range-assumed', { from: exact(facts, 'from'), to: exact(facts, 'to') }),
  'length-assumed': (facts) => say('form-length-assumed', { longest: exact(facts, 'longest') }),
  'part-kept': (facts) =>
    say('form-part-kept', { sheet: exact(facts, 'sheet'), version: exact(facts, 'version') }),
  'part-missing': (facts) => say('form-part-missing', { sheet: exact(facts, 'sheet') }),
}

const isKnown = (kind: string): kind is FormRemarkKind => Object.hasOwn(FORM_REMARKS, kind)

/** A kind that a newer server knows and this page does not is shown by its name rather than not at all. */
export const formRemarkInWords = ({ kind, facts }: RemarkOnWire): string =>
  isKnown(kind) ? sentences[kind](facts) : kind

export const placeInWords = ({ sheet, row, column }: RemarkOnWire): string =>
  column === undefined
    ? say('xlsform-place-is', { sheet, row: String(row) })
    : say('xlsform-place-column', { sheet, row: String(row), column })

/** Sheets of ours → barriers, remedies, addressees, sources, groups, contradictions. */

import type { Contradiction, Source, VoterGroup } from '../checklist/checklist.ts'
import type { Condition } from '../checklist/condition.ts'
import type { Barrier } from '../findings/barrier.ts'
import type { Words } from '../language.ts'
import type { Addressee } from '../recommendations/addressee.ts'
import { EFFORTS, REMEDY_TIMES, type Remedy } from '../recommendations/remedy.ts'
import { type FormRow, findSheet, openSheet, type Reader, type SheetColumns } from './form-row.ts'
import { type Meanings, readCondition } from './read-condition.ts'
import type { Workbook } from './workbook.ts'

const SEVERITIES = ['critical', 'major', 'minor', 'context'] as const

/** A row with what it must have; notes what is missing. */
export const needed = {
  text(row: FormRow, column: string): string {
    const text = row.text(column)
    if (text === '') row.note('value-missing', column)
    return text
  },
  words(row: FormRow, column: string): Words {
    const words = row.words(column)
    if (!words) row.note('label-missing', column)
    return words ?? {}
  },
  oneOf<Option extends string>(row: FormRow, column: string, options: readonly Option[], otherwise: Option) {
    if (row.text(column) === '') row.note('value-missing', column)
    return row.oneOf(column, options) ?? otherwise
  },
  condition(row: FormRow, column: string, meanings: Meanings): Condition {
    const text = needed.text(row, column)
    const condition = text === '' ? undefined : readCondition(text, meanings, 'plain')
    if (condition && 'read' in condition) return condition.read
    if (condition) row.note(condition.fault.kind, column, condition.fault.facts)
    return { any: [] }
  },
}

/** Links of sources can be followed on pages of the office, so nothing but the addresses of pages is one. */
function readLink(row: FormRow): { readonly link?: string } {
  const link = row.text('link')
  if (link === '') return {}
  if (/^https?:\/\/\S+$/u.test(link)) return { link }
  row.note('value-not-allowed', 'link', { given: link.slice(0, 120), allowed: 'https://…' })
  return {}
}

type ReadRow<Entry> = (row: FormRow) => Entry

/** Nothing when the workbook has no such sheet. */
function readCatalogue<Entry>(
  workbook: Workbook,
  name: string,
  columns: Omit<SheetColumns, 'refused'>,
  reader: Reader,
  readRow: ReadRow<Entry>,
): readonly Entry[] | undefined {
  const sheet = findSheet(workbook, name)
  return sheet && openSheet(sheet, { ...columns, refused: [] }, reader).rows.map(readRow)
}

export interface Catalogues {
  readonly groups?: readonly VoterGroup[] | undefined
  readonly sources?: readonly Source[] | undefined
  readonly addressees?: readonly Addressee[] | undefined
  readonly remedies?: readonly Remedy[] | undefined
  readonly barriers?: readonly Barrier[] | undefined
  readonly contradictions?: readonly Contradiction[] | undefined
}

export const readCatalogues = (workbook: Workbook, meanings: Meanings, reader: Reader): Catalogues => ({
  groups: readCatalogue(workbook, 'wayin_groups', { words: ['name'], plain: ['id'] }, reader, (row) => ({
    id: needed.text(row, 'id'),
    name: needed.words(row, 'name'),
  })),
  sources: readCatalogue(
    workbook,
    'wayin_sources',
    { words: ['title'], plain: ['id', 'standing', 'link'] },
    reader,
    (row): Source => ({
      id: needed.text(row, 'id'),
      title: needed.words(row, 'title'),
      ...readLink(row),
      standing: needed.oneOf(row, 'standing', ['seen', 'to-check'], 'to-check'),
    }),
  ),
  addressees: readCatalogue(
    workbook,
    'wayin_addressees',
    { words: ['name', 'short'], plain: ['id', 'outlives_election'] },
    reader,
    (row): Addressee => ({
      id: needed.text(row, 'id'),
      name: needed.words(row, 'name'),
      short: needed.words(row, 'short'),
      outlivesElection: row.flag('outlives_election'),
    }),
  ),
  remedies: readCatalogue(
    workbook,
    'wayin_remedies',
    { words: ['text'], plain: ['id', 'barrier', 'addressee', 'when', 'effort'] },
    reader,
    (row): Remedy => ({
      id: needed.text(row, 'id'),
      barrier: needed.text(row, 'barrier'),
      text: needed.words(row, 'text'),
      addressee: needed.text(row, 'addressee'),
      when: needed.oneOf(row, 'when', REMEDY_TIMES, 'long-term'),
      effort: needed.oneOf(row, 'effort', EFFORTS, 'low'),
    }),
  ),
  barriers: readCatalogue(
    workbook,
    'wayin_barriers',
    {
      words: ['name', 'why'],
      plain: ['id', 'question', 'also_rests_on', 'present', 'hinders', 'severity', 'of', 'sources'],
    },
    reader,
    (row): Barrier => ({
      id: needed.text(row, 'id'),
      name: needed.words(row, 'name'),
      question: needed.text(row, 'question'),
      ...(row.text('also_rests_on') && { alsoRestsOn: row.list('also_rests_on') }),
      present: needed.condition(row, 'present', meanings),
      hinders: row.list('hinders'),
      severity: needed.oneOf(row, 'severity', SEVERITIES, 'context'),
      why: needed.words(row, 'why'),
      sources: row.list('sources'),
      of: needed.oneOf(row, 'of', ['building', 'set-up', 'conduct'], 'building'),
    }),
  ),
  contradictions: readCatalogue(
    workbook,
    'wayin_contradictions',
    { words: ['text'], plain: ['id', 'question', 'when'] },
    reader,
    (row): Contradiction => ({
      id: needed.text(row, 'id'),
      question: needed.text(row, 'question'),
      when: needed.condition(row, 'when', meanings),
      text: needed.words(row, 'text'),
    }),
  ),
})

/** One row of a sheet, read by the names of its columns; whatever is wrong with it is noted with its place. */

import type { Language, Words } from '../language.ts'
import { OURS } from './form-names.ts'
import type { FormRemark, FormRemarkKind } from './remark.ts'
import { readLanguage, type Sheet, type Workbook } from './workbook.ts'

export type Facts = FormRemark['facts']

export interface FormRow {
  readonly line: number
  /** Trimmed; empty when there is nothing. */
  text(column: string): string
  /** Nothing when no language of this installation has a text. */
  words(column: string): Words | undefined
  flag(column: string): boolean
  list(column: string): readonly string[]
  number(column: string): number | undefined
  oneOf<Option extends string>(column: string, options: readonly Option[]): Option | undefined
  /** Notes what is wrong here. */
  note(kind: FormRemarkKind, column?: string, facts?: Facts): void
}

export interface FormSheet {
  readonly rows: readonly FormRow[]
  readonly columns: ReadonlySet<string>
}

/** What is known before any sheet is read. */
export interface Reader {
  readonly languages: readonly Language[]
  /** Language of columns that name none. */
  defaultLanguage: Language | undefined
  readonly remarks: FormRemark[]
}

/** What a sheet may hold. Columns that are in none of the lists are left out, and that is said. */
export interface SheetColumns {
  readonly words: readonly string[]
  readonly plain: readonly string[]
  /** Refused as soon as a cell in one says something: it would change what people are asked. */
  readonly refused: readonly string[]
}

/** Long enough for any question; a cell may hold 32,767 characters. */
const LONGEST_CELL = 5000

const ALIASES: Readonly<Record<string, string>> = {
  relevance: 'relevant',
  readonly: 'read_only',
  caption: 'label',
  'list name': 'list_name',
  value: 'name',
  image: 'media::image',
  audio: 'media::audio',
  video: 'media::video',
}

interface Column {
  readonly heading: string
  readonly name: string
  readonly language?: string
}

function readHeading(heading: string): Column {
  const [first = '', ...rest] = heading.split(/\s*::?\s*/u)
  const plain = first.trim().toLowerCase()
  if (['media', 'body', 'bind', 'instance'].includes(plain))
    return { heading, name: `${plain}::${(rest[0] ?? '').toLowerCase()}` }
  // A heading may be called like something every object has.
  const known = Object.hasOwn(ALIASES, plain) ? ALIASES[plain] : undefined
  const name = known ?? plain.replaceAll(/\s+/gu, '_')
  return rest.length > 0 ? { heading, name, language: rest.join('::') } : { heading, name }
}

export const findSheet = (workbook: Workbook, name: string): Sheet | undefined =>
  workbook.find((sheet) => sheet.name.trim().toLowerCase() === name)

const SET = ['yes', 'true', 'true()', '1']

export function openSheet(sheet: Sheet, known: SheetColumns, reader: Reader): FormSheet {
  const columns = sheet.headings.map(readHeading)
  const note = (line: number, kind: FormRemarkKind, column?: string, facts: Facts = {}) =>
    void reader.remarks.push({
      kind,
      sheet: sheet.name,
      row: line,
      ...(column !== undefined && { column }),
      facts,
    })
  const plain = new Map<string, number>()
  const words = new Map<string, Map<Language, number>>()
  const unknownLanguages = new Set<string>()

  function placeColumn(column: Column, at: number): void {
    const isUsed = sheet.rows.some(({ cells }) => (cells[at] ?? '').trim() !== '')
    if (column.name === '' || !isUsed) return
    if (known.words.includes(column.name)) return void placeWords(column, at)
    if (
      known.refused.some((one) => column.name === one || (one.endsWith('::') && column.name.startsWith(one)))
    )
      return void refuseUsed(column, at)
    if (known.plain.includes(column.name) && column.language === undefined) {
      if (plain.has(column.name)) return void note(1, 'name-twice', column.heading, { name: column.heading })
      plain.set(column.name, at)
      return
    }
    if (column.name.startsWith(OURS)) return void note(1, 'column-unknown', column.heading)
    note(1, 'column-left-out', column.heading)
  }

  function placeWords(column: Column, at: number): void {
    const language = column.language === undefined ? reader.defaultLanguage : readLanguage(column.language)
    if (language === undefined && column.language === undefined)
      return void note(1, 'language-missing', column.heading, { name: column.name })
    if (language === undefined || !reader.languages.includes(language)) {
      const called = language ?? column.language ?? ''
      if (!unknownLanguages.has(called)) note(1, 'language-left-out', column.heading, { language: called })
      unknownLanguages.add(called)
      return
    }
    const byLanguage = words.get(column.name) ?? new Map<Language, number>()
    if (byLanguage.has(language)) return void note(1, 'name-twice', column.heading, { name: column.heading })
    byLanguage.set(language, at)
    words.set(column.name, byLanguage)
  }

  function refuseUsed(column: Column, at: number): void {
    for (const { line, cells } of sheet.rows) {
      const given = (cells[at] ?? '').trim()
      if (given !== '') note(line, 'column-not-supported', column.heading, { given: given.slice(0, 120) })
    }
  }

  for (const [at, column] of columns.entries()) placeColumn(column, at)

  const headingOf = (name: string) => columns.find((column) => column.name === name)?.heading ?? name
  const rows = sheet.rows
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    .map(({ line, cells }): FormRow => {
      const at = (index: number | undefined, name: string): string => {
        const given = index === undefined ? '' : (cells[index] ?? '').trim()
        if (given.length <= LONGEST_CELL) return given
        note(line, 'value-too-long', headingOf(name), { longest: LONGEST_CELL })
        return given.slice(0, LONGEST_CELL)
      }
      const text = (name: string) => at(plain.get(name), name)
      return {
        line,
        text,
        words(name) {
          const found = [...(words.get(name) ?? [])].flatMap(([language, index]) => {
            const given = at(index, name)
            return given === '' ? [] : [[language, given] as const]
          })
          return found.length > 0 ? Object.fromEntries(found) : undefined
        },
        flag(name) {
          const given = text(name).toLowerCase()
          if (given !== '' && !SET.includes(given) && !['no', 'false', 'false()', '0'].includes(given))
            note(line, 'value-not-allowed', name, { given: given.slice(0, 120), allowed: 'yes, no' })
          return SET.includes(given)
        },
        list: (name) => text(name).split(/\s+/u).filter(Boolean),
        number(name) {
          const given = text(name)
          if (given === '') return undefined
          const number = Number(given)
          if (Number.isFinite(number)) return number
          note(line, 'value-not-allowed', name, { given: given.slice(0, 120), allowed: '0–9' })
          return undefined
        },
        oneOf(name, options) {
          const given = text(name)
          if (given === '') return undefined
          const option = options.find((one) => one === given)
          if (option === undefined)
            note(line, 'value-not-allowed', name, { given: given.slice(0, 120), allowed: options.join(', ') })
          return option
        },
        note: (kind, column, facts) => note(line, kind, column, facts),
      }
    })
  return { rows, columns: new Set(columns.map(({ name }) => name)) }
}

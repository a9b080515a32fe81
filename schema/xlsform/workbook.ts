/** The sheets of a workbook as text, and writing rows into one. */

import type { Language, Words } from '../language.ts'

export interface SheetRow {
  /** As the spreadsheet numbers its rows; the headings stand in row 1. */
  readonly line: number
  readonly cells: readonly string[]
}

export interface Sheet {
  readonly name: string
  readonly headings: readonly string[]
  readonly rows: readonly SheetRow[]
}

export type Workbook = readonly Sheet[]

/** A row being written: texts by the heading of their column. */
export type Written = Readonly<Record<string, string>>

/** Columns that come first, in this order; the others follow as they are met. */
export function sheetOf(name: string, first: readonly string[], records: readonly Written[]): Sheet {
  const headings = [
    ...new Set([...first, ...records.flatMap((record) => Object.keys(record).filter((key) => record[key]))]),
  ]
  return {
    name,
    headings,
    rows: records.map((record, at) => ({
      line: at + 2,
      cells: headings.map((heading) => record[heading] ?? ''),
    })),
  }
}

/** English names as ODK shows them beside the code; a language without one is shown by its code. */
const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  km: 'Khmer',
  en: 'English',
  fr: 'French',
  es: 'Spanish',
  pt: 'Portuguese',
  ar: 'Arabic',
  th: 'Thai',
  vi: 'Vietnamese',
  lo: 'Lao',
  my: 'Burmese',
  hi: 'Hindi',
  bn: 'Bengali',
  ne: 'Nepali',
  id: 'Indonesian',
  sw: 'Swahili',
}

/** `Khmer (km)`: how XLSForm names a language. */
export const nameOfLanguage = (language: Language): string =>
  `${LANGUAGE_NAMES[language] ?? language} (${language})`

/** `Khmer (km)`, `Khmer` or `km` → `km`. */
export function readLanguage(name: string): Language | undefined {
  const code = /\(([a-z]{2,3})\)\s*$/iu.exec(name)?.[1] ?? /^\s*([a-z]{2})\s*$/iu.exec(name)?.[1]
  if (code) return code.toLowerCase()
  const wanted = name.trim().toLowerCase()
  return Object.entries(LANGUAGE_NAMES).find(([, known]) => known.toLowerCase() === wanted)?.[0]
}

/** One column for each language: `label::Khmer (km)`. */
export const writeWords = (column: string, words: Words | undefined): Written =>
  words
    ? Object.fromEntries(
        Object.entries(words).map(([language, text]) => [`${column}::${nameOfLanguage(language)}`, text]),
      )
    : {}

/** A column that stands in the row only when it says something. */
export const writeWhen = (column: string, text: string | undefined): Written =>
  text ? { [column]: text } : {}

export const writeFlag = (column: string, isSet: boolean | undefined): Written =>
  isSet ? { [column]: 'yes' } : {}

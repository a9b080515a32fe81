/** Which column of a station list holds what: a guess from headings and first rows, for people to correct. */

import type { Country } from '../country.ts'
import { hasKhmer, searchKey } from '../khmer.ts'
import type { Language } from '../language.ts'
import { latinDigits } from '../numerals.ts'
import * as words from './heading-words.ts'
import type { ColumnField, Columns } from './station-columns.ts'

/** Of two columns for one field the first is taken. `samples`: a few first rows, where there are any. */
export function guessColumns(
  headings: readonly string[],
  country: Country,
  samples: readonly (readonly string[])[] = [],
): Columns {
  const columns: { [Field in ColumnField]?: number } = {}
  for (const [column, heading] of headings.entries()) {
    const values = samples.flatMap((row) => row[column]?.trim() || [])
    const field = guessField(heading, values, country)
    if (field !== undefined && columns[field] === undefined) columns[field] = column
  }
  return settleStation(columns, country, samples)
}

interface Heading {
  /** Comparable, e.g. "village code". */
  readonly key: string
  readonly tokens: ReadonlySet<string>
}

function readHeading(text: string): Heading {
  const parted = text.replace(/([a-z])([A-Z])/gu, '$1 $2').replace(/[_\-.,:;()[\]/\\#*'"]+/gu, ' ')
  const key = searchKey(parted)
  return { key, tokens: new Set(key.split(' ')) }
}

const tells = ({ key, tokens }: Heading, { latin, khmer }: words.HeadingWords): boolean =>
  latin.some((word) => tokens.has(word)) || khmer.some((word) => key.includes(searchKey(word)))

function guessField(text: string, values: readonly string[], country: Country): ColumnField | undefined {
  const heading = readHeading(text)
  if (tells(heading, words.LATITUDE) || heading.key === 'y') return 'latitude'
  if (tells(heading, words.LONGITUDE) || heading.key === 'x') return 'longitude'
  if (tells(heading, words.VOTERS)) return 'registered-voters'
  if (tells(heading, words.ROOM)) return 'room'
  const isCode = tells(heading, words.CODE)
  const isNumber = tells(heading, words.NUMBER)
  if (!isCode && tells(heading, words.PREMISES)) return premisesName(text, heading, values, country)

  const level = country.areaLevels.findLast(({ id, name }) =>
    tells(heading, wordsOfLevel(id, Object.values(name))),
  )
  if (level) {
    const areDigits = values.length > 0 && values.every((value) => /^\d+$/u.test(latinDigits(value)))
    if (isCode || isNumber || areDigits) return `area-code.${level.id}`
    return `area-name.${level.id}.${languageOf(text, heading, values, country)}`
  }
  if (tells(heading, words.STATION)) {
    if (isCode) return 'station-code'
    if (tells(heading, words.NAME)) return premisesName(text, heading, values, country)
    return 'station-number'
  }
  return isCode && heading.tokens.size === 1 ? 'station-code' : undefined
}

const premisesName = (
  text: string,
  heading: Heading,
  values: readonly string[],
  country: Country,
): ColumnField => `premises-name.${languageOf(text, heading, values, country)}`

/** A country's own names for a level, e.g. "Commune or sangkat", add to the words every list may use. */
function wordsOfLevel(id: string, names: readonly string[]): words.HeadingWords {
  const own = names.flatMap((name) => name.split(/[/\s,]+/u)).filter((word) => word.length > 2)
  const known = words.LEVELS[id]
  return {
    latin: [...(known?.latin ?? [id]), ...own.filter((word) => !hasKhmer(word)).map(searchKey)],
    khmer: [...(known?.khmer ?? []), ...own.filter(hasKhmer)],
  }
}

/** As the heading says; else by the script of what stands below it; else by that of the heading itself. */
function languageOf(
  text: string,
  heading: Heading,
  values: readonly string[],
  { languages }: Country,
): Language {
  const said = languages.find((language) => {
    const known = words.LANGUAGES[language]
    return known ? tells(heading, known) : heading.tokens.has(language)
  })
  if (said !== undefined) return said
  const isKhmer = hasKhmer(values.length > 0 ? values.join('') : text)
  return languages.find((language) => (language === 'km') === isKhmer) ?? languages[0] ?? 'en'
}

/**
 * "Number of the office" may be the code itself or a number running within a province. It is taken for the code
 * when there is no other, and it either looks like one or there is no area code to complete it with.
 */
function settleStation(
  columns: Columns,
  { areaLevels }: Country,
  samples: readonly (readonly string[])[],
): Columns {
  const { 'station-number': column, ...others } = columns
  if (column === undefined || columns['station-code'] !== undefined) return columns
  const largest = areaLevels[0]
  const canComplete = areaLevels.some(({ id }) => columns[`area-code.${id}`] !== undefined)
  const longest = (largest?.codeLength ?? 0) + 4
  const isLong = samples.some((row) => (row[column]?.trim().length ?? 0) >= longest)
  return isLong || !canComplete ? { ...others, 'station-code': column } : columns
}

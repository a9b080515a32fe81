/** A station list, whatever its columns are called → areas, premises and stations, with every error and doubt by line. */

import { readStationCode, type StationCode } from '../codes.ts'
import type { Country } from '../country.ts'
import { looksWronglyEncoded } from '../khmer.ts'
import type { Words } from '../language.ts'
import { latinDigits } from '../numerals.ts'
import type { Area } from './gazetteer.ts'
import type { Premises, Station } from './premises.ts'
import { LONGEST_NAME, readCode, readPoint, readText, readVoters } from './read-cells.ts'
import { recognisePremises } from './recognise-premises.ts'
import { REMARK_KINDS, type Remark, type Say } from './remark.ts'
import { type AreaCells, resolveAreas } from './resolve-areas.ts'
import { type ColumnField, type Columns, listMissing } from './station-columns.ts'

/** A row of the file with the line it began in. */
export interface ListRow {
  readonly line: number
  readonly cells: readonly string[]
}

export interface StationList {
  readonly country: Country
  readonly columns: Columns
  readonly rows: readonly ListRow[]
  /** What is known already: areas by code keep their names, premises by name and area keep their codes. */
  readonly known: { readonly areas: Iterable<Area>; readonly premises: Iterable<Premises> }
}

export interface ReadStations {
  /** Only areas that were not known. */
  readonly areas: readonly Area[]
  readonly premises: readonly Premises[]
  readonly stations: readonly Station[]
  readonly errors: readonly Remark[]
  readonly doubts: readonly Remark[]
}

export function readStationList({ country, columns, rows, known }: StationList): ReadStations {
  const errors: Remark[] = []
  const doubts: Remark[] = []
  const missing = listMissing(columns, country)
  if (missing.length > 0) {
    for (const field of missing) errors.push({ line: 1, kind: 'column-missing', facts: { field } })
    return { areas: [], premises: [], stations: [], errors, doubts }
  }

  const areas = resolveAreas(country, known.areas)
  const premises = recognisePremises(country.languages, known.premises)
  const usualLength = findUsualLength(rows, columns)
  const firstLines = new Map<StationCode, number>()
  const stations: Station[] = []

  for (const { line, cells } of rows) {
    if (cells.every((cell) => cell.trim() === '')) continue
    let isFaulty = false
    const say: Say = (kind, facts = {}) => {
      const isError = REMARK_KINDS[kind] === 'error'
      isFaulty ||= isError
      const remarks = isError ? errors : doubts
      remarks.push({ line, kind, facts })
    }
    const row = readRow(cells, columns, country, say)
    const path = areas.resolve(row.areas, say)
    const code = readRowCode(row, path, usualLength, say)
    if (Object.keys(row.premises).length === 0) say('premises-name-missing')
    const voters = readVoters(row.voters, country, say)
    const point = readPoint(row.latitude, row.longitude, country.bounds, say)
    const smallest = path?.at(-1)
    if (isFaulty || path === undefined || smallest === undefined || code === undefined) continue

    const firstLine = firstLines.get(code)
    if (firstLine !== undefined) {
      say('duplicate-code', { code, firstLine })
      continue
    }
    firstLines.set(code, line)
    areas.keep(path, say)
    stations.push({
      code,
      premises: premises.recognise(smallest.code, row.premises, point, say),
      room: row.room,
      ...(voters !== undefined && { registeredVoters: voters }),
      ...(point && { point }),
    })
  }
  return { areas: areas.listNew(), premises: premises.list(), stations, errors, doubts }
}

interface RowRead {
  readonly code: string
  readonly number: string
  readonly areas: readonly AreaCells[]
  readonly premises: Words
  readonly room: string
  readonly voters: string
  readonly latitude: string
  readonly longitude: string
}

function readRow(cells: readonly string[], columns: Columns, country: Country, say: Say): RowRead {
  const cellOf = (field: ColumnField): string => {
    const column = columns[field]
    return column === undefined ? '' : (cells[column] ?? '')
  }
  let isDoubted = false
  const textOf = (field: ColumnField, language?: string): string => {
    const text = readText(cellOf(field))
    if (text.length > LONGEST_NAME) say('text-too-long', { field, longest: LONGEST_NAME })
    if (language === 'km' && !isDoubted && looksWronglyEncoded(text)) {
      isDoubted = true
      say('not-unicode-khmer', { field })
    }
    return text
  }
  const wordsOf = (fieldOf: (language: string) => ColumnField): Words => {
    const words: Record<string, string> = {}
    for (const language of country.languages) {
      const text = textOf(fieldOf(language), language)
      if (text !== '') words[language] = text
    }
    return words
  }
  return {
    code: readCode(cellOf('station-code')),
    number: readCode(cellOf('station-number')),
    areas: country.areaLevels.map((level) => ({
      level,
      code: readCode(cellOf(`area-code.${level.id}`)),
      name: wordsOf((language) => `area-name.${level.id}.${language}`),
    })),
    premises: wordsOf((language) => `premises-name.${language}`),
    room: latinDigits(textOf('room')).replace(/^(\d+)\.0+$/u, '$1'),
    voters: readText(cellOf('registered-voters')),
    latitude: readText(cellOf('latitude')),
    longitude: readText(cellOf('longitude')),
  }
}

/** Numbers of stations run within a province and are printed with four digits. */
const NUMBER_LENGTH = 4

function readRowCode(
  { code: given, number }: RowRead,
  path: readonly Area[] | undefined,
  usualLength: number,
  say: Say,
): StationCode | undefined {
  const largest = path?.[0]?.code
  const completed =
    given === '' && number !== '' && largest !== undefined
      ? `${largest}-${number.padStart(NUMBER_LENGTH, '0')}`
      : given
  if (completed === '') {
    // Without its area a number cannot be completed; that error was said already.
    if (number === '') say('code-missing')
    return undefined
  }
  const whole = restoreZero(completed, path ?? [], usualLength)
  const code = readStationCode(whole)
  if (code === undefined) say('bad-code', { code: whole.slice(0, 40) })
  else if (whole !== completed) say('leading-zero-restored', { given: completed, code: whole })
  return code
}

/**
 * A code that would begin with its area's code, had it a zero in front, lost one to a spreadsheet. The two digits
 * of a province may agree by chance, so there the usual length of the list's codes has to agree as well.
 */
function restoreZero(code: string, path: readonly Area[], usualLength: number): string {
  const longer = `0${code}`
  const begins = (text: string) => path.filter((area) => text.startsWith(area.code)).length
  if (begins(code) > 0 || !/^\d/u.test(code)) return code
  const agreeing = begins(longer)
  return agreeing >= 2 || (agreeing === 1 && longer.length === usualLength) ? longer : code
}

/** The length most codes of the list have. */
function findUsualLength(rows: readonly ListRow[], columns: Columns): number {
  const column = columns['station-code']
  if (column === undefined) return 0
  const counts = new Map<number, number>()
  for (const { cells } of rows) {
    const { length } = readCode(cells[column] ?? '')
    counts.set(length, (counts.get(length) ?? 0) + 1)
  }
  let usual = 0
  for (const [length, count] of counts) if (count > (counts.get(usual) ?? 0)) usual = length
  return usual
}

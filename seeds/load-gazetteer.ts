/** A gazetteer file → areas of every level, parents before children. */

import { basename, dirname } from 'node:path'
import { readAreaCode } from '../schema/codes.ts'
import type { Country } from '../schema/country.ts'
import type { Language } from '../schema/language.ts'
import type { Area } from '../schema/places/gazetteer.ts'
import { SeedFault } from './fields.ts'
import { type CsvRow, readCsv } from './read-csv.ts'
import { readText } from './read-json-file.ts'

export async function loadGazetteer(file: string, country: Country): Promise<readonly Area[]> {
  const place = `${basename(dirname(file))}/${basename(file)}`
  return readGazetteer(await readText(file, place), place, country)
}

/** Columns: `level`, `code`, and `name_` with each language; others are for people. A parent is found by its code. */
export function readGazetteer(text: string, place: string, country: Country): readonly Area[] {
  const depth = new Map(country.areaLevels.map(({ id }, index) => [id, index]))
  const areas = new Map<string, Area>()
  const rows = readCsv(text, place).map((row) => ({ row, depth: depth.get(row.cells.level ?? '') }))
  const sorted = rows.toSorted((one, other) => (one.depth ?? -1) - (other.depth ?? -1))
  for (const { row } of sorted) {
    const area = readArea(row, `${place}: line ${row.line}`, country, areas)
    areas.set(area.code, area)
  }
  return [...areas.values()]
}

function readArea(row: CsvRow, place: string, country: Country, areas: ReadonlyMap<string, Area>): Area {
  const text = row.cells.code ?? ''
  const name = row.cells.level ?? ''
  const index = country.areaLevels.findIndex(({ id }) => id === name)
  const level = country.areaLevels[index]
  if (!level) throw new SeedFault(`${place}: there is no level "${name}" in country.json`)
  const code = readAreaCode(text)
  if (code === undefined || text.length !== level.codeLength)
    throw new SeedFault(
      `${place}: the code of a ${level.id} has ${level.codeLength} characters, leading zeros included; this is "${text}"`,
    )
  if (areas.has(code)) throw new SeedFault(`${place}: the code ${code} is there twice`)
  const above = country.areaLevels[index - 1]
  const parent = above && areas.get(text.slice(0, above.codeLength))
  if (above && !parent)
    throw new SeedFault(`${place}: no ${above.id} has the code ${text.slice(0, above.codeLength)}`)
  return {
    code,
    level: level.id,
    ...(parent && { parent: parent.code }),
    name: readNames(row, place, country.languages),
  }
}

function readNames(row: CsvRow, place: string, languages: readonly Language[]): Area['name'] {
  const names = languages
    .map((language) => [language, (row.cells[`name_${language}`] ?? '').trim()] as const)
    .filter(([, name]) => name !== '')
  if (names.length === 0) throw new SeedFault(`${place}: the area has no name in ${languages.join(' or ')}`)
  return Object.fromEntries(names)
}

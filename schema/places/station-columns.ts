/** The fields a column of a station list can be read as. */

import type { Country } from '../country.ts'
import type { Language } from '../language.ts'

/**
 * A field by its id: `station-code`, or with what it belongs to behind a dot: `area-code.commune`,
 * `area-name.commune.km`, `premises-name.en`.
 */
export type ColumnField =
  | 'station-code'
  | 'station-number'
  | 'room'
  | 'registered-voters'
  | 'latitude'
  | 'longitude'
  | `area-code.${string}`
  | `area-name.${string}.${Language}`
  | `premises-name.${Language}`

/** Field → number of its column, from 0. */
export type Columns = Readonly<Partial<Record<ColumnField, number>>>

/** Every field there can be in this country, in the order in which people should be asked about them. */
export const listFields = ({ areaLevels, languages }: Country): readonly ColumnField[] => [
  'station-code',
  'station-number',
  ...areaLevels.flatMap(({ id }): ColumnField[] => [
    `area-code.${id}`,
    ...languages.map((language): ColumnField => `area-name.${id}.${language}`),
  ]),
  ...languages.map((language): ColumnField => `premises-name.${language}`),
  'room',
  'registered-voters',
  'latitude',
  'longitude',
]

/** The parts of a field, for naming it in words. */
export function partsOfField(field: string): {
  readonly name: string
  readonly level?: string
  readonly language?: Language
} {
  const [name = '', first, second] = field.split('.')
  if (name === 'area-code' && first !== undefined) return { name, level: first }
  if (name === 'area-name' && first !== undefined && second !== undefined)
    return { name, level: first, language: second }
  return name === 'premises-name' && first !== undefined ? { name, language: first } : { name }
}

/** Keeps what names a field of this country; anything else from outside is dropped. */
export function readColumns(given: Readonly<Record<string, number>>, country: Country): Columns {
  const columns: { [Field in ColumnField]?: number } = {}
  for (const field of listFields(country)) {
    const column = given[field]
    if (column !== undefined && Number.isInteger(column) && column >= 0) columns[field] = column
  }
  return columns
}

/** Fields without which no list can be read; each entry is met by any one of its fields. */
export function listMissing(columns: Columns, { areaLevels, languages }: Country): readonly ColumnField[] {
  const has = (fields: readonly ColumnField[]): boolean =>
    fields.some((field) => columns[field] !== undefined)
  const codes = areaLevels.map(({ id }): ColumnField => `area-code.${id}`)
  const names = areaLevels.flatMap(({ id }) =>
    languages.map((language): ColumnField => `area-name.${id}.${language}`),
  )
  const premises = languages.map((language): ColumnField => `premises-name.${language}`)
  const smallestCode = codes.at(-1)
  return [
    ...(has(['station-code', 'station-number']) ? [] : (['station-code'] as const)),
    ...(has([...codes, ...names]) || smallestCode === undefined ? [] : [smallestCode]),
    ...(has(premises) ? [] : premises.slice(0, 1)),
  ]
}

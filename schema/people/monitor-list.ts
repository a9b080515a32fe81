/** A list of monitors as an office has it: which column is what, who stands in each line, and what is wrong there. */

import { readStationCode, type StationCode } from '../codes.ts'
import { searchKey } from '../khmer.ts'
import { latinDigits } from '../numerals.ts'
import { readCode } from './card-words.ts'
import { DISABILITY_WORDS, FIELD_WORDS, type ListWords, SEX_WORDS } from './monitor-list-words.ts'
import {
  type Disability,
  LONGEST_NAME,
  LONGEST_PHONE,
  type RegisterEntry,
  readRegisterEntry,
  type Sex,
} from './register-entry.ts'

export const MONITOR_FIELDS = ['name', 'phone', 'sex', 'disability', 'code', 'stations'] as const
export type MonitorField = (typeof MONITOR_FIELDS)[number]
export type MonitorColumns = { readonly [Field in MonitorField]?: number }

/** Each keeps the whole list out: cards of half a list would leave nobody knowing who is missing. */
export const LIST_COMPLAINTS = [
  'no-name-column',
  'nobody',
  /** Facts: `people`, `most`. */
  'too-many',
  'name-missing',
  /** Fact: `longest`. */
  'name-too-long',
  /** Fact: `given`, as in all that follow. */
  'phone-unlikely',
  'sex-unknown',
  'disability-unknown',
  'code-unfit',
  /** Facts: `given`, `firstLine`. */
  'code-twice',
  'code-taken',
  /** Fact: `firstLine`. */
  'person-twice',
  'station-unfit',
  'station-unknown',
] as const
export type ListComplaintKind = (typeof LIST_COMPLAINTS)[number]

export interface ListComplaint {
  /** As the file counts them; that of the headings is 1. */
  readonly line: number
  readonly kind: ListComplaintKind
  readonly facts: Readonly<Record<string, string | number>>
}

export interface ListedPerson {
  readonly line: number
  readonly entry: RegisterEntry
  /** Wanted by the office. */
  readonly code?: string
  readonly stations: readonly StationCode[]
}

export interface MonitorList {
  readonly people: readonly ListedPerson[]
  readonly complaints: readonly ListComplaint[]
}

interface Line {
  readonly line: number
  readonly cells: readonly string[]
}

/** The largest campaign known had 13,000 monitors in 25 provinces: a list for each. */
export const MOST_PEOPLE = 5_000
const HEADINGS = 1

/** In a Latin heading a whole word, in a Khmer one any part: Khmer puts no spaces between words. */
export const tells = (text: string, { latin, khmer }: ListWords): boolean => {
  const key = searchKey(text.replace(/([a-z])([A-Z])/gu, '$1 $2').replace(/[^\p{L}\p{N}\p{M}]+/gu, ' '))
  const tokens = key.split(' ')
  return (
    latin.some((word) => tokens.join(' ') === word || (!word.includes(' ') && tokens.includes(word))) ||
    khmer.some((word) => key.includes(searchKey(word)))
  )
}

/** A guess from the headings, in Khmer or English, for people to correct. Of two columns for one field the first. */
export function guessMonitorColumns(headings: readonly string[]): MonitorColumns {
  const columns: { [Field in MonitorField]?: number } = {}
  for (const [column, heading] of headings.entries()) {
    // In this order: "code of the station" is a station, and "phone number" is no number of a person.
    const field = (['phone', 'sex', 'disability', 'stations', 'code', 'name'] as const).find((one) =>
      tells(heading, FIELD_WORDS[one]),
    )
    if (field !== undefined && columns[field] === undefined) columns[field] = column
  }
  return columns
}

/** Two lines with the same key are the same person: name and phone, however they are spelt or spaced. */
export const personKey = ({ name, phone }: Pick<RegisterEntry, 'name' | 'phone'>): string =>
  `${searchKey(name)}\n${latinDigits(phone)
    .replace(/\D/gu, '')
    .replace(/^(?:00)?855|^0+/u, '')}`

/** Everybody of a list, in its order, and everything that is wrong with it. Lines without anything are left out. */
export function readMonitorList(columns: MonitorColumns, lines: readonly Line[]): MonitorList {
  if (columns.name === undefined)
    return { people: [], complaints: [{ line: HEADINGS, kind: 'no-name-column', facts: {} }] }
  const filled = lines.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  if (filled.length === 0) return { people: [], complaints: [{ line: HEADINGS, kind: 'nobody', facts: {} }] }
  if (filled.length > MOST_PEOPLE) {
    const facts = { people: filled.length, most: MOST_PEOPLE }
    return { people: [], complaints: [{ line: HEADINGS, kind: 'too-many', facts }] }
  }
  const read = filled.map((line) => readLine(columns, line))
  const people = read.flatMap(({ person }) => person ?? [])
  const complaints = [...read.flatMap((line) => line.complaints), ...checkTwice(people)]
  return { people, complaints: complaints.toSorted((one, other) => one.line - other.line) }
}

interface LineRead {
  readonly person: ListedPerson | undefined
  readonly complaints: readonly ListComplaint[]
}

function readLine(columns: MonitorColumns, { line, cells }: Line): LineRead {
  const cell = (field: MonitorField): string => {
    const column = columns[field]
    return column === undefined ? '' : (cells[column] ?? '').trim()
  }
  const complaints: ListComplaint[] = []
  const complain = (kind: ListComplaintKind, facts: ListComplaint['facts'] = {}) => {
    complaints.push({ line, kind, facts })
  }
  const entry = readEntry(cell, complain)
  const wanted = cell('code')
  const code = wanted === '' ? undefined : readCode(wanted)
  if (wanted !== '' && code === undefined) complain('code-unfit', { given: wanted })
  const stations: StationCode[] = []
  for (const given of cell('stations')
    .split(/[\s,;/]+/u)
    .filter((one) => one !== '')) {
    const station = readStationCode(latinDigits(given))
    if (station === undefined) complain('station-unfit', { given })
    else if (!stations.includes(station)) stations.push(station)
  }
  const person = entry && { line, entry, stations, ...(code === undefined ? {} : { code }) }
  return { person, complaints }
}

type Complain = (kind: ListComplaintKind, facts?: ListComplaint['facts']) => void

function readEntry(cell: (field: MonitorField) => string, complain: Complain): RegisterEntry | undefined {
  const [name, phone] = [cell('name'), cell('phone')]
  const sex = readWord<Sex>(cell('sex'), SEX_WORDS)
  const disability = readDisability(cell('disability'))
  if (sex === undefined) complain('sex-unknown', { given: cell('sex') })
  if (disability === undefined) complain('disability-unknown', { given: cell('disability') })
  if (
    phone !== '' &&
    (!/\d{6}/u.test(latinDigits(phone).replace(/\D/gu, '')) || phone.length > LONGEST_PHONE)
  )
    complain('phone-unlikely', { given: phone.slice(0, LONGEST_PHONE) })
  const entry = readRegisterEntry({
    name,
    phone: phone.slice(0, LONGEST_PHONE),
    sex: sex ?? 'not-said',
    disability: disability ?? 'not-said',
  })
  if (entry) return entry
  if (name.length > LONGEST_NAME) complain('name-too-long', { longest: LONGEST_NAME })
  else complain('name-missing')
  return undefined
}

/** Nothing said is an answer; a word that nobody knows is not. */
function readWord<Kind extends string>(
  given: string,
  words: Readonly<Record<Kind | 'not-said', ListWords>>,
): Kind | 'not-said' | undefined {
  if (given === '') return 'not-said'
  // The keys of the table are the kinds.
  const kinds = Object.keys(words) as readonly (Kind | 'not-said')[]
  const key = searchKey(given)
  return kinds.find((kind) => kind === key) ?? kinds.find((kind) => tells(given, words[kind]))
}

/** Two of them in one cell are `several`. */
function readDisability(given: string): Disability | undefined {
  const parts = given
    .split(/[,;/+&]| and | និង /u)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const kinds = parts.map((part) => readWord<Disability>(part, DISABILITY_WORDS))
  if (kinds.includes(undefined)) return undefined
  const [first = 'not-said', ...others] = [...new Set(kinds)]
  return others.length > 0 ? 'several' : first
}

function checkTwice(people: readonly ListedPerson[]): readonly ListComplaint[] {
  const complaints: ListComplaint[] = []
  const firstBy = new Map<string, number>()
  for (const { line, entry, code } of people) {
    const same = firstBy.get(personKey(entry))
    if (same === undefined) firstBy.set(personKey(entry), line)
    else complaints.push({ line, kind: 'person-twice', facts: { firstLine: same } })
    const taken = code === undefined ? undefined : firstBy.get(code)
    if (code !== undefined && taken === undefined) firstBy.set(code, line)
    else if (code !== undefined && taken !== undefined)
      complaints.push({ line, kind: 'code-twice', facts: { given: code, firstLine: taken } })
  }
  return complaints
}

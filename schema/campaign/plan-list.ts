/** A plan as a list: one line for each monitor and station, what is wrong with it, and what it would change. */

import { readStationCode, type StationCode } from '../codes.ts'
import { latinDigits } from '../numerals.ts'
import { tells } from '../people/monitor-list.ts'
import { FIELD_WORDS } from '../people/monitor-list-words.ts'
import type { Assignment } from './assignment.ts'

export const PLAN_FIELDS = ['monitor', 'station'] as const
export type PlanField = (typeof PLAN_FIELDS)[number]
export type PlanColumns = { readonly [Field in PlanField]?: number }

/** What the lists of the product itself are headed by, whatever the language: one made with it is read again by it. */
export const PLAN_HEADINGS = ['monitor_code', 'station_code'] as const

/** Each keeps the whole list out: half a plan would leave nobody knowing who is missing. */
export const PLAN_COMPLAINTS = [
  'no-monitor-column',
  'no-station-column',
  'nothing',
  /** Facts: `lines`, `most`. */
  'too-many',
  'monitor-missing',
  /** Fact: `given`, as in all that follow. */
  'monitor-unknown',
  'monitor-revoked',
  'station-missing',
  'station-unfit',
  'station-unknown',
  /** Fact: `firstLine`. */
  'line-twice',
] as const
export type PlanComplaintKind = (typeof PLAN_COMPLAINTS)[number]

export interface PlanComplaint {
  /** As the file counts them; that of the headings is 1. */
  readonly line: number
  readonly kind: PlanComplaintKind
  readonly facts: Readonly<Record<string, string | number>>
}

/** Twice what 2,000 monitors with ten stations each are. */
export const MOST_LINES = 40_000
const HEADINGS = 1

/** A guess from the headings, in Khmer or English, for people to correct. */
export function guessPlanColumns(headings: readonly string[]): PlanColumns {
  const station = headings.findIndex((heading) => tells(heading, FIELD_WORDS.stations))
  const others = headings.map((heading, at) => ({ heading, at })).filter(({ at }) => at !== station)
  // "Monitor" says more than "code", which may be anything's.
  const monitor =
    others.find(({ heading }) => tells(heading, FIELD_WORDS.monitor)) ??
    others.find(({ heading }) => tells(heading, FIELD_WORDS.code))
  return {
    ...(monitor ? { monitor: monitor.at } : {}),
    ...(station < 0 ? {} : { station }),
  }
}

/** What a list is held against: everybody of the campaign by their code, and the codes of the register. */
export interface KnownToPlan {
  readonly monitors: readonly { readonly code: string; readonly isRevoked: boolean }[]
  readonly stations: ReadonlySet<string>
}

export interface PlanList {
  readonly assignments: readonly Assignment[]
  readonly complaints: readonly PlanComplaint[]
}

interface Line {
  readonly line: number
  readonly cells: readonly string[]
}

/** Capital letters, spaces and Khmer digits make no other monitor. */
const monitorKey = (code: string): string => latinDigits(code).trim().toLowerCase()

/** Station codes of a list that can be looked up, before it is read. */
export const listStationsIn = ({ station }: PlanColumns, lines: readonly Line[]): readonly StationCode[] =>
  station === undefined
    ? []
    : [
        ...new Set(
          lines.flatMap(({ cells }) => readStationCode(latinDigits(cells[station] ?? '').trim()) ?? []),
        ),
      ]

/** Lines without anything are left out. */
export function readPlanList(columns: PlanColumns, all: readonly Line[], known: KnownToPlan): PlanList {
  const lines = all.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  const whole = wrongAsAWhole(columns, lines.length)
  if (whole.length > 0) return { assignments: [], complaints: whole }
  const monitors = new Map(known.monitors.map((one) => [monitorKey(one.code), one]))
  const first = new Map<string, number>()
  const assignments: Assignment[] = []
  const complaints: PlanComplaint[] = []
  for (const { line, cells } of lines) {
    const complain = (kind: PlanComplaintKind, facts: PlanComplaint['facts'] = {}) => {
      complaints.push({ line, kind, facts })
    }
    const cell = (field: PlanField) => (cells[columns[field] ?? -1] ?? '').trim()
    const monitor = readMonitor(cell('monitor'), monitors, complain)
    const station = readStation(cell('station'), known.stations, complain)
    if (monitor === undefined || station === undefined) continue
    const key = keyOf({ monitor, station })
    const firstLine = first.get(key)
    if (firstLine !== undefined) complain('line-twice', { firstLine })
    else first.set(key, line)
    assignments.push({ monitor, station })
  }
  return { assignments, complaints }
}

function wrongAsAWhole({ monitor, station }: PlanColumns, lines: number): readonly PlanComplaint[] {
  const complaint = (kind: PlanComplaintKind, facts: PlanComplaint['facts'] = {}) => ({
    ...{ line: HEADINGS, kind, facts },
  })
  if (monitor === undefined || station === undefined)
    return [
      ...(monitor === undefined ? [complaint('no-monitor-column')] : []),
      ...(station === undefined ? [complaint('no-station-column')] : []),
    ]
  if (lines === 0) return [complaint('nothing')]
  return lines > MOST_LINES ? [complaint('too-many', { lines, most: MOST_LINES })] : []
}

type Complain = (kind: PlanComplaintKind, facts?: PlanComplaint['facts']) => void

function readMonitor(
  given: string,
  monitors: ReadonlyMap<string, KnownToPlan['monitors'][number]>,
  complain: Complain,
): string | undefined {
  const found = monitors.get(monitorKey(given))
  if (given === '') complain('monitor-missing')
  else if (!found) complain('monitor-unknown', { given })
  else if (found.isRevoked) complain('monitor-revoked', { given })
  else return found.code
  return undefined
}

function readStation(
  given: string,
  stations: ReadonlySet<string>,
  complain: Complain,
): StationCode | undefined {
  const station = readStationCode(latinDigits(given))
  if (given === '') complain('station-missing')
  else if (station === undefined) complain('station-unfit', { given })
  else if (!stations.has(station)) complain('station-unknown', { given })
  else return station
  return undefined
}

const keyOf = ({ monitor, station }: Assignment): string => `${monitor}\n${station}`

/** What becomes of assignments that a list does not name. */
export const RESTS = ['stays', 'goes'] as const
export type Rest = (typeof RESTS)[number]

export interface PlanDifference {
  readonly add: readonly Assignment[]
  readonly remove: readonly Assignment[]
  /** In the list and in the plan. */
  readonly same: number
}

/** A list that is brought in twice changes nothing the second time. */
export function comparePlans(
  present: readonly Assignment[],
  listed: readonly Assignment[],
  rest: Rest,
): PlanDifference {
  const there = new Set(present.map(keyOf))
  const wanted = new Map(listed.map((one) => [keyOf(one), one]))
  const add = [...wanted].flatMap(([key, one]) => (there.has(key) ? [] : [one]))
  return {
    add,
    remove: rest === 'stays' ? [] : present.filter((one) => !wanted.has(keyOf(one))),
    same: wanted.size - add.length,
  }
}

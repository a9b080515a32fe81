/** What visits say about people → tables of stations by area, ready to be protected. */

import type { AccessOutcome, Checklist } from '../checklist/checklist.ts'
import { indexOf } from '../checklist/look-up.ts'
import type { Barrier, Outcome } from '../findings/barrier.ts'
import { protect } from './protect.ts'
import type { DisclosureRules } from './rules.ts'
import type { Cell, TableArea } from './table.ts'
import { hidden } from './table.ts'
import { type TalkHeard, type ToldTalks, tellTalks } from './talk-tables.ts'
import { listBarriersOf } from './tier.ts'

export const WHOLE_COUNTRY = 'country'

export interface PlaceOfStation {
  readonly code: string
  readonly level: string
}

/** One visited station, as far as tables about people need it. */
export interface SeenStation {
  readonly station: string
  readonly monitors: readonly string[]
  /** From the largest to the smallest. */
  readonly areas: readonly PlaceOfStation[]
  readonly access: AccessOutcome | undefined
  readonly outcomes: ReadonlyMap<string, Outcome>
}

/** How often a barrier about people was found in an area, and of how many stations that could tell. */
export interface ToldBarrier {
  readonly barrier: string
  /** Code of the area, or `country`. */
  readonly area: string
  /** Stations that were asked: known from what is told of each station. */
  readonly visited: number
  readonly found: Cell
  readonly n: Cell
}

/** Why nobody got in, in the whole country. */
export interface ToldAccess {
  readonly outcome: AccessOutcome
  readonly stations: Cell
}

export interface ToldTables {
  readonly barriers: readonly ToldBarrier[]
  readonly access: readonly ToldAccess[]
  /** Stations that were visited and not entered. */
  readonly notEntered: number
  /** What voters said there, apart from all that was seen; not in batches told before talks were counted. */
  readonly talks?: ToldTalks
}

const REASONS = ['outside-only', 'refused', 'closed', 'not-found'] as const

/** Tables of one batch; `levels` from the largest to the smallest, `talks`: those at its stations. */
export function tellTables(
  checklist: Checklist,
  levels: readonly string[],
  seen: readonly SeenStation[],
  rules: DisclosureRules,
  talks: readonly TalkHeard[],
): ToldTables {
  const entered = seen.filter(({ access }) => access === 'entered')
  const notEntered = seen.filter(({ access }) => access !== 'entered')
  return {
    barriers: listToldBarriers(checklist).flatMap((barrier) =>
      tellBarrier(barrier, askedAbout(checklist, barrier, entered), levels, rules),
    ),
    access: tellAccess(notEntered, rules),
    notEntered: notEntered.length,
    talks: tellTalks(checklist, talks, rules),
  }
}

/** Barriers about people, but those that say the same as the table of access. */
export const listToldBarriers = (checklist: Checklist): readonly Barrier[] =>
  listBarriersOf(checklist, 'B').filter(({ question }) => question !== checklist.key.accessOutcome)

/**
 * Stations where the question can have been put, as far as anybody can tell from what is told of each station: not
 * with the short form, not before the election day, not where nobody got in. Counting others as well would claim a
 * larger crowd to hide in than there is.
 */
function askedAbout(
  checklist: Checklist,
  { question }: Barrier,
  entered: readonly SeenStation[],
): readonly SeenStation[] {
  const { questions } = indexOf(checklist)
  const open = listBarriersOf(checklist, 'A')
  const short = new Set(checklist.shortForm)
  const skipsOf = (id: string) => (questions.get(id)?.skip ?? []).map((skip) => JSON.stringify(skip))
  // For each reason not to put the question: barriers that are told of and are silent for the same reason.
  const peers = [
    ...(short.has(question) ? [] : [open.filter((barrier) => !short.has(barrier.question))]),
    ...skipsOf(question).map((skip) => open.filter((barrier) => skipsOf(barrier.question).includes(skip))),
  ].filter((those) => those.length > 0)
  const isHeard = ({ outcomes }: SeenStation, { id }: Barrier): boolean =>
    outcomes.get(id) === 'found' || outcomes.get(id) === 'absent'
  return entered.filter((station) =>
    peers.every((those) => those.some((barrier) => isHeard(station, barrier))),
  )
}

function tellBarrier(
  { id, severity }: Barrier,
  seen: readonly SeenStation[],
  levels: readonly string[],
  rules: DisclosureRules,
): readonly ToldBarrier[] {
  const finest = rules.finestLevel[severity]
  const depth = levels.indexOf(finest) + 1
  const parents = new Map<string, string>()
  const visited = new Map<string, number>()
  const stations = seen.map(({ station, monitors, areas, outcomes }) => {
    const outcome = outcomes.get(id)
    const chain = [
      WHOLE_COUNTRY,
      ...areas.filter(({ level }) => levels.indexOf(level) < depth).map(({ code }) => code),
    ]
    chain.forEach((code, order) => {
      const parent = chain[order - 1]
      if (parent !== undefined) parents.set(code, parent)
      visited.set(code, (visited.get(code) ?? 0) + 1)
    })
    return {
      station,
      monitors,
      area: chain.at(-1) ?? WHOLE_COUNTRY,
      ...((outcome === 'found' || outcome === 'absent') && { at: [outcome] }),
    }
  })
  const areas: readonly TableArea[] = [
    { code: WHOLE_COUNTRY },
    ...[...parents].map(([code, parent]) => ({ code, parent })),
  ]
  const dimensions = [{ id: 'outcome', members: ['found', 'absent'] }]
  const cells = protect({ areas, dimensions, stations }, rules)
  return areas.map(({ code }) => {
    const cellOf = (member: string | undefined): Cell =>
      cells.find(({ area, at }) => area === code && at[0] === member)?.cell ?? hidden('few')
    return {
      barrier: id,
      area: code,
      visited: visited.get(code) ?? 0,
      found: cellOf('found'),
      n: cellOf(undefined),
    }
  })
}

function tellAccess(notEntered: readonly SeenStation[], rules: DisclosureRules): readonly ToldAccess[] {
  const cells = protect(
    {
      areas: [{ code: WHOLE_COUNTRY }],
      dimensions: [{ id: 'outcome', members: REASONS }],
      stations: notEntered.map(({ station, monitors, access }) => ({
        station,
        monitors,
        area: WHOLE_COUNTRY,
        ...(access !== undefined && { at: [access] }),
      })),
    },
    rules,
  )
  return REASONS.map((outcome) => ({
    outcome,
    stations: cells.find(({ at }) => at[0] === outcome)?.cell ?? hidden('few'),
  }))
}

/** Figures of some stations: reached, ratings, remedy classes, sections, barriers, people. */

import type { AccessOutcome, Checklist } from '../checklist/checklist.ts'
import { indexOf } from '../checklist/look-up.ts'
import { listToldBarriers, type ToldTables } from '../disclosure/conduct-tables.ts'
import { toldAccess, toldOf } from '../disclosure/told.ts'
import type { Barrier } from '../findings/barrier.ts'
import { countOnTheDay } from '../recommendations/on-the-day.ts'
import type { Design } from './design.ts'
import type { BarrierFigure, Part, PeopleFigures, Ratings, Reached, SectionFigure } from './figures.ts'
import type { FiguresStation, Said, Visited } from './figures-station.ts'
import { groupBy } from './group-by.ts'
import { CODES, outcomeCodes } from './outcome-codes.ts'
import { type Share, shareOf } from './share.ts'
import { sliceOf, type Weighed } from './weights.ts'

export interface PartAsked {
  readonly checklist: Checklist
  readonly design: Design
  readonly weighed: Weighed | undefined
  /** Those that may be told, in the order of the checklist. */
  readonly barriers: readonly Barrier[]
  /** Of the list, visited or not. */
  readonly stations: readonly FiguresStation[]
  readonly visited: readonly Visited[]
  /** Whether why nobody got in may be counted. */
  readonly isWhole: boolean
  /** What may be told of people in this area, or in the whole country. */
  readonly told?: { readonly tables: readonly ToldTables[]; readonly area?: string }
}

interface Counted {
  readonly weighed: Weighed | undefined
  readonly placeOf: ReadonlyMap<string, number>
  /** Of each visited station, in their order. */
  readonly codes: readonly Uint8Array[]
}

export function partOf(asked: PartAsked): Part {
  const { checklist, barriers, visited, told } = asked
  const weighed =
    asked.weighed &&
    sliceOf(
      asked.weighed,
      visited.map(({ unit }) => unit),
    )
  const counted: Counted = {
    weighed,
    placeOf: new Map(checklist.barriers.map(({ id }, place) => [id, place])),
    codes: visited.map(({ said }) => outcomeCodes(checklist, said.outcomes)),
  }
  const all = visited.map((_, at) => at)
  const shareWhere = (is: (said: Said) => boolean): Share =>
    shareOf(
      weighed,
      all,
      visited.map(({ said }) => (is(said) ? 1 : 0)),
    )
  const ratings = (ratingOf: (said: Said) => string): Ratings => ({
    full: shareWhere((said) => ratingOf(said) === 'full'),
    assisted: shareWhere((said) => ratingOf(said) === 'assisted'),
    none: shareWhere((said) => ratingOf(said) === 'none'),
    unknown: shareWhere((said) => ratingOf(said) === 'unknown'),
  })
  return {
    reached: reachedIn(asked),
    ratings: ratings(({ rating }) => rating),
    groups: checklist.groups.map(({ id: group }) => ({
      group,
      ratings: ratings(({ groups }) => groups.get(group) ?? 'unknown'),
    })),
    remedyClasses: {
      'same-day': shareWhere(({ remedyClass }) => remedyClass === 'same-day'),
      'before-next-election': shareWhere(({ remedyClass }) => remedyClass === 'before-next-election'),
      'relocate-or-build': shareWhere(({ remedyClass }) => remedyClass === 'relocate-or-build'),
    },
    onTheDay: countOnTheDay(
      checklist,
      visited.map(({ said }) => said.onTheDay),
    ),
    sections: listSections(checklist, barriers).map(([section, those]) =>
      sectionFigure(section, those, counted),
    ),
    barriers: barriers.map((barrier) => barrierFigure(barrier, counted)),
    ...(told && { people: peopleFigures(checklist, told.tables, told.area) }),
  }
}

function reachedIn({ design, stations, visited, isWhole }: PartAsked): Reached {
  const { basis, drawn } = design
  const isChosen = ({ station, isAssigned }: FiguresStation): boolean =>
    basis === 'census' || (basis === 'by-lot' ? drawn.has(station) : isAssigned)
  const chosen = stations.filter(isChosen)
  const entered = visited.filter(({ said }) => said.accessOutcome === 'entered').length
  const seen = stations.filter(({ said }) => said !== undefined).length
  const reasons: Partial<Record<Exclude<AccessOutcome, 'entered'>, number>> = {}
  for (const { said } of visited)
    if (said.accessOutcome !== undefined && said.accessOutcome !== 'entered')
      reasons[said.accessOutcome] = (reasons[said.accessOutcome] ?? 0) + 1
  return {
    listed: stations.length,
    chosen: chosen.length,
    visited: visited.length,
    entered,
    notEntered: visited.length - entered,
    notReached: chosen.filter(({ said }) => said === undefined).length,
    besides: seen - visited.length,
    ...(isWhole && { reasons }),
  }
}

function barrierFigure({ id }: Barrier, asked: Counted): BarrierFigure {
  const place = asked.placeOf.get(id) ?? -1
  const units: number[] = []
  const found: (0 | 1)[] = []
  let open = 0
  let notApplicable = 0
  for (let at = 0; at < asked.codes.length; at += 1) {
    const code = asked.codes[at]?.[place]
    if (code === CODES.found || code === CODES.absent) {
      units.push(at)
      found.push(code === CODES.found ? 1 : 0)
    } else if (code === CODES.open) open += 1
    else if (code === CODES['not-applicable']) notApplicable += 1
  }
  return { barrier: id, ...shareOf(asked.weighed, units, found), open, notApplicable }
}

function sectionFigure(section: string, barriers: readonly Barrier[], asked: Counted): SectionFigure {
  const places = barriers.map(({ id }) => asked.placeOf.get(id) ?? -1)
  const units: number[] = []
  const found: (0 | 1)[] = []
  let open = 0
  let notApplicable = 0
  for (let at = 0; at < asked.codes.length; at += 1) {
    const has = [false, false, false, false, false]
    for (const place of places) has[asked.codes[at]?.[place] ?? 0] = true
    if (has[CODES.found] || has[CODES.absent] || has[CODES.open]) {
      units.push(at)
      found.push(has[CODES.found] ? 1 : 0)
      if (!has[CODES.found] && has[CODES.open]) open += 1
    } else if (has[CODES['not-applicable']]) notApplicable += 1
  }
  return { section, ...shareOf(asked.weighed, units, found), open, notApplicable }
}

/** Barriers by the section of the question each is read from, in the order of the checklist; context is none. */
function listSections(
  checklist: Checklist,
  barriers: readonly Barrier[],
): readonly (readonly [string, readonly Barrier[]])[] {
  const { sectionOf } = indexOf(checklist)
  const grave = barriers.filter(({ severity }) => severity !== 'context')
  const bySection = groupBy(grave, ({ question }) => sectionOf.get(question)?.id)
  return checklist.sections.flatMap(({ id }) => {
    const those = bySection.get(id)
    return those ? [[id, those] as const] : []
  })
}

function peopleFigures(
  checklist: Checklist,
  tables: readonly ToldTables[],
  area: string | undefined,
): PeopleFigures {
  return {
    barriers: listToldBarriers(checklist).map(({ id }) => {
      const { found, n } = toldOf(tables, id, area)
      return { barrier: id, found, n }
    }),
    access:
      area === undefined
        ? (['outside-only', 'refused', 'closed', 'not-found'] as const).map((outcome) => ({
            outcome,
            stations: toldAccess(tables, outcome),
          }))
        : [],
  }
}

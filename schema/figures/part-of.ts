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
import { type Share, shareOf } from './share.ts'
import type { Weighed } from './weights.ts'

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

export function partOf(asked: PartAsked): Part {
  const { checklist, weighed, barriers, visited, told } = asked
  const saidAt = new Map(visited.map(({ unit, said }) => [unit, said]))
  const units = visited.map(({ unit }) => unit)
  const shareWhere = (is: (said: Said) => boolean): Share =>
    shareOf(weighed, units, (unit) => {
      const said = saidAt.get(unit)
      return said !== undefined && is(said)
    })
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
      sectionFigure(section, those, weighed, visited),
    ),
    barriers: barriers.map((barrier) => barrierFigure(barrier, weighed, visited)),
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

function barrierFigure(
  { id }: Barrier,
  weighed: Weighed | undefined,
  visited: readonly Visited[],
): BarrierFigure {
  const units: number[] = []
  const found = new Set<number>()
  let open = 0
  let notApplicable = 0
  for (const { unit, said } of visited) {
    const outcome = said.outcomes.get(id)
    if (outcome === 'found') found.add(unit)
    if (outcome === 'found' || outcome === 'absent') units.push(unit)
    else if (outcome === 'open') open += 1
    else if (outcome === 'not-applicable') notApplicable += 1
  }
  return { barrier: id, ...shareOf(weighed, units, (unit) => found.has(unit)), open, notApplicable }
}

/** What only gives context is no barrier of the station. */
function sectionFigure(
  section: string,
  barriers: readonly Barrier[],
  weighed: Weighed | undefined,
  visited: readonly Visited[],
): SectionFigure {
  const units: number[] = []
  const found = new Set<number>()
  let open = 0
  let notApplicable = 0
  for (const { unit, said } of visited) {
    const outcomes = barriers.flatMap(({ id }) => said.outcomes.get(id) ?? [])
    if (outcomes.length === 0) continue
    if (outcomes.every((outcome) => outcome === 'not-applicable')) notApplicable += 1
    else {
      units.push(unit)
      if (outcomes.includes('found')) found.add(unit)
      else if (outcomes.includes('open')) open += 1
    }
  }
  return { section, ...shareOf(weighed, units, (unit) => found.has(unit)), open, notApplicable }
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

/** Figures of some stations: reached, ratings, remedy classes, sections, barriers, people. */

import type { AccessOutcome, Checklist } from '../checklist/checklist.ts'
import { indexOf } from '../checklist/look-up.ts'
import { listToldBarriers, type ToldTables } from '../disclosure/conduct-tables.ts'
import { toldAccess, toldOf } from '../disclosure/told.ts'
import type { Barrier } from '../findings/barrier.ts'
import type { Rating } from '../findings/rating.ts'
import { countOnTheDay } from '../recommendations/on-the-day.ts'
import type { Design } from './design.ts'
import type { BarrierFigure, Part, PeopleFigures, Ratings, Reached, SectionFigure } from './figures.ts'
import type { FiguresStation, Said, Visited } from './figures-station.ts'
import { groupBy } from './group-by.ts'
import { CODES, type OutcomeCodes, outcomeCodes } from './outcome-codes.ts'
import { countShare, type Share } from './share.ts'
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
  /** Visited stations. */
  readonly count: number
  /** Theirs, in their order. */
  readonly said: OutcomeCodes
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
    count: visited.length,
    said: outcomeCodes(
      checklist,
      visited.map(({ said }) => said),
    ),
  }
  const sharesOf = sharesAmong(weighed, visited)
  const ratings = (ratingOf: (said: Said) => Rating): Ratings => {
    const share = sharesOf(ratingOf)
    return {
      ...{ full: share('full'), assisted: share('assisted') },
      ...{ none: share('none'), unknown: share('unknown') },
    }
  }
  const remedyClass = sharesOf((said) => said.remedyClass)
  return {
    reached: reachedIn(asked),
    ratings: ratings(({ rating }) => rating),
    groups: checklist.groups.map(({ id: group }) => ({
      group,
      ratings: ratings(({ groups }) => groups.get(group) ?? 'unknown'),
    })),
    remedyClasses: {
      'same-day': remedyClass('same-day'),
      'before-next-election': remedyClass('before-next-election'),
      'relocate-or-build': remedyClass('relocate-or-build'),
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

/** Shares of all visited stations by one thing said of each, which is looked at once. */
const sharesAmong =
  (weighed: Weighed | undefined, visited: readonly Visited[]) =>
  <Thing>(thingOf: (said: Said) => Thing): ((wanted: Thing) => Share) => {
    const things = visited.map(({ said }) => thingOf(said))
    return (wanted) => {
      const counting = countShare(weighed)
      things.forEach((thing, at) => {
        counting.add(at, thing === wanted)
      })
      return counting.share()
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
  const place = asked.placeOf.get(id)
  const { codes, width } = asked.said
  const counting = countShare(asked.weighed)
  let open = 0
  let notApplicable = 0
  for (let at = 0; at < asked.count; at += 1) {
    const code = place === undefined ? undefined : codes[at * width + place]
    if (code === CODES.found || code === CODES.absent) counting.add(at, code === CODES.found)
    else if (code === CODES.open) open += 1
    else if (code === CODES['not-applicable']) notApplicable += 1
  }
  return { barrier: id, ...counting.share(), open, notApplicable }
}

function sectionFigure(section: string, barriers: readonly Barrier[], asked: Counted): SectionFigure {
  const places = barriers.flatMap(({ id }) => asked.placeOf.get(id) ?? [])
  const { codes, width } = asked.said
  const counting = countShare(asked.weighed)
  let open = 0
  let notApplicable = 0
  for (let at = 0; at < asked.count; at += 1) {
    const has = [false, false, false, false, false]
    for (const place of places) has[codes[at * width + place] ?? 0] = true
    if (has[CODES.found] || has[CODES.absent] || has[CODES.open]) {
      counting.add(at, has[CODES.found] === true)
      if (!has[CODES.found] && has[CODES.open]) open += 1
    } else if (has[CODES['not-applicable']]) notApplicable += 1
  }
  return { section, ...counting.share(), open, notApplicable }
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

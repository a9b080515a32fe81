/** Stations and what visits say of them → figures. */

import type { Checklist, ChoiceId } from '../checklist/checklist.ts'
import { indexOf } from '../checklist/look-up.ts'
import type { ToldTables } from '../disclosure/conduct-tables.ts'
import type { ToldTalks } from '../disclosure/talk-tables.ts'
import { listBarriersOf } from '../disclosure/tier.ts'
import type { ChecklistRef } from '../visit/visit.ts'
import type { Design } from './design.ts'
import type { AreaPart, Figures, KindPart } from './figures.ts'
import type { FiguresStation, Visited } from './figures-station.ts'
import { groupBy } from './group-by.ts'
import { interviewFigures } from './interview-figures.ts'
import { partOf } from './part-of.ts'
import { weigh } from './weights.ts'

export interface FiguresAsked {
  readonly checklist: Checklist
  readonly ref: ChecklistRef
  readonly design: Design
  /** All of the list, in order of their codes. */
  readonly stations: readonly FiguresStation[]
  /** Only of these; weights stay those of the whole sample. */
  readonly within?: { readonly area?: string; readonly kind?: ChoiceId }
  /** Levels to be told apart, from the largest. */
  readonly levels: readonly { readonly id: string; readonly codeLength: number }[]
  /**
   * Given wherever figures leave the review, even if it is empty: then stations must come without conduct, barriers
   * about people come from here alone, and why nobody got in is not counted.
   */
  readonly told?: readonly ToldTables[]
  /** What voters said, batch by batch; nothing as long as none of it may be told. */
  readonly talks?: readonly ToldTalks[]
}

export function figuresOf(asked: FiguresAsked): Figures {
  const { checklist, ref, design, levels, told, talks, within = {} } = asked
  const isMeant = ({ area, kind }: FiguresStation): boolean =>
    area.startsWith(within.area ?? '') && (within.kind === undefined || kind === within.kind)
  const stations = asked.stations.filter(isMeant)
  const counted = listVisited(design, asked.stations)
  const visited = counted.filter(({ at }) => isMeant(at))
  const base = {
    ...{ checklist, design, isWhole: told === undefined },
    weighed:
      design.basis === 'by-lot'
        ? weigh(
            design,
            counted.map(({ at }) => at.station),
          )
        : undefined,
    barriers: told ? listBarriersOf(checklist, 'A') : checklist.barriers,
  }
  const byKind = groupBy(visited, ({ at }) => at.kind)
  // Tables about people are made for areas, and know no kind of building.
  const toldIn = (area: string | undefined) =>
    told && within.kind === undefined
      ? { told: { tables: told, ...(area !== undefined && { area }) } }
      : undefined
  return {
    version: 1,
    checklist: ref,
    basis: design.basis,
    designs: design.kinds,
    hasListChanged: design.hasListChanged,
    whole: partOf({ ...base, stations, visited, ...toldIn(within.area) }),
    areas: levels.flatMap(({ id, codeLength }): readonly AreaPart[] => {
      const codeOf = ({ area }: FiguresStation) =>
        area.length >= codeLength ? area.slice(0, codeLength) : undefined
      const listed = groupBy(stations, codeOf)
      return [...groupBy(visited, ({ at }) => codeOf(at))]
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([area, those]) => ({
          ...{ level: id, area },
          ...partOf({ ...base, stations: listed.get(area) ?? [], visited: those, ...toldIn(area) }),
        }))
    }),
    // Talks are few: they are told of the whole country alone.
    ...(talks &&
      within.area === undefined &&
      within.kind === undefined && { interviews: interviewFigures(talks) }),
    kinds: listKinds(checklist).flatMap((kind): readonly KindPart[] => {
      const those = byKind.get(kind)
      // What kind of building it is, visits alone say: nobody knows how many the list has.
      return those === undefined
        ? []
        : [{ kind, ...partOf({ ...base, stations: those.map(({ at }) => at), visited: those }) }]
    }),
  }
}

/** Those that count: where lots were drawn, only whom they fell on. */
function listVisited(design: Design, stations: readonly FiguresStation[]): readonly Visited[] {
  const visited: Visited[] = []
  for (const at of stations)
    if (at.said && (design.basis !== 'by-lot' || design.drawn.has(at.station)))
      visited.push({ at, said: at.said, unit: visited.length })
  return visited
}

/** Choices of the checklist's question about the kind of place, as far as it has one. */
function listKinds(checklist: Checklist): readonly ChoiceId[] {
  const question = indexOf(checklist).questions.get(checklist.key.premisesKind)
  return question?.kind === 'choice' ? question.choices.map(({ id }) => id) : []
}

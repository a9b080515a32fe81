/** The largest areas beside each other, and the visited stations on a map. */

import { RATINGS } from '../../findings/rating.ts'
import { numberColumn, paragraph, textColumn } from '../blocks.ts'
import type { Block, Chapter } from '../document.ts'
import { drawStations } from '../map-of-stations.ts'
import type { ReportSource } from '../report-source.ts'
import { listShownFigures } from '../shown-figures.ts'
import type { Tongue } from '../tongue.ts'
import { listMostFrequent } from './summary.ts'

export function writeAreas(tongue: Tongue, source: ReportSource): Chapter {
  const { say, number, words } = tongue
  const { areas, checklists } = source.content
  const names = new Map(checklists[0].barriers.map(({ id, name }) => [id, words(name)]))
  const ratings: Block = {
    kind: 'table',
    caption: say('report-areas-caption'),
    columns: [
      textColumn(say('report-area'), 2),
      numberColumn(say('report-area-visited'), 1.6),
      ...RATINGS.map((rating) => numberColumn(say(`state-${rating}`), 1.2)),
    ],
    rows: areas.map(({ name, coverage, ratings: counts }) => [
      words(name),
      say('report-count-of', { count: coverage.visited, n: coverage.stations }),
      ...RATINGS.map((rating) => number(counts.all[rating])),
    ]),
  }
  const barriers: Block = {
    kind: 'table',
    caption: say('report-areas-barriers-caption'),
    columns: [
      textColumn(say('report-area'), 2),
      textColumn(say('report-area-most'), 4),
      numberColumn(say('report-stations-found'), 1.6),
    ],
    rows: areas.flatMap(({ name, figures }) =>
      listMostFrequent(listShownFigures({ figures }), 1).map((most) => [
        words(name),
        names.get(most.barrier) ?? most.barrier,
        say('report-count-of', { count: most.found, n: most.n }),
      ]),
    ),
  }
  return {
    id: 'areas',
    heading: say('report-chapter-areas'),
    blocks: [
      paragraph(say('report-areas-what')),
      ...drawStations(tongue, source),
      ...(areas.length === 0 ? [] : [ratings]),
      ...(barriers.rows.length === 0 ? [] : [barriers]),
    ],
    sections: [],
  }
}

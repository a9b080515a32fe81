/** Who can vote at the stations visited: in all, and for each group of voters. */

import { SMALL_N } from '../../findings/indicators.ts'
import { RATINGS, type Rating, REMEDY_CLASSES } from '../../findings/rating.ts'
import { numberColumn, paragraph, textColumn } from '../blocks.ts'
import type { Block, Chapter, Section } from '../document.ts'
import type { ReportSource } from '../report-source.ts'
import { shareOf, type Tongue } from '../tongue.ts'

export function writeRatings(tongue: Tongue, { content }: ReportSource): Chapter {
  const { say, number, words } = tongue
  const { ratings, coverage, checklists } = content
  const { visited } = coverage
  const rowOf = (name: string, counts: Readonly<Record<Rating, number>>): readonly string[] => [
    name,
    ...RATINGS.map((rating) => number(counts[rating])),
  ]
  const groups = checklists[0].groups.flatMap(({ id, name }) => {
    const counts = ratings.groups[id]
    return counts ? [rowOf(words(name), counts)] : []
  })
  return {
    id: 'ratings',
    heading: say('report-chapter-ratings'),
    blocks: [
      paragraph(say('report-ratings-what')),
      {
        kind: 'table',
        caption: say('report-ratings-caption'),
        columns: [
          textColumn(say('report-ratings-column'), 2),
          numberColumn(say('report-ratings-stations')),
          numberColumn(say('report-ratings-share'), 2.5),
        ],
        rows: RATINGS.map((rating) => [
          say(`state-${rating}`),
          number(ratings.all[rating]),
          shareOf(tongue, ratings.all[rating], visited, SMALL_N),
        ]),
        bars: RATINGS.map((rating) =>
          visited < SMALL_N ? null : { share: (100 * ratings.all[rating]) / visited },
        ),
      },
    ],
    sections: [
      {
        id: 'groups',
        heading: say('report-ratings-groups'),
        blocks: [
          {
            kind: 'table',
            caption: say('report-ratings-groups-caption'),
            columns: [
              textColumn(say('report-group'), 2),
              ...RATINGS.map((rating) => numberColumn(say(`state-${rating}`), 1.2)),
            ],
            rows: [rowOf(say('report-voters-all'), ratings.all), ...groups],
          },
        ],
      },
      ...writeRemedyClasses(tongue, content),
    ],
  }
}

/** When the barriers of the stations visited can be gone. */
function writeRemedyClasses(tongue: Tongue, { estimates }: ReportSource['content']): readonly Section[] {
  if (estimates === undefined) return []
  const { say } = tongue
  const table: Block = {
    kind: 'table',
    caption: say('report-remedy-classes-caption'),
    columns: [textColumn(say('report-remedy-class'), 3), numberColumn(say('report-ratings-stations'), 2)],
    rows: REMEDY_CLASSES.map((remedyClass) => {
      const { count, n } = estimates.whole.remedyClasses[remedyClass]
      return [say(`can-be-gone-${remedyClass}`), shareOf(tongue, count, n, SMALL_N)]
    }),
  }
  return [{ id: 'remedy-classes', heading: say('report-remedy-classes'), blocks: [table] }]
}

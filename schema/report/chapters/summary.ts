/** The first chapter: what was found, each number with its own n. */

import type { Barrier } from '../../findings/barrier.ts'
import { SMALL_N } from '../../findings/indicators.ts'
import { RATINGS } from '../../findings/rating.ts'
import { isInside } from '../../recommendations/record.ts'
import { type AskedOfOne, listAsked } from '../../release/asked.ts'
import { list, numberColumn, paragraph, textColumn } from '../blocks.ts'
import type { Block, Chapter } from '../document.ts'
import type { ReportSource } from '../report-source.ts'
import { barOf, listShownFigures, type ShownFigure, shareIn } from '../shown-figures.ts'
import { listed, shareOf, type Tongue } from '../tongue.ts'

/** So many barriers are named where only the most frequent are. */
const MOST_FREQUENT = 8

export function writeSummary(tongue: Tongue, { content }: ReportSource): Chapter {
  const { say } = tongue
  const { coverage, ratings, campaign, checklists } = content
  const [checklist] = checklists
  const asked = listAsked(content)
  return {
    id: 'summary',
    heading: say('report-chapter-summary'),
    blocks:
      coverage.visited === 0
        ? [paragraph(say('report-summary-no-visit'))]
        : [
            paragraph(say('report-summary-visited', { ...coverage })),
            list(
              RATINGS.map((rating) =>
                say(`report-summary-${rating}`, {
                  share: shareOf(tongue, ratings.all[rating], coverage.visited, SMALL_N),
                }),
              ),
            ),
            paragraph(say(`report-sample-${campaign.sampleType}`)),
            ...writeMostFrequent(tongue, listShownFigures(content), checklist.barriers),
            ...writeAsked(tongue, asked),
          ],
    sections: [],
  }
}

function writeAsked(tongue: Tongue, those: readonly AskedOfOne[]): readonly Block[] {
  const { say, words } = tongue
  const asked = those.flatMap((one) => one.asked)
  if (asked.length === 0) return []
  const states = asked.flatMap(({ record }) => record?.state ?? [])
  const all = say('report-summary-recommendations', {
    recommendations: asked.length,
    addressees: listed(
      tongue,
      those.map(({ name }) => words(name)),
    ),
  })
  if (states.length === 0) return [paragraph(all)]
  const handed = states.filter((state) => !isInside(state)).length
  const done = states.filter((state) => state === 'done').length
  return [paragraph(all), paragraph(say('report-summary-records', { handed, done }))]
}

/** By their share; where there are few, by how many: a share of few says more than is known. */
export function listMostFrequent(figures: readonly ShownFigure[], most: number): readonly ShownFigure[] {
  return figures
    .filter(({ found }) => found > 0)
    .map((figure, place) => ({ figure, place }))
    .sort(
      (one, other) =>
        Number(one.figure.share === undefined) - Number(other.figure.share === undefined) ||
        (other.figure.share ?? other.figure.found) - (one.figure.share ?? one.figure.found) ||
        one.place - other.place,
    )
    .slice(0, most)
    .map(({ figure }) => figure)
}

function writeMostFrequent(
  tongue: Tongue,
  figures: readonly ShownFigure[],
  barriers: readonly Barrier[],
): readonly Block[] {
  const { say, words, number } = tongue
  const most = listMostFrequent(figures, MOST_FREQUENT)
  if (most.length === 0) return []
  const names = new Map(barriers.map(({ id, name }) => [id, words(name)]))
  return [
    {
      kind: 'table',
      caption: say('report-summary-caption-most'),
      columns: [
        textColumn(say('report-barrier'), 4),
        numberColumn(say('report-found')),
        numberColumn(say('report-can-tell')),
        numberColumn(say('report-share-found'), 2.2),
      ],
      rows: most.map((figure) => [
        names.get(figure.barrier) ?? figure.barrier,
        number(figure.found),
        number(figure.n),
        shareIn(tongue, figure),
      ]),
      bars: most.map(barOf),
    },
  ]
}

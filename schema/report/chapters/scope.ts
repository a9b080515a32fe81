/** What was looked at, how it was chosen, and what the numbers cannot say. */

import { list, numberColumn, paragraph, textColumn } from '../blocks.ts'
import type { Block, Chapter } from '../document.ts'
import type { ReportSource } from '../report-source.ts'
import type { Tongue } from '../tongue.ts'

export function writeScope(tongue: Tongue, { content }: ReportSource): Chapter {
  const { say, number } = tongue
  const { coverage, campaign } = content
  return {
    id: 'scope',
    heading: say('report-chapter-scope'),
    blocks: [
      paragraph(say(`report-sample-${campaign.sampleType}`)),
      {
        kind: 'table',
        caption: say('report-scope-coverage'),
        columns: [textColumn(say('report-ratings-stations'), 3), numberColumn(say('report-scope-count'))],
        rows: [
          [say('report-scope-stations'), number(coverage.stations)],
          [say('report-scope-visited'), number(coverage.visited)],
          [say('report-scope-entered'), number(coverage.entered)],
          [say('report-scope-not-visited'), number(coverage.stations - coverage.visited)],
        ],
      },
    ],
    sections: [...writeSamples(tongue, content.samples)],
  }
}

function* writeSamples(tongue: Tongue, samples: ReportSource['content']['samples']) {
  if (samples.length === 0) return
  const { say, number } = tongue
  const block: Block = {
    kind: 'table',
    caption: say('report-samples-caption'),
    columns: [
      textColumn(say('report-sample-kind'), 2),
      numberColumn(say('report-sample-drawn')),
      numberColumn(say('report-sample-listed')),
      textColumn(say('report-sample-seed'), 2),
    ],
    rows: samples.map(({ kind, stations, listed, seed }) => [
      say(`report-sample-kind-${kind}`),
      number(stations),
      number(listed),
      seed ?? say('report-nothing'),
    ]),
  }
  yield { id: 'samples', heading: say('report-samples'), blocks: [block] }
}

export const writeLimits = ({ say }: Tongue, { content }: ReportSource): Chapter => ({
  id: 'limits',
  heading: say('report-chapter-limits'),
  blocks: [list(content.limits.map(({ id, facts }) => say(`release-${id}`, facts)))],
  sections: [],
})

/** The stations one by one, in the order of the numbers of the election commission. */

import type { Barrier, BarrierId } from '../../findings/barrier.ts'
import { paragraph, textColumn } from '../blocks.ts'
import type { Chapter } from '../document.ts'
import type { ReportSource, StationLine } from '../report-source.ts'
import type { Tongue } from '../tongue.ts'

/**
 * A longer annex helps nobody to read, and a PDF of it takes minutes and gigabytes. All stations are in the tables of
 * the release.
 */
export const MOST_IN_ANNEX = 2000

export function writeAnnex(tongue: Tongue, { content, stations }: ReportSource): Chapter {
  const { say } = tongue
  const barriers = new Map(
    content.checklists.toReversed().flatMap((checklist) => checklist.barriers.map((one) => [one.id, one])),
  )
  const shown = stations.slice(0, MOST_IN_ANNEX)
  return {
    id: 'annex',
    heading: say('report-chapter-annex'),
    blocks:
      content.kind === 'preliminary'
        ? [paragraph(say('report-annex-none'))]
        : [
            paragraph(say('report-annex-what')),
            ...(shown.length < stations.length
              ? [paragraph(say('report-annex-first', { listed: shown.length, stations: stations.length }))]
              : []),
            {
              kind: 'table',
              caption: say('report-annex-caption'),
              columns: [
                textColumn(say('report-annex-station'), 1.5),
                textColumn(say('report-annex-place'), 2.6),
                textColumn(say('report-annex-rating'), 1.4),
                textColumn(say('report-annex-barriers'), 4),
              ],
              rows: shown.map((line) => rowOf(tongue, barriers, line)),
            },
          ],
    sections: [],
  }
}

function rowOf(
  tongue: Tongue,
  barriers: ReadonlyMap<BarrierId, Barrier>,
  { code, room, premises, areas, rating, found }: StationLine,
): readonly string[] {
  const { say, words } = tongue
  const place = [words(premises), ...areas.map(({ name }) => words(name))].filter((name) => name !== '')
  return [
    room === '' ? code : `${code} · ${say('report-annex-room', { room })}`,
    place.join(`${say('report-comma')} `),
    say(`state-${rating}`),
    foundAt(tongue, barriers, found),
  ]
}

function foundAt(
  { say, words }: Tongue,
  barriers: ReadonlyMap<BarrierId, Barrier>,
  found: readonly BarrierId[],
): string {
  const those = found.flatMap((id) => barriers.get(id) ?? [])
  const grave = those.filter(({ severity }) => severity === 'critical' || severity === 'major')
  const further = those.length - grave.length
  if (those.length === 0) return say('report-annex-nothing-found')
  return [
    ...grave.map(({ name }) => words(name)),
    ...(further === 0 ? [] : [say('report-annex-further', { barriers: further })]),
  ].join('; ')
}

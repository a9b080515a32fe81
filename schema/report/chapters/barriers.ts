/** Every barrier with its own denominator, section by section; and what may be told of people. */

import type { Checklist } from '../../checklist/checklist.ts'
import { listToldBarriers } from '../../disclosure/conduct-tables.ts'
import type { Cell } from '../../disclosure/table.ts'
import { toldOf } from '../../disclosure/told.ts'
import { numberColumn, paragraph, textColumn } from '../blocks.ts'
import type { Block, Chapter, Section } from '../document.ts'
import type { ReportSource } from '../report-source.ts'
import { barOf, listShownFigures, shareIn } from '../shown-figures.ts'
import type { Tongue } from '../tongue.ts'

export function writeBarriers(tongue: Tongue, { content }: ReportSource): Chapter {
  const { say, words, number } = tongue
  const [checklist] = content.checklists
  const figures = new Map(listShownFigures(content).map((figure) => [figure.barrier, figure]))
  const sections = checklist.sections.flatMap(({ id, title, questions }): readonly Section[] => {
    const own = new Set(questions.map((question) => question.id))
    const told = checklist.barriers.flatMap((barrier) => {
      const figure = figures.get(barrier.id)
      return figure && own.has(barrier.question) ? [{ barrier, figure }] : []
    })
    if (told.length === 0) return []
    const section = words(title)
    return [
      {
        id: `barriers-${id}`,
        heading: section,
        blocks: [
          {
            kind: 'table',
            caption: say('report-barriers-caption', { section }),
            columns: [
              textColumn(say('report-barrier'), 3.4),
              textColumn(say('report-severity'), 1.6),
              numberColumn(say('report-found')),
              numberColumn(say('report-can-tell')),
              numberColumn(say('report-not-known')),
              numberColumn(say('report-share-found'), 2),
            ],
            rows: told.map(({ barrier, figure }) => [
              words(barrier.name),
              say(`severity-${barrier.severity}`),
              number(figure.found),
              number(figure.n),
              number(figure.open),
              shareIn(tongue, figure),
            ]),
            bars: told.map(({ figure }) => barOf(figure)),
          },
        ],
      },
    ]
  })
  return {
    id: 'barriers',
    heading: say('report-chapter-barriers'),
    blocks: [paragraph(say(sections.length === 0 ? 'report-barriers-none' : 'report-barriers-what'))],
    sections: [...sections, ...writePeople(tongue, content, checklist)],
  }
}

function writePeople(
  tongue: Tongue,
  { told }: ReportSource['content'],
  checklist: Checklist,
): readonly Section[] {
  if (told.length === 0) return []
  const { say, words } = tongue
  const table: Block = {
    kind: 'table',
    caption: say('report-barriers-people-caption'),
    columns: [
      textColumn(say('report-barrier'), 4),
      numberColumn(say('report-found'), 1.5),
      numberColumn(say('report-can-tell'), 1.5),
    ],
    rows: listToldBarriers(checklist).map(({ id, name }) => {
      const { found, n } = toldOf(told, id)
      return [words(name), toldIn(tongue, found), toldIn(tongue, n)]
    }),
  }
  const blocks: readonly Block[] = [paragraph(say('report-barriers-people-what')), table]
  return [{ id: 'barriers-of-people', heading: say('report-barriers-people'), blocks }]
}

const toldIn = ({ say, number }: Tongue, cell: Cell): string =>
  'hidden' in cell ? say('report-hidden') : say('report-about', { count: number(cell.shown) })

/** What voters said: a chapter of its own, which counts no station; none where nothing of it may be told. */

import type { Checklist } from '../../checklist/checklist.ts'
import { findDifficultyGrid } from '../../disclosure/hear-talk.ts'
import type { Cell } from '../../disclosure/table.ts'
import { listTalkQuestions, NO_DIFFICULTY, SEVERAL, type TalkPart } from '../../disclosure/talk-tables.ts'
import type { InterviewPart } from '../../figures/figures.ts'
import { numberColumn, paragraph, textColumn } from '../blocks.ts'
import type { Block, Chapter, Section } from '../document.ts'
import type { ReportSource } from '../report-source.ts'
import type { Tongue } from '../tongue.ts'

/** Columns of numbers that fit beside the answers on paper, in large print as well. */
const MOST_COLUMNS = 3

export function writeInterviews(tongue: Tongue, { content }: ReportSource): readonly Chapter[] {
  const parts = content.estimates?.interviews ?? []
  const [all] = parts
  if (all === undefined) return []
  const { say, words, number } = tongue
  const [checklist] = content.checklists
  const told = listTalkQuestions(checklist).filter((question) => {
    const figure = all.questions.find((one) => one.question === question.id)
    return figure?.choices.some(({ count }) => 'shown' in count)
  })
  return [
    {
      id: 'interviews',
      heading: say('report-chapter-interviews'),
      blocks: [
        paragraph(
          say('report-interviews-what', { talks: number(all.talks), stations: number(all.stations) }),
        ),
        paragraph(say('report-interviews-limits')),
      ],
      sections: told.map(
        (question): Section => ({
          id: `interviews-${question.id}`,
          heading: words(question.text),
          blocks: [
            ...(question.kind === 'choices' ? [paragraph(say('report-interviews-several'))] : []),
            ...inPortions(parts).map((some) => tableOf(tongue, checklist, question, some)),
          ],
        }),
      ),
    },
  ]
}

type Question = ReturnType<typeof listTalkQuestions>[number]

function tableOf(
  tongue: Tongue,
  checklist: Checklist,
  { id, text, choices }: Question,
  parts: readonly InterviewPart[],
): Block {
  const { say, words } = tongue
  const figures = parts.map(({ questions }) => questions.find(({ question }) => question === id))
  return {
    kind: 'table',
    caption: words(text),
    columns: [
      textColumn(say('report-interviews-answer'), 3),
      ...parts.map(({ part }) => numberColumn(partIn(tongue, checklist, part), 1.6)),
    ],
    rows: [
      ...choices.map((choice) => [
        words(choice.text),
        ...figures.map((figure) =>
          toldIn(tongue, figure?.choices.find((one) => one.choice === choice.id)?.count),
        ),
      ]),
      [say('report-interviews-answered'), ...figures.map((figure) => toldIn(tongue, figure?.n))],
    ],
  }
}

function partIn({ say, words }: Tongue, checklist: Checklist, part: TalkPart): string {
  if (part.of === 'all') return say('report-interviews-all')
  if (part.of === 'sex') return say(`report-interviews-${part.sex}`)
  if (part.difficulty === SEVERAL || part.difficulty === NO_DIFFICULTY)
    return say(`report-interviews-difficulty-${part.difficulty}`)
  const row = findDifficultyGrid(checklist)?.rows.find(({ id }) => id === part.difficulty)
  return say('report-interviews-difficulty', { difficulty: row ? words(row.text) : part.difficulty })
}

const toldIn = ({ say, number }: Tongue, cell: Cell | undefined): string =>
  cell && 'shown' in cell ? say('report-about', { count: number(cell.shown) }) : say('report-hidden')

const inPortions = (parts: readonly InterviewPart[]): readonly (readonly InterviewPart[])[] =>
  Array.from({ length: Math.ceil(parts.length / MOST_COLUMNS) }, (_, at) =>
    parts.slice(at * MOST_COLUMNS, (at + 1) * MOST_COLUMNS),
  )

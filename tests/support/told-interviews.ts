/** What voters said as an office tells it after the quiet days; some of it too small to be told. */

import type { Checklist } from '../../schema/checklist/checklist.ts'
import type { Cell } from '../../schema/disclosure/table.ts'
import { listTalkQuestions, type TalkPart } from '../../schema/disclosure/talk-tables.ts'
import type { InterviewFigures } from '../../schema/figures/figures.ts'

const PARTS: readonly (readonly [TalkPart, number])[] = [
  [{ of: 'all' }, 420],
  [{ of: 'sex', sex: 'women' }, 230],
  [{ of: 'sex', sex: 'others' }, 190],
  [{ of: 'difficulty', difficulty: 'none' }, 150],
  [{ of: 'difficulty', difficulty: 'several' }, 60],
  [{ of: 'difficulty', difficulty: 'wg_walking' }, 120],
]

const about = (shown: number): Cell =>
  shown < 6 ? { hidden: true, why: 'few' } : { shown, from: Math.max(6, shown - 3), to: shown + 3 }

/** Of every question half as many say the next answer as said the one before. */
export const toldInterviews = (checklist: Checklist): InterviewFigures =>
  PARTS.map(([part, talks]) => ({
    ...{ part, talks, stations: Math.round(talks / 2) },
    questions: listTalkQuestions(checklist).map(({ id, choices }) => ({
      question: id,
      n: about(Math.floor(talks / 10) * 10),
      choices: choices.map(({ id: choice }, at) => ({
        choice,
        count: about(5 * Math.round(talks / 2 ** (at + 1) / 5)),
      })),
    })),
  }))

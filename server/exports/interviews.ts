/** What voters said, in numbers: a row for each answer of all, of a sex and of a kind of difficulty; rounded, or not told. */

import type { Checklist } from '../../schema/checklist/checklist.ts'
import { findDifficultyGrid } from '../../schema/disclosure/hear-talk.ts'
import {
  listTalkQuestions,
  NO_DIFFICULTY,
  SEVERAL,
  TALK_SEXES,
  type TalkPart,
} from '../../schema/disclosure/talk-tables.ts'
import type { InterviewFigures } from '../../schema/figures/figures.ts'
import { type Language, wordsIn } from '../../schema/language.ts'
import { type Cell, writeCsv } from './csv.ts'

/** Those whose names do not say what they hold. */
export const INTERVIEW_COLUMNS = [
  ...['of', 'interviews', 'stations', 'said', 'said_from', 'said_to', 'answered'],
] as const

/** Codes of whom it is said, besides the kinds of difficulty of the checklist. */
export const INTERVIEWED = ['all', ...TALK_SEXES, SEVERAL, NO_DIFFICULTY] as const

const HEADINGS = [
  ...['of', 'of_name', 'interviews', 'stations', 'question', 'question_text', 'answer', 'answer_text'],
  ...['said', 'said_from', 'said_to', 'answered', 'hidden'],
] as const

export function writeInterviews(
  checklist: Checklist,
  interviews: InterviewFigures,
  language: Language,
  say: (id: string) => string,
): AsyncGenerator<string> {
  const rows = interviews.flatMap(({ part, talks, stations, questions }) =>
    listTalkQuestions(checklist).flatMap(({ id, text, choices }) => {
      const figure = questions.find(({ question }) => question === id)
      return choices.map((choice): readonly Cell[] => {
        const count = figure?.choices.find((one) => one.choice === choice.id)?.count
        const told = count && 'shown' in count ? count : undefined
        return [
          ...[codeOf(part), nameOf(part, checklist, language, say), talks, stations],
          ...[id, wordsIn(text, language), choice.id, wordsIn(choice.text, language)],
          ...[told?.shown, told?.from, told?.to],
          figure && 'shown' in figure.n ? figure.n.shown : undefined,
          count && 'hidden' in count ? count.why : undefined,
        ]
      })
    }),
  )
  return writeCsv(HEADINGS, rows)
}

const codeOf = (part: TalkPart): string =>
  part.of === 'all' ? 'all' : part.of === 'sex' ? part.sex : part.difficulty

function nameOf(
  part: TalkPart,
  checklist: Checklist,
  language: Language,
  say: (id: string) => string,
): string {
  const row = findDifficultyGrid(checklist)?.rows.find(({ id }) => id === codeOf(part))
  return row ? wordsIn(row.text, language) : say(`code-interviewed-${codeOf(part)}`)
}

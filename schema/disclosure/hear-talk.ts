/** A talk with a voter, as far as it can be counted: who agreed, of which sex, with which difficulty, and what was said. */

import { listAskedInInterview } from '../checklist/asked.ts'
import type { Checklist, ChoiceId, GridQuestion, QuestionId } from '../checklist/checklist.ts'
import type { Settings } from '../checklist/facts.ts'
import type { Interview } from '../visit/visit.ts'
import { NO_DIFFICULTY, SEVERAL, type TalkHeard } from './talk-tables.ts'

/** The row of a grid that asks for the sex, and who is counted apart. */
const SEX_ROW = 'sex'
const WOMAN = 'woman'

/**
 * Whoever has a lot of difficulty or cannot do it at all, by the Washington Group's own cut-off for its Short Set. A grid
 * with these choices is taken for it.
 */
const GREAT: readonly ChoiceId[] = ['a_lot', 'cannot']

/** Nothing where the voter did not agree: then nothing but the refusal was kept. */
export function hearTalk(
  checklist: Checklist,
  talk: Interview,
  settings: Settings,
): Pick<TalkHeard, 'sex' | 'difficulty' | 'answers'> | undefined {
  const { answers } = talk
  const consent = answers.get(checklist.key.interviewConsent)
  if (consent?.kind !== 'yes-no' || consent.value !== 'yes') return undefined
  // Without the visit itself: what is not known of it closes no question.
  const visit = { answers: new Map(), form: 'full' } as const
  const { asked } = listAskedInInterview(checklist, visit, talk, settings)
  const said = new Map<QuestionId, readonly ChoiceId[]>()
  for (const [question, answer] of answers) {
    // What was answered before the talk took another turn is not counted.
    if (!asked.has(question)) continue
    if (answer.kind === 'choice') said.set(question, [answer.choice])
    if (answer.kind === 'choices') said.set(question, answer.choices)
  }
  const isWoman = listGrids(checklist).some(({ id }) => {
    const answer = answers.get(id)
    return answer?.kind === 'grid' && answer.choices[SEX_ROW] === WOMAN
  })
  return { sex: isWoman ? 'women' : 'others', difficulty: difficultyIn(checklist, answers), answers: said }
}

function difficultyIn(checklist: Checklist, answers: Interview['answers']): string | undefined {
  const grid = findDifficultyGrid(checklist)
  const answer = grid && answers.get(grid.id)
  if (grid === undefined || answer?.kind !== 'grid') return undefined
  const great = grid.rows.filter(({ id }) => GREAT.includes(answer.choices[id] ?? ''))
  const [only] = great
  if (only) return great.length > 1 ? SEVERAL : only.id
  // One row left open could be the one: nobody is said to have none before all are answered.
  return grid.rows.every(({ id }) => answer.choices[id] !== undefined) ? NO_DIFFICULTY : undefined
}

/** The checklist's question for the six kinds of difficulty, as far as it has one. */
export const findDifficultyGrid = (checklist: Checklist): GridQuestion | undefined =>
  listGrids(checklist).find(({ choices }) => GREAT.every((id) => choices.some((choice) => choice.id === id)))

const listGrids = ({ sections }: Checklist): readonly GridQuestion[] =>
  sections
    .filter(({ repeats }) => repeats)
    .flatMap(({ questions }) => questions.flatMap((question) => (question.kind === 'grid' ? [question] : [])))

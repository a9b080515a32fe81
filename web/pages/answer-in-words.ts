/** An answer as a person would say it: choices by their text, numbers with their unit, reasons in words. */

import type { Choice, Question } from '../../schema/checklist/checklist.ts'
import { withHiddenSignsShown } from '../../schema/hidden-signs.ts'
import { wordsIn } from '../../schema/language.ts'
import type { Answer } from '../../schema/visit/answer.ts'
import { language } from '../words/language.ts'
import { say } from '../words/say.ts'

/** The evidence of a finding crosses the wire as it was answered; the server has checked it when the visit came in. */
export const readAnswer = (answer: unknown): Answer | undefined =>
  typeof answer === 'object' && answer !== null && 'kind' in answer ? (answer as Answer) : undefined

/** Words that somebody wrote come as `written` shows them. */
export function answerInWords(
  question: Question | undefined,
  answer: Answer,
  written: (text: string) => string = withHiddenSignsShown,
): string {
  const said = valueInWords(question, answer, written)
  return answer.note ? say('answer-with-note', { answer: said, note: written(answer.note) }) : said
}

function valueInWords(
  question: Question | undefined,
  answer: Answer,
  written: (text: string) => string,
): string {
  switch (answer.kind) {
    case 'yes-no':
      return say(`answer-${answer.value}`)
    case 'measure':
      return question?.kind === 'measure'
        ? withUnit(answer.value, question.unit)
        : say('unit-count', { value: answer.value })
    case 'band':
      return say(answer.band === 'fits' ? 'answer-band-fits' : 'answer-band-does-not-fit')
    case 'count':
      return say('unit-count', { value: answer.value })
    case 'counts':
      return listed(
        Object.entries(answer.values).map(([id, value]) =>
          say('answer-pair', {
            name: textOf(question?.kind === 'counts' ? question.classes : [], id),
            value: say('unit-count', { value }),
          }),
        ),
      )
    case 'choice':
      return textOf(question?.kind === 'choice' ? question.choices : [], answer.choice)
    case 'choices':
      return listed(
        answer.choices.map((id) => textOf(question?.kind === 'choices' ? question.choices : [], id)),
      )
    case 'grid':
      return listed(Object.entries(answer.choices).map(([row, choice]) => rowInWords(question, row, choice)))
    case 'words':
      return written(answer.text)
    case 'photo':
      return say('answer-photos', { photos: answer.photos.length })
    case 'none':
      return answer.because ? say(`answer-because-${answer.because}`) : say(`answer-${answer.reason}`)
  }
}

function rowInWords(question: Question | undefined, id: string, choice: string): string {
  const row = question?.kind === 'grid' ? question.rows.find((one) => one.id === id) : undefined
  const choices = row?.choices ?? (question?.kind === 'grid' ? question.choices : [])
  return say('answer-pair', {
    name: row ? wordsIn(row.text, language.value) : id,
    value: textOf(choices, choice),
  })
}

const textOf = (choices: readonly Choice[], id: string): string => {
  const choice = choices.find((one) => one.id === id)
  return choice ? wordsIn(choice.text, language.value) : id
}

const listed = (parts: readonly string[]): string => parts.join('; ')

const UNITS = ['cm', 'm', 'min', 'ratio', 'count'] as const

/** A number with its unit; a ratio as "1 : 12", the way builders say it. */
export function withUnit(value: number, unit: string): string {
  const known = UNITS.find((one) => one === unit)
  if (!known) return `${say('unit-count', { value })} ${unit}`
  if (known === 'ratio')
    return value > 0
      ? say('unit-ratio', { value: Math.round(10 / value) / 10 })
      : say('unit-count', { value })
  return say(`unit-${known}`, { value })
}

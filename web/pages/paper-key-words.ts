/** What can be keyed for a question, as short as on paper: its letters with their words, and the reasons. */

import type { Question } from '../../schema/checklist/checklist.ts'
import { wordsIn } from '../../schema/language.ts'
import { letterAt, listBoxes, REASON_LETTERS } from '../../schema/paper/letters.ts'
import { listReasons } from '../../schema/visit/answer-fits.ts'
import { language } from '../words/language.ts'
import { say } from '../words/say.ts'

export const keysOf = (question: Question): string =>
  [
    ...listNumbers(question),
    ...listBoxes(question).map((box, at) => `${letterAt(at)} ${nameOfBox(question, box)}`),
    listReasons(question)
      .map((reason) => REASON_LETTERS[reason])
      .join(' '),
  ]
    .filter(Boolean)
    .join(' · ')

function listNumbers(question: Question): readonly string[] {
  if (question.kind === 'measure') return [say(`paper-unit-${question.unit}`)]
  if (question.kind === 'counts')
    return [question.classes.map(({ text }) => wordsIn(text, language.value)).join(' / ')]
  return question.kind === 'choices' ? [say('paper-several')] : []
}

function nameOfBox(question: Question, box: string): string {
  if (question.kind === 'yes-no') return say(box === 'yes' ? 'answer-yes' : 'answer-no')
  if (question.kind === 'measure')
    return say(box === 'fits' ? 'answer-band-fits' : 'answer-band-does-not-fit')
  const choices = 'choices' in question ? question.choices : []
  const choice = choices.find(({ id }) => id === box)
  return choice ? wordsIn(choice.text, language.value) : box
}

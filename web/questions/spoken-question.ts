/** A question as it is read aloud: its text, its hint, then what can be chosen. */

import type { Question } from '../../schema/checklist/checklist.ts'
import { wordsIn } from '../../schema/language.ts'
import { listReasons } from '../../schema/visit/answer-fits.ts'
import { language } from '../words/language.ts'
import { say } from '../words/say.ts'
import { reasonWordFor } from './reason-words.ts'

export function listSentences(question: Question): readonly string[] {
  const { text, hint } = question
  return [
    ...[text, hint].flatMap((words) => (words ? [wordsIn(words, language.value)] : [])),
    ...listOffered(question),
    ...listReasons(question).map((reason) => say(`reason-${reasonWordFor(question, reason)}`)),
  ]
}

function listOffered(question: Question): readonly string[] {
  const textsOf = (choices: readonly { readonly text: Question['text'] }[]) =>
    choices.map(({ text }) => wordsIn(text, language.value))
  switch (question.kind) {
    case 'yes-no':
      return [say('answer-yes'), say('answer-no')]
    case 'choice':
    case 'choices':
      return textsOf(question.choices)
    case 'counts':
      return textsOf(question.classes)
    case 'grid':
      return textsOf(question.rows)
    case 'measure':
      return [say(`measured-${question.unit}`)]
    case 'count':
      return [say('counted')]
    case 'words':
    case 'photo':
      return []
  }
}

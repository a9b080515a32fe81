/** Finding questions as people type: by number in any digits, or by words in either language and any spelling. */

import { searchKey } from '../khmer.ts'
import { latinDigits } from '../numerals.ts'
import type { Question } from './checklist.ts'

/** Khmer is written with blanks and without them. */
const keyOf = (text: string): string => searchKey(text).replaceAll(' ', '')

/** In the order given; all of them when nothing is looked for. A number alone means the question with that number. */
export function findQuestions(questions: readonly Question[], text: string): readonly Question[] {
  const sought = searchKey(latinDigits(text))
  if (/^[0-9]+$/u.test(sought)) return questions.filter(({ number }) => number === Number(sought))
  const words = sought.split(' ').filter((word) => word !== '')
  return questions.filter((question) => {
    const keys = Object.values(question.text).map(keyOf)
    return words.every((word) => keys.some((key) => key.includes(word)))
  })
}

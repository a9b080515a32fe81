/** The letters beside the boxes of a printed form: what is ticked, and what is keyed for it. */

import type { Question } from '../checklist/checklist.ts'
import type { NoAnswerReason } from '../visit/answer.ts'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVW'

/** The last three letters are the same on every question: why there is no answer. */
export const REASON_LETTERS: Readonly<Record<NoAnswerReason, string>> = {
  'not-observed': 'X',
  'not-applicable': 'Y',
  'not-measured': 'Z',
}

/** Beyond W boxes are numbered, so that none is mistaken for a reason. */
export const letterAt = (index: number): string => ALPHABET[index] ?? String(index + 1)

/** The boxes of a question by what they stand for, in order; none where a number or words are written. */
export function listBoxes(question: Question): readonly string[] {
  switch (question.kind) {
    case 'yes-no':
      return ['yes', 'no']
    case 'choice':
    case 'choices':
    case 'grid':
      return question.choices.map(({ id }) => id)
    case 'measure':
      return question.stick === undefined ? [] : ['fits', 'does-not-fit']
    default:
      return []
  }
}

/** The letter of one box; nothing where the question has no such box. */
export function letterOf(question: Question, box: string): string | undefined {
  const index = listBoxes(question).indexOf(box)
  return index < 0 ? undefined : letterAt(index)
}

/** Where the Khmer keyboard (NiDA) has the letters of the boxes: whoever forgets to switch it keys the same. */
const KHMER_KEYS =
  '\u17B6\u1794\u1785\u178A\u17C1\u1790\u1784\u17A0\u17B7\u17D2\u1780\u179B\u1798\u1793\u17C4\u1795\u1786\u179A\u179F\u178F\u17BB\u179C\u17B9\u1781\u1799\u178B'

/** In capital letters; signs that stand for no letter stay. */
export const latinKeys = (text: string): string =>
  [...text]
    .map((sign) => {
      const at = KHMER_KEYS.indexOf(sign)
      return at < 0 ? sign.toUpperCase() : String.fromCharCode(0x41 + at)
    })
    .join('')

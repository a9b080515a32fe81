/** Two visits side by side: which questions both have answered, where they differ, and how often they agree. */

import type { Checklist, Question, QuestionId } from '../checklist/checklist.ts'
import { type Answer, type Answers, hasValue } from './answer.ts'

export interface Compared {
  readonly question: QuestionId
  readonly one: Answer
  readonly other: Answer
  readonly isSame: boolean
}

/**
 * Read twice, a tape shows two numbers: measures count as the same when they differ by at most this share of the
 * larger one. Our own proposal; no norm was found.
 */
const SHARE = 0.1

/**
 * What both visits have answered with a value, in the order of the checklist. Only what lasts is compared: conduct,
 * what passes, words and photos are not, nor a stick with a tape.
 */
export const compareAnswers = (checklist: Checklist, one: Answers, other: Answers): readonly Compared[] =>
  checklist.sections
    .flatMap(({ questions }) => questions)
    .filter(isComparable)
    .flatMap(({ id }): readonly Compared[] => {
      const [first, second] = [one.get(id), other.get(id)]
      if (!first || !second || !hasValue(first) || !hasValue(second) || first.kind !== second.kind) return []
      return [{ question: id, one: first, other: second, isSame: isSame(first, second) }]
    })

const isComparable = ({ about, conduct, passing, kind }: Question): boolean =>
  (about === 'premises' || about === 'station') &&
  !conduct &&
  !passing &&
  kind !== 'words' &&
  kind !== 'photo'

function isSame(one: Answer, other: Answer): boolean {
  if (one.kind === 'measure' && other.kind === 'measure')
    return Math.abs(one.value - other.value) <= SHARE * Math.max(one.value, other.value)
  return inOneText(one) === inOneText(other)
}

/** The value as one text, whatever the order in which choices were made; notes say nothing about it. */
function inOneText(answer: Answer): string {
  switch (answer.kind) {
    case 'choices':
      return [...answer.choices].sort().join(' ')
    case 'grid':
      return sorted(answer.choices)
    case 'counts':
      return sorted(answer.values)
    case 'choice':
      return answer.choice
    case 'band':
      return answer.band
    case 'yes-no':
    case 'count':
    case 'measure':
      return String(answer.value)
    default:
      return ''
  }
}

const sorted = (values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values)
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join(' ')

/** Over many pairs of visits. */
export interface Agreement {
  /** Pairs of visits that were compared. */
  readonly pairs: number
  /** Questions answered by both, over all pairs: the n of the rate. */
  readonly compared: number
  readonly same: number
}

/**
 * Simple percent agreement: 100 × questions answered the same ÷ questions answered by both, over all pairs together.
 * It is not corrected for chance. Rounded down, so that 100 means all; nothing where there are fewer than ten pairs, as everywhere.
 */
export const percentOf = ({ pairs, compared, same }: Agreement): number | undefined =>
  pairs < LEAST_PAIRS || compared === 0 ? undefined : Math.floor((100 * same) / compared)

const LEAST_PAIRS = 10

export function sumAgreement(pairs: readonly (readonly Compared[])[]): Agreement {
  const all = pairs.filter((compared) => compared.length > 0)
  return {
    pairs: all.length,
    compared: all.reduce((sum, compared) => sum + compared.length, 0),
    same: all.reduce((sum, compared) => sum + compared.filter((one) => one.isSame).length, 0),
  }
}

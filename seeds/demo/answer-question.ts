/** An answer a monitor could give to a question, with or without the obstacles the question asks for. */

import type { Checklist, Question } from '../../schema/checklist/checklist.ts'
import { type Facts, holds } from '../../schema/checklist/condition.ts'
import { factsOf, type Settings } from '../../schema/checklist/facts.ts'
import type { Barrier } from '../../schema/findings/barrier.ts'
import type { Answer, Answers } from '../../schema/visit/answer.ts'
import type { Random } from './random.ts'

/** What a place is like: which of its obstacles are there, and how much the monitor could not see. */
export interface Look {
  /** Probability that this barrier is there. */
  barrier(barrier: Barrier): number
  /** Share of questions that stay without a value. */
  readonly unseen: number
}

/** Chooses among all plausible answers one that shows the obstacles drawn for the question, as far as one can. */
export function answerQuestion(
  checklist: Checklist,
  question: Question,
  given: Answers,
  settings: Settings,
  look: Look,
  random: Random,
): Answer {
  if (random.chance(look.unseen) && !(question.kind === 'yes-no' && question.strict))
    return { kind: 'none', reason: 'not-observed' }
  const barriers = checklist.barriers.filter((barrier) => barrier.question === question.id)
  const wanted = new Set(barriers.filter((barrier) => random.chance(look.barrier(barrier))))
  const fitting = plausibleAnswers(question).flatMap((answer) => {
    const facts = factsOf(checklist, new Map(given).set(question.id, answer), settings)
    // A ramp does not climb more than it is long.
    if ([...facts.derived.values()].some(({ impossible }) => impossible)) return []
    return [
      {
        answer,
        misses: barriers.filter((barrier) => isThere(barrier, facts) !== wanted.has(barrier)).length,
      },
    ]
  })
  const fewest = Math.min(...fitting.map(({ misses }) => misses))
  return random.pick(fitting.filter(({ misses }) => misses === fewest)).answer
}

const isThere = (barrier: Barrier, facts: Facts): boolean => holds(barrier.present, facts) === 'yes'

function plausibleAnswers(question: Question): readonly Answer[] {
  switch (question.kind) {
    case 'yes-no':
      return [
        { kind: 'yes-no', value: 'yes' },
        { kind: 'yes-no', value: 'no' },
      ]
    case 'measure':
      return steps(question.usual ?? question.possible).map((value) => ({ kind: 'measure', value }))
    case 'count':
      return steps(question.usual ?? question.possible).map((value) => ({ kind: 'count', value }))
    case 'counts':
      return [0, 1, 2, 4].map((value) => ({
        kind: 'counts',
        values: Object.fromEntries(
          question.classes.map(({ id }, at) => [id, at === 0 ? value : value >> at]),
        ),
      }))
    case 'choice':
      return question.choices.map(({ id }) => ({ kind: 'choice', choice: id }))
    case 'choices':
      return question.choices.map(({ id }) => ({ kind: 'choices', choices: [id] }))
    case 'grid':
      return [0, 1, 2].map((from) => ({
        kind: 'grid',
        choices: Object.fromEntries(
          question.rows.map((row, at) => {
            const choices = row.choices ?? question.choices
            return [row.id, choices[at === from ? Math.min(from, choices.length - 1) : 0]?.id ?? '']
          }),
        ),
      }))
    case 'words':
      return NOTES.map((text) => ({ kind: 'words', text }))
    case 'photo':
      return [{ kind: 'none', reason: 'not-applicable' }]
  }
}

/** Whole numbers over a range; the low end closer together, where most thresholds lie. */
function steps({ from, to }: { readonly from: number; readonly to: number }): readonly number[] {
  const shares = [0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.65, 0.8, 1]
  return [...new Set(shares.map((share) => Math.round(from + share * (to - from))))]
}

const NOTES: readonly string[] = [
  'នេះជាអត្ថបទឧទាហរណ៍ មិនមែនជាការសង្កេតពិតទេ។',
  'ឧទាហរណ៍៖ មន្ត្រីបានដាក់កៅអីក្នុងម្លប់សម្រាប់មនុស្សចាស់។',
  'ឧទាហរណ៍៖ ផ្លូវចូលមានទឹកដក់ក្រោយភ្លៀង។',
]

/** Statements about answers, and whether they hold: yes, no, or open. */

import { type Answer, type Answers, hasValue } from '../visit/answer.ts'
import type { ChoiceId, QuestionId, ThresholdId } from './checklist.ts'

/** A number, or a threshold of the checklist by its id. */
export type Bound = number | { readonly threshold: ThresholdId }

/** A simple statement about one answer. */
export type Test =
  /** yes-no: `yes` or `no`; choice: the id chosen. */
  | { readonly question: QuestionId; readonly is: string }
  | { readonly question: QuestionId; readonly in: readonly string[] }
  /** choices: this one is among those chosen. */
  | { readonly question: QuestionId; readonly includes: ChoiceId }
  /** choices: something besides this one is chosen. */
  | { readonly question: QuestionId; readonly includesOtherThan: ChoiceId }
  | { readonly question: QuestionId; readonly atLeast: Bound }
  | { readonly question: QuestionId; readonly atMost: Bound }
  | { readonly question: QuestionId; readonly moreThan: Bound }
  | { readonly question: QuestionId; readonly lessThan: Bound }
  /** A value is there (`true`) or not (`false`: no answer, not observed, not measured). Never open. */
  | { readonly question: QuestionId; readonly answered: boolean }

/** A statement about a derived value. */
export type DerivedTest =
  | { readonly derived: string; readonly moreThan: Bound }
  | { readonly derived: string; readonly atMost: Bound }

/** A statement about a setting of the campaign, e.g. whether photos are allowed. Never open. */
export interface SettingTest {
  readonly setting: string
  readonly is: boolean
}

export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | Test
  | DerivedTest
  | SettingTest

export type Verdict = 'yes' | 'no' | 'open'

/** What conditions are judged against. */
export interface Facts {
  readonly answers: Answers
  readonly thresholds: ReadonlyMap<ThresholdId, number>
  readonly derived: ReadonlyMap<string, Derivation>
  readonly settings: ReadonlyMap<string, boolean>
  /** Length of the stick that may stand in for a tape, by question: what a band answer is held against. */
  readonly sticks: ReadonlyMap<QuestionId, number>
}

/** A derived value, or nothing when what it rests on is missing or impossible. */
export interface Derivation {
  readonly value?: number
  /** The answers are there but cannot both be true, e.g. a ramp that climbs more than it is long. */
  readonly impossible?: boolean
  readonly rests: readonly (Answer | undefined)[]
}

const opposite = { yes: 'no', no: 'yes', open: 'open' } as const satisfies Record<Verdict, Verdict>

/** Whether a condition holds. What is not known stays open; it never becomes a "no". */
export function holds(condition: Condition, facts: Facts): Verdict {
  if ('all' in condition) return weakest(condition.all, (part) => holds(part, facts))
  if ('any' in condition) return opposite[weakest(condition.any, (part) => opposite[holds(part, facts)])]
  if ('not' in condition) return opposite[holds(condition.not, facts)]
  // A setting nobody made counts as off, the careful side for all of them.
  if ('setting' in condition) return said((facts.settings.get(condition.setting) ?? false) === condition.is)
  if ('derived' in condition) return judgeDerived(condition, facts)
  return judge(condition, facts)
}

/** One "no" settles it; otherwise anything open leaves the whole open. */
function weakest(parts: readonly Condition[], verdictOn: (part: Condition) => Verdict): Verdict {
  let verdict: Verdict = 'yes'
  for (const part of parts) {
    const one = verdictOn(part)
    if (one === 'no') return 'no'
    if (one === 'open') verdict = 'open'
  }
  return verdict
}

const said = (so: boolean): Verdict => (so ? 'yes' : 'no')

function judge(test: Test, facts: Facts): Verdict {
  const answer = facts.answers.get(test.question)
  if ('answered' in test) return said((answer !== undefined && hasValue(answer)) === test.answered)
  if (answer === undefined || !hasValue(answer)) return 'open'
  if ('is' in test) return judgeWord(answer, (word) => word === test.is)
  if ('in' in test) return judgeWord(answer, (word) => test.in.includes(word))
  if ('includes' in test) return judgeChosen(answer, (chosen) => chosen.includes(test.includes))
  if ('includesOtherThan' in test)
    return judgeChosen(answer, (chosen) => chosen.some((choice) => choice !== test.includesOtherThan))
  return compare(spanOf(answer, facts.sticks.get(test.question)), test, facts)
}

/** A test of another kind than the answer is a fault of the checklist, which its linter reports; here it stays open. */
const judgeWord = (answer: Answer, fits: (word: string) => boolean): Verdict =>
  answer.kind === 'yes-no'
    ? said(fits(answer.value))
    : answer.kind === 'choice'
      ? said(fits(answer.choice))
      : 'open'

const judgeChosen = (answer: Answer, fits: (chosen: readonly ChoiceId[]) => boolean): Verdict =>
  answer.kind === 'choices' ? said(fits(answer.choices)) : 'open'

function judgeDerived(test: DerivedTest, facts: Facts): Verdict {
  const value = facts.derived.get(test.derived)?.value
  return compare(value === undefined ? undefined : { from: value, exact: true }, test, facts)
}

/** What is known of a number: exactly `from`; or somewhere from `from` on, below `below`. */
type Span =
  | { readonly from: number; readonly exact: true }
  | { readonly from: number; readonly below: number; readonly exact: false }

function spanOf(answer: Answer, stick: number | undefined): Span | undefined {
  if (answer.kind === 'measure' || answer.kind === 'count') return { from: answer.value, exact: true }
  // Counts by class are compared as their sum: "how many in all".
  if (answer.kind === 'counts')
    return { from: Object.values(answer.values).reduce((sum, value) => sum + value, 0), exact: true }
  if (answer.kind !== 'band' || stick === undefined) return undefined
  return answer.band === 'fits'
    ? { from: stick, below: Number.POSITIVE_INFINITY, exact: false }
    : { from: Number.NEGATIVE_INFINITY, below: stick, exact: false }
}

type Comparison =
  | { readonly atLeast: Bound }
  | { readonly atMost: Bound }
  | { readonly moreThan: Bound }
  | { readonly lessThan: Bound }

function compare(span: Span | undefined, test: Comparison, facts: Facts): Verdict {
  if (span === undefined) return 'open'
  if ('atLeast' in test) return reaches(span, boundOf(test.atLeast, facts))
  if ('lessThan' in test) return opposite[reaches(span, boundOf(test.lessThan, facts))]
  if ('moreThan' in test) return exceeds(span, boundOf(test.moreThan, facts))
  return opposite[exceeds(span, boundOf(test.atMost, facts))]
}

/** The number a bound stands for; nothing when the checklist has no such threshold. */
export const boundOf = (bound: Bound, facts: Facts): number | undefined =>
  typeof bound === 'number' ? bound : facts.thresholds.get(bound.threshold)

function reaches(span: Span, bound: number | undefined): Verdict {
  if (bound === undefined) return 'open'
  if (span.from >= bound) return 'yes'
  return span.exact || span.below <= bound ? 'no' : 'open'
}

function exceeds(span: Span, bound: number | undefined): Verdict {
  if (bound === undefined) return 'open'
  if (span.from > bound) return 'yes'
  return span.exact || span.below <= bound ? 'no' : 'open'
}

/** Complaint: what is wrong or doubtful in a visit, as a plain value; the words are the interface's. */

import type { QuestionId } from '../checklist/checklist.ts'

/** `must`: the answer cannot be kept as it is. `should`: worth another look, never in the way of finishing. */
export type Weight = 'must' | 'should'

export const COMPLAINT_KINDS = {
  /** Asked, but neither a value nor a reason: counts as not observed. */
  missing: 'should',
  /** Facts: `from`, `to`. */
  'out-of-range': 'must',
  'not-whole': 'must',
  /** Fact: `choice`. */
  'unknown-choice': 'must',
  /** Fact: `choice`, the one that stands alone. */
  'excludes-others': 'must',
  /** Facts: `longest`, `letters`. */
  'too-long': 'must',
  /** Fact: `most`. */
  'too-many-photos': 'must',
  'wrong-kind': 'must',
  'rise-not-below-length': 'must',
  /** Fact: `left`, how many rows or classes are still open. */
  incomplete: 'should',
  /** Facts: `from`, `to`. */
  unusual: 'should',
  /** Fact: `contradiction`, its id in the checklist. */
  contradiction: 'should',
  'phone-number-in-text': 'should',
  'photo-not-described': 'should',
} as const satisfies Readonly<Record<string, Weight>>

export type ComplaintKind = keyof typeof COMPLAINT_KINDS

export interface Complaint {
  readonly question: QuestionId
  /** The interview it is about; none: the visit itself. */
  readonly interview?: string
  readonly kind: ComplaintKind
  readonly severity: Weight
  readonly facts: Readonly<Record<string, number | string>>
}

export const complain = (
  question: QuestionId,
  kind: ComplaintKind,
  facts: Complaint['facts'] = {},
): Complaint => ({ question, kind, severity: COMPLAINT_KINDS[kind], facts })

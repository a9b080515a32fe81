/** Remark: what is wrong or doubtful in a line of a station list, as a plain value; the words are the interface's. */

/** An `error` keeps its line out; a `doubt` lets it in, to be looked at. */
export const REMARK_KINDS = {
  /** Fact: `field`. The line is that of the headings. */
  'column-missing': 'error',
  'code-missing': 'error',
  /** Fact: `code`. */
  'bad-code': 'error',
  /** Facts: `code`, `firstLine`. */
  'duplicate-code': 'error',
  /** No area at all in the line. */
  'area-missing': 'error',
  /** Facts: `level`, `code`, `expected` (length). */
  'area-code-wrong-length': 'error',
  /** Facts: `code`, `parent`. */
  'area-code-not-within': 'error',
  /** Facts: `level`, `code`: neither known nor named in the list. */
  'unknown-area': 'error',
  /** Facts: `level`, `name`: no area of that name is known, and the list has no code for it. */
  'area-not-found': 'error',
  'premises-name-missing': 'error',
  /** Facts: `field`, `longest`. */
  'text-too-long': 'error',
  /** Fact: `given`. */
  'voters-not-a-number': 'error',
  /** Fact: `given`. */
  'coordinates-unreadable': 'error',
  'coordinates-incomplete': 'error',
  /** Facts: `latitude`, `longitude`. */
  'coordinates-impossible': 'error',

  /** Facts: `given`, `code`. A spreadsheet took the code for a number. */
  'leading-zero-restored': 'doubt',
  /** Facts: `voters`, `most`. */
  'many-voters': 'doubt',
  /** Facts: `latitude`, `longitude`, as now read. */
  'coordinates-swapped': 'doubt',
  /** Facts: `latitude`, `longitude`. */
  'outside-country': 'doubt',
  /** Facts: `premises`, `metres`. */
  'rooms-far-apart': 'doubt',
  /** Facts: `code`, `known`, `given`. */
  'area-named-differently': 'doubt',
  /** Fact: `field`. Letters, but no Khmer ones, where Khmer is expected. */
  'not-unicode-khmer': 'doubt',
} as const satisfies Readonly<Record<string, 'error' | 'doubt'>>

export type RemarkKind = keyof typeof REMARK_KINDS

export interface Remark {
  readonly line: number
  readonly kind: RemarkKind
  readonly facts: Readonly<Record<string, string | number>>
}

/** Takes remarks of one line. */
export type Say = (kind: RemarkKind, facts?: Remark['facts']) => void

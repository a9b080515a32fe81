/** What is wrong or doubtful in a feature of a file of boundaries, in words. */

import { BOUNDARY_REMARKS, type BoundaryRemarkKind } from '../../schema/places/read-boundaries.ts'
import { say } from '../words/say.ts'

type Facts = Readonly<Record<string, string | number>>

/** A kind that a newer server knows and this page does not is shown by its name rather than not at all. */
export const boundaryRemarkInWords = ({
  kind,
  facts,
}: {
  readonly kind: string
  readonly facts: Facts
}): string => (isKnown(kind) ? sentences[kind](facts) : kind)

const isKnown = (kind: string): kind is BoundaryRemarkKind => Object.hasOwn(BOUNDARY_REMARKS, kind)

const text = (facts: Facts, name: string): string => String(facts[name] ?? '–')

const sentences: Readonly<Record<BoundaryRemarkKind, (facts: Facts) => string>> = {
  'no-code': () => say('boundary-no-code'),
  'unknown-area': (facts) => say('boundary-unknown-area', { code: text(facts, 'code') }),
  'other-level': (facts) => say('boundary-other-level', { code: text(facts, 'code') }),
  twice: (facts) => say('boundary-twice', { code: text(facts, 'code'), first: Number(facts.first ?? 0) }),
  'no-polygon': (facts) => say('boundary-no-polygon', { kind: text(facts, 'kind') }),
  'bad-corners': () => say('boundary-bad-corners'),
  'no-degrees': (facts) => say('boundary-no-degrees', { x: text(facts, 'x'), y: text(facts, 'y') }),
  'code-mended': (facts) =>
    say('boundary-code-mended', { given: text(facts, 'given'), code: text(facts, 'code') }),
  'has-holes': (facts) => say('boundary-has-holes', { holes: Number(facts.holes ?? 0) }),
}

/** Values worked out from answers: how steep a ramp is, from its rise and its length. */

import type { Answers } from '../visit/answer.ts'
import type { Derived } from './checklist.ts'
import type { Derivation } from './condition.ts'

type Formula = (rise: number, length: number) => number | undefined

const formulas: Readonly<Record<Derived['formula'], Formula>> = {
  // The length is taken along the surface, so the run below it follows from Pythagoras.
  gradient: (rise, length) => (rise < length ? rise / Math.sqrt(length ** 2 - rise ** 2) : undefined),
}

/** One derived value, with the answers it rests on. */
export function derive(derived: Derived, answers: Answers): Derivation {
  const rise = answers.get(derived.rise)
  const length = answers.get(derived.length)
  const rests = [rise, length]
  if (rise?.kind !== 'measure' || length?.kind !== 'measure') return { rests }
  const value = formulas[derived.formula](rise.value, length.value)
  return value === undefined ? { rests, impossible: true } : { rests, value }
}

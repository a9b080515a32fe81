/** A checklist as one text that depends on nothing but what it says. */

import type { Checklist } from '../checklist/checklist.ts'

/** JSON with the keys of every object in order; lists keep theirs. */
export const canonicalChecklist = (checklist: Checklist): string => canonicalJson(checklist)

/** The same for any part of one. */
export const canonicalJson = (value: unknown): string => JSON.stringify(sorted(value))

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, part]) => [key, sorted(part)]),
  )
}

/** What stations are filtered by, as a checklist names it: a small part of it, for pages that need nothing else. */

import type { Words } from '../language.ts'
import type { Checklist } from './checklist.ts'

export interface NamedChoice {
  readonly id: string
  readonly name: Words
}

/** All in the order of the checklist. */
export interface FilterNames {
  readonly groups: readonly NamedChoice[]
  readonly barriers: readonly NamedChoice[]
  /** The choices of the checklist's own question about the kind of place; none where it does not ask. */
  readonly premisesKinds: readonly NamedChoice[]
}

export function filterNamesIn(checklist: Checklist): FilterNames {
  const question = checklist.sections
    .flatMap(({ questions }) => questions)
    .find(({ id }) => id === checklist.key.premisesKind)
  return {
    groups: checklist.groups.map(({ id, name }) => ({ id, name })),
    barriers: checklist.barriers.map(({ id, name }) => ({ id, name })),
    premisesKinds:
      question?.kind === 'choice' ? question.choices.map(({ id, text }) => ({ id, name: text })) : [],
  }
}

/** What no answers can ever bring about: questions never asked, barriers never found. */

import type { Checklist } from './checklist.ts'
import { listQuestions, nameOf } from './names.ts'
import { canBeAsked, canHold } from './reachable.ts'

export const lintReach = (checklist: Checklist): readonly string[] => [
  ...listQuestions(checklist)
    .filter((question) => !canBeAsked(checklist, question))
    .map((question) => `${nameOf(question)} is never asked: whatever is answered before, it is skipped.`),
  ...checklist.barriers
    .filter(({ present, question }) => !canHold(checklist, present, [question]))
    .map(({ id }) => `Barrier "${id}" can never be found, whatever is answered.`),
  ...(checklist.contradictions ?? [])
    .filter(({ when, question }) => !canHold(checklist, when, [question]))
    .map(({ id }) => `Contradiction "${id}" can never come about, whatever is answered.`),
  ...(canHold(checklist, checklist.relocateOrBuild)
    ? []
    : ['The rule "relocate or build" can never hold, whatever is answered.']),
]

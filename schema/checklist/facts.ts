/** Facts: everything conditions are judged against, gathered from a checklist, answers and settings. */

import type { Answers } from '../visit/answer.ts'
import type { Checklist } from './checklist.ts'
import type { Facts } from './condition.ts'
import { derive } from './derive.ts'
import { indexOf } from './look-up.ts'

/** Settings of a campaign that conditions may ask for, e.g. `photos_allowed`. */
export type Settings = ReadonlyMap<string, boolean>

export const NO_SETTINGS: Settings = new Map()

/** The facts, taking every answer at its word; `listAsked` gives those without answers to questions no longer asked. */
export function factsOf(checklist: Checklist, answers: Answers, settings: Settings): Facts {
  const { thresholds, sticks } = indexOf(checklist)
  return {
    answers,
    thresholds,
    sticks,
    settings,
    derived: new Map(checklist.derived.map((derived) => [derived.id, derive(derived, answers)])),
  }
}

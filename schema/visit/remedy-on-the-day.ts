/** Remedies on the day: told to the chair, put right, shown by a second photo. Findings stay what they were. */

import type { Checklist } from '../checklist/checklist.ts'
import type { RemedyOnTheDay, Visit } from './visit.ts'

export type RemedyRefusal = 'visit-is-finished' | 'unknown-remedy' | 'not-on-the-day'

/** Keeps the newest state of one remedy; a state that says nothing takes it back. */
export function recordRemedy(
  checklist: Checklist,
  visit: Visit,
  state: RemedyOnTheDay,
): { readonly visit: Visit; readonly refused?: RemedyRefusal } {
  const remedy = checklist.remedies.find(({ id }) => id === state.remedy)
  if (visit.finishedAt !== undefined) return { visit, refused: 'visit-is-finished' }
  if (remedy === undefined) return { visit, refused: 'unknown-remedy' }
  if (remedy.when !== 'on-the-day') return { visit, refused: 'not-on-the-day' }
  const { remedied = [], ...bare } = visit
  const others = remedied.filter((one) => one.remedy !== state.remedy)
  const saysSomething = state.told !== undefined || state.putRight !== undefined || state.photo !== undefined
  const next = saysSomething ? [...others, state] : others
  return { visit: next.length > 0 ? { ...bare, remedied: next } : bare }
}

/** The state of one remedy in a visit; nothing when nobody was told of it yet. */
export const findRemedy = (visit: Visit, remedy: string): RemedyOnTheDay | undefined =>
  visit.remedied?.find((one) => one.remedy === remedy)

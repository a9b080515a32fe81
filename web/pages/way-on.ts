/** Where a section leads: on to the next one, by way of the chair's list when it brought up something for it. */

import { findBarriers } from '../../schema/findings/find-barriers.ts'
import { wordsIn } from '../../schema/language.ts'
import type { Recommendation } from '../../schema/recommendations/recommend.ts'
import {
  countSameDay,
  listNewOf,
  listSameDay,
  type SameDayCounts,
} from '../../schema/recommendations/same-day.ts'
import { isOwed } from '../../schema/visit/check-visit.ts'
import type { Visit } from '../../schema/visit/visit.ts'
import { listShown } from '../state/shown-remedies.ts'
import type { VisitDraft } from '../state/visit-draft.ts'
import { language } from '../words/language.ts'
import { say } from '../words/say.ts'
import { askedNow, findInterviewSections, listSteps } from './section-steps.ts'

export interface WayOn {
  /** Below the path of the visit. */
  readonly path: string
  readonly words: string
}

/** The next section that asks something, the talks with voters, or the look before finishing. */
export function wayOnAfter(draft: VisitDraft, section: string): WayOn {
  const order = draft.checklist.sections.map(({ id }) => id)
  const from = order.indexOf(section)
  const after = listSteps(draft).find((step) => step.asked > 0 && order.indexOf(step.section.id) > from)
  if (after)
    return { path: `sections/${after.section.id}`, words: wordsIn(after.section.title, language.value) }
  if (draft.visit.value.corrects) return { path: 'correction', words: say('correction-finish') }
  return findInterviewSections(draft).length > 0
    ? { path: 'interviews', words: say('interviews') }
    : { path: 'review', words: say('review') }
}

/** The same, through the list for the chair when the section is done and something on that list is new. */
export function wayOnFrom(draft: VisitDraft, section: string): WayOn {
  const { answers, corrects, remedied = [] } = draft.visit.value
  // The chair was told while the visit was made.
  if (corrects) return wayOnAfter(draft, section)
  const here = askedNow(draft).sections.find((one) => one.section.id === section)
  const isDone = here?.asked.every((question) => !isOwed(question) || answers.has(question.id)) ?? false
  const isNew =
    here !== undefined &&
    isDone &&
    listNewOf(here.section, listForChair(draft), { answers, remedied }, listShown(draft)).length > 0
  return isNew ? { path: `today?after=${section}`, words: say('today') } : wayOnAfter(draft, section)
}

/** What the chair could put right today, by the answers so far. */
export function listForChair({ checklist, visit, settings }: VisitDraft): readonly Recommendation[] {
  const before = listed.get(visit.value)
  if (before) return before
  const list = listSameDay(checklist, findBarriers(checklist, visit.value, settings))
  listed.set(visit.value, list)
  return list
}

/** Pages draw several times for one change; a visit never changes, it is replaced. */
const listed = new WeakMap<Visit, readonly Recommendation[]>()

export const countForChair = (draft: VisitDraft): SameDayCounts =>
  countSameDay(listForChair(draft), draft.visit.value.remedied)

/** What those at the station can do today: the part of the recommendations a monitor may show the chair. */

import type { Checklist, Section } from '../checklist/checklist.ts'
import type { Findings } from '../findings/find-barriers.ts'
import type { RemedyOnTheDay, Visit } from '../visit/visit.ts'
import { type Recommendation, recommend } from './recommend.ts'
import type { RemedyId } from './remedy.ts'

/** Without what is only context: that says nothing about this station. */
export const listSameDay = (
  checklist: Checklist,
  findings: Pick<Findings, 'outcomes'>,
): readonly Recommendation[] =>
  recommend(checklist, findings).filter(
    ({ when, severity }) => when === 'on-the-day' && severity !== 'context',
  )

/**
 * What a section brought up that has not been on anybody's screen: something answered in it is part of the evidence,
 * and nothing was said of the remedy yet.
 */
export function listNewOf(
  section: Section,
  listed: readonly Recommendation[],
  visit: Pick<Visit, 'answers' | 'remedied'>,
  shown: ReadonlySet<RemedyId>,
): readonly Recommendation[] {
  const here = new Set(section.questions.map(({ id }) => id).filter((id) => visit.answers.has(id)))
  const known = new Set((visit.remedied ?? []).map(({ remedy }) => remedy))
  return listed.filter(
    ({ remedy, evidence }) =>
      !shown.has(remedy) && !known.has(remedy) && evidence.some(({ question }) => here.has(question)),
  )
}

export interface SameDayCounts {
  /** On the list, and nobody was told yet. */
  readonly open: number
  /** The chair was told; not put right so far. */
  readonly told: number
  readonly putRight: number
}

/**
 * Every remedy counts once. What was told or put right stays counted when an answer is changed later and its barrier
 * is found no longer: it happened.
 */
export function countSameDay(
  listed: readonly Pick<Recommendation, 'remedy'>[],
  remedied: readonly RemedyOnTheDay[] = [],
): SameDayCounts {
  const said = remedied.filter(({ told, putRight }) => told !== undefined || putRight !== undefined)
  const known = new Set(said.map(({ remedy }) => remedy))
  const putRight = said.filter((one) => one.putRight !== undefined).length
  return {
    open: listed.filter(({ remedy }) => !known.has(remedy)).length,
    told: said.length - putRight,
    putRight,
  }
}

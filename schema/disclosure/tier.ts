/** Tiers: what may be told of a single station, what of many together only, and what never. */

import type { Checklist, QuestionId } from '../checklist/checklist.ts'
import type { Condition } from '../checklist/condition.ts'
import { indexOf } from '../checklist/look-up.ts'
import { listDerivedTests, listNamedQuestions } from '../checklist/parts-of-condition.ts'
import type { Barrier } from '../findings/barrier.ts'

/**
 * A: facts about the building and the set-up, of each station. B: people and what they did, in tables only.
 * C: free text, photos and what the organisation thinks: never by itself.
 */
export type Tier = 'A' | 'B' | 'C'

const tiersOf = new WeakMap<Checklist, Map<QuestionId, Tier>>()

/** All of it is said by the checklist: kinds, sections, what a question is about, and conduct. */
export function tierOfQuestion(checklist: Checklist, id: QuestionId): Tier {
  const known = tiersOf.get(checklist) ?? new Map<QuestionId, Tier>()
  tiersOf.set(checklist, known)
  const tier = known.get(id) ?? workOutTier(checklist, id)
  known.set(id, tier)
  return tier
}

function workOutTier(checklist: Checklist, id: QuestionId): Tier {
  const { questions, sectionOf } = indexOf(checklist)
  const question = questions.get(id)
  const section = sectionOf.get(id)
  if (question === undefined || section === undefined || section.internal) return 'C'
  if (question.kind === 'words' || question.kind === 'photo') return 'C'
  const isOfBuilding = question.about === 'premises' || question.about === 'station'
  const tellsOfConduct = checklist.barriers.some((one) => one.of === 'conduct' && one.question === id)
  return isOfBuilding && !question.conduct && !section.repeats && !tellsOfConduct ? 'A' : 'B'
}

/** Every question a condition rests on, also those a value in it is worked out of. */
export function listQuestionsIn({ derived }: Checklist, condition: Condition): readonly QuestionId[] {
  const worked = listDerivedTests(condition).flatMap((test) => {
    const made = derived.find(({ id }) => id === test.derived)
    return made ? [made.rise, made.length] : []
  })
  return [...listNamedQuestions(condition), ...worked]
}

const tiersOfBarriers = new WeakMap<Checklist, Map<Barrier, Tier>>()

/** That of the most sensitive thing it rests on. */
export function tierOfBarrier(checklist: Checklist, barrier: Barrier): Tier {
  const known = tiersOfBarriers.get(checklist) ?? new Map<Barrier, Tier>()
  tiersOfBarriers.set(checklist, known)
  const tier = known.get(barrier) ?? workOutTierOfBarrier(checklist, barrier)
  known.set(barrier, tier)
  return tier
}

function workOutTierOfBarrier(checklist: Checklist, barrier: Barrier): Tier {
  const rests = [
    barrier.question,
    ...(barrier.alsoRestsOn ?? []),
    ...listQuestionsIn(checklist, barrier.present),
  ]
  const tiers = rests.map((id) => tierOfQuestion(checklist, id))
  if (tiers.includes('C')) return 'C'
  return tiers.includes('B') || barrier.of === 'conduct' ? 'B' : 'A'
}

export const listBarriersOf = (checklist: Checklist, tier: Tier): readonly Barrier[] =>
  checklist.barriers.filter((barrier) => tierOfBarrier(checklist, barrier) === tier)

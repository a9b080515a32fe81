/** Finding things in a checklist by id, quickly: a published checklist never changes, so it is indexed once. */

import type { Barrier, BarrierId } from '../findings/barrier.ts'
import type { Remedy } from '../recommendations/remedy.ts'
import type { Checklist, Question, QuestionId, Section, ThresholdId } from './checklist.ts'

/** What can be looked up in one checklist. */
export interface Index {
  readonly barriers: ReadonlyMap<BarrierId, Barrier>
  readonly questions: ReadonlyMap<QuestionId, Question>
  readonly sectionOf: ReadonlyMap<QuestionId, Section>
  readonly thresholds: ReadonlyMap<ThresholdId, number>
  readonly sticks: ReadonlyMap<QuestionId, number>
  readonly shortForm: ReadonlySet<QuestionId>
  /** In the order of the catalogue. */
  readonly remediesOf: ReadonlyMap<string, readonly Remedy[]>
}

const indexes = new WeakMap<Checklist, Index>()

export function indexOf(checklist: Checklist): Index {
  const known = indexes.get(checklist)
  if (known) return known
  const index = buildIndex(checklist)
  indexes.set(checklist, index)
  return index
}

export const findQuestion = (checklist: Checklist, id: QuestionId): Question | undefined =>
  indexOf(checklist).questions.get(id)

function buildIndex(checklist: Checklist): Index {
  const questions = new Map<QuestionId, Question>()
  const sectionOf = new Map<QuestionId, Section>()
  const sticks = new Map<QuestionId, number>()
  for (const section of checklist.sections)
    for (const question of section.questions) {
      questions.set(question.id, question)
      sectionOf.set(question.id, section)
      if (question.kind === 'measure' && question.stick !== undefined) sticks.set(question.id, question.stick)
    }
  const remediesOf = new Map<string, Remedy[]>()
  for (const remedy of checklist.remedies) {
    const those = remediesOf.get(remedy.barrier)
    if (those) those.push(remedy)
    else remediesOf.set(remedy.barrier, [remedy])
  }
  return {
    barriers: new Map(checklist.barriers.map((barrier) => [barrier.id, barrier])),
    questions,
    sectionOf,
    sticks,
    remediesOf,
    thresholds: new Map(checklist.thresholds.map(({ id, value }) => [id, value])),
    shortForm: new Set(checklist.shortForm),
  }
}

/** The sections of a draft in order, each with how far it is. */

import { type AskedNow, type AskedSection, listAsked, listSections } from '../../schema/checklist/asked.ts'
import type { Question, Section } from '../../schema/checklist/checklist.ts'
import { listAskedAgain } from '../../schema/visit/draft-correction.ts'
import type { Visit } from '../../schema/visit/visit.ts'
import type { VisitDraft } from '../state/visit-draft.ts'

export interface SectionStep {
  readonly section: Section
  readonly asked: number
  readonly answered: number
}

/** A page asks several times at each tap, and the whole checklist is gone through; a visit never changes, it is replaced. */
const known = new WeakMap<Visit, AskedNow>()

export function askedNow({ checklist, visit, settings }: VisitDraft): AskedNow {
  const before = known.get(visit.value)
  if (before) return before
  const ask = visit.value.corrects ? listAskedAgain : listAsked
  const now = ask(checklist, visit.value, settings)
  known.set(visit.value, now)
  return now
}

/** Sections asked once; the repeated ones are filled interview by interview. */
export function listSteps(draft: VisitDraft): readonly SectionStep[] {
  const inForm = new Set(listSections(draft.checklist, draft.visit.value.form))
  return askedNow(draft)
    .sections.filter(({ section }) => inForm.has(section))
    .map((one) => stepOf(one, draft))
}

const stepOf = ({ section, asked }: AskedSection, { visit }: VisitDraft): SectionStep => ({
  section,
  asked: asked.length,
  answered: asked.filter(({ id }) => visit.value.answers.has(id)).length,
})

/** Whether this form asks voters anything. */
export const findInterviewSections = ({ checklist, visit }: VisitDraft): readonly Section[] =>
  visit.value.corrects ? [] : listSections(checklist, visit.value.form).filter(({ repeats }) => repeats)

export const askedIn = (draft: VisitDraft, section: string): readonly Question[] =>
  askedNow(draft).sections.find((one) => one.section.id === section)?.asked ?? []

/** The question to begin or go on with: the first that is open, else the first. */
export const findOpenQuestion = (draft: VisitDraft, section: string): Question | undefined => {
  const asked = askedIn(draft, section)
  return asked.find(({ id }) => !draft.visit.value.answers.has(id)) ?? asked[0]
}

/** The section to begin or go on with: the first with something open, else the first that asks something. */
export const findFirstStep = (draft: VisitDraft): SectionStep | undefined => {
  const steps = listSteps(draft).filter(({ asked }) => asked > 0)
  return steps.find(({ asked, answered }) => answered < asked) ?? steps[0]
}

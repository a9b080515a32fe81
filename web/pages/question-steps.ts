/** Back and on from one question, and back from a section. Where a section leads on to is told by `way-on.ts`. */

import type { Question, Section } from '../../schema/checklist/checklist.ts'
import { wordsIn } from '../../schema/language.ts'
import type { VisitDraft } from '../state/visit-draft.ts'
import { language } from '../words/language.ts'
import { say } from '../words/say.ts'
import { askedIn, listSteps } from './section-steps.ts'
import { type WayOn, wayOnFrom } from './way-on.ts'

/** The section before that asks something. */
export function findPrevious(draft: VisitDraft, section: string): WayOn | undefined {
  const before = sectionBefore(draft, section)
  return before && { path: `sections/${before.id}`, words: wordsIn(before.title, language.value) }
}

/** By the answers as they are now: an answer may open or close the questions after it. */
export function findNextQuestion(draft: VisitDraft, section: string, question: string): WayOn {
  const asked = askedIn(draft, section)
  const after = asked[asked.findIndex(({ id }) => id === question) + 1]
  return after ? wayToQuestion(section, after) : wayOnFrom(draft, section)
}

export function findPreviousQuestion(
  draft: VisitDraft,
  section: string,
  question: string,
): WayOn | undefined {
  const asked = askedIn(draft, section)
  const before = asked[asked.findIndex(({ id }) => id === question) - 1]
  if (before) return wayToQuestion(section, before)
  const earlier = sectionBefore(draft, section)
  const last = earlier && askedIn(draft, earlier.id).at(-1)
  return last && wayToQuestion(earlier.id, last)
}

function sectionBefore(draft: VisitDraft, section: string): Section | undefined {
  const sections = listSteps(draft)
    .filter(({ asked }) => asked > 0)
    .map((step) => step.section)
  return sections[sections.findIndex(({ id }) => id === section) - 1]
}

const wayToQuestion = (section: string, { id, number }: Question): WayOn => ({
  path: `sections/${section}/${id}`,
  words: say('question-number', { number }),
})

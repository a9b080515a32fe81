/** How complaints name the parts of a checklist. */

import type { Checklist, Question, QuestionId, Section } from './checklist.ts'

export const nameOf = (question: Question): string => `Question ${question.number} "${question.id}"`

export const nameOfSection = (section: Section): string => `Section ${section.letter} "${section.id}"`

export const listQuestions = (checklist: Checklist): readonly Question[] =>
  checklist.sections.flatMap(({ questions }) => questions)

/** Position of each question in the order they are put. */
export const orderOf = (checklist: Checklist): ReadonlyMap<QuestionId, number> =>
  new Map(listQuestions(checklist).map(({ id }, index) => [id, index]))

/** Those that occur more than once, each named once. */
export const listRepeated = <Thing>(things: readonly Thing[]): readonly Thing[] => [
  ...new Set(things.filter((thing, index) => things.indexOf(thing) < index)),
]

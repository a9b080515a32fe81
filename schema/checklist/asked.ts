/** Which questions are asked now, and why the others are not. */

import type { Answer, Answers } from '../visit/answer.ts'
import type { Checklist, Form, Question, QuestionId, Section, Skip } from './checklist.ts'
import { type Derivation, type Facts, holds } from './condition.ts'
import { derive } from './derive.ts'
import type { Settings } from './facts.ts'
import { indexOf } from './look-up.ts'

/** Why a question is not put: one of its skips holds, or the form does not have it. */
export type NotAsked =
  | { readonly question: Question; readonly because: 'skip'; readonly skip: Skip }
  | { readonly question: Question; readonly because: 'form' }

export interface AskedSection {
  readonly section: Section
  readonly asked: readonly Question[]
  readonly notAsked: readonly NotAsked[]
}

/** The checklist as it stands for one visit now. */
export interface AskedNow {
  /** In order, without the repeated sections: those are asked anew in each interview. */
  readonly sections: readonly AskedSection[]
  readonly asked: ReadonlySet<QuestionId>
  readonly notAsked: ReadonlyMap<QuestionId, NotAsked>
  /** Facts from answers to asked questions only: an answer left behind by a change of mind says nothing. */
  readonly facts: Facts
}

/** What has been filled so far, in which form. A `Visit` is one. */
export interface Filled {
  readonly answers: Answers
  readonly form: Form
}

/** Sections of a form that have something to ask, in order; repeated ones included. */
export function listSections(checklist: Checklist, form: Form): readonly Section[] {
  return checklist.sections.filter((section) =>
    section.questions.some((question) => isInForm(checklist, question, form)),
  )
}

export function listAsked(checklist: Checklist, filled: Filled, settings: Settings): AskedNow {
  const once = checklist.sections.filter((section) => !section.repeats)
  return walk(checklist, once, filled.form, filled.answers, settings, new Map())
}

/** The same for one interview: its own answers, beside what is known of the visit. */
export function listAskedInInterview(
  checklist: Checklist,
  filled: Filled,
  interview: { readonly answers: Answers },
  settings: Settings,
): AskedNow {
  const known = listAsked(checklist, filled, settings).facts.answers
  const repeated = checklist.sections.filter((section) => section.repeats)
  return walk(checklist, repeated, filled.form, interview.answers, settings, known)
}

const isInForm = (checklist: Checklist, question: Question, form: Form): boolean =>
  form === 'full' || indexOf(checklist).shortForm.has(question.id)

/** Skips look back only, so one pass from first to last settles every question. */
function walk(
  checklist: Checklist,
  sections: readonly Section[],
  form: Form,
  given: Answers,
  settings: Settings,
  known: Answers,
): AskedNow {
  const { thresholds, sticks } = indexOf(checklist)
  const answers = new Map<QuestionId, Answer>(known)
  const derived = new Map<string, Derivation>()
  const facts: Facts = { answers, thresholds, sticks, settings, derived }
  const deriveAgain = (changed?: QuestionId) => {
    for (const one of checklist.derived)
      if (changed === undefined || one.rise === changed || one.length === changed)
        derived.set(one.id, derive(one, answers))
  }
  deriveAgain()

  const asked = new Set<QuestionId>()
  const notAsked = new Map<QuestionId, NotAsked>()
  const list = sections.map((section): AskedSection => {
    const put: Question[] = []
    const left: NotAsked[] = []
    for (const question of section.questions) {
      const reason = findReason(checklist, question, form, facts)
      if (reason) {
        left.push(reason)
        notAsked.set(question.id, reason)
        continue
      }
      put.push(question)
      asked.add(question.id)
      const answer = given.get(question.id)
      if (answer === undefined) continue
      answers.set(question.id, answer)
      deriveAgain(question.id)
    }
    return { section, asked: put, notAsked: left }
  })
  return { sections: list, asked, notAsked, facts }
}

/** An open skip means: ask. Of several skips that hold, the first one written gives the reason. */
function findReason(
  checklist: Checklist,
  question: Question,
  form: Form,
  facts: Facts,
): NotAsked | undefined {
  if (!isInForm(checklist, question, form)) return { question, because: 'form' }
  const skip = question.skip.find(({ when }) => holds(when, facts) === 'yes')
  return skip && { question, because: 'skip', skip }
}

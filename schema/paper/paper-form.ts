/** What stands on paper: sections and questions of a form, with what is left out and under which condition. */

import type { Checklist, Form, Question, Section, Skip } from '../checklist/checklist.ts'
import type { Condition } from '../checklist/condition.ts'
import type { Settings } from '../checklist/facts.ts'
import { indexOf } from '../checklist/look-up.ts'

export interface PaperQuestion {
  readonly question: Question
  /** What leaves out this question alone. */
  readonly skips: readonly Condition[]
}

export interface PaperSection {
  readonly section: Section
  /** What leaves out every question of it, and is said once. */
  readonly skips: readonly Condition[]
  readonly questions: readonly PaperQuestion[]
}

/**
 * Photos need a tablet, and what voters say about themselves may lie on no paper that whoever finds it can read: both
 * are left out.
 */
export const isOnPaper = (section: Section, question: Question): boolean =>
  !section.repeats && question.kind !== 'photo'

/** A section without anything to ask is not there. */
export function layOutForm(checklist: Checklist, form: Form, settings: Settings): readonly PaperSection[] {
  const { shortForm } = indexOf(checklist)
  return checklist.sections.flatMap((section): readonly PaperSection[] => {
    const questions = section.questions
      .filter((question) => isOnPaper(section, question) && (form === 'full' || shortForm.has(question.id)))
      .flatMap((question) => layOutQuestion(question, settings))
    const [first, ...others] = questions
    if (!first) return []
    const shared =
      others.length === 0
        ? []
        : first.skips.filter((skip) => others.every(({ skips }) => skips.some((one) => isSame(one, skip))))
    return [
      {
        section,
        skips: shared,
        questions: questions.map(({ question, skips }) => ({
          question,
          skips: skips.filter((skip) => !shared.some((one) => isSame(one, skip))),
        })),
      },
    ]
  })
}

function layOutQuestion(question: Question, settings: Settings): readonly PaperQuestion[] {
  const skips = question.skip.map(({ when }: Skip) => settle(when, settings))
  if (skips.includes(true)) return []
  return [{ question, skips: skips.filter((skip) => typeof skip !== 'boolean') }]
}

const isSame = (one: Condition, other: Condition): boolean => JSON.stringify(one) === JSON.stringify(other)

/** Settings are known when a form is printed; what is left are statements about answers. */
function settle(condition: Condition, settings: Settings): Condition | boolean {
  if ('all' in condition) {
    const parts = condition.all.map((part) => settle(part, settings))
    if (parts.includes(false)) return false
    const left = parts.filter((part) => typeof part !== 'boolean')
    return left.length === 0 ? true : { all: left }
  }
  if ('any' in condition) {
    const parts = condition.any.map((part) => settle(part, settings))
    if (parts.includes(true)) return true
    const left = parts.filter((part) => typeof part !== 'boolean')
    return left.length === 0 ? false : { any: left }
  }
  if ('not' in condition) {
    const part = settle(condition.not, settings)
    return typeof part === 'boolean' ? !part : { not: part }
  }
  if ('setting' in condition) return (settings.get(condition.setting) ?? false) === condition.is
  return condition
}

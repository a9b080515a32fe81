/** Texts that are missing in a language, or empty. */

import type { Language, Words } from '../language.ts'
import type { Checklist } from './checklist.ts'
import { listQuestions, nameOf, nameOfSection } from './names.ts'
import { listChoiceLists } from './question-kinds.ts'

interface Text {
  readonly of: string
  readonly words: Words
}

export function lintTexts(checklist: Checklist, languages: readonly Language[]): readonly string[] {
  return listTexts(checklist).flatMap(({ of, words }) =>
    languages.flatMap((language) => {
      const text = words[language]
      if (text === undefined) return [`${of} is missing in the language "${language}".`]
      if (text.trim() === '') return [`${of} is empty in the language "${language}".`]
      if (text !== text.trim()) return [`${of} begins or ends with a space in the language "${language}".`]
      return []
    }),
  )
}

/** Every text of a checklist, with words for where it stands. */
export function listTexts(checklist: Checklist): readonly Text[] {
  return [
    { of: 'The title of the checklist', words: checklist.title },
    ...checklist.groups.map(({ id, name }) => ({ of: `The name of group "${id}"`, words: name })),
    ...checklist.sections.flatMap((section) => [
      { of: `${nameOfSection(section)}: the title`, words: section.title },
      ...optional(`${nameOfSection(section)}: the introduction`, section.intro),
    ]),
    ...listQuestions(checklist).flatMap((question) => [
      { of: `${nameOf(question)}: the question itself`, words: question.text },
      ...optional(`${nameOf(question)}: the hint`, question.hint),
      { of: `${nameOf(question)}: what the answer shows`, words: question.shows },
      ...listChoiceLists(question).flatMap(({ of, choices }) =>
        choices.map(({ id, text }) => ({ of: `${nameOf(question)}: the ${of} "${id}"`, words: text })),
      ),
      ...(question.kind === 'grid'
        ? question.rows.map(({ id, text }) => ({ of: `${nameOf(question)}: the row "${id}"`, words: text }))
        : []),
    ]),
    ...checklist.thresholds.map(({ id, text }) => ({ of: `The text of threshold "${id}"`, words: text })),
    ...checklist.derived.map(({ id, name }) => ({ of: `The name of derived value "${id}"`, words: name })),
    ...(checklist.contradictions ?? []).map(({ id, text }) => ({
      of: `The text of contradiction "${id}"`,
      words: text,
    })),
    ...checklist.barriers.flatMap(({ id, name, why }) => [
      { of: `The name of barrier "${id}"`, words: name },
      { of: `The reason why barrier "${id}" matters`, words: why },
    ]),
    ...checklist.remedies.map(({ id, text }) => ({ of: `The text of remedy "${id}"`, words: text })),
    ...checklist.addressees.flatMap(({ id, name, short }) => [
      { of: `The name of addressee "${id}"`, words: name },
      { of: `The short name of addressee "${id}"`, words: short },
    ]),
    ...checklist.sources.map(({ id, title }) => ({ of: `The title of source "${id}"`, words: title })),
  ]
}

const optional = (of: string, words: Words | undefined): readonly Text[] => (words ? [{ of, words }] : [])

/** The words of every refusal in every language, from `web/words`, read once at start. */

import type { FluentBundle, FluentVariable } from '@fluent/bundle'
import { type ProblemSlug, problems } from '../../schema/wire/problems.ts'
import { readServerWords } from '../server-words.ts'

export interface ProblemText {
  readonly title: string
  readonly detail: string
}

export interface ProblemWords {
  readonly languages: readonly string[]
  say(slug: ProblemSlug, facts: Readonly<Record<string, unknown>>, language: string): ProblemText
}

/** A missing sentence is a fault of the installation: the server does not start without it. */
export function readProblemWords(folder: string, languages: readonly string[]): ProblemWords {
  const bundles = new Map(languages.map((language) => [language, readBundle(folder, language)]))
  return {
    languages,
    say(slug, facts, language) {
      const bundle = bundles.get(language)
      const message = bundle?.getMessage(`problem-${slug}`)
      if (!bundle || !message?.value || !message.attributes.detail) {
        throw new Error(`No words for the problem ${slug} in ${language}`)
      }
      const variables = asVariables(facts)
      return {
        title: bundle.formatPattern(message.value, variables, []),
        detail: bundle.formatPattern(message.attributes.detail, variables, []),
      }
    },
  }
}

function readBundle(folder: string, language: string): FluentBundle {
  const bundle = readServerWords(folder, language)
  for (const slug of Object.keys(problems)) {
    const message = bundle.getMessage(`problem-${slug}`)
    if (!message?.value || !message.attributes.detail) {
      throw new Error(`web/words/${language}/problems.ftl lacks problem-${slug} or its .detail`)
    }
  }
  return bundle
}

const asVariables = (facts: Readonly<Record<string, unknown>>): Record<string, FluentVariable> =>
  Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [
      name,
      typeof fact === 'number' || typeof fact === 'string'
        ? fact
        : Array.isArray(fact)
          ? fact.length
          : String(fact),
    ]),
  )

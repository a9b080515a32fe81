/** The words of every refusal in every language, from `web/words`, read once at start. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle'
import { type ProblemSlug, problems } from '../../schema/wire/problems.ts'

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
      if (!bundle || !message?.attributes['title'] || !message.attributes['detail']) {
        throw new Error(`No words for the problem ${slug} in ${language}`)
      }
      const variables = asVariables(facts)
      return {
        title: bundle.formatPattern(message.attributes['title'], variables, []),
        detail: bundle.formatPattern(message.attributes['detail'], variables, []),
      }
    },
  }
}

function readBundle(folder: string, language: string): FluentBundle {
  // Isolating marks would end up in JSON that programs compare.
  const bundle = new FluentBundle(language, { useIsolating: false })
  const faults = bundle.addResource(
    new FluentResource(readFileSync(join(folder, language, 'problems.ftl'), 'utf8')),
  )
  if (faults[0]) throw faults[0]
  for (const slug of Object.keys(problems)) {
    const message = bundle.getMessage(`problem-${slug}`)
    if (!message?.attributes['title'] || !message.attributes['detail']) {
      throw new Error(`web/words/${language}/problems.ftl lacks the title or the detail of problem-${slug}`)
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

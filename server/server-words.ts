/** The sentences the server itself speaks, in refusals and where it was started: `web/words/<language>/problems.ftl`. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FluentBundle, FluentResource } from '@fluent/bundle'

export function readServerWords(folder: string, language: string): FluentBundle {
  // Isolating marks would end up in JSON that programs compare, and in links that people copy.
  const bundle = new FluentBundle(language, { useIsolating: false })
  const resource = new FluentResource(readFileSync(join(folder, language, 'problems.ftl'), 'utf8'))
  const [fault] = bundle.addResource(resource)
  if (fault) throw fault
  return bundle
}

export type Sentence = (id: string, facts?: Readonly<Record<string, string>>) => readonly string[]

/** One sentence in each language, one below the other. */
export function speaker(folder: string, languages: readonly string[]): Sentence {
  const say = speakerOfEach(folder, languages)
  return (id, facts = {}) => languages.map((language) => say(language, id, facts))
}

/** One sentence in the language that is asked for. */
export function speakerOfEach(
  folder: string,
  languages: readonly string[],
): (language: string, id: string, facts?: Readonly<Record<string, string>>) => string {
  const bundles = new Map(languages.map((language) => [language, readServerWords(folder, language)]))
  return (language, id, facts = {}) => {
    const bundle = bundles.get(language)
    const pattern = bundle?.getMessage(`server-${id}`)?.value
    if (!bundle || !pattern) throw new Error(`No sentence server-${id} in ${language}`)
    return bundle.formatPattern(pattern, { ...facts }, [])
  }
}

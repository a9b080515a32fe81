/** The sentences of exports and releases, in the language of the file: `export-…` and `release-…` of `problems.ftl`. */

import type { Language } from '../schema/language.ts'
import type { SayInFile } from './exports/say-in-file.ts'
import { readServerWords } from './server-words.ts'

/** Throws where a catalogue lacks the sentence: a file with a hole is worse than none. */
export function fileWords(folder: string, languages: readonly Language[]): (language: Language) => SayInFile {
  const bundles = new Map(languages.map((language) => [language, readServerWords(folder, language)]))
  return (language) => (id, facts) => {
    const bundle = bundles.get(language)
    const pattern = bundle?.getMessage(id)?.value
    if (!bundle || !pattern) throw new Error(`No sentence ${id} in ${language}`)
    return bundle.formatPattern(pattern, { ...facts }, [])
  }
}

/** One sentence of the interface, for what is written when the app is built. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FluentBundle, FluentResource } from '@fluent/bundle'

/** A sentence without facts, from the words that tablet and office share. */
export function readSentence(web: string, language: string, id: string): string {
  const bundle = new FluentBundle(language, { useIsolating: false })
  bundle.addResource(new FluentResource(readFileSync(join(web, 'words', language, 'common.ftl'), 'utf8')))
  const pattern = bundle.getMessage(id)?.value
  if (!pattern) throw new Error(`"${id}" is missing in ${language}/common.ftl`)
  return bundle.formatPattern(pattern)
}

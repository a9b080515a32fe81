/** What the interface says, read from the catalogues its pages speak from: tests copy no sentence. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FluentBundle, FluentNumber, FluentResource } from '@fluent/bundle'
import { formatNumber, khmerDigits } from '../../schema/numerals.ts'
import { findHome } from '../../server/home.ts'
import type { InterfaceLanguage, WordFacts, WordId } from '../../web/words/ids.ts'

type FactsOf<Id extends WordId> = WordFacts[Id] extends null ? readonly [] : readonly [facts: WordFacts[Id]]

export interface InterfaceWords {
  /** A sentence as the page shows it, numbers in the page's digits. */
  say<Id extends WordId>(id: Id, ...facts: FactsOf<Id>): string
  number(value: number): string
  /** Digits within a text, such as the number of a question. */
  digits(text: string): string
}

export function interfaceWords(language: InterfaceLanguage): InterfaceWords {
  const folder = join(findHome(), 'web', 'words', language)
  const bundle = new FluentBundle(language, { useIsolating: false })
  for (const file of readdirSync(folder))
    if (file.endsWith('.ftl'))
      bundle.addResource(new FluentResource(readFileSync(join(folder, file), 'utf8')))
  const number = (value: number) => formatNumber(value, language)

  class ShownNumber extends FluentNumber {
    override toString(): string {
      return number(this.value)
    }
  }
  const inWords = (facts: Readonly<Record<string, string | number>>) =>
    Object.fromEntries(
      Object.entries(facts).map(([name, fact]) => [
        name,
        typeof fact === 'number' ? new ShownNumber(fact) : fact,
      ]),
    )
  return {
    say(id, ...facts) {
      const pattern = bundle.getMessage(id)?.value
      if (!pattern) throw new Error(`no sentence "${id}" in ${language}`)
      return bundle.formatPattern(pattern, inWords(facts[0] ?? {}))
    },
    number,
    digits: (text) => (language === 'km' ? khmerDigits(text) : text),
  }
}

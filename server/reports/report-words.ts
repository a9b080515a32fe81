/** The sentences of a report: everything people read of it, from the words of the interface and its own. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FluentBundle, FluentNumber, FluentResource, type FluentVariable } from '@fluent/bundle'
import { formatNumber } from '../../schema/numerals.ts'
import type { SayInReport } from '../../schema/report/tongue.ts'

/** Reads the folder once; whoever asks for a sentence that nobody wrote is told so at once. */
export function readReportWords(folder: string, language: string): SayInReport {
  // Isolating marks would end up in names of files, in tables that are copied, and in what is read aloud.
  const bundle = new FluentBundle(language, { useIsolating: false })
  for (const file of readdirSync(join(folder, language)).sort())
    if (file.endsWith('.ftl'))
      for (const fault of bundle.addResource(
        new FluentResource(readFileSync(join(folder, language, file), 'utf8')),
      ))
        throw fault
  return (id, facts = {}) => {
    const pattern = bundle.getMessage(id)?.value
    if (!pattern) throw new Error(`No sentence ${id} in ${language}`)
    const faults: Error[] = []
    const said = bundle.formatPattern(pattern, spoken(facts, language), faults)
    for (const fault of faults) throw fault
    return said
  }
}

type Facts = Readonly<Record<string, string | number>>

const spoken = (facts: Facts, language: string): Record<string, FluentVariable> =>
  Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [
      name,
      typeof fact === 'number' ? new SpokenNumber(fact, language) : fact,
    ]),
  )

/** Still a number, so that "one" and "many" are told apart, but written in the digits of its language. */
class SpokenNumber extends FluentNumber {
  private readonly language: string
  constructor(value: number, language: string) {
    super(value)
    this.language = language
  }
  override toString(): string {
    return formatNumber(this.valueOf(), this.language)
  }
}

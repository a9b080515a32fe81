/** How a report speaks: sentences, numbers, days and names in its one language. */

import { type Language, type Words, wordsIn } from '../language.ts'
import { formatNumber } from '../numerals.ts'
import { formatDate } from '../time.ts'

/**
 * A sentence by its id, in one language; throws where nobody wrote it. Numbers choose between one and many, and are
 * written as the language writes them.
 */
export type SayInReport = (id: string, facts?: Readonly<Record<string, string | number>>) => string

export interface Tongue {
  readonly language: Language
  readonly say: SayInReport
  number(value: number): string
  /** A share in percent, without decimals: more would say more than is known. */
  percent(share: number): string
  day(iso: string): string
  words(words: Words): string
}

export function tongueOf(language: Language, say: SayInReport): Tongue {
  const number = (value: number): string => formatNumber(value, language)
  return {
    language,
    say: (id, facts = {}) => say(id, facts),
    number,
    percent: (share) => formatNumber(share, language, { decimals: 0 }),
    // A day alone stays that day in every zone.
    day: (iso) => formatDate(iso, language, 'UTC'),
    words: (words) => wordsIn(words, language),
  }
}

/** "3 of 7 (43%)", and only the counts where there are few; `least` is the number below which there are few. */
export function shareOf(tongue: Tongue, count: number, n: number, least: number): string {
  const facts = { count, n }
  if (n === 0) return tongue.say('report-none-known')
  return n < least
    ? tongue.say('report-of-few', facts)
    : tongue.say('report-share', { ...facts, percent: tongue.percent((100 * count) / n) })
}

/** "A, B and C". */
export function listed(tongue: Tongue, names: readonly string[]): string {
  const last = names.at(-1)
  if (last === undefined) return ''
  const before = names.slice(0, -1)
  return before.length === 0
    ? last
    : `${before.join(`${tongue.say('report-comma')} `)}${tongue.say('report-and')} ${last}`
}

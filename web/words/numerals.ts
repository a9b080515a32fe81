/** Numbers as the page shows them: in the language and the digits chosen. */

import { formatNumber, khmerDigits, type NumberLook } from '../../schema/numerals.ts'
import { digits, language } from './language.ts'

export const showNumber = (value: number, look: NumberLook = {}): string =>
  formatNumber(value, language.value, language.value === 'km' ? { digits: digits.value, ...look } : look)

/** Digits inside a text that is not one number: a question's number, a date. Never for codes. */
export const showDigits = (text: string): string =>
  language.value === 'km' && digits.value === 'khmer' ? khmerDigits(text) : text

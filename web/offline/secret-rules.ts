/** What may lock a vault: six digits that are not the first anybody would try, or four to six words. */

const PIN_DIGITS = 6
const FEWEST_WORDS = 4
const MOST_WORDS = 6
/** Marks without a width that keyboards leave between Khmer letters. */
const INVISIBLE = /[\u00AD\u200B-\u200F\u2060\uFEFF]/gu

export type SecretComplaint =
  | 'empty'
  | 'not-six-digits'
  /** 000000, 777777 */
  | 'digits-all-equal'
  /** 123456, 654321, 890123 */
  | 'digits-running'
  | 'not-four-to-six-words'
  | 'words-repeated'

/** The secret in the one form that is stretched: Latin digits, small letters, single spaces. Spaces within digits do not count. */
export function plainSecret(typed: string): string {
  const text = typed
    .normalize('NFKC')
    .replace(/[\u17E0-\u17E9]/gu, (digit) => String(digit.charCodeAt(0) - 0x17e0))
    .replace(INVISIBLE, '')
    .toLowerCase()
    .replace(/[\s-]+/gu, ' ')
    .trim()
  return /^[\d ]+$/u.test(text) ? text.replaceAll(' ', '') : text
}

/** What speaks against a secret, or nothing. Khmer digits count as digits. */
export function checkSecret(typed: string): SecretComplaint | undefined {
  const secret = plainSecret(typed)
  if (secret === '') return 'empty'
  return /^\d+$/u.test(secret) ? checkDigits(secret) : checkWords(secret.split(' '))
}

function checkDigits(digits: string): SecretComplaint | undefined {
  if (digits.length !== PIN_DIGITS) return 'not-six-digits'
  const steps = new Set(
    [...digits].slice(1).map((digit, at) => (Number(digit) - Number(digits.charAt(at)) + 10) % 10),
  )
  if (steps.size > 1) return undefined
  if (steps.has(0)) return 'digits-all-equal'
  return steps.has(1) || steps.has(9) ? 'digits-running' : undefined
}

function checkWords(words: readonly string[]): SecretComplaint | undefined {
  if (words.length < FEWEST_WORDS || words.length > MOST_WORDS) return 'not-four-to-six-words'
  return new Set(words).size < words.length ? 'words-repeated' : undefined
}

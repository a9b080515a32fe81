/** Which passphrases are good enough: long in characters as people count them, in any script, and not easily guessed. */

export const LEAST_CHARACTERS = 15

/** Long ones that appear on public lists, or that somebody who knows this product would try. */
const COMMON = [
  'passwordpassword',
  'password12345678',
  'passwordpassword1',
  'mypasswordispassword',
  'correcthorsebatterystaple',
  'iloveyouiloveyou',
  'letmeinletmeinletmein',
  'administratoradministrator',
  'administrator123',
  'accessiblevoting',
  'accessibleelection',
  'pollingstation123',
  'cambodiacambodia',
  'phnompenhcambodia',
  'ilovecambodia123',
  'wayinwayinwayin',
  'ព្រះរាជាណាចក្រកម្ពុជា',
  'ជាតិសាសនាព្រះមហាក្សត្រ',
  'គណៈកម្មាធិការជាតិរៀបចំការបោះឆ្នោត',
]

/** Walks over a keyboard or through an alphabet; any stretch of one, in either direction, is a walk. */
const WALKS = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  'កខគឃងចឆជឈញដឋឌឍណតថទធនបផពភមយរលវសហឡអ',
  '០១២៣៤៥៦៧៨៩០១២៣៤៥៦៧៨៩',
]

const LEAST_DIFFERENT = 6

/** Words that stand at the top of public lists, the product, and what an office like this is about. */
const USUAL = [
  'passphrase',
  'password',
  'administrator',
  'admin',
  'welcome',
  'letmein',
  'iloveyou',
  'sunshine',
  'princess',
  'football',
  'superman',
  'trustno',
  'secret',
  'login',
  'wayin',
  'election',
  'cambodia',
  'phnompenh',
  'ពាក្យសម្ងាត់',
  'លេខសម្ងាត់',
  'ឃ្លាសម្ងាត់',
  'បោះឆ្នោត',
  'កម្ពុជា',
  'ភ្នំពេញ',
  'ផ្លូវចូល',
]

/** Of a walk or a repeated sign, what is long enough to be one on purpose. */
const LEAST_STRETCH = 4

/** `names` are those that somebody who knows the person and the office would try. */
export function faultOfPassphrase(
  passphrase: string,
  names: readonly string[],
): 'too-short' | 'too-common' | undefined {
  const characters = charactersOf(passphrase.normalize('NFC').trim())
  if (characters.length < LEAST_CHARACTERS) return 'too-short'
  const bare = bareOf(passphrase)
  if (new Set(charactersOf(bare)).size < LEAST_DIFFERENT) return 'too-common'
  if (COMMON.some((common) => bareOf(common) === bare)) return 'too-common'
  if (WALKS.some((walk) => isPartOf(bare, walk) || isPartOf(bare, [...walk].reverse().join(''))))
    return 'too-common'
  return isRepetition(bare) || isMostlyKnown(bare, names) ? 'too-common' : undefined
}

const segmenter = new Intl.Segmenter('km', { granularity: 'grapheme' })
const charactersOf = (text: string): readonly string[] =>
  [...segmenter.segment(text)].map(({ segment }) => segment)

const bareOf = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s\u200B-\u200F\u2060\uFEFF.,_-]/gu, '')

const isPartOf = (text: string, walk: string): boolean => text.length > 0 && (walk + walk).includes(text)

/** `abcabcabcabcabc`: found again in itself, doubled, before its own end. */
const isRepetition = (text: string): boolean => (text + text).indexOf(text, 1) < text.length

/** Half of it at most may be names, usual words, years and stretches of walks: the rest has to be somebody's own. */
function isMostlyKnown(bare: string, names: readonly string[]): boolean {
  const known = [...names.map(bareOf).filter((name) => name.length > 2), ...USUAL.map(bareOf)]
  const without = known
    .toSorted((one, other) => other.length - one.length)
    .reduce((text, name) => text.replaceAll(name, ' '), bare)
  const own = withoutStretches(without.replace(/(?:19|20)\d\d/gu, ' ')).replaceAll(' ', '')
  return own !== bare && charactersOf(own).length < LEAST_CHARACTERS / 2
}

/** Without `1234`, `dcba`, `qwert` and `aaaa`. */
function withoutStretches(text: string): string {
  const isOn = (stretch: string) =>
    new Set(stretch).size === 1 ||
    WALKS.some((walk) => isPartOf(stretch, walk) || isPartOf(stretch, [...walk].reverse().join('')))
  let left = ''
  for (let at = 0; at < text.length; ) {
    let end = at + 1
    while (end < text.length && isOn(text.slice(at, end + 1))) end += 1
    left += end - at >= LEAST_STRETCH ? ' ' : text.slice(at, end)
    at = end
  }
  return left
}

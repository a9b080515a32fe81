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

export function faultOfPassphrase(passphrase: string, name: string): 'too-short' | 'too-common' | undefined {
  const characters = charactersOf(passphrase.normalize('NFC').trim())
  if (characters.length < LEAST_CHARACTERS) return 'too-short'
  const bare = bareOf(passphrase)
  if (new Set(charactersOf(bare)).size < LEAST_DIFFERENT) return 'too-common'
  if (COMMON.some((common) => bareOf(common) === bare)) return 'too-common'
  if (WALKS.some((walk) => isPartOf(bare, walk) || isPartOf(bare, [...walk].reverse().join(''))))
    return 'too-common'
  return isRepetition(bare) || isMostlyName(bare, bareOf(name)) ? 'too-common' : undefined
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

const isMostlyName = (text: string, name: string): boolean =>
  name.length > 2 && text.replaceAll(name, '').length < LEAST_CHARACTERS / 2 && text.includes(name)

/** The language and the digits the page speaks now, kept for the next time. */

import { createStore, type Store } from '../state/store.ts'
import { type InterfaceLanguage, LANGUAGES } from './ids.ts'

export type Digits = 'khmer' | 'latin'

const LANGUAGE_KEY = 'language'
const DIGITS_KEY = 'digits'

/** A private window may refuse storage; then the choice lasts as long as the page. */
function readKept(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    // Nothing is lost but the memory of a choice.
  }
}

export const readLanguage = (text: string | null): InterfaceLanguage | undefined =>
  LANGUAGES.find((language) => language === text)

/** The page as it was built begins in the first language of the country. */
const builtIn = (): InterfaceLanguage => readLanguage(document.documentElement.lang) ?? LANGUAGES[0]

export const language: Store<InterfaceLanguage> = createStore(
  readLanguage(readKept(LANGUAGE_KEY)) ?? builtIn(),
)

export const digits: Store<Digits> = createStore(readKept(DIGITS_KEY) === 'latin' ? 'latin' : 'khmer')

language.subscribe(() => keep(LANGUAGE_KEY, language.value))
digits.subscribe(() => keep(DIGITS_KEY, digits.value))

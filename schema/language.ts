/** Words in several languages, and choosing one. */

/** A language by its BCP 47 tag. Which languages exist is data: see `seeds/country.json`. */
export type Language = string

/** One text in every language the organisation works in. */
export type Words = Readonly<Record<Language, string>>

/** The text in the wanted language, else in the first language that has one, else nothing. */
export function wordsIn(words: Words, language: Language): string {
  const wanted = words[language]
  if (wanted) return wanted
  for (const text of Object.values(words)) if (text) return text
  return ''
}

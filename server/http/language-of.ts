/** The language a caller prefers, out of those the product has words in. */

/** From an Accept-Language header: the first of ours with the highest weight, else the first of ours. */
export function preferredLanguage(header: string | undefined, languages: readonly string[]): string {
  const [first = 'en'] = languages
  const wanted = (header ?? '')
    .split(',')
    .slice(0, 20)
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const weight = parameters.map((parameter) => /^\s*q=([0-9.]{1,5})$/u.exec(parameter)?.[1]).find(Boolean)
      return {
        language: tag.split('-')[0]?.toLowerCase() ?? '',
        weight: weight === undefined ? 1 : Number(weight),
      }
    })
    .filter(({ language, weight }) => weight > 0 && languages.includes(language))
    .sort((one, other) => other.weight - one.weight)
  return wanted[0]?.language ?? first
}

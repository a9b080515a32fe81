/** By whom a map is, out of the notes of its file. */

/** In characters; a line below the map. */
const LONGEST = 300

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  copy: '©',
  nbsp: ' ',
}

/**
 * What `attribution` says in the notes of a file of tiles, as plain text: most files write it as markup with links,
 * which is never shown as such. Empty where the notes say nothing that could be read.
 */
export function creditIn(notes: unknown): string {
  if (typeof notes !== 'object' || notes === null || !('attribution' in notes)) return ''
  const { attribution } = notes
  if (typeof attribution !== 'string') return ''
  return attribution
    .slice(0, LONGEST * 20)
    .replace(/<[^>]*>/gu, ' ')
    .replace(/&(?:#(\d{1,6})|([a-z]{1,6}));/giu, (whole, number?: string, name?: string) =>
      number === undefined ? (NAMED[(name ?? '').toLowerCase()] ?? whole) : signOf(Number(number)),
    )
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, LONGEST)
}

const signOf = (number: number): string =>
  number > 0 && number <= 0x10ffff ? String.fromCodePoint(number) : ' '

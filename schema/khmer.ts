/** Khmer script: search keys that do not care how a word was typed, letters as people count them, suspicious encodings. */

/** Marks without a width that typists and programs leave in text, and those with which one name is passed off for another. */
const INVISIBLE =
  /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]|\u034F|[\uFE00-\uFE0F]|[\u{E0000}-\u{E01EF}]/gu
const KHMER_LETTER = /[\u1780-\u17B3]/u

/** One base letter with all that hangs on it, in whatever order it was typed. */
const CLUSTER = /[\u1780-\u17B3](?:\u17D2[\u1780-\u17B3]|[\u17B6-\u17D1\u17DD])+/gu
const PART = /\u17D2[\u1780-\u17B3]|[\u17B6-\u17D1\u17DD]/gu

/**
 * A key under which two spellings of one name meet: capital letters, accents, zero-width marks, Khmer digits,
 * the order of signs in a cluster, and the two subscripts that look the same all cease to matter.
 */
export function searchKey(text: string): string {
  const plain = text
    .normalize('NFD')
    .replace(/[\u0300-\u036F]/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(INVISIBLE, '')
    .replace(/\s+/gu, ' ')
    .trim()
  return KHMER_LETTER.test(plain) || /[\u17E0-\u17E9]/u.test(plain) ? orderKhmer(plain) : plain
}

function orderKhmer(text: string): string {
  return text
    .replace(/[\u17E0-\u17E9]/gu, (digit) => String(digit.charCodeAt(0) - 0x17e0))
    .replace(/\u17A3/gu, '\u17A2')
    .replace(/\u17A4/gu, '\u17A2\u17B6')
    .replace(CLUSTER, orderCluster)
}

function orderCluster(cluster: string): string {
  const base = cluster.charAt(0)
  // Subscript DA and TA are drawn alike and typed for each other.
  const parts = (cluster.slice(1).match(PART) ?? []).map((part) =>
    part === '\u17D2\u178A' ? '\u17D2\u178F' : part,
  )
  const ordered = [...new Set(parts)].sort((one, other) => rank(one) - rank(other))
  const composed = ordered
    .join('')
    // Vowels typed in two strokes that look like one.
    .replace('\u17C1\u17B8', '\u17BE')
    .replace('\u17B8\u17C1', '\u17BE')
    .replace('\u17C1\u17B6', '\u17C4')
    .replace('\u17B6\u17C1', '\u17C4')
  // Typed in one stroke and in two, it is there twice now.
  return base + [...new Set(composed.match(PART))].join('')
}

/** Subscripts (RO last), then shifters and robat, then vowels, then signs; within one rank as typed. */
function rank(part: string): number {
  if (part === '\u17D2\u179A') return 1
  if (part.startsWith('\u17D2')) return 0
  const code = part.charCodeAt(0)
  if (code === 0x17cc) return 2
  if (code === 0x17c9 || code === 0x17ca) return 3
  if (code <= 0x17c5) return 4
  return 5 + code
}

/** Letters as people count them: marks and subscripts belong to the letter they hang on. The same on every machine. */
export function countLetters(text: string): number {
  const visible = text.normalize('NFC').replace(INVISIBLE, '')
  return (
    visible
      .replace(/\u17D2[\u1780-\u17B3]/gu, '')
      .replace(/\p{M}/gu, '')
      .match(/[\s\S]/gu)?.length ?? 0
  )
}

export const hasKhmer = (text: string): boolean => KHMER_LETTER.test(text)

/** Letters but none of them Khmer where Khmer is expected: often text in an old font that only looks Khmer there. */
export const looksWronglyEncoded = (text: string): boolean => !KHMER_LETTER.test(text) && /\p{L}/u.test(text)

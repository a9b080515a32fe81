/** Takes out of a document what its writer left to clock and chance, so that the same report is the same file. */

import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate'

/** The earliest day a ZIP file can name; by the clock of this machine, for that is how it is written. */
const NO_TIME = new Date(1980, 0, 1)
const NO_MOMENT = '1980-01-01T00:00:00Z'

const FONT_TABLE = 'word/fontTable.xml'
/** So many bytes of an embedded font are mixed with its key (ECMA-376, part 4, "font embedding"). */
const MIXED = 32

export function withoutChance(docx: Uint8Array): Buffer {
  const parts = unzipSync(docx)
  const keys = fontKeysIn(parts[FONT_TABLE])
  const ids = new Map<string, string>()
  const settled: Zippable = Object.fromEntries(
    Object.entries(parts).map(([path, bytes]) => {
      if (/\.(?:xml|rels)$/u.test(path)) return [path, strToU8(settleText(strFromU8(bytes), ids, keys))]
      const [, number] = /^word\/fonts\/font(\d+)\.odttf$/u.exec(path) ?? []
      const key = number === undefined ? undefined : keys[Number(number) - 1]
      return [path, key === undefined ? bytes : mixAnew(bytes, key, settledKey(Number(number) - 1))]
    }),
  )
  return Buffer.from(zipSync(settled, { level: 6, mtime: NO_TIME }))
}

/** In the order of the files they belong to. */
const fontKeysIn = (table: Uint8Array | undefined): readonly string[] =>
  table === undefined
    ? []
    : [...strFromU8(table).matchAll(/w:fontKey="\{([0-9A-Fa-f-]{36})\}"/gu)].map(([, key = '']) => key)

const settledKey = (place: number): string => `57617920-496e-4000-8000-${String(place + 1).padStart(12, '0')}`

/**
 * Ids made by chance are the only ones that begin with rId and are no number; each gets the next number instead.
 * Pictures and bookmarks are numbered on and on while the program runs; here from one again.
 */
function settleText(xml: string, ids: Map<string, string>, keys: readonly string[]): string {
  let pictures = 0
  const bookmarks = new Map<string, number>()
  return keys
    .reduce((text, key, place) => text.replaceAll(key, settledKey(place)), xml)
    .replace(/(?<=")rId(?!\d+")[\w-]+(?=")/gu, (id) => {
      const known = ids.get(id) ?? `rIdLink${ids.size + 1}`
      ids.set(id, known)
      return known
    })
    .replace(/(<wp:docPr id=")\d+(")/gu, (_, open: string, close: string) => {
      pictures += 1
      return `${open}${pictures}${close}`
    })
    .replace(/(<w:bookmark(?:Start|End)\b[^>]* w:id=")(\d+)(?=")/gu, (_, open: string, id: string) => {
      const number = bookmarks.get(id) ?? bookmarks.size + 1
      bookmarks.set(id, number)
      return `${open}${number}`
    })
    .replace(
      /(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)/gu,
      (_, open: string, close: string) => `${open}${NO_MOMENT}${close}`,
    )
}

const bytesOf = (key: string): Buffer => Buffer.from(key.replaceAll('-', ''), 'hex').reverse()

/** Takes the old key out of the beginning of a font and mixes the new one in. */
function mixAnew(font: Uint8Array, before: string, after: string): Uint8Array {
  const old = bytesOf(before)
  const anew = bytesOf(after)
  return font.map((byte, at) =>
    at < MIXED ? byte ^ (old[at % old.length] ?? 0) ^ (anew[at % anew.length] ?? 0) : byte,
  )
}

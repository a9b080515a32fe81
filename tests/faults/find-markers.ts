/** Searches every byte of a folder for markers, in every form in which software writes text to a disk. */

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { constants, gunzipSync, inflateRawSync } from 'node:zlib'

export interface Hit {
  readonly file: string
  readonly marker: string
  readonly form: string
}

interface Form {
  readonly name: string
  /** Every way the bytes can look; several where the form depends on where in the stream the text begins. */
  readonly write: (text: string) => readonly Buffer[]
}

const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16()
const escaped = (text: string): string =>
  Array.from(
    { length: text.length },
    (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('')

/**
 * Base64 of text in the midst of other bytes: three alignments; the first and last letters depend on the neighbours
 * and are left away.
 */
function base64s(bytes: Buffer): readonly Buffer[] {
  return [0, 1, 2].map((shift) => {
    const coded = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replaceAll('=', '')
    const head = shift === 0 ? 0 : shift + 1
    return Buffer.from(coded.slice(head, coded.length - 2), 'latin1')
  })
}

const bothAlphabets = (coded: readonly Buffer[]): readonly Buffer[] =>
  coded.flatMap((one) => {
    const text = one.toString('latin1')
    const forAddresses = text.replaceAll('+', '-').replaceAll('/', '_')
    return forAddresses === text ? [one] : [one, Buffer.from(forAddresses, 'latin1')]
  })

const FORMS: readonly Form[] = [
  { name: 'UTF-8', write: (text) => [Buffer.from(text, 'utf8')] },
  { name: 'UTF-16LE', write: (text) => [Buffer.from(text, 'utf16le')] },
  { name: 'UTF-16BE', write: (text) => [utf16be(text)] },
  { name: 'base64', write: (text) => bothAlphabets(base64s(Buffer.from(text, 'utf8'))) },
  { name: 'base64 of UTF-16', write: (text) => bothAlphabets(base64s(Buffer.from(text, 'utf16le'))) },
  {
    name: 'hex',
    write: (text) => {
      const hex = Buffer.from(text, 'utf8').toString('hex')
      return [Buffer.from(hex), Buffer.from(hex.toUpperCase())]
    },
  },
  {
    name: 'JSON escapes',
    write: (text) => [
      Buffer.from(escaped(text)),
      Buffer.from(escaped(text).toUpperCase().replaceAll('\\U', '\\u')),
    ],
  },
  { name: 'percent escapes', write: (text) => [Buffer.from(encodeURIComponent(text))] },
]

/** Every file below the folder, also what lies compressed in it. */
export async function findMarkers(folder: string, markers: readonly string[]): Promise<readonly Hit[]> {
  const sought = markers.flatMap((marker) =>
    FORMS.flatMap(({ name, write }) => write(marker).map((bytes) => ({ marker, form: name, bytes }))),
  )
  const hits: Hit[] = []
  for (const file of await listFiles(folder)) {
    const bytes = await readFile(file).catch(() => Buffer.alloc(0))
    const layers = [['', bytes] as const, ...unpack(bytes).map((inner) => [' packed', inner] as const)]
    for (const [where, layer] of layers)
      for (const { marker, form, bytes: wanted } of sought)
        if (layer.includes(wanted))
          hits.push({ file: file.slice(folder.length + 1), marker, form: form + where })
  }
  return hits
}

async function listFiles(folder: string): Promise<readonly string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  return found.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name))
}

const GZIP = Buffer.from([0x1f, 0x8b, 0x08])
/** Of each file in an archive: spreadsheets and documents are such archives. */
const ZIPPED = Buffer.from([0x50, 0x4b, 0x03, 0x04])
/** Where its name begins, which is followed by more and then by what is packed. */
const ZIP_NAME = 30
const lenient = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 20_000_000 }

/** Streams that begin anywhere in the file; one that is cut off is read as far as it goes. */
function unpack(bytes: Buffer): readonly Buffer[] {
  const found: Buffer[] = []
  const read = (how: typeof gunzipSync | typeof inflateRawSync, from: number): boolean => {
    try {
      found.push(how(bytes.subarray(from), lenient))
      return true
    } catch {
      // A few bytes that only look like a beginning.
      return false
    }
  }
  for (const at of placesOf(bytes, GZIP)) if (!read(gunzipSync, at)) read(inflateRawSync, at + 10)
  for (const at of placesOf(bytes, ZIPPED))
    if (at + ZIP_NAME < bytes.length)
      read(inflateRawSync, at + ZIP_NAME + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28))
  return found
}

function* placesOf(bytes: Buffer, beginning: Buffer): Generator<number> {
  for (let at = bytes.indexOf(beginning); at >= 0; at = bytes.indexOf(beginning, at + 1)) yield at
}

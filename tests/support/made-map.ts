/** A file of map tiles written by hand, as PMTiles version 3 lays it down: header, one directory, notes, pictures. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writePng } from '../../server/reports/write-png.ts'

export interface MadeMap {
  /** Tiles from this number on, `run` of them, all showing the same picture; in rising order. */
  readonly entries: readonly { readonly tile: number; readonly run: number; readonly picture: Uint8Array }[]
  readonly minZoom: number
  readonly maxZoom: number
  /** 1 means shapes instead of pictures, 2 means PNG. */
  readonly tileType?: number
  readonly notes?: object
}

const HEADER = 127

/** West 102, south 10, east 108, north 15: Cambodia and a little around it. */
export function writeMap({ entries, minZoom, maxZoom, tileType = 2, notes = {} }: MadeMap): Buffer {
  const pictures = entries.map(({ picture }) => picture)
  const starts = pictures.map((_, at) => pictures.slice(0, at).reduce((sum, { length }) => sum + length, 0))
  const directory = Buffer.from([
    ...varint(entries.length),
    ...entries.flatMap(({ tile }, at) => varint(tile - (entries[at - 1]?.tile ?? 0))),
    ...entries.flatMap(({ run }) => varint(run)),
    ...pictures.flatMap(({ length }) => varint(length)),
    ...starts.flatMap((start) => varint(start + 1)),
  ])
  const words = Buffer.from(JSON.stringify(notes))
  const data = Buffer.concat(pictures)
  const header = Buffer.alloc(HEADER)
  header.write('PMTiles', 0, 'latin1')
  header.writeUInt8(3, 7)
  const long = (at: number, value: number) => header.writeBigUInt64LE(BigInt(value), at)
  long(8, HEADER)
  long(16, directory.length)
  long(24, HEADER + directory.length)
  long(32, words.length)
  long(40, HEADER + directory.length + words.length)
  long(48, 0)
  long(56, HEADER + directory.length + words.length)
  long(64, data.length)
  long(
    72,
    entries.reduce((sum, { run }) => sum + run, 0),
  )
  long(80, entries.length)
  long(88, entries.length)
  // Clustered; directory and tiles as they are, not compressed.
  header.set([1, 1, 1, tileType, minZoom, maxZoom], 96)
  for (const [at, degrees] of [102, 10, 108, 15].entries()) header.writeInt32LE(degrees * 1e7, 102 + at * 4)
  return Buffer.concat([header, directory, words, data])
}

function varint(value: number): readonly number[] {
  return value < 128 ? [value] : [(value % 128) | 128, ...varint(Math.floor(value / 128))]
}

/** A square of 256 pixels in one colour. */
export const pngOf = (red: number, green: number, blue: number): Buffer =>
  writePng({ width: 256, height: 256, pixels: Buffer.alloc(256 * 256 * 3, Buffer.from([red, green, blue])) })

export interface MapBelow {
  readonly file: string
  readonly remove: () => Promise<void>
}

/** Red, green and blue of the map below. */
export const BELOW = [200, 210, 190] as const

/** A file for `MAP_FILE`: the whole world down to the ninth step, in one colour. */
export async function putMapBelow(notes: object = {}): Promise<MapBelow> {
  const folder = await mkdtemp(join(tmpdir(), 'way-in-test-'))
  const file = join(folder, 'below.pmtiles')
  const everywhere = { tile: 0, run: (4 ** 10 - 1) / 3, picture: pngOf(...BELOW) }
  await writeFile(file, writeMap({ entries: [everywhere], minZoom: 0, maxZoom: 9, notes }))
  return { file, remove: () => rm(folder, { recursive: true }) }
}

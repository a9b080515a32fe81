/** A file of map tiles on this machine (PMTiles, version 3), read square by square. */

import { type FileHandle, open } from 'node:fs/promises'
import { PMTiles, type Source, TileType } from 'pmtiles'
import { creditIn } from '../reading/credit-in.ts'

export interface MapFile {
  /** By whom the map is, as plain text; empty where the file does not say. */
  readonly credit: string
  readonly minZoom: number
  readonly maxZoom: number
  /** Degrees; outside there are no tiles. */
  readonly south: number
  readonly west: number
  readonly north: number
  readonly east: number
  readonly mediaType: string
  /** Nothing where the file has no such tile. */
  findTile(zoom: number, column: number, row: number): Promise<Uint8Array | undefined>
  close(): Promise<void>
}

/** Why a file is no background: not there, nothing that could be read as tiles, or tiles that are no pictures. */
export class UnfitMapFile extends Error {
  readonly why: 'missing' | 'unreadable' | 'no-pictures'
  constructor(why: UnfitMapFile['why'], detail: string) {
    super(detail)
    this.why = why
  }
}

const MEDIA_TYPES: Readonly<Partial<Record<TileType, string>>> = {
  [TileType.Png]: 'image/png',
  [TileType.Jpeg]: 'image/jpeg',
  [TileType.Webp]: 'image/webp',
  [TileType.Avif]: 'image/avif',
}

/** In bytes. Pieces of a file are far smaller; a damaged one may claim any length. */
const LONGEST_PIECE = 16 * 1024 * 1024
/** No map is drawn nearer than this. */
const NEAREST = 22

/** Throws `UnfitMapFile`. The file stays open; one that takes its place is read from the next start on. */
export async function openMapFile(path: string): Promise<MapFile> {
  let file: FileHandle
  try {
    file = await open(path, 'r')
  } catch (fault) {
    const isMissing = fault instanceof Error && 'code' in fault && fault.code === 'ENOENT'
    throw new UnfitMapFile(isMissing ? 'missing' : 'unreadable', String(fault))
  }
  try {
    return await readMapFile(file, path)
  } catch (fault) {
    await file.close()
    throw fault instanceof UnfitMapFile ? fault : new UnfitMapFile('unreadable', String(fault))
  }
}

async function readMapFile(file: FileHandle, path: string): Promise<MapFile> {
  const tiles = new PMTiles(sourceOf(file, path))
  const { tileType, minZoom, maxZoom, minLat, maxLat, minLon, maxLon } = await tiles.getHeader()
  const mediaType = MEDIA_TYPES[tileType]
  if (mediaType === undefined) throw new UnfitMapFile('no-pictures', `tiles of kind ${tileType}`)
  const farthest = Math.min(maxZoom, NEAREST)
  return {
    // A file is as good without its notes.
    credit: creditIn(await tiles.getMetadata().catch(() => undefined)),
    minZoom: Math.min(minZoom, farthest),
    maxZoom: farthest,
    ...(minLat < maxLat && minLon < maxLon
      ? { south: minLat, west: minLon, north: maxLat, east: maxLon }
      : { south: -85, west: -180, north: 85, east: 180 }),
    mediaType,
    async findTile(zoom, column, row) {
      if (zoom > farthest || Math.max(column, row) >= 2 ** zoom) return undefined
      const found = await tiles.getZxy(zoom, column, row)
      return found && found.data.byteLength > 0 ? new Uint8Array(found.data) : undefined
    },
    close: () => file.close(),
  }
}

const sourceOf = (file: FileHandle, path: string): Source => ({
  getKey: () => path,
  async getBytes(offset, length) {
    if (length > LONGEST_PIECE) throw new RangeError(`${length} bytes in one piece`)
    const bytes = new Uint8Array(length)
    const { bytesRead } = await file.read(bytes, 0, length, offset)
    return { data: bytes.buffer.slice(0, bytesRead) }
  },
})

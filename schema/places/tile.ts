/** Tiles: squares of the map that halve with each depth, each with one whole number, so that what lies near has near numbers. */

/** A square of the smallest size is about a kilometre wide at the equator. */
export const TILE_DEPTH = 15
/** Above so many stations a map is sent in squares with counts, and single stations where there are few. */
export const TILES_ABOVE = 60_000
/** As many stations as are sent one by one. */
export const MOST_POINTS = 2_000

export interface Extent {
  readonly south: number
  readonly west: number
  readonly north: number
  readonly east: number
}

/** Columns and rows of squares of one depth, both ends included; rows run from north to south. */
export interface TileBox {
  readonly west: number
  readonly east: number
  readonly north: number
  readonly south: number
}

/** From the first to the last number, both included. */
export type TileRange = readonly [number, number]

/** North and south of these the map of the web ends. */
const MOST_LATITUDE = 85.05

const within = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value))

const columnOf = (longitude: number, depth: number): number =>
  within(Math.floor(((longitude + 180) / 360) * 2 ** depth), 0, 2 ** depth - 1)

function rowOf(latitude: number, depth: number): number {
  const north = (within(latitude, -MOST_LATITUDE, MOST_LATITUDE) * Math.PI) / 180
  const part = (1 - Math.log(Math.tan(north) + 1 / Math.cos(north)) / Math.PI) / 2
  return within(Math.floor(part * 2 ** depth), 0, 2 ** depth - 1)
}

/** The number of the square a place lies in: the bits of its column and its row in turn. */
export const tileAt = (latitude: number, longitude: number, depth: number = TILE_DEPTH): number =>
  tileOf(columnOf(longitude, depth), rowOf(latitude, depth))

export const tileOf = (column: number, row: number): number => spread(column) + 2 * spread(row)

export const placeOf = (tile: number): { readonly column: number; readonly row: number } => ({
  column: gather(tile),
  row: gather(tile >>> 1),
})

/** The middle of a square, in degrees. */
export function middleOf(
  tile: number,
  depth: number,
): { readonly latitude: number; readonly longitude: number } {
  const { column, row } = placeOf(tile)
  const down = Math.PI * (1 - (2 * (row + 0.5)) / 2 ** depth)
  return {
    latitude: (Math.atan(Math.sinh(down)) * 180) / Math.PI,
    longitude: ((column + 0.5) / 2 ** depth) * 360 - 180,
  }
}

export const boxOf = ({ south, west, north, east }: Extent, depth: number): TileBox => ({
  west: columnOf(west, depth),
  east: columnOf(east, depth),
  north: rowOf(north, depth),
  south: rowOf(south, depth),
})

export function isInBox(tile: number, { west, east, north, south }: TileBox): boolean {
  const { column, row } = placeOf(tile)
  return column >= west && column <= east && row >= north && row <= south
}

/** Squares are some sixty pixels wide on the screen, so that a number fits into each. */
export const depthAt = (zoom: number): number => within(Math.round(zoom) + 2, 5, TILE_DEPTH)

/** A box needs no more ranges than these; what lies beside it is left out afterwards. */
const MOST_RANGES = 48

/** The numbers of a box as ranges, in order: all of its squares are in them, and perhaps some around it. */
export function rangesOf(box: TileBox, depth: number): readonly TileRange[] {
  interface Part {
    readonly tile: number
    readonly depth: number
  }
  let parts: readonly Part[] = [{ tile: 0, depth: 0 }]
  const span = ({ tile, depth: its }: Part) => {
    const { column, row } = placeOf(tile)
    const wide = 2 ** (depth - its)
    return {
      west: column * wide,
      east: (column + 1) * wide - 1,
      north: row * wide,
      south: (row + 1) * wide - 1,
    }
  }
  const meets = (part: Part) => {
    const its = span(part)
    return its.west <= box.east && its.east >= box.west && its.north <= box.south && its.south >= box.north
  }
  const isWithin = (part: Part) => {
    const its = span(part)
    return its.west >= box.west && its.east <= box.east && its.north >= box.north && its.south <= box.south
  }
  for (let its = 0; its < depth; its += 1) {
    const next = parts.flatMap((part) =>
      part.depth < its || isWithin(part)
        ? [part]
        : [0, 1, 2, 3].map((quarter) => ({ tile: 4 * part.tile + quarter, depth: its + 1 })).filter(meets),
    )
    if (next.length > MOST_RANGES) break
    parts = next
  }
  const ranges: [number, number][] = []
  for (const { tile, depth: its } of parts) {
    const wide = 4 ** (depth - its)
    const last = ranges.at(-1)
    if (last && last[1] + 1 === tile * wide) last[1] = (tile + 1) * wide - 1
    else ranges.push([tile * wide, (tile + 1) * wide - 1])
  }
  return ranges
}

/** Leaves room for another bit between every two; sixteen bits at most. */
function spread(value: number): number {
  let bits = value
  bits = (bits | (bits << 8)) & 0x00ff00ff
  bits = (bits | (bits << 4)) & 0x0f0f0f0f
  bits = (bits | (bits << 2)) & 0x33333333
  return (bits | (bits << 1)) & 0x55555555
}

function gather(value: number): number {
  let bits = value & 0x55555555
  bits = (bits | (bits >>> 1)) & 0x33333333
  bits = (bits | (bits >>> 2)) & 0x0f0f0f0f
  bits = (bits | (bits >>> 4)) & 0x00ff00ff
  return (bits | (bits >>> 8)) & 0x0000ffff
}

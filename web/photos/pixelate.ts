/** Makes a part of a picture unrecognisable for good: averages over large blocks, blurred into each other and rounded. */

export interface Pixels {
  /** Red, green, blue, opacity of one pixel after the other, as a canvas gives them. */
  readonly data: Uint8ClampedArray
  readonly width: number
  readonly height: number
}

/** In whole pixels, within the picture. */
export interface PixelBox {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/**
 * At most so many blocks along an area, and along a picture. Faces are recognised by machines from
 * mosaics of 14 × 14 (McPherson, Shokri, Shmatikov 2016), so an area drawn around one gets 5 × 5 at most.
 */
const MOST_BLOCKS_OF_AREA = 5
const MOST_BLOCKS_OF_PICTURE = 32
/** Colours are rounded to sixteenths: what is left of a fine difference between two averages goes too. */
const COLOUR_STEP = 17

type Colour = readonly [red: number, green: number, blue: number]

/** Side of a block in pixels, for an area of a picture whose longest side is known. */
export const blockFor = ({ width, height }: PixelBox, longestSide: number): number =>
  Math.max(
    1,
    Math.ceil(longestSide / MOST_BLOCKS_OF_PICTURE),
    Math.ceil(Math.max(width, height) / MOST_BLOCKS_OF_AREA),
  )

/** Overwrites the pixels given: what was there must not be anywhere any more. */
export function pixelate(pixels: Pixels, box: PixelBox): void {
  if (box.width < 1 || box.height < 1) return
  const block = blockFor(box, Math.max(pixels.width, pixels.height))
  const columns = cut(box.left, box.width, block)
  const rows = cut(box.top, box.height, block)
  const averages = rows.map((row) => columns.map((column) => averageOf(pixels, column, row)))
  for (const [down, row] of rows.entries())
    for (const [along, column] of columns.entries()) fill(pixels, column, row, blurred(averages, along, down))
}

interface Stretch {
  readonly from: number
  readonly to: number
}

/** Blocks as equal as whole pixels allow: no thin one at the end that would show more than the others. */
function cut(start: number, length: number, block: number): readonly Stretch[] {
  const pieces = Math.max(1, Math.ceil(length / block))
  return Array.from({ length: pieces }, (_, at) => ({
    from: start + Math.floor((at * length) / pieces),
    to: start + Math.floor(((at + 1) * length) / pieces),
  }))
}

function averageOf({ data, width }: Pixels, column: Stretch, row: Stretch): Colour {
  let [red, green, blue] = [0, 0, 0]
  for (let y = row.from; y < row.to; y += 1)
    for (let at = (y * width + column.from) * 4; at < (y * width + column.to) * 4; at += 4) {
      red += data[at] ?? 0
      green += data[at + 1] ?? 0
      blue += data[at + 2] ?? 0
    }
  const count = (column.to - column.from) * (row.to - row.from)
  return [red / count, green / count, blue / count]
}

/** A block mixed with those around it, within the area. */
function blurred(averages: readonly (readonly Colour[])[], along: number, down: number): Colour {
  const near = [down - 1, down, down + 1].flatMap((y) =>
    [along - 1, along, along + 1].flatMap((x) => {
      const colour = averages[y]?.[x]
      return colour ? [colour] : []
    }),
  )
  const mean = (channel: 0 | 1 | 2) =>
    Math.round(near.reduce((sum, colour) => sum + colour[channel], 0) / near.length / COLOUR_STEP) *
    COLOUR_STEP
  return [mean(0), mean(1), mean(2)]
}

function fill({ data, width }: Pixels, column: Stretch, row: Stretch, [red, green, blue]: Colour): void {
  for (let y = row.from; y < row.to; y += 1)
    for (let at = (y * width + column.from) * 4; at < (y * width + column.to) * 4; at += 4) {
      data[at] = red
      data[at + 1] = green
      data[at + 2] = blue
      data[at + 3] = 255
    }
}

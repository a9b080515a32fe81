/** The picture a messenger shows with a link: ratings as bars with their counts, without a word, as a PNG. */

import { RATINGS, type Rating } from '../../schema/findings/rating.ts'
import { writePng } from '../reports/write-png.ts'

const [WIDTH, HEIGHT] = [1200, 630]
type Colour = readonly [number, number, number]
const PAPER: Colour = [255, 255, 255]
const INK: Colour = [18, 24, 31]
const MARK: Colour = [11, 74, 111]
/** Told apart by their order and their counts as well. */
const COLOURS: Readonly<Record<Rating, Colour>> = {
  full: [13, 74, 43],
  assisted: [150, 96, 0],
  none: [140, 16, 16],
  unknown: [106, 118, 131],
}

/** Five by seven points each: Khmer letters need shaping, which nothing here can do, and digits need none. */
const DIGITS = [
  ['01110', '10001', '10011', '10101', '11001', '10001', '01110'],
  ['00100', '01100', '00100', '00100', '00100', '00100', '01110'],
  ['01110', '10001', '00001', '00110', '01000', '10000', '11111'],
  ['01110', '10001', '00001', '00110', '00001', '10001', '01110'],
  ['00010', '00110', '01010', '10010', '11111', '00010', '00010'],
  ['11111', '10000', '11110', '00001', '00001', '10001', '01110'],
  ['01110', '10000', '11110', '10001', '10001', '10001', '01110'],
  ['11111', '00001', '00010', '00100', '01000', '01000', '01000'],
  ['01110', '10001', '10001', '01110', '10001', '10001', '01110'],
  ['01110', '10001', '10001', '01111', '00001', '00001', '01110'],
] as const

export function drawRatings(counts: Readonly<Record<Rating, number>>): Buffer {
  const pixels = Buffer.alloc(WIDTH * HEIGHT * 3, 255)
  const fill = (x: number, y: number, width: number, height: number, colour: Colour) => {
    for (let row = Math.max(0, y); row < Math.min(HEIGHT, y + height); row += 1)
      for (let column = Math.max(0, x); column < Math.min(WIDTH, x + width); column += 1)
        pixels.set(colour, (row * WIDTH + column) * 3)
  }
  // The mark: a door that stands open.
  fill(80, 70, 90, 110, MARK)
  fill(96, 86, 58, 94, PAPER)
  fill(96, 86, 30, 94, MARK)
  const most = Math.max(1, ...RATINGS.map((rating) => counts[rating]))
  for (const [at, rating] of RATINGS.entries()) {
    const y = 230 + at * 92
    fill(80, y, Math.max(6, Math.round((counts[rating] / most) * 820)), 60, COLOURS[rating])
    for (const [place, digit] of [...String(counts[rating])].entries())
      for (const [row, line] of (DIGITS[Number(digit)] ?? []).entries())
        for (const [column, point] of [...line].entries())
          if (point === '1') fill(930 + place * 44 + column * 7, y + 5 + row * 7, 7, 7, INK)
  }
  return writePng({ width: WIDTH, height: HEIGHT, pixels })
}

/** What is covered cannot be told apart any more, and what is told of a picture without understanding it. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lookAt } from '../../../web/photos/first-look.ts'
import { findPictureSize } from '../../../web/photos/picture-size.ts'
import { blockFor, type Pixels, pixelate } from '../../../web/photos/pixelate.ts'

type Paint = (x: number, y: number) => readonly [number, number, number]

function paint(width: number, height: number, colourAt: Paint): Pixels {
  const data = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) data.set([...colourAt(x, y), 255], (y * width + x) * 4)
  return { data, width, height }
}

const noise: Paint = (x, y) => [(x * 37 + y * 91) % 256, (x * y * 13) % 256, (x * 7 + y * 3) % 256]
const colour = ({ data, width }: Pixels, x: number, y: number) =>
  [...data.slice((y * width + x) * 4, (y * width + x) * 4 + 3)].join()

describe('An area made unrecognisable', () => {
  const box = { left: 100, top: 50, width: 120, height: 90 }

  it('has at most five blocks along its longer side, each of one colour', () => {
    const pixels = paint(320, 240, noise)
    pixelate(pixels, box)
    const colours = new Set<string>()
    const changesAlong = { x: new Set<number>(), y: new Set<number>() }
    for (let y = box.top; y < box.top + box.height; y += 1)
      for (let x = box.left; x < box.left + box.width; x += 1) {
        colours.add(colour(pixels, x, y))
        if (x > box.left && colour(pixels, x, y) !== colour(pixels, x - 1, y)) changesAlong.x.add(x)
        if (y > box.top && colour(pixels, x, y) !== colour(pixels, x, y - 1)) changesAlong.y.add(y)
      }
    // Colours change at the edges of blocks and nowhere within: 5 × 4 blocks have 4 and 3 inner edges.
    expect(changesAlong.x.size).toBeLessThanOrEqual(4)
    expect(changesAlong.y.size).toBeLessThanOrEqual(3)
    expect(colours.size).toBeLessThanOrEqual(20)
  })

  it('leaves every pixel beside it as it was', () => {
    const [before, after] = [paint(320, 240, noise), paint(320, 240, noise)]
    pixelate(after, box)
    for (let y = 0; y < 240; y += 1)
      for (let x = 0; x < 320; x += 1) {
        const isCovered =
          x >= box.left && x < box.left + box.width && y >= box.top && y < box.top + box.height
        if (!isCovered) expect(colour(after, x, y)).toBe(colour(before, x, y))
      }
  })

  it('comes out the same for two pictures whose blocks are equally bright: nothing is left to undo it by', () => {
    // Two patterns no eye confuses, with the same average in every 8 × 8 pixels.
    const upright: Paint = (x) => (x % 2 === 0 ? [255, 255, 255] : [0, 0, 0])
    const chequered: Paint = (x, y) =>
      (Math.floor(x / 4) + Math.floor(y / 4)) % 2 === 0 ? [255, 255, 255] : [0, 0, 0]
    const whole = { left: 0, top: 0, width: 160, height: 160 }
    const [one, other] = [paint(160, 160, upright), paint(160, 160, chequered)]
    expect(one.data).not.toEqual(other.data)
    pixelate(one, whole)
    pixelate(other, whole)
    expect(one.data).toEqual(other.data)
  })

  it('shows nothing of where in a block a letter stood', () => {
    const letterAt =
      (column: number): Paint =>
      (x, y) =>
        x === column && y > 50 && y < 60 ? [0, 0, 0] : [200, 180, 160]
    const [one, other] = [paint(320, 240, letterAt(110)), paint(320, 240, letterAt(115))]
    pixelate(one, box)
    pixelate(other, box)
    expect(one.data).toEqual(other.data)
  })

  it('has blocks of a thirty-second of the picture at least, however small it is', () => {
    expect(blockFor({ left: 0, top: 0, width: 20, height: 10 }, 1280)).toBe(40)
    expect(blockFor({ left: 0, top: 0, width: 600, height: 100 }, 1280)).toBe(120)
  })

  it('of any size and place covers itself and nothing else', () => {
    fc.assert(
      fc.property(
        fc.nat(39),
        fc.nat(29),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 30 }),
        (left, top, wide, high) => {
          const area = { left, top, width: Math.min(wide, 40 - left), height: Math.min(high, 30 - top) }
          // Only what is covered has a colour the rounding cannot give.
          const pixels = paint(40, 30, () => [101, 101, 101])
          pixelate(pixels, area)
          let covered = 0
          for (let at = 0; at < pixels.data.length; at += 4) if (pixels.data[at] !== 101) covered += 1
          expect(covered).toBe(area.width * area.height)
        },
      ),
    )
  })
})

describe('A first look', () => {
  it.each([
    ['dark', (x: number) => [x % 20, x % 20, x % 20] as const],
    ['bright', (x: number) => [245 + (x % 10), 250, 250] as const],
    ['flat', (x: number) => [120 + (x % 3), 130, 110] as const],
    ['fine', noise],
  ] as const)('says %s of a picture that is so', (look, colourAt) => {
    expect(lookAt(paint(200, 150, colourAt))).toBe(look)
  })
})

describe('The size a picture claims', () => {
  it('is nothing for what is no picture and for what is cut off', () => {
    for (const bytes of [[], [0xff, 0xd8, 0xff], [0x89, 0x50, 0x4e, 0x47], [1, 2, 3, 4, 5, 6, 7, 8]])
      expect(findPictureSize(new Uint8Array(bytes))).toBeUndefined()
  })

  it('never fails, whatever bytes there are', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.constantFrom([0xff, 0xd8], [0x52, 0x49, 0x46, 0x46]),
        (rest, head) => {
          findPictureSize(new Uint8Array([...head, ...rest]))
        },
      ),
    )
  })
})

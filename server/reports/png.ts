/** Bars and maps as small pictures, for documents that know no other drawings; no letter is drawn. */

import type { Bar, MapFigure, MapPoint } from '../../schema/report/document.ts'
import { BAR_COLOUR, LAND_COLOUR, MARK_LOOKS, MARK_RADIUS, SHORE_COLOUR } from './mark-looks.ts'
import { type Sheet, writePng } from './write-png.ts'

type Colour = readonly [red: number, green: number, blue: number]

/** White at first. */
const sheetOf = (width: number, height: number): Sheet => ({
  width,
  height,
  pixels: Buffer.alloc(width * height * 3, 255),
})

const colourOf = (hex: string): Colour => {
  const value = Number.parseInt(hex.slice(1), 16)
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255]
}
const WHITE = '#ffffff'
const TRACK = '#d9dde1'

function paint({ width, height, pixels }: Sheet, x: number, y: number, [red, green, blue]: Colour): void {
  if (x < 0 || y < 0 || x >= width || y >= height) return
  const at = (y * width + x) * 3
  pixels[at] = red
  pixels[at + 1] = green
  pixels[at + 2] = blue
}

function fillBox(sheet: Sheet, [left, top]: MapPoint, [right, bottom]: MapPoint, hex: string): void {
  const colour = colourOf(hex)
  for (let y = Math.round(top); y < Math.round(bottom); y += 1)
    for (let x = Math.round(left); x < Math.round(right); x += 1) paint(sheet, x, y, colour)
}

/** By the rule of even and odd, line by line: what lies between two crossings is inside. */
function fillRing(sheet: Sheet, ring: readonly MapPoint[], hex: string): void {
  const colour = colourOf(hex)
  const heights = ring.map(([, y]) => y)
  const from = Math.max(0, Math.floor(heights.reduce((least, y) => Math.min(least, y), sheet.height)))
  const to = Math.min(sheet.height, Math.ceil(heights.reduce((most, y) => Math.max(most, y), 0)))
  for (let y = from; y < to; y += 1) {
    const crossings = ring
      .flatMap(([x, top], at): readonly number[] => {
        const [otherX, bottom] = ring[(at + 1) % ring.length] ?? [x, top]
        const line = y + 0.5
        if (top <= line === bottom <= line) return []
        return [x + ((line - top) / (bottom - top)) * (otherX - x)]
      })
      .sort((one, other) => one - other)
    for (let pair = 0; pair + 1 < crossings.length; pair += 2)
      for (let x = Math.round(crossings[pair] ?? 0); x < Math.round(crossings[pair + 1] ?? 0); x += 1)
        paint(sheet, x, y, colour)
  }
}

function drawRing(sheet: Sheet, ring: readonly MapPoint[], hex: string): void {
  const colour = colourOf(hex)
  ring.forEach(([x, y], at) => {
    const [toX, toY] = ring[(at + 1) % ring.length] ?? [x, y]
    const steps = Math.max(1, Math.ceil(Math.max(Math.abs(toX - x), Math.abs(toY - y))))
    for (let step = 0; step <= steps; step += 1)
      paint(
        sheet,
        Math.round(x + ((toX - x) * step) / steps),
        Math.round(y + ((toY - y) * step) / steps),
        colour,
      )
  })
}

/** Twelve corners are a circle at this size. */
const ROUND: readonly MapPoint[] = Array.from({ length: 12 }, (_, at) => {
  const angle = (at * Math.PI) / 6
  return [Math.cos(angle), Math.sin(angle)] as const
})

const BAR = { width: 200, height: 12 } as const

export function pictureOfBar({ share, from, to }: Bar): Buffer {
  const sheet = sheetOf(BAR.width, BAR.height)
  const at = (percent: number) => (percent * BAR.width) / 100
  fillBox(sheet, [0, 1], [BAR.width, BAR.height - 1], TRACK)
  fillBox(sheet, [0, 1], [at(share), BAR.height - 1], BAR_COLOUR)
  if (from !== undefined && to !== undefined) {
    fillBox(sheet, [at(from) - 1, 3], [at(to) + 1, BAR.height - 3], WHITE)
    fillBox(sheet, [at(from), 5], [at(to), BAR.height - 5], '#000000')
  }
  return writePng(sheet)
}

/** In pixels. */
export const MAP_WIDTH = 1000

export function pictureOfMap({ height, outline, marks }: MapFigure): Buffer {
  const sheet = sheetOf(MAP_WIDTH, Math.round(height * MAP_WIDTH))
  const scaled = (ring: readonly MapPoint[]) => ring.map(([x, y]): MapPoint => [x * MAP_WIDTH, y * MAP_WIDTH])
  for (const ring of outline) fillRing(sheet, scaled(ring), LAND_COLOUR)
  for (const ring of outline) drawRing(sheet, scaled(ring), SHORE_COLOUR)
  for (const { shape, points } of marks) {
    const { corners, colour, isHollow } = MARK_LOOKS[shape]
    const around = (radius: number, [x, y]: MapPoint) =>
      (corners.length > 0 ? corners : ROUND).map(
        ([cx, cy]): MapPoint => [x * MAP_WIDTH + cx * radius, y * MAP_WIDTH + cy * radius],
      )
    const radius = MARK_RADIUS * MAP_WIDTH
    for (const point of points) {
      fillRing(sheet, around(radius + 1.5, point), isHollow ? colour : WHITE)
      fillRing(sheet, around(radius - 0.5, point), isHollow ? WHITE : colour)
    }
  }
  return writePng(sheet)
}

/** The strokes drawings are made of, as texts for the `d` of a path, on paper of 240 by 150. */

/** One drawing in layers, from back to front; each is the `d` of one path. */
export interface Drawing {
  /** What is solid: walls, ramps, tables. */
  readonly mass?: string
  /** What gives the place but is not meant: ground, people, wheels. */
  readonly around: string
  readonly lines: string
  /** The one thing to measure. */
  readonly measure: string
}

export const PAPER = { width: 240, height: 150 } as const

const round = (value: number): number => Math.round(value * 10) / 10

export const line = (...points: readonly (readonly [number, number])[]): string =>
  points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('')

export const box = (x: number, y: number, width: number, height: number): string =>
  `M${x} ${y}h${width}v${height}h${-width}z`

export const ring = (x: number, y: number, radius: number): string =>
  `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${radius * 2} 0a${radius} ${radius} 0 1 0 ${-radius * 2} 0`

/** From here to there: a line with arrow heads, and bars where one reads the tape. */
export function measure(x1: number, y1: number, x2: number, y2: number): string {
  const length = Math.hypot(x2 - x1, y2 - y1)
  const [dx, dy] = [(x2 - x1) / length, (y2 - y1) / length]
  const bar = (x: number, y: number) => line([x - dy * 8, y + dx * 8], [x + dy * 8, y - dx * 8])
  const head = (x: number, y: number, way: 1 | -1) =>
    line(
      [x - way * dx * 8 - dy * 5, y - way * dy * 8 + dx * 5],
      [x, y],
      [x - way * dx * 8 + dy * 5, y - way * dy * 8 - dx * 5],
    )
  return line([x1, y1], [x2, y2]) + bar(x1, y1) + bar(x2, y2) + head(x1, y1, -1) + head(x2, y2, 1)
}

export const ground = (y: number): string => line([8, y], [232, y])

/** Somebody in a wheelchair from the side, looking right or left, wheels on `y`. */
export function seated(x: number, y: number, way: 1 | -1 = 1): string {
  const at = (dx: number, dy: number): readonly [number, number] => [x + way * dx, y - dy]
  return (
    ring(x, y - 15, 15) +
    ring(x + way * 25, y - 5, 5) +
    line(at(-11, 48), at(-8, 22), at(16, 22), at(22, 6), at(31, 6)) +
    line(at(-9, 41), at(6, 31), at(16, 33)) +
    ring(x - way * 10, y - 57, 8)
  )
}

/** Somebody standing, feet on `y`. */
export const standing = (x: number, y: number): string =>
  ring(x, y - 76, 8) +
  line([x, y - 67], [x, y - 34]) +
  line([x - 8, y], [x, y - 34], [x + 8, y]) +
  line([x - 11, y - 44], [x, y - 60], [x + 11, y - 44])

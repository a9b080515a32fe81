/** Drawings of the tools: a tape held straight, and the stick that stands in for it. */

import { box, type Drawing, ground, line, measure } from './strokes.ts'

export const aids = {
  // Above as it should be; below it sags, and is crossed out.
  tape: {
    mass: box(30, 14, 10, 50) + box(200, 14, 10, 50) + box(30, 86, 10, 50) + box(200, 86, 10, 50),
    around: `M40 104q80 44 160 4${line([104, 104], [136, 136])}${line([136, 104], [104, 136])}`,
    lines: box(30, 14, 10, 50) + box(200, 14, 10, 50) + box(30, 86, 10, 50) + box(200, 86, 10, 50),
    measure: measure(40, 38, 200, 38),
  },
  // Carried level through the opening.
  stick: {
    mass: box(48, 14, 12, 122) + box(180, 14, 12, 122),
    around: `${ground(136)}M104 92q-4 -12 8 -12q12 0 8 12M132 92q-4 -12 8 -12q12 0 8 12`,
    lines:
      line([48, 136], [48, 14], [192, 14], [192, 136]) + line([60, 136], [60, 26], [180, 26], [180, 136]),
    measure: box(68, 90, 104, 6),
  },
} as const satisfies Readonly<Record<string, Drawing>>

export type AidName = keyof typeof aids

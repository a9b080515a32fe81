/** Drawings of what is measured in the room: door, booth, box, space. */

import type { DrawingName } from '../../schema/checklist/drawings.ts'
import { box, type Drawing, ground, line, measure, ring, seated } from './strokes.ts'

/** A table from the side with a screen on it. */
const TABLE = box(120, 80, 92, 6)
const LEGS = line([128, 86], [128, 136]) + line([204, 86], [204, 136])
const SCREEN = line([150, 80], [150, 34], [204, 34], [204, 80])

export const inside = {
  'door-width': {
    mass:
      box(60, 14, 12, 122) +
      box(168, 14, 12, 122) +
      line([72, 24], [84, 24], [84, 136], [72, 136]).concat('z'),
    around: ground(136),
    // The leaf stands open at a right angle and still takes its own thickness away.
    lines:
      line([60, 136], [60, 14], [180, 14], [180, 136]) +
      line([72, 136], [72, 24], [168, 24], [168, 136]) +
      line([84, 136], [84, 24]) +
      line([72, 24], [40, 10], [40, 148], [72, 136]) +
      ring(47, 82, 2.5),
    measure: measure(84, 92, 168, 92),
  },
  'threshold-height': {
    mass: box(110, 92, 44, 34),
    around: ring(56, 86, 40) + ring(56, 86, 5),
    lines: line([8, 126], [110, 126], [110, 92], [154, 92], [154, 126], [232, 126]),
    measure: measure(178, 126, 178, 92),
  },
  'inside-width': {
    mass: box(14, 14, 212, 8) + box(78, 74, 62, 62),
    around: 'M14 48h8m10 0h10m10 0h10m78 0h10m10 0h10m10 0h10m10 0h10m10 0h10',
    // The room from above: a wall, and a table that stands in the way.
    lines: line([14, 22], [226, 22]) + box(78, 74, 62, 62) + ring(109, 105, 14),
    measure: measure(109, 22, 109, 74),
  },
  'turning-space': {
    around:
      ring(124, 82, 30) +
      'M148 58l6 6l-9 3' +
      box(110, 70, 26, 24) +
      line([104, 70], [104, 94]) +
      line([142, 70], [142, 94]),
    lines:
      'M74 34h8m8 0h8m8 0h8m8 0h8m8 0h8m8 0h8m8 0h6M74 130h8m8 0h8m8 0h8m8 0h8m8 0h8m8 0h8m8 0h6M74 42v8m0 8v8m0 8v8m0 8v8m0 8v8M174 42v8m0 8v8m0 8v8m0 8v8m0 8v8',
    measure: measure(74, 18, 174, 18) + measure(52, 34, 52, 130),
  },
  'booth-height': {
    mass: TABLE,
    around: ground(136) + seated(62, 136),
    lines: TABLE + LEGS + SCREEN,
    measure: measure(224, 136, 224, 80),
  },
  'knee-space': {
    mass: TABLE,
    around: ground(136) + seated(96, 136),
    lines: TABLE + line([204, 86], [204, 136]) + SCREEN,
    measure: measure(168, 136, 168, 86),
  },
  'booth-opening': {
    mass: box(40, 96, 160, 8),
    around: ground(140) + line([54, 104], [54, 140]) + line([186, 104], [186, 140]),
    lines: box(40, 96, 160, 8) + box(62, 28, 8, 68) + box(170, 28, 8, 68) + line([70, 38], [170, 38]),
    measure: measure(70, 72, 170, 72),
  },
  'slot-height': {
    mass: box(126, 66, 60, 46),
    around:
      ground(136) +
      seated(60, 136) +
      line([120, 112], [192, 112]) +
      line([130, 112], [130, 136]) +
      line([182, 112], [182, 136]),
    lines:
      box(126, 66, 60, 46) +
      line([142, 66], [142, 60], [170, 60], [170, 66]) +
      line([148, 60], [148, 44], [164, 44], [164, 60]),
    measure: measure(212, 136, 212, 60),
  },
  'picture-height': {
    around: ground(136) + seated(56, 136) + ring(150, 58, 9) + line([138, 82], [150, 70], [162, 82]),
    lines: box(122, 40, 56, 52),
    measure: measure(196, 136, 196, 92) + measure(220, 136, 220, 40),
  },
} as const satisfies Partial<Record<DrawingName, Drawing>>

/** Drawings of what is measured on the way: gate, path, ramp. */

import type { DrawingName } from '../../schema/checklist/drawings.ts'
import { box, type Drawing, ground, line, measure, ring, seated, standing } from './strokes.ts'

const RAMP = line([28, 122], [168, 122], [168, 74]).concat('z')
const LANDING = box(168, 74, 56, 48)

export const outside = {
  'gate-width': {
    mass: box(30, 34, 12, 92) + box(198, 34, 12, 92),
    around: ground(126),
    // One leaf is shut: what it takes away does not count.
    lines:
      box(30, 34, 12, 92) +
      box(198, 34, 12, 92) +
      box(42, 46, 56, 74) +
      line([56, 46], [56, 120]) +
      line([70, 46], [70, 120]) +
      line([84, 46], [84, 120]),
    measure: measure(98, 100, 198, 100),
  },
  'path-width': {
    around: line([8, 30], [232, 30]) + line([8, 122], [232, 122]),
    // A parked motorbike and a jar, seen from above.
    lines:
      line([92, 30], [92, 58]) +
      'M92 58q0 8 12 8h32q12 0 12 -8v-28' +
      line([104, 42], [136, 42]) +
      line([112, 34], [112, 50]) +
      ring(120, 112, 10),
    measure: measure(120, 66, 120, 102),
  },
  overhead: {
    around: ground(136) + standing(80, 136) + line([91, 92], [116, 136]),
    // A rope with a cloth over the way.
    lines: `${line([24, 136], [24, 26]) + line([216, 136], [216, 26])}M24 30q96 30 192 0M110 44v20h44v-21`,
    measure: measure(140, 136, 140, 65),
  },
  'list-height': {
    around: ground(136) + seated(64, 136) + line([190, 36], [204, 36]),
    lines:
      box(132, 22, 62, 76) +
      line([142, 36], [184, 36]) +
      line([142, 48], [184, 48]) +
      line([142, 60], [184, 60]) +
      line([142, 72], [184, 72]) +
      line([142, 84], [172, 84]),
    measure: measure(212, 136, 212, 36),
  },
  'ramp-rise': {
    mass: RAMP + LANDING,
    around: ground(122),
    lines: RAMP + LANDING,
    measure: measure(196, 122, 196, 74),
  },
  'ramp-length': {
    mass: RAMP + LANDING,
    around: ground(122),
    lines: RAMP + LANDING,
    measure: measure(22, 104, 162, 56),
  },
  'ramp-width': {
    mass: line([44, 132], [196, 132], [156, 56], [84, 56]).concat('z'),
    around: ground(132) + box(72, 14, 96, 42) + box(92, 14, 56, 42),
    lines: line([44, 132], [196, 132], [156, 56], [84, 56]).concat('z'),
    measure: measure(70, 84, 170, 84),
  },
  'ramp-ends': {
    mass: line([44, 122], [134, 122], [134, 86]).concat('z') + box(134, 86, 90, 36),
    around: ground(122) + ring(44, 120, 16) + line([224, 86], [224, 20]),
    // In the ring, where the ramp begins, there must be no edge.
    lines: line([44, 122], [134, 122], [134, 86]).concat('z') + box(134, 86, 90, 36),
    measure: measure(136, 70, 222, 70),
  },
} as const satisfies Partial<Record<DrawingName, Drawing>>

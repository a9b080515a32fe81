/** What a finger on the picture takes hold of, and what becomes of it as the finger moves. */

import { type Area, type Box, LEAST_AREA } from './edit.ts'

/** Side of the corner one sizes an area by, in CSS pixels: as large as any target. */
const CORNER = 48

/** A place on the picture, in percent. */
export interface Spot {
  readonly x: number
  readonly y: number
}

/** What a finger takes hold of: an area to move, its corner to size it by, or nothing yet. */
export type Hold =
  | { readonly kind: 'move' | 'size'; readonly area: Area; readonly from: Spot }
  | { readonly kind: 'draw'; readonly from: Spot /** The area it has become. */; readonly drawn?: number }

/** `shown`: size of the picture on the page, in CSS pixels. The area on top is the one last added. */
export function findHold(
  areas: readonly Area[],
  from: Spot,
  shown: { readonly width: number; readonly height: number },
): Hold {
  const area = areas.findLast((one) => isWithin(one, from))
  if (!area) return { kind: 'draw', from }
  const toRight = ((area.left + area.width - from.x) * shown.width) / 100
  const toBottom = ((area.top + area.height - from.y) * shown.height) / 100
  // In small areas the corner takes at most the half, or they could not be moved.
  const cornerWide = Math.min(CORNER, (area.width * shown.width) / 200)
  const cornerHigh = Math.min(CORNER, (area.height * shown.height) / 200)
  return { kind: toRight <= cornerWide && toBottom <= cornerHigh ? 'size' : 'move', area, from }
}

const isWithin = ({ left, top, width, height }: Box, { x, y }: Spot): boolean =>
  x >= left && x <= left + width && y >= top && y <= top + height

/** The box between where a finger began and where it is; nothing while it has hardly moved. */
export function boxBetween(from: Spot, to: Spot): Box | undefined {
  const box = {
    left: Math.min(from.x, to.x),
    top: Math.min(from.y, to.y),
    width: Math.abs(to.x - from.x),
    height: Math.abs(to.y - from.y),
  }
  return box.width >= LEAST_AREA && box.height >= LEAST_AREA ? box : undefined
}

/** What of an area changes when it is held like this and the finger is there. */
export function changeFor(hold: Extract<Hold, { kind: 'move' | 'size' }>, { x, y }: Spot): Partial<Box> {
  const { kind, area, from } = hold
  return kind === 'move'
    ? { left: area.left + x - from.x, top: area.top + y - from.y }
    : {
        width: Math.min(area.width + x - from.x, 100 - area.left),
        height: Math.min(area.height + y - from.y, 100 - area.top),
      }
}

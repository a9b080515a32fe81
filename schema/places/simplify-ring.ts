/** Fewer corners for a ring, none of them moved, none left out that lies farther from the line than told. */

import type { Ring } from './area-shapes.ts'

/** `within`: in degrees, the farthest a corner that is left out may lie from the line that is drawn without it. */
export function simplifyRing(ring: Ring, within: number): Ring {
  const count = ring.length / 2
  if (count < 5) return ring
  const keep = new Uint8Array(count)
  const far = farthestFrom(ring, 0)
  keep[0] = 1
  keep[far] = 1
  // Both halves of the ring, each from one kept corner to the next; without recursion, since rings may be long.
  const open: [number, number][] = [
    [0, far],
    [far, count],
  ]
  for (let part = open.pop(); part; part = open.pop()) {
    const [from, to] = part
    let most = within
    let at = -1
    for (let corner = from + 1; corner < to; corner += 1) {
      const apart = apartFromLine(ring, corner, from, to % count)
      if (apart > most) {
        most = apart
        at = corner
      }
    }
    if (at < 0) continue
    keep[at] = 1
    open.push([from, at], [at, to])
  }
  const left = ring.filter((_, value) => keep[value >> 1] === 1)
  return left.length >= 6 ? left : ring
}

function farthestFrom(ring: Ring, from: number): number {
  let most = -1
  let far = 0
  for (let corner = 0; corner < ring.length / 2; corner += 1) {
    const apart = Math.hypot(
      (ring[2 * corner] ?? 0) - (ring[2 * from] ?? 0),
      (ring[2 * corner + 1] ?? 0) - (ring[2 * from + 1] ?? 0),
    )
    if (apart > most) {
      most = apart
      far = corner
    }
  }
  return far
}

function apartFromLine(ring: Ring, corner: number, from: number, to: number): number {
  const [x, y] = [ring[2 * corner] ?? 0, ring[2 * corner + 1] ?? 0]
  const [ax, ay] = [ring[2 * from] ?? 0, ring[2 * from + 1] ?? 0]
  const [dx, dy] = [(ring[2 * to] ?? 0) - ax, (ring[2 * to + 1] ?? 0) - ay]
  const length = dx * dx + dy * dy
  const part = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length))
  return Math.hypot(x - ax - part * dx, y - ay - part * dy)
}

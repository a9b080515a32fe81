/** Approximate areas: each station's cell, the land nearer to it than to any other, merged by area. */

/** Longitude and latitude in turn, in degrees; the last corner leads back to the first, which is not said twice. */
export type Ring = readonly number[]

/** Points joined to triangles, as a Delaunay triangulation gives them; both in the same plane. */
export interface Net {
  readonly xs: ArrayLike<number>
  readonly ys: ArrayLike<number>
  /** Three positions of points for each triangle, all turning the same way. */
  readonly triangles: ArrayLike<number>
  /** For each side of a triangle the same side of its neighbour; -1 at the rim. */
  readonly halfedges: ArrayLike<number>
}

interface Frame {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

/** So many stand around; with fewer the cells at the border would be cut by long straight lines nearby. */
const AROUND = 64
/** In diagonals of the frame: every place inside is then nearer to a station inside than to any of these. */
const FAR = 3

/** Points on a wide circle around, which belong to no area, so that the cells within are bounded. */
export function standAround({ west, south, east, north }: Frame): readonly (readonly [number, number])[] {
  const reach = FAR * (Math.hypot(east - west, north - south) || 1)
  return Array.from({ length: AROUND }, (_, at) => {
    const turn = (2 * Math.PI * at) / AROUND
    return [(west + east) / 2 + reach * Math.cos(turn), (south + north) / 2 + reach * Math.sin(turn)] as const
  })
}

/**
 * The outline of all cells of each area together, in the plane of the net: rings of which whatever lies inside an odd
 * number is the area. Areas of one net never overlap, and leave no gap between them. Points without an area are not
 * in any; those at the rim of the net must have none.
 */
export function mergeCells<Area>(
  net: Net,
  areaOf: (point: number) => Area | undefined,
): ReadonlyMap<Area, readonly Ring[]> {
  const { triangles, halfedges } = net
  /** Of each area: triangle → the triangle its outline goes on to. Each corner of cells is passed once at most. */
  const ways = new Map<Area, Map<number, number>>()
  for (let side = 0; side < triangles.length; side += 1) {
    const across = halfedges[side] ?? -1
    if (across < 0) continue
    const area = areaOf(triangles[side] ?? 0)
    if (area === undefined || area === areaOf(triangles[nextSide(side)] ?? 0)) continue
    const way = ways.get(area) ?? new Map<number, number>()
    ways.set(area, way)
    way.set(Math.floor(side / 3), Math.floor(across / 3))
  }
  return new Map([...ways].map(([area, way]) => [area, ringsOf(way, net)]))
}

const nextSide = (side: number): number => (side % 3 === 2 ? side - 2 : side + 1)

function ringsOf(way: Map<number, number>, net: Net): readonly Ring[] {
  const rings: Ring[] = []
  for (const [start] of way) {
    const ring: number[] = []
    for (let at: number | undefined = start; at !== undefined; ) {
      const onward: number | undefined = way.get(at)
      // Passed already: the ring is closed.
      if (onward === undefined) break
      way.delete(at)
      const [x, y] = middleOf(at, net)
      if (x !== ring.at(-2) || y !== ring.at(-1)) ring.push(x, y)
      at = onward
    }
    if (ring.length >= 6) rings.push(ring)
  }
  return rings
}

/** The place as far from all three corners of a triangle: where three cells meet. */
function middleOf(triangle: number, { xs, ys, triangles }: Net): readonly [number, number] {
  const corner = (which: number) => {
    const at = triangles[3 * triangle + which] ?? 0
    return [xs[at] ?? 0, ys[at] ?? 0] as const
  }
  const [[ax, ay], [bx, by], [cx, cy]] = [corner(0), corner(1), corner(2)]
  const [dx, dy, ex, ey] = [bx - ax, by - ay, cx - ax, cy - ay]
  const twice = 2 * (dx * ey - dy * ex)
  const [b, c] = [dx * dx + dy * dy, ex * ex + ey * ey]
  return [ax + (ey * b - dy * c) / twice, ay + (dx * c - ex * b) / twice]
}

/** Whether a place lies inside an odd number of the rings. */
export function isInside(rings: readonly Ring[], x: number, y: number): boolean {
  let isIn = false
  for (const ring of rings) {
    let [px, py] = [ring.at(-2) ?? 0, ring.at(-1) ?? 0]
    for (let at = 0; at < ring.length; at += 2) {
      const [qx, qy] = [ring[at] ?? 0, ring[at + 1] ?? 0]
      if (qy > y !== py > y && x < ((px - qx) * (y - qy)) / (py - qy) + qx) isIn = !isIn
      ;[px, py] = [qx, qy]
    }
  }
  return isIn
}

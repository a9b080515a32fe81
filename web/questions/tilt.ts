/** What the tilt of a tablet lying on a slope says about the slope; pure. */

/** Which way the tablet's screen is turned, as the sensor gives it, in degrees. */
export interface Turn {
  /** Front to back, -180 to 180. */
  readonly beta: number
  /** Left to right, -90 to 90. */
  readonly gamma: number
}

/** Where "down" lies, seen from the tablet: to its right and to its lower edge, as parts of one. */
export interface Lean {
  readonly right: number
  readonly bottom: number
}

const RADIANS = Math.PI / 180

export const leanOf = ({ beta, gamma }: Turn): Lean => ({
  right: Math.cos(beta * RADIANS) * Math.sin(gamma * RADIANS),
  bottom: Math.sin(beta * RADIANS),
})

/** Readings that differ by more, in degrees, were taken of a tablet that moved. */
const STEADY_DEGREES = 0.4
/** Steeper than any ramp: the tablet stands, or was held in the hand. */
const STEEPEST_DEGREES = 35

/**
 * The mean of readings taken while the tablet lay still; nothing when it did not. One reading may be all there is:
 * browsers speak again only when a tablet turned by a tenth of a degree.
 */
export function steadyLean(turns: readonly Turn[]): Lean | undefined {
  if (turns.length === 0) return undefined
  const leans = turns.map(leanOf)
  const mean = {
    right: leans.reduce((sum, { right }) => sum + right, 0) / leans.length,
    bottom: leans.reduce((sum, { bottom }) => sum + bottom, 0) / leans.length,
  }
  const isSteady = leans.every((lean) => apart(lean, mean) <= Math.sin(STEADY_DEGREES * RADIANS))
  return isSteady && Math.hypot(mean.right, mean.bottom) <= Math.sin(STEEPEST_DEGREES * RADIANS)
    ? mean
    : undefined
}

const apart = (one: Lean, other: Lean): number =>
  Math.hypot(one.right - other.right, one.bottom - other.bottom)

/**
 * The slope in radians from two readings at one spot, the tablet turned half round between them. What the sensor or
 * the back of the tablet adds of its own turns with the tablet and falls out. Nothing when it was not turned round.
 */
export function slopeFrom(first: Lean, second: Lean): number | undefined {
  const slope = Math.hypot(first.right - second.right, first.bottom - second.bottom) / 2
  const own = Math.hypot(first.right + second.right, first.bottom + second.bottom) / 2
  // Not turned round, the slope itself would stand here; a sensor is off by a degree or two of its own.
  if (own > Math.sin(1.5 * RADIANS) + slope * 1.5) return undefined
  return Math.asin(Math.min(1, slope))
}

/** How high a slope of this length climbs, in the unit of the length, to one decimal as a tape is read. */
export const riseFrom = (slope: number, length: number): number =>
  Math.round(Math.sin(slope) * length * 10) / 10

/** Rise over horizontal run. */
export const gradientOf = (slope: number): number => Math.tan(slope)

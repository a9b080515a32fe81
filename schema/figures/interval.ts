/** Intervals at 95 % for a share: Wilson's, from as many stations as the sample is worth. */

/** Both ends from 0 to 1. */
export interface Interval {
  readonly from: number
  readonly to: number
}

/** Two-sided 95 % of the normal distribution. */
export const NORMAL_95 = 1.959963984540054

/**
 * E. B. Wilson, Journal of the American Statistical Association 22 (1927): never leaves 0 to 1, and holds its promise
 * for few stations and for rare barriers, where share ± margin does not. `n` may be a fraction of stations: an
 * effective number (Korn and Graubard, Survey Methodology 24 (1998)). Without a station nothing is known.
 */
export function wilson(share: number, n: number, quantile = NORMAL_95): Interval {
  if (!(n > 0)) return { from: 0, to: 1 }
  if (n === Number.POSITIVE_INFINITY) return { from: share, to: share }
  const square = quantile * quantile
  const middle = (share + square / (2 * n)) / (1 + square / n)
  const half = (quantile / (1 + square / n)) * Math.sqrt((share * (1 - share)) / n + square / (4 * n * n))
  return { from: Math.max(0, middle - half), to: Math.min(1, middle + half) }
}

/**
 * Two-sided 95 % of Student's t, from one degree of freedom on. G. W. Hill, Algorithm 396, Communications of the ACM 13
 * (1970); as exact as six digits.
 */
export function studentT95(degrees: number): number {
  const tails = 0.05
  if (degrees === 1) return 1 / Math.tan((tails * Math.PI) / 2)
  if (degrees === 2) return Math.sqrt(2 / (tails * (2 - tails)) - 2)
  if (!Number.isFinite(degrees)) return NORMAL_95
  const a = 1 / (degrees - 0.5)
  const b = 48 / (a * a)
  let c = ((20_700 * (a / b) - 98) * a - 16) * a + 96.36
  const d = ((94.5 / (b + c) - 3) / b + 1) * Math.sqrt((a * Math.PI) / 2) * degrees
  let y = (d * tails) ** (2 / degrees)
  if (y > 0.05 + a) {
    const x = -NORMAL_95
    y = x * x
    if (degrees < 5) c += 0.3 * (degrees - 4.5) * (x + 0.6)
    c = (((0.05 * d * x - 5) * x - 7) * x - 2) * x + b + c
    y = (((((0.4 * y + 6.3) * y + 36) * y + 94.5) / c - y - 3) / b + 1) * x
    y = Math.expm1(a * y * y)
  } else
    y =
      ((1 / (((degrees + 6) / (degrees * y) - 0.089 * d - 0.822) * (degrees + 2) * 3) + 0.5 / (degrees + 4)) *
        y -
        1) *
        ((degrees + 1) / (degrees + 2)) +
      1 / y
  return Math.sqrt(degrees * y)
}

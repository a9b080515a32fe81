/** The visited stations as marks on the outline of the country; no letter stands on the map. */

import { RATINGS, type Rating } from '../findings/rating.ts'
import type { Point } from '../places/premises.ts'
import type { MapFigure, MapPoint, MarkShape } from './document.ts'
import type { ReportSource } from './report-source.ts'
import type { Tongue } from './tongue.ts'

/** The shapes that map, list and charts of the office have as well. */
const SHAPES: Readonly<Record<Rating, MarkShape>> = {
  full: 'circle',
  assisted: 'triangle',
  none: 'square',
  unknown: 'diamond',
}
/** Marks nearer to each other than this are drawn once: more of them would show nothing more. */
const GRID = 160
/** The outline is drawn to a thousandth of the picture; finer would only make files larger. */
const STEPS = 1000
/** Room around what is shown, as a share of it. */
const MARGIN = 0.04

export function* drawStations(
  { say, number }: Tongue,
  { stations, outline }: ReportSource,
): Generator<MapFigure> {
  const placed = stations.flatMap(({ point, rating }) => (point ? [{ point, rating }] : []))
  if (placed.length === 0) return
  const { place, height } = frameOf([...outline.flat(), ...placed.map(({ point }) => point)])
  const shown = RATINGS.map((rating) => ({
    shape: SHAPES[rating],
    own: placed.filter((one) => one.rating === rating).map(({ point }) => place(point)),
    state: say(`state-${rating}`),
  })).filter(({ own }) => own.length > 0)
  const legend = shown.map(({ shape, own, state }) => ({
    shape,
    text: say('report-map-mark', { state, count: number(own.length) }),
  }))
  yield {
    kind: 'map',
    caption: say('report-map-caption'),
    alternative: say('report-map-alternative', { marks: legend.map(({ text }) => text).join('; ') }),
    height,
    outline: outline.map((ring) => thinned(ring.map(place), STEPS)),
    // What shuts people out is drawn last, over the others.
    marks: shown
      .map(({ shape, own }) => ({ shape, points: thinned(own, GRID) }))
      .toSorted((one, other) => ORDER.indexOf(one.shape) - ORDER.indexOf(other.shape)),
    legend,
  }
}

const ORDER: readonly MarkShape[] = ['diamond', 'circle', 'triangle', 'square']

/** Degrees of longitude are shorter than those of latitude, by the cosine of the latitude: enough for one country. */
function frameOf(points: readonly Point[]) {
  const [south, north] = boundsOf(points.map(({ latitude }) => latitude))
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const [west, east] = boundsOf(points.map(({ longitude }) => longitude * squeeze))
  // A single village still has a picture of a kilometre.
  const width = Math.max(east - west, 0.01) * (1 + 2 * MARGIN)
  const height = Math.max(north - south, 0.01) * (1 + 2 * MARGIN)
  const left = (west + east - width) / 2
  const top = (south + north + height) / 2
  return {
    height: rounded(height / width, STEPS),
    place: ({ latitude, longitude }: Point): MapPoint => [
      (longitude * squeeze - left) / width,
      (top - latitude) / width,
    ],
  }
}

/** Not spread into `Math.min`: a country has more points than a call may have arguments. */
const boundsOf = (values: readonly number[]): readonly [number, number] =>
  values.reduce<readonly [number, number]>(
    ([least, most], value) => [Math.min(least, value), Math.max(most, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  )

const rounded = (value: number, steps: number): number => Math.round(value * steps) / steps

/** Rounded to steps, each place once, in the order they came. */
function thinned(points: readonly MapPoint[], steps: number): readonly MapPoint[] {
  const seen = new Map<string, MapPoint>()
  for (const [x, y] of points) {
    const point: MapPoint = [rounded(x, steps), rounded(y, steps)]
    seen.set(point.join(' '), point)
  }
  return [...seen.values()]
}

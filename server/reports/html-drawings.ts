/** Bars and maps of a report as shapes without a single letter; what they show stands beside them in words. */

import type { Bar, MapFigure, MapPoint, MarkShape } from '../../schema/report/document.ts'
import { escapeHtml } from './inert-text.ts'
import { BAR_COLOUR, LAND_COLOUR, MARK_LOOKS, MARK_RADIUS, SHORE_COLOUR } from './mark-looks.ts'

const at = (value: number): string => String(Math.round(value * 1000) / 1000)

/** Hidden from readers: the number stands in the same cell. The thin line is where the true share may lie. */
export function drawBar({ share, from, to }: Bar): string {
  const line =
    from === undefined || to === undefined
      ? ''
      : `<path d="M${at(from)} 6H${at(to)}M${at(from)} 2V10M${at(to)} 2V10" fill="none" stroke="#000" stroke-width="1"/><path d="M${at(from)} 6H${at(to)}" fill="none" stroke="#fff" stroke-width=".4"/>`
  return `<svg class="bar" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect x="0" y="3" width="100" height="6" fill="#d9dde1"/><rect x="0" y="3" width="${at(share)}" height="6" fill="${BAR_COLOUR}"/>${line}</svg>`
}

export function drawMap({ alternative, height, outline, marks }: MapFigure): string {
  const land = outline.map((ring) => pathOf(ring)).join('')
  const shapes = marks.map(({ shape, points }) => drawMarks(shape, points))
  return `<svg viewBox="0 0 1000 ${at(height * 1000)}" role="img" aria-label="${escapeHtml(alternative)}"><path d="${land}" fill="${LAND_COLOUR}" stroke="${SHORE_COLOUR}" stroke-width="2"/>${shapes.join('')}</svg>`
}

const pathOf = (ring: readonly MapPoint[]): string =>
  ring.length === 0 ? '' : `M${ring.map(([x, y]) => `${at(x * 1000)} ${at(y * 1000)}`).join('L')}Z`

function drawMarks(shape: MarkShape, points: readonly MapPoint[]): string {
  const { colour, isHollow } = MARK_LOOKS[shape]
  const d = points.map(([x, y]) => outlineOf(shape, x * 1000, y * 1000, MARK_RADIUS * 1000)).join('')
  return `<path d="${d}" fill="${isHollow ? '#fff' : colour}" stroke="${isHollow ? colour : '#fff'}" stroke-width="2"/>`
}

/** One mark beside its meaning. */
export function drawMark(shape: MarkShape): string {
  const { colour, isHollow } = MARK_LOOKS[shape]
  return `<svg class="mark-shape" viewBox="0 0 20 20" aria-hidden="true" focusable="false"><path d="${outlineOf(shape, 10, 10, 8)}" fill="${isHollow ? '#fff' : colour}" stroke="${colour}" stroke-width="2"/></svg>`
}

function outlineOf(shape: MarkShape, x: number, y: number, radius: number): string {
  const { corners } = MARK_LOOKS[shape]
  if (corners.length > 0)
    return pathOf(corners.map(([cx, cy]) => [(x + cx * radius) / 1000, (y + cy * radius) / 1000] as const))
  const r = at(radius)
  return `M${at(x - radius)} ${at(y)}a${r} ${r} 0 1 0 ${at(2 * radius)} 0a${r} ${r} 0 1 0 ${at(-2 * radius)} 0Z`
}

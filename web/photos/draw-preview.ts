/** Draws a picture as it is being edited: areas covered, what is cut off dimmed, lines that are seen on any picture. */

import type { Area, Edit } from './edit.ts'
import { contextOf, coverAreas, type Picture } from './picture.ts'

/** Longest side in pixels: sharp on a tablet, and quick enough to follow a finger. */
const PREVIEW_SIDE = 800

export function makePreview(picture: Picture): Picture {
  const scale = Math.min(1, PREVIEW_SIDE / Math.max(picture.width, picture.height))
  const preview = new OffscreenCanvas(
    Math.max(1, Math.round(picture.width * scale)),
    Math.max(1, Math.round(picture.height * scale)),
  )
  contextOf(preview).drawImage(picture, 0, 0, preview.width, preview.height)
  return preview
}

export interface PreviewLook {
  readonly edit: Edit
  /** The area whose sliders are open. */
  readonly chosen: number | undefined
  /** A number as the page writes it. */
  readonly write: (number: number) => string
}

export function drawPreview(canvas: HTMLCanvasElement, preview: Picture, look: PreviewLook): void {
  const { width, height } = preview
  if (canvas.width !== width) canvas.width = width
  if (canvas.height !== height) canvas.height = height
  const context = canvas.getContext('2d')
  if (!context) return
  const covered = new OffscreenCanvas(width, height)
  contextOf(covered).drawImage(preview, 0, 0)
  coverAreas(covered, look.edit.areas, { left: 0, top: 0, width, height })
  context.drawImage(covered, 0, 0)
  drawCrop(context, look.edit, width, height)
  for (const area of look.edit.areas) drawArea(context, area, look, width, height)
}

function drawCrop(context: CanvasRenderingContext2D, { crop }: Edit, width: number, height: number): void {
  const left = (width * crop.left) / 100
  const top = (height * crop.top) / 100
  const right = width - (width * crop.right) / 100
  const bottom = height - (height * crop.bottom) / 100
  context.fillStyle = 'rgb(0 0 0 / 75%)'
  context.fillRect(0, 0, width, top)
  context.fillRect(0, bottom, width, height - bottom)
  context.fillRect(0, top, left, bottom - top)
  context.fillRect(right, top, width - right, bottom - top)
  if (right - left < width || bottom - top < height) outline(context, left, top, right - left, bottom - top)
}

/** White within black: one of them is seen on whatever lies below. */
function outline(context: CanvasRenderingContext2D, x: number, y: number, width: number, height: number) {
  context.lineWidth = 6
  context.strokeStyle = '#000'
  context.strokeRect(x, y, width, height)
  context.lineWidth = 2
  context.strokeStyle = '#fff'
  context.strokeRect(x, y, width, height)
}

function drawArea(
  context: CanvasRenderingContext2D,
  area: Area,
  { chosen, write }: PreviewLook,
  width: number,
  height: number,
): void {
  const x = (width * area.left) / 100
  const y = (height * area.top) / 100
  const wide = (width * area.width) / 100
  const high = (height * area.height) / 100
  outline(context, x, y, wide, high)
  const size = Math.max(18, Math.round(height / 22))
  context.font = `700 ${size}px "Noto Sans Khmer", system-ui, sans-serif`
  context.textBaseline = 'top'
  const name = write(area.number)
  context.fillStyle = '#000'
  context.fillRect(x, y, context.measureText(name).width + size * 0.8, size * 1.6)
  context.fillStyle = '#fff'
  context.fillText(name, x + size * 0.4, y + size * 0.3)
  if (area.number !== chosen) return
  const knob = Math.min(size, wide / 2, high / 2)
  context.fillStyle = '#fff'
  context.fillRect(x + wide - knob, y + high - knob, knob, knob)
  context.lineWidth = 3
  context.strokeStyle = '#000'
  context.strokeRect(x + wide - knob, y + high - knob, knob, knob)
}

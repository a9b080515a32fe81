/** A picture being worked on: in memory only, made from a file or from what the camera sees, finished into a file. */

import type { Edit } from './edit.ts'
import { type FirstLook, lookAt } from './first-look.ts'
import { findPictureSize } from './picture-size.ts'
import { type PixelBox, pixelate } from './pixelate.ts'

/** Pixels alone: a canvas knows neither place nor time nor camera. */
export type Picture = OffscreenCanvas

/** Longest side in pixels while it is worked on: half of it can be cut off, and the rest is still sharp. */
const WORKING_SIDE = 2560
/** Longest side in pixels of what is kept. */
const FINISHED_SIDE = 1280
/** Decoding takes four bytes a pixel; tablets with 2 GB do not survive much more. */
const MOST_PIXELS = 64_000_000
const MOST_BYTES = 60_000_000
/** Enough to hold what cameras write before the size: EXIF with a thumbnail, colour profiles, XMP. */
const HEAD_BYTES = 1_000_000

export type Reading = { readonly picture: Picture } | { readonly fault: 'unreadable' | 'too-large' }

/** Turned as the camera noted it. */
export async function readPicture(file: Blob): Promise<Reading> {
  if (file.size > MOST_BYTES) return { fault: 'too-large' }
  try {
    const size = findPictureSize(new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer()))
    if (size && size.width * size.height > MOST_PIXELS) return { fault: 'too-large' }
    // Without options it is turned as EXIF says, in every browser; the word for it is an error in older ones.
    const bitmap = await createImageBitmap(file)
    try {
      return { picture: copyPicture(bitmap, bitmap.width, bitmap.height) }
    } finally {
      bitmap.close()
    }
  } catch {
    return { fault: 'unreadable' }
  }
}

/** What the camera sees now; nothing while it sees nothing yet. */
export function takeFrame(video: HTMLVideoElement): Picture | undefined {
  const { videoWidth, videoHeight } = video
  return videoWidth > 0 && videoHeight > 0 ? copyPicture(video, videoWidth, videoHeight) : undefined
}

function copyPicture(from: CanvasImageSource, width: number, height: number): Picture {
  const scale = Math.min(1, WORKING_SIDE / Math.max(width, height))
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(width * scale)),
    Math.max(1, Math.round(height * scale)),
  )
  const context = contextOf(canvas)
  // Neither JPEG nor an average knows transparency; what was clear would come out black.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(from, 0, 0, canvas.width, canvas.height)
  return canvas
}

export function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('this browser cannot draw')
  return context
}

export function firstLookAt(picture: Picture): FirstLook {
  return lookAt(contextOf(picture).getImageData(0, 0, picture.width, picture.height))
}

/** The pixels themselves, not only the way to them. */
export function forgetPicture(picture: Picture): void {
  picture.width = 0
  picture.height = 0
}

/** Cut, covered and made small; without loss, because whoever keeps it makes a JPEG of it once. */
export async function finishPicture(picture: Picture, edit: Edit): Promise<Blob> {
  const canvas = drawFinished(picture, edit)
  try {
    return await canvas.convertToBlob({ type: 'image/png' })
  } finally {
    forgetPicture(canvas)
  }
}

function drawFinished(picture: Picture, { crop, areas }: Edit): Picture {
  const left = Math.ceil((picture.width * crop.left) / 100)
  const top = Math.ceil((picture.height * crop.top) / 100)
  const width = Math.max(1, Math.floor((picture.width * (100 - crop.right)) / 100) - left)
  const height = Math.max(1, Math.floor((picture.height * (100 - crop.bottom)) / 100) - top)
  const scale = Math.min(1, FINISHED_SIDE / Math.max(width, height))
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(width * scale)),
    Math.max(1, Math.round(height * scale)),
  )
  contextOf(canvas).drawImage(picture, left, top, width, height, 0, 0, canvas.width, canvas.height)
  coverAreas(canvas, areas, {
    left: -left * (canvas.width / width),
    top: -top * (canvas.height / height),
    width: picture.width * (canvas.width / width),
    height: picture.height * (canvas.height / height),
  })
  return canvas
}

/** `whole`: where the whole picture lies on the canvas, in its pixels. */
export function coverAreas(canvas: OffscreenCanvas, areas: Edit['areas'], whole: PixelBox): void {
  if (areas.length === 0) return
  const context = contextOf(canvas)
  const pixels = context.getImageData(0, 0, canvas.width, canvas.height)
  for (const area of areas) {
    // Outward to whole pixels and one more, since scaling mixes neighbours.
    const left = Math.max(0, Math.floor(whole.left + (whole.width * area.left) / 100) - 1)
    const top = Math.max(0, Math.floor(whole.top + (whole.height * area.top) / 100) - 1)
    const right = Math.ceil(whole.left + (whole.width * (area.left + area.width)) / 100) + 1
    const bottom = Math.ceil(whole.top + (whole.height * (area.top + area.height)) / 100) + 1
    pixelate(pixels, {
      left,
      top,
      width: Math.min(canvas.width, right) - left,
      height: Math.min(canvas.height, bottom) - top,
    })
  }
  context.putImageData(pixels, 0, 0)
}

/** A photo as small as it may be and still show what matters: at most 1280 pixels, 150 kB, and nothing but the picture. */

import { bareJpeg } from './bare-jpeg.ts'

const LONGEST_SIDE = 1280
const MOST_BYTES = 150_000
/** Tried one after the other; the last is taken whatever it weighs after the picture was made smaller. */
const QUALITIES = [0.8, 0.65, 0.5, 0.35]
const SMALLER = 0.75

/**
 * A JPEG of it. Drawing it anew leaves behind place, time and camera: a canvas knows only pixels. Turned as EXIF
 * says. Throws for what is no picture.
 */
export async function shrinkPhoto(photo: Blob): Promise<Blob> {
  // Without options: every browser then turns it as EXIF says, and the word for that is an error in older ones.
  const picture = await createImageBitmap(photo)
  try {
    let scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height))
    for (;;) {
      const canvas = draw(picture, scale)
      for (const quality of QUALITIES) {
        const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality })
        if (blob.size <= MOST_BYTES) return new Blob([bareJpeg(await bytesOf(blob))], { type: blob.type })
      }
      scale *= SMALLER
    }
  } finally {
    picture.close()
  }
}

const bytesOf = async (blob: Blob): Promise<Uint8Array> => new Uint8Array(await blob.arrayBuffer())

function draw(picture: ImageBitmap, scale: number): OffscreenCanvas {
  const width = Math.max(1, Math.round(picture.width * scale))
  const height = Math.max(1, Math.round(picture.height * scale))
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('this browser cannot draw')
  // JPEG has no transparency; what was clear would come out black.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, width, height)
  context.drawImage(picture, 0, 0, width, height)
  return canvas
}

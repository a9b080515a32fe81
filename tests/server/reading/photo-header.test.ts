/** What a picture file says of itself: only JPEG and WebP, not too large to look at, and nothing hidden in them. */

import { describe, expect, it } from 'vitest'
import { readPhotoHeader } from '../../../server/reading/photo-header.ts'
import { SMALLEST_JPEG, withNotes } from '../../support/pictures.ts'

const chunk = (name: string, content: Uint8Array): Buffer => {
  const head = Buffer.alloc(8)
  head.write(name, 'latin1')
  head.writeUInt32LE(content.length, 4)
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)])
}
const webp = (...chunks: readonly Buffer[]): Buffer => {
  const body = Buffer.concat([Buffer.from('WEBP'), ...chunks])
  return chunk('RIFF', body)
}
const size = (width: number, height: number): Buffer => {
  const content = Buffer.alloc(10)
  content.writeUIntLE(width - 1, 4, 3)
  content.writeUIntLE(height - 1, 7, 3)
  return chunk('VP8X', content)
}
/** The frame of a lossy picture begins with these sizes, behind six bytes of mark. */
const lossy = (width: number, height: number): Buffer => {
  const content = Buffer.alloc(20)
  content.writeUInt16LE(width, 6)
  content.writeUInt16LE(height, 8)
  return chunk('VP8 ', content)
}
const frameAt = SMALLEST_JPEG.indexOf(Buffer.from([0xff, 0xc0]))
const scanAt = SMALLEST_JPEG.indexOf(Buffer.from([0xff, 0xda]))
const jpegOf = (width: number, height: number): Buffer => {
  const bytes = Buffer.from(SMALLEST_JPEG)
  bytes.writeUInt16BE(height, frameAt + 5)
  bytes.writeUInt16BE(width, frameAt + 7)
  return bytes
}
const withScans = (scans: number): Buffer => {
  const scan = SMALLEST_JPEG.subarray(scanAt, -2)
  return Buffer.concat([
    SMALLEST_JPEG.subarray(0, scanAt),
    ...Array.from({ length: scans }, () => scan),
    SMALLEST_JPEG.subarray(-2),
  ])
}

describe('A picture', () => {
  it.each([
    ['a JPEG', SMALLEST_JPEG, { mediaType: 'image/jpeg', width: 1, height: 1 }],
    ['a JPEG of 25 megapixels', jpegOf(5000, 5000), { mediaType: 'image/jpeg', width: 5000, height: 5000 }],
    ['a progressive one of a few passes', withScans(12), { mediaType: 'image/jpeg', width: 1, height: 1 }],
    ['a WebP', webp(lossy(1280, 720)), { mediaType: 'image/webp', width: 1280, height: 720 }],
    [
      'a WebP with its size in front',
      webp(size(1280, 720), lossy(1280, 720)),
      { mediaType: 'image/webp', width: 1280, height: 720 },
    ],
  ])('%s is taken', (_, bytes, header) => {
    expect(readPhotoHeader(bytes)).toEqual(header)
  })

  it.each([
    ['a GIF', Buffer.from('GIF89a\u0001\0\u0001\0\0\0\0;                ', 'latin1'), 'unknown-kind'],
    ['a PNG', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'unknown-kind'],
    ['a TIFF', Buffer.from('II*\0\u0008\0\0\0                ', 'latin1'), 'unknown-kind'],
    ['a HEIC', Buffer.from('\0\0\0\u0018ftypheic\0\0\0\0mif1heic', 'latin1'), 'unknown-kind'],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'unknown-kind'],
    ['a page', Buffer.from('<!doctype html><script>1</script>'), 'unknown-kind'],
    ['nothing', Buffer.alloc(0), 'unknown-kind'],
    ['a moving WebP', webp(size(8, 8), chunk('ANIM', Buffer.alloc(6))), 'unknown-kind'],
    ['a JPEG of 144 megapixels', jpegOf(12_000, 12_000), 'too-many-pixels'],
    ['a WebP of 144 megapixels', webp(size(12_000, 12_000)), 'too-many-pixels'],
    ['a JPEG of no width', jpegOf(0, 10), 'damaged'],
    ['a progressive one of 500 passes', withScans(500), 'damaged'],
    ['a JPEG that is cut off', SMALLEST_JPEG.subarray(0, -3), 'damaged'],
    [
      'a JPEG with an archive behind it',
      Buffer.concat([SMALLEST_JPEG, Buffer.from('PK\u0003\u0004')]),
      'damaged',
    ],
    ['a JPEG with a page behind it', Buffer.concat([SMALLEST_JPEG, Buffer.from('<html>')]), 'damaged'],
    ['a WebP that says it is longer than it is', webp(lossy(9, 9)).subarray(0, -4), 'damaged'],
    ['a JPEG with place and device in it', withNotes(SMALLEST_JPEG), 'carries-metadata'],
    ['a WebP with EXIF', webp(size(8, 8), lossy(8, 8), chunk('EXIF', Buffer.alloc(8))), 'carries-metadata'],
    ['a WebP with XMP', webp(size(8, 8), lossy(8, 8), chunk('XMP ', Buffer.alloc(8))), 'carries-metadata'],
  ])('%s is not', (_, bytes, fault) => {
    expect(readPhotoHeader(bytes)).toEqual({ fault })
  })
})

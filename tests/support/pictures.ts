/** Picture files as cameras and editors write them: with place, maker, thumbnail and whatever else tells on people. */

import { crc32 } from 'node:zlib'

/** Stands in every note planted into a picture: none of it may be found in what is kept. */
export const PLANTED = 'PLANTED-11.5564-104.9282'

const segment = (marker: number, content: Uint8Array): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([head, content])
}

/** EXIF with how the camera was held (1 to 8), a description, a place, and a thumbnail behind them. */
function exif(orientation: number, thumbnail: Uint8Array, planted: string): Buffer {
  const words = Buffer.from(`${planted}\0`)
  const tiff = Buffer.alloc(8 + 2 + 3 * 12 + 4 + 2 + 12 + 4)
  tiff.write('II*\0', 0, 'latin1')
  tiff.writeUInt32LE(8, 4)
  tiff.writeUInt16LE(3, 8)
  const entry = (at: number, tag: number, type: number, count: number, value: number) => {
    tiff.writeUInt16LE(tag, at)
    tiff.writeUInt16LE(type, at + 2)
    tiff.writeUInt32LE(count, at + 4)
    tiff.writeUInt32LE(value, at + 8)
  }
  entry(10, 0x010e, 2, words.length, tiff.length)
  entry(22, 0x0112, 3, 1, orientation)
  entry(34, 0x8825, 4, 1, 50)
  tiff.writeUInt16LE(1, 50)
  // GPSLatitudeRef: N
  entry(52, 0x0001, 2, 2, 0x4e)
  return Buffer.concat([Buffer.from('Exif\0\0'), tiff, words, thumbnail])
}

/** The JPEG with everything in it that a phone, an editor or a messenger may write. */
export function withNotes(jpeg: Uint8Array, orientation = 1, planted = PLANTED): Buffer {
  const thumbnail = Buffer.concat([
    jpeg.subarray(0, 2),
    segment(0xfe, Buffer.from(planted)),
    jpeg.subarray(2),
  ])
  const xmp = `http://ns.adobe.com/xap/1.0/\0<x:xmpmeta><rdf exif:GPSLatitude="${planted}"/></x:xmpmeta>`
  const iptc = `Photoshop 3.0\u00008BIM\u0004\u0004\0\0\0\0\0\u0010${planted}`
  return Buffer.concat([
    jpeg.subarray(0, 2),
    segment(0xe1, exif(orientation, thumbnail.subarray(0, 30_000), planted)),
    segment(0xe1, Buffer.from(xmp)),
    segment(0xed, Buffer.from(iptc, 'latin1')),
    segment(0xec, Buffer.from(`Ducky ${planted}`)),
    segment(0xfe, Buffer.from(planted)),
    jpeg.subarray(2),
    Buffer.from(`PK\u0003\u0004 ${planted}`, 'latin1'),
  ])
}

/** The PNG with words, EXIF and a time in chunks of their own. */
export function withTextChunks(png: Uint8Array): Buffer {
  const chunk = (name: string, content: string) => {
    const body = Buffer.from(`${name}${content}`, 'latin1')
    const length = Buffer.alloc(4)
    length.writeUInt32BE(body.length - 4)
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  // The header is always 8 + 25 bytes; notes follow it.
  return Buffer.concat([
    png.subarray(0, 33),
    chunk('tEXt', `Comment\0${PLANTED}`),
    chunk('iTXt', `XML:com.adobe.xmp\0\0\0\0\0${PLANTED}`),
    chunk('eXIf', `II*\0${PLANTED}`),
    png.subarray(33),
    Buffer.from(PLANTED),
  ])
}

/** The markers of a JPEG in order, by their hexadecimal names; what follows the end is named too. */
export function listMarkers(jpeg: Uint8Array): readonly string[] {
  const view = new DataView(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength)
  const found = [view.getUint16(0).toString(16)]
  for (let at = 2; ; ) {
    const marker = view.getUint16(at)
    found.push(marker.toString(16))
    if (marker === 0xff_d9) return at + 2 === jpeg.length ? found : [...found, 'trailing bytes']
    at += 2 + view.getUint16(at + 2)
    if (marker !== 0xff_da) continue
    while (jpeg[at] !== 0xff || jpeg[at + 1] === 0 || ((jpeg[at + 1] ?? 0) & 0xf8) === 0xd0) at += 1
  }
}

/** A PNG header that claims a size, with next to nothing behind it. */
export function claimingSize(png: Uint8Array, width: number, height: number): Buffer {
  const claiming = Buffer.from(png)
  claiming.writeUInt32BE(width, 16)
  claiming.writeUInt32BE(height, 20)
  claiming.writeUInt32BE(crc32(claiming.subarray(12, 29)), 29)
  return claiming
}

/** One grey pixel, no notes: the smallest JPEG there is. */
export const SMALLEST_JPEG = Buffer.from(
  '/9j/4AAQSkZJRgABAQEAYABgAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AKp//2Q==',
  'base64',
)

/** A JPEG of so many bytes that is like no other: noise where its picture would be. `next` gives numbers from 0 to 1. */
export function noisyJpeg(bytes: number, next: () => number): Buffer {
  // Below 0xff, so that nothing in it can be taken for a mark.
  const noise = Uint8Array.from({ length: bytes - SMALLEST_JPEG.length }, () => Math.floor(next() * 255))
  return Buffer.concat([SMALLEST_JPEG.subarray(0, -2), noise, SMALLEST_JPEG.subarray(-2)])
}

/** Reads what a JPEG or WebP file says of itself, without decoding a single pixel. */

import type { PhotoTable } from '../../schema/database/visit-tables.ts'

export const MOST_PIXELS = 25_000_000
/** A progressive picture of very many passes costs its viewer minutes. */
const MOST_SCANS = 40

export type PhotoFault = 'unknown-kind' | 'damaged' | 'too-many-pixels' | 'carries-metadata'

export type PhotoHeader =
  | { readonly mediaType: PhotoTable['media_type']; readonly width: number; readonly height: number }
  | { readonly fault: PhotoFault }

const fault = (what: PhotoFault): PhotoHeader => ({ fault: what })

export function readPhotoHeader(bytes: Uint8Array): PhotoHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return readJpeg(bytes, view)
    if (bytes.length > 16 && nameAt(view, 0) === 'RIFF' && nameAt(view, 8) === 'WEBP') return readWebp(view)
  } catch (error) {
    // The view refuses to read past the end: the file is cut off.
    if (error instanceof RangeError) return fault('damaged')
    throw error
  }
  return fault('unknown-kind')
}

const nameAt = (view: DataView, at: number): string =>
  String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3))

function sized(mediaType: PhotoTable['media_type'], width: number, height: number): PhotoHeader {
  if (width === 0 || height === 0) return fault('damaged')
  return width * height > MOST_PIXELS ? fault('too-many-pixels') : { mediaType, width, height }
}

const START_OF_SCAN = 0xda
const END_OF_IMAGE = 0xd9
/** EXIF and XMP (place, device, thumbnail), IPTC, free comments. */
const METADATA = new Set([0xe1, 0xed, 0xfe])
const isStartOfFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

function readJpeg(bytes: Uint8Array, view: DataView): PhotoHeader {
  let at = 2
  let scans = 0
  let header: PhotoHeader = fault('damaged')
  for (;;) {
    if (view.getUint8(at) !== 0xff) return fault('damaged')
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    // Whatever follows the end is no part of the picture and is not taken in.
    if (marker === END_OF_IMAGE) return at + 2 === bytes.length ? header : fault('damaged')
    if (METADATA.has(marker)) return fault('carries-metadata')
    if (isStartOfFrame(marker)) {
      header = sized('image/jpeg', view.getUint16(at + 7), view.getUint16(at + 5))
      if ('fault' in header) return header
    }
    at += 2 + view.getUint16(at + 2)
    if (marker !== START_OF_SCAN) continue
    scans += 1
    if (scans > MOST_SCANS) return fault('damaged')
    at = findMarker(bytes, at)
  }
}

/** The end of a scan: an FF that is neither stuffed (FF 00) nor a restart mark. */
function findMarker(bytes: Uint8Array, from: number): number {
  let at = bytes.indexOf(0xff, from)
  while (at >= 0) {
    const next = bytes[at + 1]
    if (next === undefined) break
    if (next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at
    at = bytes.indexOf(0xff, at + 1)
  }
  return bytes.length
}

function readWebp(view: DataView): PhotoHeader {
  // A chunk of odd length is followed by one byte of padding, which the file's length may or may not count.
  const end = view.getUint32(4, true) + 8
  if (end !== view.byteLength) return fault('damaged')
  let header: PhotoHeader = fault('damaged')
  for (let at = 12; at < end; ) {
    const name = nameAt(view, at)
    const length = view.getUint32(at + 4, true)
    const start = at + 8
    if (name === 'EXIF' || name === 'XMP ') return fault('carries-metadata')
    if (name === 'ANIM' || name === 'ANMF') return fault('unknown-kind')
    if (name === 'VP8X')
      header = sized('image/webp', 1 + uint24(view, start + 4), 1 + uint24(view, start + 7))
    else if (name === 'VP8 ' && 'fault' in header)
      header = sized(
        'image/webp',
        view.getUint16(start + 6, true) & 0x3fff,
        view.getUint16(start + 8, true) & 0x3fff,
      )
    else if (name === 'VP8L' && 'fault' in header) {
      const packed = view.getUint32(start + 1, true)
      header = sized('image/webp', 1 + (packed & 0x3fff), 1 + ((packed >>> 14) & 0x3fff))
    }
    if ('fault' in header && header.fault === 'too-many-pixels') return header
    at = start + length + (length % 2)
  }
  return header
}

const uint24 = (view: DataView, at: number): number =>
  view.getUint16(at, true) | (view.getUint8(at + 2) << 16)

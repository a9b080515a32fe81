/** A JPEG file with nothing in it but the picture: some browsers write notes of their own when a canvas becomes a file. */

const START_OF_SCAN = 0xda
const END_OF_IMAGE = 0xd9
/** APP1 to APP15 (EXIF, XMP, IPTC, profiles, makers' notes) and comments; APP0 is what makes it a JPEG file. */
const isNote = (marker: number): boolean => (marker >= 0xe1 && marker <= 0xef) || marker === 0xfe
/** Within the data of a scan, FF is followed by 00, or by a mark to begin anew from. */
const isWithinScan = (marker: number): boolean => marker === 0 || (marker >= 0xd0 && marker <= 0xd7)

/** Leaves out notes, and whatever follows the end. Throws a RangeError for bytes that are no whole JPEG file. */
export function bareJpeg(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.getUint16(0) !== 0xff_d8) throw new RangeError('no JPEG file')
  const kept: Uint8Array[] = [bytes.subarray(0, 2)]
  let at = 2
  for (;;) {
    if (view.getUint8(at) !== 0xff) throw new RangeError('no marker where one must be')
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === END_OF_IMAGE) {
      kept.push(bytes.subarray(at, at + 2))
      return joined(kept)
    }
    let end = at + 2 + view.getUint16(at + 2)
    if (marker === START_OF_SCAN) end = endOfScan(bytes, end)
    if (end > bytes.length) throw new RangeError('cut off')
    if (!isNote(marker)) kept.push(bytes.subarray(at, end))
    at = end
  }
}

function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1]
    if (next !== undefined && next !== 0xff && !isWithinScan(next)) return at
  }
  throw new RangeError('a scan without an end')
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

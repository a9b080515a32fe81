/** How large a picture says it is, read from its first bytes: a decoder would take the memory before it could be asked. */

export interface PictureSize {
  readonly width: number
  readonly height: number
}

/** Nothing for kinds it does not know and for files cut off; only a decoder can say whether those are pictures. */
export function findPictureSize(bytes: Uint8Array): PictureSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    if (view.getUint16(0) === 0xff_d8) return findInJpeg(view)
    if (view.getUint32(0) === 0x89_50_4e_47) return { width: view.getUint32(16), height: view.getUint32(20) }
    if (view.getUint32(0) === 0x47_49_46_38)
      return { width: view.getUint16(6, true), height: view.getUint16(8, true) }
    if (view.getUint32(0) === 0x52_49_46_46 && view.getUint32(8) === 0x57_45_42_50) return findInWebp(view)
  } catch (error) {
    // The view refuses to read past the end.
    if (!(error instanceof RangeError)) throw error
  }
  return undefined
}

/** Start of frame, of any process; the three others in this row are tables. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

function findInJpeg(view: DataView): PictureSize | undefined {
  for (let at = 2; view.getUint8(at) === 0xff; ) {
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (isFrame(marker)) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    at += 2 + view.getUint16(at + 2)
  }
  return undefined
}

const uint24 = (view: DataView, at: number): number =>
  view.getUint16(at, true) | (view.getUint8(at + 2) << 16)

function findInWebp(view: DataView): PictureSize | undefined {
  const kind = view.getUint32(12)
  if (kind === 0x56_50_38_58) return { width: 1 + uint24(view, 24), height: 1 + uint24(view, 27) }
  if (kind === 0x56_50_38_20)
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
  if (kind !== 0x56_50_38_4c) return undefined
  const packed = view.getUint32(21, true)
  return { width: 1 + (packed & 0x3fff), height: 1 + ((packed >>> 14) & 0x3fff) }
}

/** Names made on the device: the SHA-256 of bytes, and ids that tell nobody when they were made. */

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

export async function sha256Of(bytes: BufferSource): Promise<string> {
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
}

/** A random UUID. One with a time in it would carry the minute of the visit into addresses and exports. */
export function makeUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const text = hex(bytes)
  return [8, 12, 16, 20].reduceRight((made, at) => `${made.slice(0, at)}-${made.slice(at)}`, text)
}

/** Six characters out of a hash, to be read out on the telephone. */

/** Crockford's alphabet: without I, L, O and U, which are heard or read as others. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const CHARACTERS = 6

/** Five bits each from the front of the hash: the same bytes always give the same code. */
export function receiptCode(sha256: Uint8Array): string {
  const front = new DataView(sha256.buffer, sha256.byteOffset, sha256.byteLength).getUint32(0)
  let code = ''
  for (let at = 0; at < CHARACTERS; at += 1) code += ALPHABET[(front >>> (27 - 5 * at)) & 31] ?? ''
  return code
}

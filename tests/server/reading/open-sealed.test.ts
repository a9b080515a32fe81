/** Opening agrees with the published vector of our suite, by way of the library that seals on tablets. */

import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core'
import { describe, expect, it } from 'vitest'
import { LENGTH_BYTES, SEAL_INFO } from '../../../schema/wire/sealed-shape.ts'
import { openBox, openingKeyOf } from '../../../server/reading/open-sealed.ts'

const hex = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(text, 'hex'))

/**
 * Base mode, DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM, first message: from the vectors published with
 * RFC 9180 (github.com/cfrg/draft-irtf-cfrg-hpke, test-vectors.json).
 */
const VECTOR = {
  info: hex('4f6465206f6e2061204772656369616e2055726e'),
  skRm: hex('317f915db7bc629c48fe765587897e01e282d3e8445f79f27f65d031a88082b2'),
  pkRm: hex(
    '04abc7e49a4c6b3566d77d0304addc6ed0e98512ffccf505e6a8e3eb25c685136f853148544876de76c0f2ef99cdc3a05ccf5ded7860c7c021238f9e2073d2356c',
  ),
  skEm: hex('90345e3a1d116c1dd39ae76d95ab858c142223a63e44f8f85318cfa91a84858e'),
  enc: hex(
    '04c06b4f6bebc7bb495cb797ab753f911aff80aefb86fd8b6fcc35525f3ab5f03e0b21bd31a86c6048af3cb2d98e0d3bf01da5cc4c39ff5370d331a4f1f7d5a4e0',
  ),
  aad: hex('436f756e742d30'),
  pt: hex('4265617574792069732074727574682c20747275746820626561757479'),
  ct: hex('58c61a45059d0c5704560e9d88b564a8b63f1364b8d1fcb3c4c6ddc1d291742465e902cd216f8908da49f8f96f'),
}

const suite = new CipherSuite({
  kem: new DhkemP256HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
})
const privateKey = (of: Uint8Array<ArrayBuffer>) => suite.kem.deserializePrivateKey(of)
const publicKey = (of: Uint8Array<ArrayBuffer>) => suite.kem.deserializePublicKey(of)

/** Seals with the sender's half of the vector, so that every byte of what comes out is known before. */
async function sealAsVector(
  info: Uint8Array<ArrayBuffer>,
  content: Uint8Array<ArrayBuffer>,
  binding: Uint8Array<ArrayBuffer>,
): Promise<{ readonly enc: Uint8Array; readonly ct: Uint8Array }> {
  const sender = await suite.createSenderContext({
    recipientPublicKey: await publicKey(VECTOR.pkRm),
    info,
    ekm: { privateKey: await privateKey(VECTOR.skEm), publicKey: await publicKey(VECTOR.enc) },
  })
  const ct = await sender.seal(content, binding)
  return { enc: new Uint8Array(sender.enc), ct: new Uint8Array(ct) }
}

const office = openingKeyOf('office', VECTOR.skRm)
const BINDING = 'a visit, its campaign and its photos'
const utf8 = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(text))

/** "well", with its length before it and zeros behind. */
const PADDED = Uint8Array.from([...new Uint8Array(LENGTH_BYTES - 1), 4, ...utf8('well'), 0, 0, 0, 0])

describe('The published vector', () => {
  it('is sealed to the very bytes, and opened, by the library of the tablets', async () => {
    const { enc, ct } = await sealAsVector(VECTOR.info, VECTOR.pt, VECTOR.aad)
    expect(enc).toEqual(VECTOR.enc)
    expect(ct).toEqual(VECTOR.ct)
    const opened = await suite.open(
      { recipientKey: await privateKey(VECTOR.skRm), enc: VECTOR.enc, info: VECTOR.info },
      VECTOR.ct,
      VECTOR.aad,
    )
    expect(new Uint8Array(opened)).toEqual(VECTOR.pt)
  })

  it('has keys that are a pair to the office too', () => {
    expect(Uint8Array.from(office.publicKey)).toEqual(VECTOR.pkRm)
  })
})

describe('A box sealed with the keys of the vector for our own purpose', () => {
  it('is opened by the office', async () => {
    const { enc, ct } = await sealAsVector(utf8(SEAL_INFO), PADDED, utf8(BINDING))
    expect(openBox(office, enc, ct, BINDING)?.toString()).toBe('well')
  })

  it('is not when its tag, its content, its point, its binding or its purpose is another', async () => {
    const { enc, ct } = await sealAsVector(utf8(SEAL_INFO), PADDED, utf8(BINDING))
    const turned = (bytes: Uint8Array, at: number): Uint8Array =>
      bytes.map((byte, place) => (place === at ? byte ^ 1 : byte))
    for (let at = 0; at < ct.length; at += 1)
      expect(openBox(office, enc, turned(ct, at), BINDING), `byte ${at}`).toBeUndefined()
    expect(openBox(office, enc, ct.subarray(0, -1), BINDING)).toBeUndefined()
    expect(openBox(office, enc, ct.subarray(0, 15), BINDING)).toBeUndefined()
    expect(openBox(office, turned(enc, 64), ct, BINDING)).toBeUndefined()
    expect(openBox(office, VECTOR.pkRm, ct, BINDING)).toBeUndefined()
    expect(openBox(office, enc, ct, `${BINDING} `)).toBeUndefined()
    const other = await sealAsVector(VECTOR.info, PADDED, utf8(BINDING))
    expect(openBox(office, other.enc, other.ct, BINDING)).toBeUndefined()
    expect(openBox(openingKeyOf('other', VECTOR.skEm), enc, ct, BINDING)).toBeUndefined()
  })
})

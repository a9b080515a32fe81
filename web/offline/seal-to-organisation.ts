/** Seals finished work to the organisation: from then on only the office can read it, and not this tablet. */

import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core'
import type { SealedSender, SenderOnWire } from '../../schema/wire/packet-file.ts'
import {
  bindingOf,
  type ContentOf,
  DEFLATED,
  type Envelope,
  LENGTH_BYTES,
  type OrganisationKeyOnWire,
  paddedLength,
  photoBindingOf,
  SEAL_INFO,
  SEAL_VERSION,
  SEALED_PHOTO_PARTS,
  type SealedKind,
  senderBindingOf,
} from '../../schema/wire/sealed-shape.ts'
import { sha256Of } from './fingerprint.ts'

export interface ToSeal<Kind extends SealedKind> {
  readonly key: OrganisationKeyOnWire
  readonly kind: Kind
  /** The address it will be sent to. */
  readonly id: string
  readonly campaign: string
  readonly content: ContentOf[Kind]
  /** SHA-256 of each sealed photo that belongs to it, as `sealPhoto` gave it. */
  readonly photos: readonly string[]
}

export interface SealedEnvelope {
  /** The very text to send: the receipt names its hash. */
  readonly envelope: string
  readonly sha256: string
}

export interface SealedPhoto {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly sha256: string
}

const suite = new CipherSuite({
  kem: new DhkemP256HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
})

const utf8 = new TextEncoder()

/** Sealing the same twice gives two different envelopes: keep the first, and send that one. */
export async function sealToOrganisation<Kind extends SealedKind>(
  toSeal: ToSeal<Kind>,
): Promise<SealedEnvelope> {
  const { key, kind, id, campaign, content } = toSeal
  const clear = { kind, campaign, key: key.id, photos: [...toSeal.photos] }
  const { enc, box } = await seal(key, await pack(content), bindingOf(id, clear))
  const envelope = JSON.stringify({
    v: SEAL_VERSION,
    kind,
    campaign,
    key: key.id,
    enc: toBase64Url(enc),
    box: toBase64Url(box),
    photos: clear.photos,
  } satisfies Envelope)
  return { envelope, sha256: await sha256Of(utf8.encode(envelope)) }
}

/** The content as text, deflated where this browser can: a whole visit then travels in one or two kilobytes. */
async function pack(content: object): Promise<Uint8Array> {
  const plain = utf8.encode(JSON.stringify(content))
  const deflater = findDeflater()
  if (deflater === undefined) return plain
  const deflated = await new Response(new Blob([plain]).stream().pipeThrough(deflater)).arrayBuffer()
  const packed = new Uint8Array(1 + deflated.byteLength)
  packed[0] = DEFLATED
  packed.set(new Uint8Array(deflated), 1)
  return packed
}

/** Browsers have it since 2021 to 2023; an older one sends the same, only larger. */
function findDeflater(): CompressionStream | undefined {
  try {
    return new CompressionStream('deflate-raw')
  } catch {
    return undefined
  }
}

/** `id` is what the photo belongs to: the visit, or whatever was sealed under that id. */
export async function sealPhoto(
  key: OrganisationKeyOnWire,
  id: string,
  photo: Uint8Array,
): Promise<SealedPhoto> {
  const { enc, box } = await seal(key, photo, photoBindingOf(id, key.id))
  const { version, key: keyLength } = SEALED_PHOTO_PARTS
  const bytes = new Uint8Array(version + keyLength + enc.length + box.length)
  bytes[0] = SEAL_VERSION
  bytes.set(fromHex(key.id), version)
  bytes.set(enc, version + keyLength)
  bytes.set(box, version + keyLength + enc.length)
  return { bytes, sha256: await sha256Of(bytes) }
}

/** Who a packet is from, for a file that is carried: bound to this packet and its very envelope. */
export async function sealSender(
  key: OrganisationKeyOnWire,
  id: string,
  envelopeSha256: string,
  sender: SenderOnWire,
): Promise<SealedSender> {
  const content = utf8.encode(JSON.stringify(sender))
  const { enc, box } = await seal(key, content, senderBindingOf(id, envelopeSha256, key.id))
  return { key: key.id, enc: toBase64Url(enc), box: toBase64Url(box) }
}

async function seal(
  key: OrganisationKeyOnWire,
  content: Uint8Array,
  binding: string,
): Promise<{ readonly enc: Uint8Array; readonly box: Uint8Array }> {
  const { ct, enc } = await suite.seal(
    { recipientPublicKey: await publicKeyOf(key), info: utf8.encode(SEAL_INFO) },
    pad(content),
    utf8.encode(binding),
  )
  return { enc: new Uint8Array(enc), box: new Uint8Array(ct) }
}

/** Its length, the content, and zeros up to one of few lengths. */
function pad(content: Uint8Array): Uint8Array<ArrayBuffer> {
  const padded = new Uint8Array(paddedLength(LENGTH_BYTES + content.length))
  new DataView(padded.buffer).setUint32(0, content.length)
  padded.set(content, LENGTH_BYTES)
  return padded
}

const publicKeys = new Map<string, Promise<CryptoKey>>()

/** Fails on a key that is no point of the curve. */
function publicKeyOf({ publicKey }: OrganisationKeyOnWire): Promise<CryptoKey> {
  const known = publicKeys.get(publicKey) ?? suite.kem.deserializePublicKey(fromBase64Url(publicKey))
  publicKeys.set(publicKey, known)
  return known
}

/** Whether something can be sealed to this key: to be asked when a tablet is enrolled, not on election day. */
export const canSealTo = (key: OrganisationKeyOnWire): Promise<boolean> =>
  publicKeyOf(key).then(
    () => true,
    () => false,
  )

const CHUNK = 0x8000

function toBase64Url(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += CHUNK)
    text += String.fromCharCode(...bytes.subarray(at, at + CHUNK))
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

const fromBase64Url = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(
    atob(text.replaceAll('-', '+').replaceAll('_', '/')),
    (character) => character.codePointAt(0) ?? 0,
  )

const fromHex = (text: string): Uint8Array =>
  Uint8Array.from(text.match(/../gu) ?? [], (byte) => Number.parseInt(byte, 16))

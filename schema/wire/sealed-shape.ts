/** What is sealed to the organisation: the envelope that travels, what is inside, and what binds the two. */

import { type Static, Type } from 'typebox'
import { closed, Sha256, Uuid } from './shape.ts'

/**
 * HPKE (RFC 9180), base mode: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. The curve is the one that
 * the browsers of old tablets have.
 */
export const SEAL_VERSION = 1
/** The `info` of HPKE: whatever is sealed here can be opened as nothing else. */
export const SEAL_INFO = 'way-in sealed 1'

/** First 8 bytes of the SHA-256 of the public key, as hex. */
export const KeyId = Type.String({ pattern: '^[0-9a-f]{16}$' })
/** A point of P-256 as 65 bytes, base64url. */
const Point = Type.String({ pattern: '^[A-Za-z0-9_-]{87}$' })

/** What a tablet seals to: the organisation holds the other half. */
export const OrganisationKeyShape = Type.Object({ id: KeyId, publicKey: Point }, closed)
export type OrganisationKeyOnWire = Static<typeof OrganisationKeyShape>

export const SEALED_KINDS = ['visit', 'unfinished', 'incident'] as const
export type SealedKind = (typeof SEALED_KINDS)[number]

/** More than the ten photos of every photo question of any checklist so far. */
export const MOST_SEALED_PHOTOS = 200

export const EnvelopeShape = Type.Object(
  {
    v: Type.Literal(SEAL_VERSION),
    kind: Type.Enum([...SEALED_KINDS]),
    campaign: Uuid,
    key: KeyId,
    /** The sender's half of the exchange, made for this envelope alone. */
    enc: Point,
    box: Type.String({ pattern: '^[A-Za-z0-9_-]+$' }),
    /** SHA-256 of each sealed photo that belongs to it, as it travels. */
    photos: Type.Array(Sha256, { maxItems: MOST_SEALED_PHOTOS, uniqueItems: true }),
  },
  closed,
)
export type Envelope = Static<typeof EnvelopeShape>

/**
 * What a box holds. Each document is a text of its own, kept byte for byte: the visit as in `visit-shape.ts`, the
 * talks with voters apart from it, an incident as in `incident-shape.ts`.
 */
export type VisitContent = { readonly visit: string; readonly interviews: string }
export type IncidentContent = { readonly incident: string }
export interface ContentOf {
  readonly visit: VisitContent
  readonly unfinished: VisitContent
  readonly incident: IncidentContent
}

/**
 * The first byte of a content that is deflated (RFC 1951) behind it. One that is not begins with the brace of its
 * JSON; both are read for ever. It stands in the box, where nobody outside sees which of the two it is.
 */
export const DEFLATED = 1

/** The clear part of an envelope and its address, authenticated with the box: nobody can change one of them. */
export const bindingOf = (
  id: string,
  { kind, campaign, key, photos }: Pick<Envelope, 'kind' | 'campaign' | 'key' | 'photos'>,
): string => JSON.stringify([SEAL_VERSION, kind, id, campaign, key, photos])

/** A photo is bound to what it belongs to: it cannot be moved to another visit. */
export const photoBindingOf = (id: string, key: string): string =>
  JSON.stringify([SEAL_VERSION, 'photo', id, key])

/** Who a packet is from is bound to that packet: it cannot be put on another one. */
export const senderBindingOf = (id: string, envelopeSha256: string, key: string): string =>
  JSON.stringify([SEAL_VERSION, 'sender', id, envelopeSha256, key])

/** A sealed photo: one byte of version, eight of key id, the sender's half, then the box. */
export const SEALED_PHOTO_PARTS = { version: 1, key: 8, enc: 65 } as const
/** A photo of 500 kB, padded, with its parts around it. */
export const MOST_SEALED_PHOTO_BYTES = 520_000
/**
 * A sealed photo travels in parts of this many bytes, the last one shorter: a line that is cut costs one of them at
 * most. 64 KiB are two seconds at 256 kb/s.
 */
export const PHOTO_PART_BYTES = 65_536

/** How long the part of a photo of `of` bytes is that begins at `offset`; nothing where no part begins. */
export const partLength = (of: number, offset: number): number | undefined =>
  offset >= 0 && offset < of && offset % PHOTO_PART_BYTES === 0
    ? Math.min(PHOTO_PART_BYTES, of - offset)
    : undefined

/** How many bytes say how long the content before its padding is. */
export const LENGTH_BYTES = 4

/**
 * Padmé (Nikitin et al., 2019): the length a content of `bytes` bytes is padded to. At most 12 % longer, and so few
 * different lengths that an envelope's size says little about what is in it.
 */
export function paddedLength(bytes: number): number {
  if (bytes < 2) return bytes
  const exponent = Math.floor(Math.log2(bytes))
  const zeros = exponent - (Math.floor(Math.log2(exponent || 1)) + 1)
  const step = 2 ** Math.max(0, zeros)
  return Math.ceil(bytes / step) * step
}

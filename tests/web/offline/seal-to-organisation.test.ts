/** What a tablet seals opens in the office, with the right key and the very address and clear part it was sealed with. */

import { createECDH, createHash, randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import {
  bindingOf,
  type Envelope,
  paddedLength,
  photoBindingOf,
  SEALED_PHOTO_PARTS,
} from '../../../schema/wire/sealed-shape.ts'
import { type OpeningKey, openBox, openingKeyOf } from '../../../server/reading/open-sealed.ts'
import { unpackContent } from '../../../server/reading/unpack-content.ts'
import { canSealTo, sealPhoto, sealToOrganisation } from '../../../web/offline/seal-to-organisation.ts'

const ID = '5b0f7a52-6a3f-4c38-9a6e-3f1f7a1f3b11'
const CAMPAIGN = 'c1b3e1de-3a55-4c2c-8a55-0d4f2ab4f001'

function newKey(): { readonly opening: OpeningKey; readonly key: { id: string; publicKey: string } } {
  const pair = createECDH('prime256v1')
  const publicKey = pair.generateKeys()
  const id = createHash('sha256').update(publicKey).digest('hex').slice(0, 16)
  return {
    opening: openingKeyOf(id, pair.getPrivateKey()),
    key: { id, publicKey: publicKey.toString('base64url') },
  }
}

const office = newKey()
const stranger = newKey()
const content = { visit: '{"answers":{"path_firm":"ទ្វារចូល"}}', interviews: '[]' }

async function sealed(photos: readonly string[] = []): Promise<Envelope> {
  const { envelope, sha256 } = await sealToOrganisation({
    key: office.key,
    kind: 'visit',
    id: ID,
    campaign: CAMPAIGN,
    content,
    photos,
  })
  expect(createHash('sha256').update(envelope).digest('hex')).toBe(sha256)
  return JSON.parse(envelope)
}

function open(envelope: Envelope, { id = ID, key = office.opening } = {}): string | undefined {
  const enc = Buffer.from(envelope.enc, 'base64url')
  const opened = openBox(key, enc, Buffer.from(envelope.box, 'base64url'), bindingOf(id, envelope))
  return opened && unpackContent(opened)?.toString('utf8')
}

describe('an envelope', () => {
  test('opens with the key of the office and gives back every byte', async () => {
    expect(JSON.parse(open(await sealed()) ?? '')).toEqual(content)
  })

  test('shows nothing of what is in it, and looks different each time', async () => {
    const [one, other] = [await sealed(), await sealed()]
    expect(one.box).not.toBe(other.box)
    const bytes = Buffer.from(one.box, 'base64url').toString('latin1')
    expect(bytes).not.toContain('answers')
  })

  test('opens with no other key, under no other id, and with nothing of its clear part changed', async () => {
    const envelope = await sealed(['a'.repeat(64)])
    expect(open(envelope, { key: stranger.opening })).toBeUndefined()
    expect(open(envelope, { id: CAMPAIGN })).toBeUndefined()
    expect(open({ ...envelope, kind: 'unfinished' })).toBeUndefined()
    expect(open({ ...envelope, campaign: ID })).toBeUndefined()
    expect(open({ ...envelope, photos: [] })).toBeUndefined()
    expect(open({ ...envelope, key: stranger.key.id })).toBeUndefined()
    expect(open(envelope)).toBeDefined()
  })

  test('with one bit turned anywhere in its box or its point does not open', async () => {
    const envelope = await sealed()
    for (const part of ['enc', 'box'] as const) {
      const bytes = Buffer.from(envelope[part], 'base64url')
      for (const at of [0, 1, Math.floor(bytes.length / 2), bytes.length - 1]) {
        const turned = Buffer.from(bytes)
        turned.writeUInt8((turned[at] ?? 0) ^ 1, at)
        expect(open({ ...envelope, [part]: turned.toString('base64url') })).toBeUndefined()
      }
    }
    expect(open({ ...envelope, box: '' })).toBeUndefined()
    expect(open({ ...envelope, box: envelope.box.slice(0, -40) })).toBeUndefined()
  })

  test('is deflated before it is sealed, where the browser can: a visit of 8 kB travels in a quarter of that', async () => {
    const visit = JSON.stringify(
      Object.fromEntries(
        Array.from({ length: 90 }, (_, at) => [
          `question_number_${at}`,
          { kind: at % 3 ? 'yes-no' : 'measure', value: at % 3 ? 'yes' : at, note: 'ទ្វារចូល' },
        ]),
      ),
    )
    const toSeal = { key: office.key, kind: 'visit', id: ID, campaign: CAMPAIGN, photos: [] } as const
    const content = { visit, interviews: '[]' }
    const packed = await sealToOrganisation({ ...toSeal, content })
    const { CompressionStream } = globalThis
    Reflect.deleteProperty(globalThis, 'CompressionStream')
    try {
      const plain = await sealToOrganisation({ ...toSeal, content })
      expect(packed.envelope.length * 4).toBeLessThan(plain.envelope.length)
      for (const { envelope } of [packed, plain])
        expect(JSON.parse(open(JSON.parse(envelope)) ?? '')).toEqual(content)
    } finally {
      Object.assign(globalThis, { CompressionStream })
    }
  })

  test('has one of few sizes, whatever is in it', async () => {
    // Letters by chance, which deflating makes smaller by the same share, however many there are.
    const letters = randomBytes(6000).toString('base64')
    const sizes = new Set<number>()
    for (let length = 0; length < 120; length += 1) {
      const { envelope } = await sealToOrganisation({
        key: office.key,
        kind: 'visit',
        id: ID,
        campaign: CAMPAIGN,
        content: { visit: letters.slice(0, 7800 + length), interviews: '[]' },
        photos: [],
      })
      sizes.add(envelope.length)
    }
    expect(sizes.size).toBeLessThanOrEqual(2)
  })
})

test('padding never takes away, and adds at most 12 %', () => {
  for (let bytes = 0; bytes < 100_000; bytes += 7) {
    expect(paddedLength(bytes)).toBeGreaterThanOrEqual(bytes)
    expect(paddedLength(bytes)).toBeLessThanOrEqual(bytes * 1.12)
  }
  // The figure of the paper's own example: nine bytes become ten.
  expect(paddedLength(9)).toBe(10)
})

describe('a photo', () => {
  const photo = Uint8Array.from({ length: 70_000 }, (_, at) => (at * 31) & 0xff)
  const { version, key, enc } = SEALED_PHOTO_PARTS
  const openPhoto = (bytes: Uint8Array, id: string, opening: OpeningKey) =>
    openBox(
      opening,
      bytes.subarray(version + key, version + key + enc),
      bytes.subarray(version + key + enc),
      photoBindingOf(id, opening.id),
    )

  test('opens for the visit it was taken in, and for no other', async () => {
    const { bytes, sha256 } = await sealPhoto(office.key, ID, photo)
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
    expect(Buffer.from(bytes.subarray(version, version + key)).toString('hex')).toBe(office.key.id)
    expect(openPhoto(bytes, ID, office.opening)).toEqual(Buffer.from(photo))
    expect(openPhoto(bytes, CAMPAIGN, office.opening)).toBeUndefined()
    expect(openPhoto(bytes, ID, stranger.opening)).toBeUndefined()
  })
})

test('a key that is no point of the curve is found out before anything is sealed', async () => {
  expect(await canSealTo(office.key)).toBe(true)
  expect(await canSealTo({ id: office.key.id, publicKey: 'A'.repeat(87) })).toBe(false)
})

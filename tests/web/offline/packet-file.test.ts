/** The file that carries packets where no network is: what was put in comes out, and damage costs only what it hits. */

import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { Check } from 'typebox/value'
import { describe, expect, it } from 'vitest'
import { FRAME_MARK, PIECE_BYTES, readFrame } from '../../../schema/wire/packet-file.ts'
import type { Fits } from '../../../server/http/shape-check.ts'
import { openSender, type PieceFrame, readPiece } from '../../../server/reading/read-packet-piece.ts'
import { passingKeys } from '../../../server/storage/organisation-keys.ts'
import { isWorthSaving, packetFileName } from '../../../web/offline/write-packets.ts'
import { bytesOfFile, cutBytes, personOf, saveAll, type ToCarry } from '../../support/carried.ts'

const keys = passingKeys()
const people = [
  personOf('mokade-47', 'token-of-the-first', keys.current),
  personOf('tipalo-12', 'token-of-the-second', keys.current),
]
const fits: Fits = (shape, value): value is never => Check(shape, value)

const sha256Of = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')

/** The second half of an id and the sizes of photos; bytes follow from them. */
const packet = (seed: number, photoBytes: readonly number[]): ToCarry => {
  const id = `5b0f7a52-6a3f-4c38-9a6e-${String(seed).padStart(12, '0')}`
  const envelope = `{"box":"${'ក'.repeat(seed % 50)}${seed}"}`
  const photos = photoBytes.map((length, index) => {
    const bytes = new Uint8Array(length).fill((seed + index) % 251)
    return { bytes, sha256: sha256Of(bytes) }
  })
  return { id, envelope, sha256: sha256Of(envelope), photos, code: seed % 2 ? 'mokade-47' : 'tipalo-12' }
}

const packets = fc
  .uniqueArray(
    fc.record({
      seed: fc.nat(999_999),
      photos: fc.uniqueArray(fc.integer({ min: 1, max: 300_000 }), { maxLength: 3 }),
    }),
    { maxLength: 5, selector: ({ seed }) => seed },
  )
  .map((all) => all.map(({ seed, photos }) => packet(seed, photos)))

const readAll = (pieces: readonly Buffer[]): readonly PieceFrame[] =>
  pieces.flatMap((piece) => readPiece(piece, fits) ?? [])

/** What arrives with the very bytes its header names. */
const listWhole = (frames: readonly PieceFrame[]): readonly string[] =>
  frames.flatMap(({ header, body }) =>
    header.is !== 'file' && header.sha256 === sha256Of(body)
      ? [`${header.is} ${header.id} ${header.sha256}`]
      : [],
  )

const listPut = (put: readonly ToCarry[]): readonly string[] =>
  put.flatMap(({ id, sha256, photos = [] }) => [
    `packet ${id} ${sha256}`,
    ...photos.map((photo) => `photo ${id} ${photo.sha256}`),
  ])

describe('A file of packets', () => {
  it('gives back every packet and photo in order, byte for byte, in pieces that a request holds', async () => {
    await fc.assert(
      fc.asyncProperty(packets, async (put) => {
        const { file, photos } = await saveAll(put, people)
        const cut = await cutBytes(await bytesOfFile(file))
        expect([cut.isWhole, cut.packets]).toEqual([true, put.length])
        expect(photos).toBe(put.flatMap((one) => one.photos ?? []).length)
        expect(listWhole(readAll(cut.pieces))).toEqual(listPut(put))
        for (const piece of cut.pieces) expect(piece.length).toBeLessThanOrEqual(PIECE_BYTES)
      }),
      { numRuns: 30 },
    )
  })

  it('says in the clear neither who it is from nor where or when', async () => {
    const one = packet(7, [1000])
    const text = (await bytesOfFile((await saveAll([one], people)).file)).toString('latin1')
    for (const secret of ['mokade-47', 'token-of-the-first', sha256Of('token-of-the-first')])
      expect(text).not.toContain(secret)
    expect(text).not.toMatch(/20\d\d-\d\d/u)
    expect(packetFileName(() => 4)).toBe('packets-eeeeee.bin')
  })

  it('names its sender to the office alone, and only for the packet it was sealed with', async () => {
    const [one, other] = [packet(7, []), packet(9, [])]
    const { pieces } = await cutBytes(await bytesOfFile((await saveAll([one, other], people)).file))
    const senders = readAll(pieces).flatMap(({ header }) =>
      header.is === 'packet' && header.sender ? [{ ...header, sender: header.sender }] : [],
    )
    const [first, second] = senders
    if (!first || !second) throw new Error('both have senders')
    const from = { code: 'mokade-47', token: sha256Of('token-of-the-first') }
    expect(openSender(keys, fits, first)).toEqual(from)
    expect(openSender(keys, fits, { ...first, id: second.id })).toBe('damaged')
    expect(openSender(keys, fits, { ...first, sha256: second.sha256 })).toBe('damaged')
    expect(openSender(passingKeys(), fits, first)).toBe('other-organisation')
  })

  it('that was cut off says so, and gives what is whole before the cut', async () => {
    const put = [packet(1, [40_000, 900]), packet(2, [50_000]), packet(3, [])]
    const whole = await bytesOfFile((await saveAll(put, people)).file)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: whole.length - 1 }), async (length) => {
        const cut = await cutBytes(whole.subarray(0, length))
        const here = listWhole(readAll(cut.pieces))
        expect(cut.isWhole).toBe(false)
        expect(here).toEqual(listPut(put).slice(0, here.length))
      }),
      { numRuns: 60 },
    )
    const cut = await cutBytes(whole.subarray(0, whole.length - 1))
    expect([cut.packets, listWhole(readAll(cut.pieces)).length]).toEqual([3, 5])
  })

  it('in which one bit fell over loses at most the one part it fell in, and never gives other bytes for it', async () => {
    const put = [packet(1, [4_000, 900]), packet(2, [5_000]), packet(3, [])]
    const whole = await bytesOfFile((await saveAll(put, people)).file)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: whole.length * 8 - 1 }), async (bit) => {
        const damaged = Buffer.from(whole)
        damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        const { pieces, isWhole } = await cutBytes(damaged)
        const here = listWhole(readAll(pieces))
        const all = listPut(put)
        expect(all).toEqual(expect.arrayContaining([...here]))
        expect(here.length).toBeGreaterThanOrEqual(all.length - 1)
        // A body is only compared at the office; everything else shows here.
        if (here.length === all.length) expect(isWhole).toBe(false)
      }),
      { numRuns: 150 },
    )
  })

  it('that claims five gigabytes is no file of packets, and neither is anything else', async () => {
    const head = Buffer.alloc(200)
    Buffer.from(FRAME_MARK).copy(head)
    head.writeUInt32BE(100, 48)
    head.writeUInt32BE(0xffff_ffff, 52)
    expect(readFrame(head, 0)).toBeUndefined()
    head.writeUInt32BE(0xffff_ffff, 48)
    head.writeUInt32BE(0, 52)
    expect(readFrame(head, 0)).toBeUndefined()
    for (const rubbish of [
      head,
      Buffer.alloc(0),
      Buffer.alloc(3_000_000, 7),
      Buffer.from('PK\u0003\u0004'),
    ]) {
      expect(await cutBytes(rubbish)).toEqual({ pieces: [], isWhole: false })
      expect(readPiece(rubbish, fits)).toBeUndefined()
    }
  })

  it('leaves out a photo that is lost or damaged on the tablet, and what the office has whole', async () => {
    const one = packet(5, [100, 200])
    const [kept, lost] = one.photos ?? []
    if (!kept || !lost) throw new Error('it has two photos')
    const spoilt = { sha256: lost.sha256, bytes: new Uint8Array(200) }
    for (const photos of [[kept], [kept, spoilt]]) {
      const saved = await saveAll([{ ...one, photos, named: [kept.sha256, lost.sha256] }], people)
      expect(saved.photos).toBe(1)
      expect((await cutBytes(await bytesOfFile(saved.file))).isWhole).toBe(true)
    }
    const line = { id: 'x', kind: 'visit', code: 'x', envelope: '{}', sha256: 'x', order: 1 } as const
    const photo = { sha256: 'x', state: 'sent' } as const
    expect(isWorthSaving({ ...line, state: 'waiting', photos: [] })).toBe(true)
    expect(isWorthSaving({ ...line, state: 'refused', photos: [] })).toBe(true)
    expect(isWorthSaving({ ...line, state: 'received', photos: [{ ...photo, state: 'waiting' }] })).toBe(true)
    expect(isWorthSaving({ ...line, state: 'received', photos: [photo] })).toBe(false)
    expect(isWorthSaving({ ...line, state: 'set-aside', photos: [] })).toBe(false)
  })

  it('of somebody who is not on the tablet any more names nobody, and is whole', async () => {
    const { file } = await saveAll([packet(7, [])], [])
    const [frame] = readAll((await cutBytes(await bytesOfFile(file))).pieces)
    expect(frame?.header).toEqual({ is: 'packet', v: 1, id: packet(7, []).id, sha256: packet(7, []).sha256 })
  })
})

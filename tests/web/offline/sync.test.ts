/** Sending: what goes next, what an answer means, and how long to wait. */

import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Outcome, Problem } from '../../../web/api/problem.ts'
import { waitMsAfter } from '../../../web/offline/backoff.ts'
import { inMemoryOutbox } from '../../../web/offline/in-memory.ts'
import type { Sending, ToSend } from '../../../web/offline/outbox.ts'
import type { PartReceipt, PhotoPart } from '../../../web/offline/send-photo.ts'
import { createSync, nextStep, type Post, type Receipt } from '../../../web/offline/sync.ts'

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
/** Two small photos, and the names they go by. */
const PHOTOS = new Map([1, 2].map((byte) => [hashOf(new Uint8Array([byte])), new Uint8Array([byte])]))
const [P = '', Q = ''] = PHOTOS.keys()

const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`
const toSend = (n: number, more: Partial<ToSend> = {}): ToSend => ({
  id: id(n),
  kind: 'visit',
  code: 'mokade-47',
  envelope: `{"n":${n}}`,
  sha256: String(n).repeat(64),
  photos: [],
  ...more,
})
const sealed = (n: number, more: Partial<Sending> = {}): Sending => ({
  ...toSend(n),
  order: n,
  state: 'waiting',
  photos: [],
  ...more,
})
const receiptFor = ({ id: of, sha256 }: Sending, more: Partial<Receipt> = {}): Receipt => ({
  id: of,
  sha256,
  code: 'K7M2QX',
  state: 'received',
  ...more,
})
const awake = { now: 0, online: true, restUntil: 0, shutOut: new Set<string>() }

const refused = (status: number): Problem => ({
  kind: 'refused',
  status,
  slug: 'bad-request',
  titles: { en: 'No' },
  details: { en: 'Not like this' },
  facts: {},
})

/** A tablet with an office that answers what the test tells it to. */
async function tablet(
  answer: (sending: Sending) => Outcome<Receipt>,
  waiting: readonly ToSend[] = [toSend(1)],
  answerPart: (sending: Sending, part: PhotoPart) => Outcome<PartReceipt> = (sending, { sha256, of }) => ({
    reply: { id: sending.id, sha256, state: 'received', offset: of },
  }),
) {
  const outbox = inMemoryOutbox()
  for (const one of waiting) {
    for (const sha256 of one.photos)
      await outbox.putPhoto(one.id, sha256, PHOTOS.get(sha256) ?? new Uint8Array())
    await outbox.put(one)
  }
  const sent: string[] = []
  const rests: number[] = []
  const post: Post = {
    async envelope(sending) {
      sent.push(`${sending.kind} ${sending.id.at(-1)}`)
      return answer(sending)
    },
    async part(sending, part) {
      sent.push(`photo ${part.sha256}`)
      return answerPart(sending, part)
    },
  }
  let online = true
  const sync = createSync({
    outbox,
    post,
    now: () => 1000,
    random: () => 1,
    isOnline: () => online,
    wakeAfter: (waitMs) => rests.push(waitMs),
  })
  return {
    outbox,
    sync,
    sent,
    rests,
    goOffline() {
      online = false
    },
  }
}

describe('What is sent next', () => {
  it('rests without a network', () => {
    expect(nextStep([sealed(1)], { ...awake, online: false })).toEqual({ step: 'rest' })
  })

  it('rests until its rest is over, and not longer', () => {
    expect(nextStep([sealed(1)], { ...awake, now: 5, restUntil: 6 }).step).toBe('rest')
    expect(nextStep([sealed(1)], { ...awake, now: 6, restUntil: 6 }).step).toBe('send-envelope')
  })

  it('sends an incident before all else, and every envelope before the first photo', () => {
    const withPhoto = sealed(1, { state: 'received', photos: [{ sha256: 'p', state: 'waiting' }] })
    expect(nextStep([withPhoto, sealed(2), sealed(3, { kind: 'incident' })], awake)).toMatchObject({
      step: 'send-envelope',
      sending: { id: id(3) },
    })
    expect(nextStep([withPhoto, sealed(2)], awake)).toMatchObject({ sending: { id: id(2) } })
    expect(nextStep([withPhoto], awake)).toMatchObject({ step: 'send-photo', sha256: 'p' })
  })

  it('has nothing to do once all is received, also without a network', () => {
    expect(nextStep([sealed(1, { state: 'received' })], { ...awake, online: false })).toEqual({
      step: 'done',
    })
  })

  it('does not try again what the office has refused for good, nor its photos', () => {
    const photos = [{ sha256: 'p', state: 'waiting' }] as const
    expect(nextStep([sealed(1, { state: 'refused', photos })], awake)).toEqual({ step: 'done' })
  })

  it('passes over what is from somebody the office does not know, and goes on with the others', () => {
    const world = { ...awake, shutOut: new Set(['mokade-47']) }
    const other = sealed(2, { code: 'sokasa-07' })
    expect(nextStep([sealed(1), other], world)).toMatchObject({ sending: { id: id(2) } })
    expect(nextStep([sealed(1)], world)).toEqual({ step: 'rest' })
  })
})

describe('What an answer means', () => {
  it('keeps the receipt that names the id and the bytes', async () => {
    const { sync, outbox } = await tablet((sending) => ({ reply: receiptFor(sending) }))
    await sync.run()
    expect(await outbox.read(id(1))).toMatchObject({ state: 'received', receipt: 'K7M2QX' })
    expect(sync.state.value).toEqual({ waiting: 0, isSending: false })
  })

  it('takes what was set aside as arrived: the office has it whole', async () => {
    const { sync, outbox } = await tablet((sending) => ({
      reply: receiptFor(sending, { state: 'set-aside' }),
    }))
    await sync.run()
    expect(await outbox.read(id(1))).toMatchObject({ state: 'set-aside', receipt: 'K7M2QX' })
    expect(sync.state.value).toEqual({ waiting: 0, isSending: false })
  })

  for (const [what, wrong] of [
    ['another id', { id: id(9) }],
    ['other bytes', { sha256: 'f'.repeat(64) }],
    ['no code', { code: '' }],
    // What a page of another network could answer with 200.
    ['no state', { state: undefined as never }],
  ] as const)
    it(`takes a receipt with ${what} for none: it still waits`, async () => {
      const { sync, outbox, rests } = await tablet((sending) => ({ reply: receiptFor(sending, wrong) }))
      await sync.run()
      expect(await outbox.read(id(1))).toMatchObject({ state: 'waiting' })
      expect(rests).toHaveLength(1)
      expect(sync.state.value.trouble).toMatchObject({ kind: 'not-a-reply' })
    })

  it('leaves it waiting when nobody answers, when something else does, and when the office is busy', async () => {
    for (const problem of [
      { kind: 'unreachable' },
      { kind: 'not-a-reply', status: 200 },
      refused(503),
      refused(429),
      refused(401),
    ] as const) {
      const { sync, outbox } = await tablet(() => ({ problem }))
      await sync.run()
      expect(await outbox.read(id(1)), JSON.stringify(problem)).toMatchObject({ state: 'waiting' })
      expect(sync.state.value).toMatchObject({ waiting: 1, isSending: false, trouble: problem })
    }
  })

  it('keeps what was refused with the words of the refusal, and goes on with the next', async () => {
    const { sync, outbox } = await tablet(
      (sending) => (sending.id === id(1) ? { problem: refused(422) } : { reply: receiptFor(sending) }),
      [toSend(1), toSend(2)],
    )
    await sync.run()
    expect(await outbox.read(id(1))).toMatchObject({
      state: 'refused',
      envelope: '{"n":1}',
      refusal: { status: 422, details: { en: 'Not like this' } },
    })
    expect(await outbox.read(id(2))).toMatchObject({ state: 'received' })
  })

  it('lets nobody wait because another person on the tablet is not known any more', async () => {
    const { sync, outbox, sent, rests } = await tablet(
      (sending) =>
        sending.code === 'revoked-11' ? { problem: refused(401) } : { reply: receiptFor(sending) },
      [toSend(1, { code: 'revoked-11' }), toSend(2), toSend(3, { code: 'revoked-11' })],
    )
    await sync.run()
    expect(sent).toEqual(['visit 1', 'visit 2'])
    expect(await outbox.read(id(2))).toMatchObject({ state: 'received' })
    expect(await outbox.read(id(1))).toMatchObject({ state: 'waiting' })
    expect(rests).toHaveLength(1)
  })

  it('sends the photos one by one after their envelope, and takes each off the tablet when it is acknowledged', async () => {
    const { sync, outbox, sent } = await tablet(
      (sending) => ({ reply: receiptFor(sending) }),
      [toSend(1, { photos: [P, Q] }), toSend(2)],
    )
    await sync.run()
    expect(sent).toEqual(['visit 1', 'visit 2', `photo ${P}`, `photo ${Q}`])
    expect(await outbox.readPhoto(id(1), P)).toBeUndefined()
    expect((await outbox.read(id(1)))?.photos.map(({ state }) => state)).toEqual(['sent', 'sent'])
    expect(sync.state.value.waiting).toBe(0)
  })

  it('keeps a photo until an acknowledgement names it', async () => {
    for (const wrong of [
      { id: id(9), sha256: P },
      { id: id(1), sha256: Q },
    ]) {
      const { sync, outbox } = await tablet(
        (sending) => ({ reply: receiptFor(sending) }),
        [toSend(1, { photos: [P] })],
        () => ({ reply: { ...wrong, state: 'received', offset: 1 } }),
      )
      await sync.run()
      expect(await outbox.readPhoto(id(1), P)).toBeDefined()
      expect((await outbox.read(id(1)))?.photos).toEqual([{ sha256: P, state: 'waiting' }])
    }
  })

  it('gives up a photo that is gone or that the office will never take, and says that all is done', async () => {
    const { sync, outbox } = await tablet(
      (sending) => ({ reply: receiptFor(sending) }),
      [toSend(1, { photos: [P, Q] })],
      () => ({ problem: refused(422) }),
    )
    await outbox.dropPhoto(id(1), Q)
    await sync.run()
    expect((await outbox.read(id(1)))?.photos.map(({ state }) => state)).toEqual(['gone', 'gone'])
    expect(sync.state.value.waiting).toBe(0)
  })

  it('sends each envelope once, however often it is asked to', async () => {
    const { sync, sent } = await tablet((sending) => ({ reply: receiptFor(sending) }))
    await Promise.all([sync.run(), sync.runNow(), sync.run()])
    await sync.run()
    expect(sent).toEqual(['visit 1'])
  })

  it('says what still waits while there is no network', async () => {
    const { sync, goOffline, sent } = await tablet((sending) => ({ reply: receiptFor(sending) }))
    goOffline()
    await sync.run()
    expect(sent).toEqual([])
    expect(sync.state.value).toEqual({ waiting: 1, isSending: false })
  })
})

describe('How long to wait', () => {
  it('is anywhere below a bound that doubles, up to five minutes', () => {
    expect(waitMsAfter(1, () => 1)).toBe(2_000)
    expect(waitMsAfter(2, () => 1)).toBe(4_000)
    expect(waitMsAfter(2, () => 0)).toBe(0)
    expect(waitMsAfter(50, () => 1)).toBe(300_000)
  })

  it('is never less than what the office asked for', () => {
    expect(waitMsAfter(1, () => 0, 30_000)).toBe(30_000)
    expect(waitMsAfter(1, () => 1, 30_000)).toBe(32_000)
  })
})

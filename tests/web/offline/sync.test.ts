/** Sending: what goes next, what an answer means, and how long to wait. */

import { describe, expect, it } from 'vitest'
import type { StationCode, VisitId } from '../../../schema/codes.ts'
import type { Outcome, Problem } from '../../../web/api/problem.ts'
import { waitMsAfter } from '../../../web/offline/backoff.ts'
import { inMemoryOutbox, inMemoryPhotos } from '../../../web/offline/in-memory.ts'
import type { Sending } from '../../../web/offline/outbox.ts'
import { createSync, nextStep, type Post, type Receipt } from '../../../web/offline/sync.ts'

const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}` as VisitId
const finished = (n: number, more: Partial<Sending> = {}): Sending => ({
  visit: id(n),
  station: '0102-0001' as StationCode,
  body: `{"n":${n}}`,
  sha256: String(n).repeat(64),
  finishedAt: '2027-06-06T01:00:00Z',
  order: n,
  state: 'waiting',
  photosMissing: [],
  ...more,
})
const receiptFor = ({ visit, sha256 }: Sending, more: Partial<Receipt> = {}): Receipt => ({
  visit,
  sha256,
  code: 'K7M2QX',
  state: 'received',
  photosMissing: [],
  ...more,
})
const awake = { now: 0, online: true, restUntil: 0 }

const refused = (status: number): Problem => ({
  kind: 'refused',
  status,
  slug: 'answers-do-not-fit',
  titles: { en: 'No' },
  details: { en: 'Not like this' },
  facts: {},
})

/** A tablet with an office that answers what the test tells it to. */
async function tablet(
  answer: (sending: Sending) => Outcome<Receipt>,
  sendings: readonly Sending[] = [finished(1)],
) {
  const outbox = inMemoryOutbox()
  const photos = inMemoryPhotos()
  for (const sending of sendings) await outbox.put(sending)
  const sent: string[] = []
  const rests: number[] = []
  const post: Post = {
    async visit(sending) {
      sent.push(`visit ${sending.visit.at(-1)}`)
      return answer(sending)
    },
    async photo(_visit, sha256) {
      sent.push(`photo ${sha256}`)
      return { reply: { sha256, photosMissing: [] } }
    },
  }
  let online = true
  const sync = createSync({
    outbox,
    photos,
    post,
    now: () => 1000,
    random: () => 1,
    isOnline: () => online,
    wakeAfter: (waitMs) => rests.push(waitMs),
  })
  return {
    outbox,
    photos,
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
    expect(nextStep([finished(1)], { ...awake, online: false })).toEqual({ step: 'rest' })
  })

  it('rests until its rest is over, and not longer', () => {
    expect(nextStep([finished(1)], { ...awake, now: 5, restUntil: 6 }).step).toBe('rest')
    expect(nextStep([finished(1)], { ...awake, now: 6, restUntil: 6 }).step).toBe('send-visit')
  })

  it('sends the facts of every visit before the first photo', () => {
    const withPhoto = finished(1, { state: 'received', photosMissing: ['p'] })
    expect(nextStep([withPhoto, finished(2)], awake)).toMatchObject({
      step: 'send-visit',
      sending: { visit: id(2) },
    })
    expect(nextStep([withPhoto], awake)).toMatchObject({ step: 'send-photo', sha256: 'p' })
  })

  it('has nothing to do once all is received, also without a network', () => {
    expect(nextStep([finished(1, { state: 'received' })], { ...awake, online: false })).toEqual({
      step: 'done',
    })
  })

  it('does not try again what the office has refused for good', () => {
    expect(nextStep([finished(1, { state: 'refused' })], awake)).toEqual({ step: 'done' })
  })
})

describe('What an answer means', () => {
  it('keeps the receipt that names the visit and its bytes', async () => {
    const { sync, outbox } = await tablet((sending) => ({ reply: receiptFor(sending) }))
    await sync.run()
    expect(await outbox.read(id(1))).toMatchObject({ state: 'received', receipt: 'K7M2QX' })
    expect(sync.state.value).toEqual({ waiting: 0, isSending: false })
  })

  for (const [what, wrong] of [
    ['another visit', { visit: id(9) }],
    ['other bytes', { sha256: 'f'.repeat(64) }],
    ['no code', { code: '' }],
  ] as const)
    it(`takes a receipt with ${what} for none: the visit still waits`, async () => {
      const { sync, outbox, rests } = await tablet((sending) => ({ reply: receiptFor(sending, wrong) }))
      await sync.run()
      expect(await outbox.read(id(1))).toMatchObject({ state: 'waiting' })
      expect(rests).toHaveLength(1)
      expect(sync.state.value.trouble).toMatchObject({ kind: 'not-a-reply' })
    })

  it('leaves a visit waiting when nobody answers, when something else does, and when the office is busy', async () => {
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
    }
  })

  it('keeps a refused visit with the words of the refusal, and goes on with the next', async () => {
    const { sync, outbox } = await tablet(
      (sending) => (sending.visit === id(1) ? { problem: refused(422) } : { reply: receiptFor(sending) }),
      [finished(1), finished(2)],
    )
    await sync.run()
    expect(await outbox.read(id(1))).toMatchObject({
      state: 'refused',
      body: '{"n":1}',
      refusal: { status: 422, details: { en: 'Not like this' } },
    })
    expect(await outbox.read(id(2))).toMatchObject({ state: 'received' })
  })

  it('sends the photos the office asks for, and takes them off the tablet one by one', async () => {
    const { sync, outbox, photos, sent } = await tablet((sending) => ({
      reply: receiptFor(sending, { photosMissing: ['p', 'q'] }),
    }))
    for (const sha256 of ['p', 'q'])
      await photos.keep({ sha256, visit: id(1), type: 'image/jpeg', bytes: new ArrayBuffer(1) })
    await sync.run()
    expect(sent).toEqual(['visit 1', 'photo p', 'photo q'])
    expect(await photos.read('p')).toBeUndefined()
    expect(await outbox.read(id(1))).toMatchObject({ photosMissing: [] })
  })

  it('sends each visit once, however often it is asked to', async () => {
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

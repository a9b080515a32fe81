/** Sending on a tablet: what goes, what an answer means, what is kept, and that nothing is stuck. */

import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Problem } from '../../../web/api/problem.ts'
import { inMemoryOutbox } from '../../../web/offline/in-memory.ts'
import type { Outbox, Sending, ToSend } from '../../../web/offline/outbox.ts'
import { createSync } from '../../../web/offline/sync.ts'
import { busy, type OfficeModel, officeModel } from '../../support/office-model.ts'

/** Two small photos, and the names they go by. */
const PHOTOS = [new Uint8Array([1]), new Uint8Array([2])] as const
const [P, Q] = [nameOf(PHOTOS[0]), nameOf(PHOTOS[1])]
function nameOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
const heardOf = (photo: string) => `photo ${photo.slice(0, 4)}`

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

const refused = (
  status: number,
  slug: 'bad-request' | 'unnamed' | 'sign-in-first' = 'bad-request',
): Problem => ({
  kind: 'refused',
  status,
  slug,
  titles: { en: 'No' },
  details: { en: 'Not like this' },
  facts: {},
})

/** A tablet on which time passes only when the test says so. */
async function tablet(office: OfficeModel, packets: readonly ToSend[] = [toSend(1)]) {
  const outbox = inMemoryOutbox()
  for (const packet of packets) {
    for (const sha256 of packet.photos)
      await outbox.putPhoto(packet.id, sha256, sha256 === P ? PHOTOS[0] : PHOTOS[1])
    await outbox.put(packet)
  }
  let now = 1000
  let online = true
  let wake: (() => void) | undefined
  const waits: number[] = []
  const sync = createSync({
    outbox,
    post: office.post,
    now: () => now,
    random: () => 0.5,
    isOnline: () => online,
    alone: (work) => work(),
    wakeAfter(waitMs, again) {
      waits.push(waitMs)
      wake = again
    },
  })
  const read = async (n: number): Promise<Sending> => {
    const found = await outbox.read(id(n))
    if (!found) throw new Error(`${n} is not on the tablet`)
    return found
  }
  return {
    outbox,
    sync,
    waits,
    read,
    setOnline(isOnline: boolean) {
      online = isOnline
    },
    /** Time passes, and whatever was to wake by itself does. */
    async pass(ms: number) {
      now += ms
      wake?.()
      await sync.run()
    },
  }
}

const photosOf = ({ photos }: Sending) => photos.map(({ state }) => state)
const HOUR = 3_600_000

describe('What an answer means', () => {
  it('keeps the receipt that names the id and the bytes, and the copy with it', async () => {
    const { sync, read } = await tablet(officeModel())
    await sync.run()
    expect(await read(1)).toMatchObject({
      state: 'received',
      receipt: 'K7M2QX',
      envelope: '{"n":1}',
      arrival: { epoch: 'epoch 1', arrived: '2' },
    })
    expect(sync.state.value).toMatchObject({ waiting: 0, kept: 1, isSending: false })
  })

  it('takes what was set aside as arrived, and keeps why', async () => {
    const office = officeModel()
    office.mood = () => ({
      reply: { id: id(1), sha256: '1'.repeat(64), code: 'K7M2QX', state: 'set-aside', reason: 'unknown-key' },
    })
    const { sync, read } = await tablet(office)
    await sync.run()
    expect(await read(1)).toMatchObject({ state: 'set-aside', receipt: 'K7M2QX', reason: 'unknown-key' })
  })

  const good = { id: id(1), sha256: '1'.repeat(64), code: 'K7M2QX', state: 'received' }
  it.each([
    ['a receipt of another visit', { ...good, id: id(9) }],
    ['a receipt of other bytes', { ...good, sha256: 'f'.repeat(64) }],
    ['a receipt without a code', { ...good, code: '' }],
    ['a receipt that says nothing of its state', { ...good, state: undefined }],
    ['a list', []],
    ['nothing', null],
    ['a word', 'ok'],
    ['a number', 200],
  ])('takes %s for no receipt: it still waits', async (_, reply) => {
    const office = officeModel()
    office.mood = () => ({ reply })
    const { sync, read, waits } = await tablet(office)
    await sync.run()
    expect((await read(1)).state).toBe('waiting')
    expect(sync.state.value.rests.get('all')?.why).toMatchObject({ kind: 'not-a-reply' })
    expect(waits).toHaveLength(1)
  })

  it.each<Problem>([
    { kind: 'unreachable' },
    { kind: 'not-a-reply', status: 200 },
    busy(503),
    busy(507),
    busy(429),
    refused(401, 'sign-in-first'),
    refused(404),
    // A proxy or a page of a network that answers in JSON is not our office, and refuses nothing.
    refused(422, 'unnamed'),
  ])('leaves it waiting after $kind $status $slug', async (problem) => {
    const office = officeModel()
    office.mood = () => ({ problem })
    const { sync, read } = await tablet(office)
    await sync.run()
    expect((await read(1)).state).toBe('waiting')
    expect(sync.state.value).toMatchObject({ waiting: 1, stuck: 0, isSending: false })
  })

  it('keeps what was refused whole, with the words of the refusal, and goes on with the next', async () => {
    const office = officeModel()
    office.mood = (heard) => (heard === 'visit 1' ? { problem: refused(422) } : undefined)
    const { sync, read } = await tablet(office, [toSend(1), toSend(2)])
    await sync.run()
    expect(await read(1)).toMatchObject({
      state: 'refused',
      envelope: '{"n":1}',
      refusal: { status: 422, details: { en: 'Not like this' } },
    })
    expect((await read(2)).state).toBe('received')
    expect(sync.state.value).toMatchObject({ waiting: 0, stuck: 1 })
  })

  it('sends what was refused once more when somebody asks for it', async () => {
    const office = officeModel()
    office.mood = () => ({ problem: refused(422) })
    const { sync, read } = await tablet(office)
    await sync.run()
    office.mood = () => undefined
    await sync.tryAgain(await read(1))
    expect(await read(1)).toMatchObject({ state: 'received', receipt: 'K7M2QX' })
    expect((await read(1)).refusal).toBeUndefined()
  })
})

describe('Photos', () => {
  it('go one by one after every envelope, and a copy of each stays', async () => {
    const office = officeModel()
    const { sync, outbox, read } = await tablet(office, [toSend(1, { photos: [P, Q] }), toSend(2)])
    await sync.run()
    expect(office.heard).toEqual(['visit 1', 'visit 2', 'question 2', heardOf(P), heardOf(Q)])
    expect(photosOf(await read(1))).toEqual(['sent', 'sent'])
    expect(await outbox.readPhoto(id(1), P)).toBeDefined()
  })

  it.each([
    { id: id(9), sha256: P, state: 'received' },
    { id: id(1), sha256: Q, state: 'received' },
    { id: id(1), sha256: P, state: 'perhaps' },
  ])('wait until an acknowledgement names them: %o does not', async (reply) => {
    const office = officeModel()
    office.mood = (heard) => (heard.startsWith('photo') ? { reply } : undefined)
    const { sync, read } = await tablet(office, [toSend(1, { photos: [P] })])
    await sync.run()
    expect(photosOf(await read(1))).toEqual(['waiting'])
  })

  it('that the office will never take stay on the tablet, and one that is lost is said to be', async () => {
    const office = officeModel()
    office.mood = (heard) => (heard.startsWith('photo') ? { problem: refused(422) } : undefined)
    const { sync, outbox, read } = await tablet(office, [toSend(1, { photos: [P, Q] })])
    await outbox.losePhoto(id(1), Q)
    await sync.run()
    expect(photosOf(await read(1))).toEqual(['refused', 'gone'])
    expect(await outbox.readPhoto(id(1), P)).toBeDefined()
    expect(sync.state.value).toMatchObject({ waiting: 0, stuck: 1 })
  })

  it('bring their envelope once more when the office does not know it, and are refused only after that', async () => {
    const office = officeModel()
    const { sync, read } = await tablet(office, [toSend(1, { photos: [P] })])
    office.mood = (heard) => (heard.startsWith('photo') ? { problem: busy() } : undefined)
    await sync.run()
    // The envelope is lost over there without a new epoch.
    office.restore()
    office.mood = (heard) => (heard.startsWith('question') ? { problem: busy() } : undefined)
    await sync.runNow()
    expect(office.heard.slice(-3)).toEqual([heardOf(P), 'visit 1', heardOf(P)])
    expect(photosOf(await read(1))).toEqual(['sent'])

    const stubborn = officeModel()
    stubborn.mood = (heard) =>
      heard.startsWith('photo') ? { problem: { ...busy(422), slug: 'photo-not-expected' } } : undefined
    const other = await tablet(stubborn, [toSend(1, { photos: [P] })])
    await other.sync.run()
    expect(stubborn.heard.filter((heard) => heard === heardOf(P))).toHaveLength(2)
    expect(photosOf(await other.read(1))).toEqual(['refused'])
  })

  it('wait when the office asks for it, and go when it says so; facts go all the while', async () => {
    const office = officeModel()
    office.photos = 'later'
    const { sync, outbox, read, pass } = await tablet(office, [toSend(1, { photos: [P] })])
    await sync.run()
    await outbox.put(toSend(2))
    await sync.runNow()
    expect(office.heard.filter((heard) => heard.startsWith('photo'))).toEqual([])
    expect((await read(2)).state).toBe('received')
    office.photos = 'now'
    await pass(HOUR)
    expect(photosOf(await read(1))).toEqual(['sent'])
  })
})

describe('Rests', () => {
  it('last at least as long as the office asked, also when somebody presses "send now" or the network changes', async () => {
    const office = officeModel()
    office.mood = () => ({ problem: busy(503, 60_000) })
    const { sync, pass } = await tablet(office)
    await sync.run()
    office.mood = () => undefined
    await sync.runNow()
    await sync.runOnNewNetwork()
    await pass(59_000)
    expect(office.heard).toEqual(['visit 1'])
    await pass(62_000)
    expect(office.heard.slice(0, 2)).toEqual(['visit 1', 'visit 1'])
  })

  it('end at once when the network comes back, if the network was to blame', async () => {
    const office = officeModel()
    office.mood = () => ({ problem: { kind: 'unreachable' } })
    const { sync, read } = await tablet(office)
    await sync.run()
    office.mood = () => undefined
    await sync.run()
    expect(office.heard).toEqual(['visit 1'])
    await sync.runOnNewNetwork()
    expect((await read(1)).state).toBe('received')
  })

  it('of photos do not hold back facts', async () => {
    const office = officeModel()
    office.mood = (heard) => (heard.startsWith('photo') ? { problem: busy(507, 600_000) } : undefined)
    const { sync, outbox, read } = await tablet(office, [toSend(1, { photos: [P] })])
    await sync.run()
    await outbox.put(toSend(2))
    await sync.run()
    expect((await read(2)).state).toBe('received')
    expect(photosOf(await read(1))).toEqual(['waiting'])
  })

  it.each([401, 403, 429])(
    'of one person (%i) do not hold back another on the same tablet',
    async (status) => {
      const office = officeModel()
      const post: OfficeModel['post'] = {
        ...office.post,
        envelope: async (sending) =>
          sending.code === 'revoked-11' ? { problem: busy(status) } : office.post.envelope(sending),
      }
      const { sync, read } = await tablet({ ...office, post }, [
        toSend(1, { code: 'revoked-11' }),
        toSend(2),
        toSend(3, { code: 'revoked-11' }),
      ])
      await sync.run()
      expect([(await read(1)).state, (await read(2)).state, (await read(3)).state]).toEqual([
        'waiting',
        'received',
        'waiting',
      ])
    },
  )

  it('let the others go first when one packet fails each time', async () => {
    const office = officeModel()
    office.mood = (heard) => (heard === 'visit 1' ? { problem: busy(500) } : undefined)
    const { sync, read, pass } = await tablet(office, [toSend(1), toSend(2), toSend(3)])
    await sync.run()
    await pass(HOUR)
    expect([(await read(2)).state, (await read(3)).state]).toEqual(['received', 'received'])
    expect((await read(1)).state).toBe('waiting')
  })

  it('wake by themselves, and ask for one alarm at a time', async () => {
    const office = officeModel()
    office.mood = () => ({ problem: { kind: 'unreachable' } })
    const { pass, sync, waits } = await tablet(office)
    await sync.run()
    for (let n = 0; n < 5; n += 1) await pass(HOUR)
    expect(waits.length).toBe(6)
    expect(office.heard).toHaveLength(6)
  })
})

describe('What stays after the receipt', () => {
  it('stays until a checked backup holds it, and is a line with its receipt from then on', async () => {
    const office = officeModel()
    const { sync, outbox, read, pass } = await tablet(office, [toSend(1, { photos: [P] })])
    await sync.run()
    await pass(HOUR)
    expect(await read(1)).toMatchObject({ envelope: '{"n":1}' })
    office.backUp()
    await pass(HOUR)
    expect(await read(1)).toMatchObject({ envelope: '', isBackedUp: true, receipt: 'K7M2QX' })
    expect(photosOf(await read(1))).toEqual(['backed-up'])
    expect(await outbox.readPhoto(id(1), P)).toBeUndefined()
    expect(sync.state.value).toMatchObject({ waiting: 0, kept: 0 })
    await pass(HOUR)
    expect(office.heard.filter((heard) => heard.startsWith('question'))).toHaveLength(3)
  })

  it('is not let go by a backup that was made before it arrived', async () => {
    const office = officeModel()
    const { sync, outbox, read, pass } = await tablet(office)
    await sync.run()
    office.backUp()
    await outbox.put(toSend(2))
    await sync.run()
    await pass(HOUR)
    expect((await read(1)).isBackedUp).toBe(true)
    expect((await read(2)).isBackedUp).toBeUndefined()
    expect((await read(2)).envelope).toBe('{"n":2}')
  })

  it('goes once more, whole, when the office was restored from before it: within two rounds, and nobody does anything', async () => {
    const office = officeModel()
    const { sync, read, pass } = await tablet(office, [toSend(1, { photos: [P] }), toSend(2)])
    await sync.run()
    office.restore()
    await pass(HOUR)
    expect([...office.rows().keys()].sort()).toEqual([id(1), `${id(1)} ${P}`, id(2)])
    expect(await read(1)).toMatchObject({ state: 'received', arrival: { epoch: 'epoch 2' } })
    expect((await read(1)).missedUnder).toBeUndefined()
    expect(photosOf(await read(1))).toEqual(['sent'])
  })

  it('is noticed by the receipt of something new: no hour has to pass', async () => {
    const office = officeModel()
    const { sync, outbox } = await tablet(office, [toSend(1)])
    await sync.run()
    office.restore()
    await outbox.put(toSend(2))
    await sync.run()
    expect([...office.rows().keys()].sort()).toEqual([id(1), id(2)])
  })

  it('is not sent again when the restored backup held it, and is let go with the next backup', async () => {
    const office = officeModel()
    const { sync, outbox, read, pass } = await tablet(office, [toSend(1, { photos: [P] })])
    await sync.run()
    office.backUp()
    office.restore()
    const before = office.heard.length
    await pass(HOUR)
    expect(office.heard.slice(before)).toEqual(['question 1'])
    expect(await outbox.readPhoto(id(1), P)).toBeDefined()
    office.backUp()
    await pass(HOUR)
    expect((await read(1)).isBackedUp).toBe(true)
  })

  it('does not count an old receipt that is played back after a restore', async () => {
    const office = officeModel()
    const { sync, read, pass } = await tablet(office)
    await sync.run()
    office.restore()
    const old = {
      id: id(1),
      sha256: '1'.repeat(64),
      code: 'K7M2QX',
      state: 'received',
      epoch: 'epoch 1',
      arrived: '2',
    }
    office.mood = (heard) => (heard === 'visit 1' ? { reply: old } : undefined)
    await pass(HOUR)
    expect((await read(1)).state).toBe('waiting')
    office.mood = () => undefined
    await pass(HOUR)
    expect(await read(1)).toMatchObject({ state: 'received', arrival: { epoch: 'epoch 2' } })
    expect(office.rows().has(id(1))).toBe(true)
  })

  it('finds its way when the office is restored a second time while it sends again', async () => {
    const office = officeModel()
    const { sync, read, pass } = await tablet(office)
    await sync.run()
    office.restore()
    office.mood = (heard) => (heard === 'visit 1' ? { problem: { kind: 'unreachable' } } : undefined)
    await pass(HOUR)
    expect((await read(1)).missedUnder).toBe('epoch 2')
    office.restore()
    office.mood = () => undefined
    await pass(HOUR)
    await pass(HOUR)
    expect(await read(1)).toMatchObject({ state: 'received', arrival: { epoch: 'epoch 3' } })
  })

  it.each([
    ['a page of the network', { kind: 'standing' }],
    ['an answer that is cut short', { epoch: 'epoch 1', backedUpTo: '99', photos: 'now', missing: [] }],
    ['a number that is none', { epoch: 'e', backedUpTo: 'all', photos: 'now', missing: [], here: [] }],
    [
      'a list with something else in it',
      { epoch: 'e', backedUpTo: '9', photos: 'now', missing: [1], here: [] },
    ],
  ])('is not let go by %s', async (_, reply) => {
    const office = officeModel()
    office.mood = (heard) => (heard.startsWith('question') ? { reply } : undefined)
    const { sync, read } = await tablet(office)
    await sync.run()
    expect(await read(1)).toMatchObject({ state: 'received', envelope: '{"n":1}' })
  })

  it('is asked about in parts when there is much of it', async () => {
    const office = officeModel()
    const outbox: Outbox = inMemoryOutbox()
    const many = Array.from({ length: 450 }, (_, n) => ({
      ...toSend(1),
      id: `packet ${n}`,
      sha256: `hash ${n}`,
    }))
    for (const packet of many) await outbox.put(packet)
    const sync = createSync({
      outbox,
      post: office.post,
      now: () => 0,
      random: () => 0,
      isOnline: () => true,
      alone: (work) => work(),
      wakeAfter: () => undefined,
    })
    await sync.run()
    expect(office.heard.slice(450)).toEqual(['question 200', 'question 200', 'question 50'])
  })
})

describe('Running', () => {
  it('sends each envelope once, however often it is asked to', async () => {
    const office = officeModel()
    const { sync } = await tablet(office)
    await Promise.all([sync.run(), sync.runNow(), sync.run()])
    await sync.run()
    expect(office.heard.filter((heard) => heard === 'visit 1')).toHaveLength(1)
  })

  it('says what still waits while there is no network', async () => {
    const office = officeModel()
    const { sync, setOnline } = await tablet(office)
    setOnline(false)
    await sync.run()
    expect(office.heard).toEqual([])
    expect(sync.state.value).toMatchObject({ waiting: 1, isSending: false })
  })

  it('goes on by itself after the tablet could not write down what it learnt', async () => {
    const office = officeModel()
    const outbox = inMemoryOutbox()
    await outbox.put(toSend(1))
    let isFull = true
    let wake: (() => void) | undefined
    const sync = createSync({
      outbox: {
        ...outbox,
        async change(of, to) {
          if (isFull) throw new DOMException('no room', 'QuotaExceededError')
          await outbox.change(of, to)
        },
      },
      post: office.post,
      now: () => 0,
      random: () => 0,
      isOnline: () => true,
      alone: (work) => work(),
      wakeAfter: (_, again) => {
        wake = again
      },
    })
    await sync.run()
    expect(sync.state.value.isUnwritten).toBe(true)
    isFull = false
    wake?.()
    await sync.run()
    expect((await outbox.read(id(1)))?.state).toBe('received')
    expect(sync.state.value.isUnwritten).toBeUndefined()
    expect(office.stored(id(1))).toBe(1)
  })
})

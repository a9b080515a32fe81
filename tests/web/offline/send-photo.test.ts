/** A sealed photo goes in parts; what each answer of the office means for it, and what no answer may mean. */

import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { PHOTO_PART_BYTES } from '../../../schema/wire/sealed-shape.ts'
import type { Outcome, Problem, Refused } from '../../../web/api/problem.ts'
import { inMemoryOutbox } from '../../../web/offline/in-memory.ts'
import type { Sending } from '../../../web/offline/outbox.ts'
import { createPhotoSender, type PhotoPart } from '../../../web/offline/send-photo.ts'
import { NOT_A_REPLY } from '../../../web/offline/send-sealed.ts'

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Two whole parts and a short one. */
const PHOTO = Uint8Array.from({ length: 2 * PHOTO_PART_BYTES + 100 }, (_, at) => at % 251)
const SHA = hashOf(PHOTO)
const VISIT = '5b0f7a52-6a3f-4c38-9a6e-3f1f7a1f3b11'

const partial = (offset: number): Outcome<unknown> => ({
  reply: { id: VISIT, sha256: SHA, state: 'partial', offset, photosMissing: [SHA] },
})
const receipt = (more: object = {}): Outcome<unknown> => ({
  reply: { id: VISIT, sha256: SHA, state: 'received', epoch: 'epoch 1', arrived: '7', ...more },
})
const refused = (slug: Refused['slug'], facts: Refused['facts'] = {}, status = 422): Problem => ({
  kind: 'refused',
  status,
  slug,
  titles: { en: 'No', km: 'ទេ' },
  details: { en: 'Not this', km: 'មិនមែននេះទេ' },
  facts,
})
const CUT: Problem = { kind: 'unreachable' }

/** An office that says what it is told to say, one answer after the other, and hears every part. */
async function tablet(...answers: readonly Outcome<unknown>[]) {
  const outbox = inMemoryOutbox()
  await outbox.putPhoto(VISIT, SHA, PHOTO)
  await outbox.put({
    ...{ id: VISIT, kind: 'visit', code: 'mokade-47', envelope: '{}', sha256: 'e'.repeat(64) },
    photos: [SHA],
  })
  await outbox.change(await readIn(outbox), (present) => ({ ...present, state: 'received' }))
  const heard: PhotoPart[] = []
  const left = [...answers]
  const open = () =>
    createPhotoSender(outbox, async (_, part) => {
      heard.push(part)
      return left.shift() ?? { problem: CUT }
    })
  let send = open()
  return {
    outbox,
    heard,
    read: () => readIn(outbox),
    /** What the photo's mark says. */
    mark: async () => (await readIn(outbox)).photos[0],
    /** One turn of the wheel. */
    send: async () => send(await readIn(outbox), SHA),
    /** What stood in memory only is gone. */
    restart() {
      send = open()
    },
  }
}

async function readIn(outbox: ReturnType<typeof inMemoryOutbox>): Promise<Sending> {
  const found = await outbox.read(VISIT)
  if (!found) throw new Error('the visit is not on the tablet')
  return found
}

const offsetsOf = (heard: readonly PhotoPart[]) => heard.map(({ offset }) => offset)

describe('A photo on its way', () => {
  it('goes one part a turn, each with its own hash, and is sent when the office has the whole', async () => {
    const { send, heard, mark } = await tablet(
      partial(PHOTO_PART_BYTES),
      partial(2 * PHOTO_PART_BYTES),
      receipt(),
    )
    for (const turn of [1, 2]) {
      expect(await send()).toEqual({})
      expect(heard).toHaveLength(turn)
      expect(await mark()).toEqual({ sha256: SHA, state: 'waiting' })
    }
    expect(await send()).toEqual({ arrival: { epoch: 'epoch 1', arrived: '7' } })
    expect(await mark()).toEqual({
      ...{ sha256: SHA, state: 'sent' },
      arrival: { epoch: 'epoch 1', arrived: '7' },
    })
    expect(hashOf(Buffer.concat(heard.map(({ bytes }) => bytes)))).toBe(SHA)
    expect(heard.map(({ bytes }) => bytes.length)).toEqual([PHOTO_PART_BYTES, PHOTO_PART_BYTES, 100])
    for (const { sha256, of, bytes, partSha256 } of heard)
      expect([sha256, of, partSha256]).toEqual([SHA, PHOTO.length, hashOf(bytes)])
  })

  it('sends the same part again after a cut, and no other', async () => {
    const { send, heard } = await tablet(
      partial(PHOTO_PART_BYTES),
      { problem: CUT },
      partial(2 * PHOTO_PART_BYTES),
    )
    await send()
    expect(await send()).toEqual({ problem: CUT })
    await send()
    expect(offsetsOf(heard)).toEqual([0, PHOTO_PART_BYTES, PHOTO_PART_BYTES])
  })

  it('costs one part after a restart: the office says where to go on', async () => {
    const there = { problem: refused('photo-offset', { offset: 2 * PHOTO_PART_BYTES }, 409) }
    const { send, heard, mark, restart } = await tablet(partial(PHOTO_PART_BYTES), there, receipt())
    await send()
    restart()
    expect(await send()).toEqual({})
    await send()
    expect(offsetsOf(heard)).toEqual([0, 0, 2 * PHOTO_PART_BYTES])
    expect(await mark()).toMatchObject({ state: 'sent' })
  })

  it('rests when the office sends it to and fro', async () => {
    const elsewhere = refused('photo-offset', { offset: PHOTO_PART_BYTES }, 409)
    const back = refused('photo-offset', { offset: 0 }, 409)
    const { send, mark } = await tablet({ problem: elsewhere }, { problem: back })
    expect(await send()).toEqual({})
    expect(await send()).toEqual({ problem: back })
    expect(await mark()).toMatchObject({ state: 'waiting' })
  })

  it.each([
    ['where it is already', 0],
    ['between two parts', 100],
    ['behind its end', 3 * PHOTO_PART_BYTES],
    ['before its beginning', -PHOTO_PART_BYTES],
    ['to no number', 'the end'],
    ['to nothing', undefined],
  ])('rests when it is sent %s', async (_, offset) => {
    const problem = refused('photo-offset', { offset }, 409)
    const { send, heard } = await tablet({ problem })
    expect(await send()).toEqual({ problem })
    await send()
    expect(offsetsOf(heard)).toEqual([0, 0])
  })
})

describe('A reply about a photo', () => {
  it.each<readonly [string, Outcome<unknown>]>([
    ['is a page of some network', { reply: '<html>' }],
    ['is nothing', { reply: undefined }],
    ['does not bring it further', partial(0)],
    ['brings it to where no part begins', partial(70_000)],
    ['brings it behind its end', partial(10 * PHOTO_PART_BYTES)],
    ['is about another photo', receipt({ sha256: 'f'.repeat(64) })],
    ['is about another visit', receipt({ id: VISIT.replace('5', '6') })],
    ['has a state nobody knows', receipt({ state: 'fine' })],
  ])('that %s is none: the photo waits, and goes from where it was', async (_, answer) => {
    const { send, heard, mark } = await tablet(answer)
    expect(await send()).toMatchObject({ problem: NOT_A_REPLY })
    expect(await mark()).toEqual({ sha256: SHA, state: 'waiting' })
    await send()
    expect(offsetsOf(heard)).toEqual([0, 0])
  })

  it('from before a restore does not count where the office has said since that it is missing', async () => {
    const { send, mark, outbox, read } = await tablet(receipt(), receipt({ epoch: 'epoch 2' }))
    await outbox.change(await read(), (present) => ({
      ...present,
      photos: [{ sha256: SHA, state: 'waiting', missedUnder: 'epoch 2' }],
    }))
    expect(await send()).toEqual({
      problem: NOT_A_REPLY,
      arrival: { epoch: 'epoch 1', arrived: '7' },
    })
    expect(await mark()).toMatchObject({ state: 'waiting', missedUnder: 'epoch 2' })
    await send()
    expect(await mark()).toMatchObject({ state: 'sent', arrival: { epoch: 'epoch 2' } })
  })

  it('that sets it aside has taken it', async () => {
    const { send, mark } = await tablet(receipt({ state: 'set-aside' }))
    await send()
    expect(await mark()).toMatchObject({ state: 'sent' })
  })
})

describe('A refusal of a photo', () => {
  it('of the office itself is final, kept with its words, and a person has to look', async () => {
    const { send, mark } = await tablet({ problem: refused('bad-request') })
    expect(await send()).toEqual({})
    expect(await mark()).toMatchObject({
      state: 'refused',
      refusal: { status: 422, details: { km: 'មិនមែននេះទេ' } },
    })
  })

  it.each<readonly [string, Problem]>([
    ['without a name, by a proxy', refused('unnamed')],
    ['about the sender', refused('sign-in-first', {}, 401)],
    ['about the moment', refused('server-busy', {}, 503)],
    ['of a part that was changed on its way', refused('photo-part-differs')],
    ['by no network', CUT],
  ])('%s leaves it waiting, and the same part is sent again', async (_, problem) => {
    const { send, heard, mark } = await tablet(partial(PHOTO_PART_BYTES), { problem })
    await send()
    expect(await send()).toEqual({ problem })
    expect(await mark()).toEqual({ sha256: SHA, state: 'waiting' })
    await send()
    expect(offsetsOf(heard)).toEqual([0, PHOTO_PART_BYTES, PHOTO_PART_BYTES])
  })

  it('of the whole, whose parts over there were of something else, begins it anew', async () => {
    const problem = refused('photo-hash-differs')
    const { send, heard } = await tablet(partial(PHOTO_PART_BYTES), { problem })
    await send()
    expect(await send()).toEqual({ problem })
    await send()
    expect(offsetsOf(heard)).toEqual([0, PHOTO_PART_BYTES, 0])
  })

  it('as one nobody announced offers the envelope once more, and only once', async () => {
    const problem = refused('photo-not-expected')
    const { send, mark, read } = await tablet({ problem }, { problem })
    expect(await send()).toEqual({})
    expect(await read()).toMatchObject({ state: 'waiting', photos: [{ state: 'waiting' }] })
    expect(await send()).toEqual({})
    expect(await mark()).toMatchObject({ state: 'refused' })
  })
})

describe('A photo that is not what it was', () => {
  it('is said to be gone, and nothing of it is sent', async () => {
    const lost = await tablet()
    await lost.outbox.losePhoto(VISIT, SHA)
    expect(await lost.send()).toEqual({})
    expect(await lost.mark()).toEqual({ sha256: SHA, state: 'gone' })
    const worn = await tablet()
    await worn.outbox.putPhoto(VISIT, SHA, PHOTO.slice(1))
    expect(await worn.send()).toEqual({})
    expect(await worn.mark()).toEqual({ sha256: SHA, state: 'gone' })
    expect([...lost.heard, ...worn.heard]).toEqual([])
  })
})

/** A tablet that the office has forgotten shows its ticket by itself, and only then, and only to the office. */

import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createClient } from '../../../web/api/client.ts'
import { inMemoryOutbox } from '../../../web/offline/in-memory.ts'
import { openPeople, type PeopleKept } from '../../../web/offline/people.ts'
import { createPost } from '../../../web/offline/post.ts'
import { createSync } from '../../../web/offline/sync.ts'
import { withWayBack } from '../../../web/offline/way-back.ts'
import { campaignId } from '../../support/builders.ts'

const ENVELOPE = '{"n":1}'
const PACKET = {
  id: '00000000-0000-4000-8000-000000000001',
  kind: 'visit' as const,
  code: 'mokade-47',
  envelope: ENVELOPE,
  sha256: createHash('sha256').update(ENVELOPE).digest('hex'),
  photos: [],
}

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
  })
const refused = (status: number, slug: string, wait?: number) =>
  json(
    status,
    { type: `/problems/${slug}`, titles: {}, details: {} },
    wait === undefined ? {} : { 'retry-after': String(wait) },
  )
const RECEIPT = {
  id: PACKET.id,
  sha256: PACKET.sha256,
  code: 'K7M2QX',
  state: 'received',
  epoch: 'epoch 2',
  arrived: '2',
}

/** An office that knows the token once the ticket was shown, unless `again` says something else. */
function tablet(ticket: string | undefined, again: () => Response | 'cut' = () => json(200, { code: 'x' })) {
  const heard: string[] = []
  let isKnown = false
  const office = {
    answer: (): Response => (isKnown ? json(200, RECEIPT) : refused(401, 'sign-in-first')),
  }
  const fetch: typeof globalThis.fetch = async (address, init) => {
    const path = String(address)
    heard.push(`${init?.method} ${path.replace(/[0-9a-f-]{36}/u, 'id')}`)
    if (path !== '/api/enrolments/again') return office.answer()
    expect(init?.body).toBe(JSON.stringify({ ticket }))
    expect(new Headers(init?.headers).get('authorization')).toBe('Bearer the-token')
    const answer = again()
    if (answer === 'cut') throw new TypeError('cut')
    isKnown = answer.ok
    return answer
  }
  const outbox = inMemoryOutbox()
  let now = 0
  const sync = createSync({
    outbox,
    post: createPost(() => withWayBack(createClient({ fetch, token: () => 'the-token' }), () => ticket)),
    now: () => now,
    random: () => 0.5,
    isOnline: () => true,
    alone: (work) => work(),
    wakeAfter: () => undefined,
  })
  return {
    heard,
    office,
    sync,
    async run(afterMs = 0) {
      if ((await outbox.list()).length === 0) await outbox.put(PACKET)
      now += afterMs
      await sync.run()
      return (await outbox.read(PACKET.id))?.state
    },
  }
}

const [SENT, SHOWN] = ['PUT /api/sealed/id', 'POST /api/enrolments/again']

describe('A tablet that the office has forgotten', () => {
  it('shows its ticket, and sends again at once: no rest, nobody asked', async () => {
    const { run, heard, sync } = tablet('ticket')
    expect(await run()).toBe('received')
    expect(heard.slice(0, 3)).toEqual([SENT, SHOWN, SENT])
    expect(sync.state.value.rests.get('person mokade-47')).toBeUndefined()
  })

  it('without a ticket rests as before, and keeps what it has', async () => {
    const { run, heard, sync } = tablet(undefined)
    expect(await run()).toBe('waiting')
    expect(heard).toEqual([SENT])
    expect(sync.state.value.rests.get('person mokade-47')?.why).toMatchObject({ status: 401 })
  })

  it.each([
    ['is turned away', () => refused(403, 'ticket-unfit')],
    ['comes from a campaign that is not there', () => refused(422, 'unknown-campaign')],
  ])('whose ticket %s rests, refuses nothing, and tries again after the rest', async (_, again) => {
    const { run, heard, sync } = tablet('ticket', again)
    expect(await run()).toBe('waiting')
    expect(sync.state.value).toMatchObject({ waiting: 1, stuck: 0 })
    expect(sync.state.value.rests.get('person mokade-47')?.why).toMatchObject({ status: 401 })
    expect(await run(24 * 3_600_000)).toBe('waiting')
    expect(heard).toEqual([SENT, SHOWN, SENT, SHOWN])
  })

  it('waits as long as the office asks it to, when it is busy with others who come back', async () => {
    const { run, heard } = tablet('ticket', () => refused(503, 'server-busy', 600))
    await run()
    await run(599_000)
    expect(heard).toEqual([SENT, SHOWN])
  })

  it('tries again when the line was cut in between', async () => {
    let cuts = 1
    const { run } = tablet('ticket', () => (cuts-- > 0 ? 'cut' : json(200, { code: 'x' })))
    expect(await run()).toBe('waiting')
    expect(await run(3_600_000)).toBe('received')
  })

  it('does not go round and round when the office lets it in and knows it no better', async () => {
    const { run, heard, office } = tablet('ticket')
    office.answer = () => refused(401, 'sign-in-first')
    expect(await run()).toBe('waiting')
    expect(heard).toEqual([SENT, SHOWN, SENT])
  })
})

describe('A ticket', () => {
  it.each([
    ['a page of a network that wants a sign-in', () => json(401, { please: 'pay' })],
    ['a refusal of another kind', () => refused(403, 'not-yours')],
    ['a busy office', () => refused(503, 'server-busy', 60)],
  ])('is not shown to %s', async (_, answer) => {
    const { run, heard, office } = tablet('ticket')
    office.answer = answer
    expect(await run()).toBe('waiting')
    expect(heard).toEqual([SENT])
  })
})

describe('People of a tablet', () => {
  const CAMPAIGN = campaignId('01907e6a-0000-4000-8000-0000000000ca')
  const key = { id: '0123456789abcdef', publicKey: 'p' }
  /** As they were kept before there were tickets. */
  const opened = async () => {
    let kept: PeopleKept = {
      people: [{ id: 'one', token: 't', code: 'mokade-47', campaign: CAMPAIGN, organisationKey: key }],
      current: 'one',
    }
    let writes = 0
    const people = await openPeople({
      read: async () => kept,
      keep: async (next) => {
        kept = next
        writes += 1
      },
    })
    return { people, kept: () => kept, writes: () => writes }
  }

  it('who were enrolled before there were tickets go on, and get one with the next kit, written once', async () => {
    const { people, kept, writes } = await opened()
    expect(people.current.value).toMatchObject({ code: 'mokade-47', token: 't' })
    await people.keepFromKit('one', { organisationKey: key, ticket: 'ticket' })
    await people.keepFromKit('one', { organisationKey: key, ticket: 'ticket' })
    expect(kept().people).toMatchObject([{ id: 'one', token: 't', ticket: 'ticket' }])
    expect(writes()).toBe(1)
  })

  it('keep no ticket of an earlier token', async () => {
    const { people, kept } = await opened()
    await people.keepFromKit('one', { organisationKey: key, ticket: 'ticket' })
    await people.enrol({ token: 'next', code: 'mokade-47', campaign: CAMPAIGN })
    expect(kept().people).toEqual([
      { id: 'one', token: 'next', code: 'mokade-47', campaign: CAMPAIGN, organisationKey: key },
    ])
  })
})

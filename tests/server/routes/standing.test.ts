/** A tablet asks what of its sealed copies the office has, and how far the checked backups reach. */

import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { askStanding, MOST_KEPT } from '../../../schema/wire/sealed-endpoints.ts'
import { savePhotoAside } from '../../../server/queries/sealed-photos.ts'
import type { Api } from '../../support/api.ts'
import { type Sent, send, visitTo } from '../../support/intake.ts'
import { emptyIntake, openIntake, ROOM as room } from '../../support/intake-office.ts'

let api: Api
beforeAll(async () => {
  api = await openIntake()
})
afterAll(() => api.close())
beforeEach(() => emptyIntake(api))

const hash = (text: string) => createHash('sha256').update(text).digest('hex')
const keptOf = ({ id, sha256 }: Pick<Sent, 'id' | 'sha256'>, photos: readonly string[] = []) => ({
  id,
  sha256,
  photos: [...photos],
})
const ask = (...kept: ReturnType<typeof keptOf>[]) => api.as('sokha').call(askStanding, { body: { kept } })
const arrivalOf = async (sent: Sent): Promise<string> => {
  const { body } = await send(api, sent)
  return typeof body === 'object' && body !== null && 'arrived' in body ? String(body.arrived) : ''
}
const arrive = (sent: Sent, photo: string) =>
  savePhotoAside(
    api.db,
    { envelope: sent.id, sha256: photo, enrolment: api.sokha.enrolment },
    {
      campaign: api.campaign,
      reason: 'of-set-aside',
      sealed: Buffer.from('sealed'),
      organisationKey: undefined,
    },
  )

describe('where the copies of a tablet stand', () => {
  test('is said with the epoch and the reach of the backups also when it keeps none', async () => {
    expect((await ask()).body).toEqual({
      epoch: api.services.epoch,
      backedUpTo: '0',
      missing: [],
      here: [],
      photos: 'now',
    })
    await sql`update installation set backed_up_to = 4611686018`.execute(api.db)
    expect((await ask()).body.backedUpTo).toBe('4611686018')
    await sql`update installation set backed_up_to = 0`.execute(api.db)
  })

  test('is here, with its arrival, for what was taken in and for what was set aside', async () => {
    const taken = await visitTo(api, room)
    const other = await visitTo(api, room, { path_firm: { kind: 'yes-no', value: 'no' } }, { id: taken.id })
    const [first, second] = [await arrivalOf(taken), await arrivalOf(other)]
    expect(Number(second)).toBeGreaterThan(Number(first))
    const { body } = await ask(keptOf(taken), keptOf(other))
    expect(body.missing).toEqual([])
    expect(body.here).toEqual([
      { id: taken.id, arrived: first },
      { id: other.id, arrived: second },
    ])
  })

  test('is missing for what never came, and for other bytes under an id that came', async () => {
    const [came, never] = [await visitTo(api, room), await visitTo(api, room)]
    await send(api, came)
    const { body } = await ask(keptOf(never), { ...keptOf(came), sha256: hash('other bytes') })
    expect(body.here).toEqual([])
    expect(body.missing).toEqual([
      { id: never.id, envelope: true, photos: [] },
      { id: came.id, envelope: true, photos: [] },
    ])
  })

  test('names the photos that are missing one by one, and is here once they came', async () => {
    const photos = [hash('one'), hash('two')]
    const sent = await visitTo(api, room, {}, { photos })
    await send(api, sent)
    await arrive(sent, photos[0] ?? '')
    expect((await ask(keptOf(sent, photos))).body.missing).toEqual([
      { id: sent.id, envelope: false, photos: [photos[1]] },
    ])
    await arrive(sent, photos[1] ?? '')
    const { body } = await ask(keptOf(sent, photos))
    expect(body.missing).toEqual([])
    const { latest } = await api.db
      .selectFrom('sealed_photo')
      .select(({ fn }) => fn.max('arrived').as('latest'))
      .executeTakeFirstOrThrow()
    expect(body.here).toEqual([{ id: sent.id, arrived: String(latest) }])
  })

  test('counts a photo only for the envelope it came with', async () => {
    const photos = [hash('shared')]
    const [one, other] = [await visitTo(api, room, {}, { photos }), await visitTo(api, room, {}, { photos })]
    await send(api, one)
    await send(api, other)
    await arrive(one, photos[0] ?? '')
    expect((await ask(keptOf(one, photos), keptOf(other, photos))).body.missing).toEqual([
      { id: other.id, envelope: false, photos },
    ])
  })

  test('is asked for two hundred at once and not for more', async () => {
    const many = Array.from({ length: MOST_KEPT }, () => keptOf({ id: randomUUID(), sha256: hash('none') }))
    expect((await ask(...many)).body.missing.map(({ id }) => id)).toEqual(many.map(({ id }) => id))
    const reply = await ask(...many, keptOf({ id: randomUUID(), sha256: hash('none') }))
    expect(reply.problem).toBe('bad-request')
  })
})

describe('the number of an arrival', () => {
  test('is the same for the same bytes, also when they are set aside', async () => {
    const sent = await visitTo(api, room)
    const aside = await visitTo(api, room, {}, { kind: 'unfinished' })
    for (const one of [sent, aside]) {
      const replies = await Promise.all(Array.from({ length: 10 }, () => send(api, one)))
      expect(new Set([...replies, await send(api, one)].map(({ text }) => text)).size).toBe(1)
      expect(replies[0]?.body).toMatchObject({ epoch: api.services.epoch })
    }
  })

  test('is below the horizon once every transaction that was open at its moment has ended', async () => {
    const arrived = Number(await arrivalOf(await visitTo(api, room)))
    const readHorizon = async () => {
      const { rows } = await sql<{ horizon: number }>`
        select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as horizon`.execute(api.db)
      return rows[0]?.horizon ?? 0
    }
    // Transactions of other databases of the same server hold it back as well, as long as they last.
    await expect.poll(readHorizon).toBeGreaterThan(arrived)
  })

  test('is not below the horizon while a transaction that began before it is still open', async () => {
    await api.db.transaction().execute(async (on) => {
      await sql`select pg_current_xact_id()`.execute(on)
      const arrived = Number(await arrivalOf(await visitTo(api, room)))
      const { rows } = await sql<{ horizon: number }>`
        select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as horizon`.execute(api.db)
      expect(arrived).toBeGreaterThanOrEqual(rows[0]?.horizon ?? Number.POSITIVE_INFINITY)
    })
  })
})

/** The dangerous acts: no single person does one, in whatever roles, and no agreement counts twice or after a day. */

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PersonId, readPersonId } from '../../../schema/codes.ts'
import { STAFF_ROLES, type StaffRole } from '../../../schema/people/roles.ts'
import { mayAsk, mayDecide, TWO_PEOPLE_ACTS, type TwoPeopleAct } from '../../../schema/people/two-people.ts'
import {
  agreeAsSecond,
  askForTwo,
  listRequestsForTwo,
  refuseAsSecond,
} from '../../../schema/wire/two-people-endpoints.ts'
import type { Staff } from '../../../server/http/actor.ts'
import { Refusal } from '../../../server/http/refusal.ts'
import { requireTwo } from '../../../server/http/require-two.ts'
import { savePerson } from '../../../server/queries/people.ts'
import { saveSession } from '../../../server/queries/sessions.ts'
import { hashOf, newSecret } from '../../../server/storage/secrets.ts'
import { type Api, type Caller, callerWith, openApi } from '../../support/api.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())

interface Colleague extends Caller {
  readonly staff: Staff
}

/** Somebody of the office with these roles, signed in. */
async function colleague(...roles: StaffRole[]): Promise<Colleague> {
  const person: PersonId = readPersonId(randomUUID()) ?? expect.fail('a UUID is a person id')
  const name = `${roles.join(' ')} ${person.slice(0, 8)}`
  await savePerson(api.db, { person, name, roles, passphraseHash: 'none' })
  const secret = newSecret()
  const at = new Date()
  await saveSession(api.db, {
    tokenHash: hashOf(secret),
    person,
    at,
    endsAt: new Date(at.getTime() + 36e6),
    factorAt: at,
    kind: { browser: 'other', system: 'other' },
  })
  const caller = callerWith(api.app, { cookie: `s=${secret}`, origin: api.services.publicUrl })
  return {
    ...caller,
    staff: { kind: 'staff', person, name, roles, session: person, standing: 'whole', isFresh: true },
  }
}

const ask = async (who: Caller, act: TwoPeopleAct, object: string) => {
  const request = randomUUID()
  const body = { act, object, reason: 'ត្រូវការសម្រាប់របាយការណ៍' }
  const reply = await who.call(askForTwo, { params: { request }, body })
  return { request, reply }
}
const agree = (who: Caller, request: string) => who.call(agreeAsSecond, { params: { request } })

/** As an endpoint does it that needs two people. */
async function act(who: Colleague, what: TwoPeopleAct, object: string): Promise<'done' | string> {
  try {
    await api.db.transaction().execute((on) => requireTwo(on, what, object, who.staff))
    return 'done'
  } catch (fault) {
    if (fault instanceof Refusal) return fault.slug
    throw fault
  }
}

const pairs = STAFF_ROLES.flatMap((one) => STAFF_ROLES.map((other) => [one, other] as const))

describe.each(TWO_PEOPLE_ACTS)('%s', (what) => {
  it('is never done by one person alone: not without asking, not by agreeing to oneself, in no pair of roles', async () => {
    for (const roles of pairs) {
      const alone = await colleague(...new Set(roles))
      const object = randomUUID()
      expect(await act(alone, what, object), roles.join()).toBe('second-person-needed')
      const { request, reply } = await ask(alone, what, object)
      expect(reply.status, roles.join()).toBe(mayAsk(alone.staff, what) ? 200 : 403)
      expect((await agree(alone, request)).status).toBeGreaterThanOrEqual(400)
      expect(await act(alone, what, object), roles.join()).toBe('second-person-needed')
    }
  })

  it.each(pairs)('asked for as %s and agreed to as %s is done once, or not at all', async (asks, agrees) => {
    const [one, other] = [await colleague(asks), await colleague(agrees)]
    const object = randomUUID()
    const { request, reply } = await ask(one, what, object)
    const mayBe = mayAsk(one.staff, what) && mayDecide(other.staff, what)
    if (!mayAsk(one.staff, what)) expect([reply.status, reply.problem]).toEqual([403, 'not-yours'])
    const agreed = await agree(other, request)
    expect(agreed.status === 200).toBe(mayBe)
    // Not for something else, not by the second person, and once.
    expect(await act(one, what, randomUUID())).toBe('second-person-needed')
    expect(await act(other, what, object)).toBe('second-person-needed')
    const [first, ...again] = [await act(one, what, object), await act(one, what, object)]
    expect(first === 'done').toBe(mayBe)
    expect(again).toEqual(['second-person-needed'])
  })

  it('counts a day from asking, and is used by one of many who try at once', async () => {
    const [asker = 'administrator'] = STAFF_ROLES.filter((role) =>
      mayAsk({ person: '', roles: [role] }, what),
    )
    const [second = 'administrator'] = STAFF_ROLES.filter((role) =>
      mayDecide({ person: '', roles: [role] }, what),
    )
    const [one, other] = [await colleague(asker), await colleague(second)]
    const age = (request: string, hours: number) =>
      sql`update request_for_two set asked_at = now() - make_interval(hours => ${hours}) where id = ${request}`.execute(
        api.db,
      )
    const object = randomUUID()
    const old = await ask(one, what, object)
    await age(old.request, 24)
    expect((await agree(other, old.request)).problem).toBe('request-not-open')
    const agreed = await ask(one, what, object)
    expect((await agree(other, agreed.request)).status).toBe(200)
    await age(agreed.request, 24)
    expect(await act(one, what, object)).toBe('second-person-needed')
    await age(agreed.request, 23)
    const tries = await Promise.all(Array.from({ length: 5 }, () => act(one, what, object)))
    expect(tries.filter((tried) => tried === 'done')).toHaveLength(1)
  })
})

describe('a request', () => {
  it('is seen by whoever can decide on it and by whoever asked, and is gone once refused', async () => {
    const [dara, other, chan] = [
      await colleague('coordinator'),
      await colleague('coordinator'),
      await colleague('reviewer'),
    ]
    const { request } = await ask(dara, 'identity.reveal', 'mokade-47')
    const seen = async (who: Caller) =>
      (await who.call(listRequestsForTwo, {})).body.find(({ id }) => id === request)
    expect(await seen(dara)).toMatchObject({ isMine: true, mayAgree: false, mayRefuse: true })
    expect(await seen(other)).toMatchObject({
      isMine: false,
      mayAgree: true,
      askedBy: dara.staff.name,
    })
    expect(await seen(chan)).toBeUndefined()
    expect((await chan.call(refuseAsSecond, { params: { request } })).problem).toBe('request-not-open')
    expect((await other.call(refuseAsSecond, { params: { request } })).status).toBe(200)
    expect(await seen(dara)).toBeUndefined()
    expect((await agree(other, request)).problem).toBe('request-not-open')
    expect(await act(dara, 'identity.reveal', 'mokade-47')).toBe('second-person-needed')
  })

  it('asked twice under one id is one; under the id of somebody else it is refused', async () => {
    const [dara, other] = [await colleague('coordinator'), await colleague('coordinator')]
    const request = randomUUID()
    const body = { act: 'identity.reveal', object: 'x', reason: 'y' } as const
    for (let times = 0; times < 2; times += 1)
      expect((await dara.call(askForTwo, { params: { request }, body })).status).toBe(200)
    expect((await other.call(askForTwo, { params: { request }, body })).problem).toBe('request-not-open')
    const mine = (await dara.call(listRequestsForTwo, {})).body.filter(({ id }) => id === request)
    expect(mine).toHaveLength(1)
  })

  it('that was agreed to is not used up by an act that fails', async () => {
    const [one, other] = [await colleague('administrator'), await colleague('administrator')]
    const { request } = await ask(one, 'key.change', 'intake')
    await agree(other, request)
    const failing = api.db.transaction().execute(async (on) => {
      await requireTwo(on, 'key.change', 'intake', one.staff)
      throw new Error('the disk is full')
    })
    await expect(failing).rejects.toThrow('the disk is full')
    expect(await act(one, 'key.change', 'intake')).toBe('done')
  })

  it('is in the logbook with whoever asked, agreed and did it, and without its reason', async () => {
    const { rows } = await sql<{ act: string; text: string }>`
      select act, logbook::text as text from logbook where act like 'two.%'`.execute(api.db)
    for (const one of ['two.asked', 'two.approved', 'two.refused', 'two.used'])
      expect(rows.map(({ act: noted }) => noted)).toContain(one)
    expect(rows.map(({ text }) => text).join()).not.toContain('របាយការណ៍')
  })
})

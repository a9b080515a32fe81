/** What was set aside is read again, and taken in once what it waited for is there. */

import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Tables } from '../../../schema/database/tables.ts'
import { listSetAside, takeInAgain } from '../../../schema/wire/sealed-endpoints.ts'
import { listVisits } from '../../../schema/wire/visit-endpoints.ts'
import { buildApp } from '../../../server/app.ts'
import { publish } from '../../../server/queries/checklists.ts'
import { saveTriedImport, writePlaces } from '../../../server/queries/station-imports.ts'
import { type OrganisationKeys, passingKeys } from '../../../server/storage/organisation-keys.ts'
import { sealToOrganisation } from '../../../web/offline/seal-to-organisation.ts'
import type { Api } from '../../support/api.ts'
import {
  premisesCode,
  ROOMS,
  sealedPhoto,
  send,
  sendPhoto,
  stationCode,
  visitTo,
} from '../../support/intake.ts'
import { countRows, emptyIntake, openIntake, ROOM as room } from '../../support/intake-office.ts'
import { listAsides, listDocuments } from '../../support/kept-sealed.ts'

let api: Api
beforeAll(async () => {
  api = await openIntake()
})
afterAll(() => api.close())
beforeEach(() => emptyIntake(api))

const count = (table: keyof Tables) => countRows(api, table)
const stored = async () => ({ visits: await count('visit'), aside: await count('set_aside') })
const again = async (after = 0) => {
  const reply = await api
    .as('dara')
    .call(takeInAgain, { params: { campaign: api.campaign }, body: { after } })
  expect(reply.status, reply.text).toBe(200)
  return reply.body
}
/** The same, on a server that was started with one more key in its file. */
async function againWith({ find }: OrganisationKeys) {
  const { organisationKeys } = api.services
  const keys = { ...organisationKeys, find: (id: string) => organisationKeys.find(id) ?? find(id) }
  const app = await buildApp({ ...api.services, organisationKeys: keys })
  try {
    const { headers } = api.as('dara')
    const url = `/api/campaigns/${api.campaign}/set-aside/again`
    return (await app.inject({ method: 'POST', url, headers, payload: {} })).json()
  } finally {
    await app.close()
  }
}

const withVersion = (version: string) => (wire: object) => {
  const { id } = api.services.shippedChecklist.checklist
  return { ...wire, checklist: { id, version } }
}

/** The smallest JPEG there is: one pixel, no metadata. */
const JPEG = Buffer.from(
  '/9j/4AAQSkZJRgABAQEAYABgAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AKp//2Q==',
  'base64',
)
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describe('a visit that waits', () => {
  test('for its checklist is taken in once that is published, byte for byte, with the day it first arrived', async () => {
    const sent = await visitTo(api, room, {}, { change: withVersion('2031.1') })
    expect(await send(api, sent)).toMatchObject({ status: 202, body: { reason: 'unknown-checklist' } })
    await sql`update set_aside set received_at = received_at - interval '3 days'`.execute(api.db)
    const [line] = (await api.as('dara').call(listSetAside, { params: { campaign: api.campaign } })).body
      .entries
    expect(await again()).toEqual({ takenIn: 0 })
    expect(await stored()).toEqual({ visits: 0, aside: 1 })

    await publish(api.db, { ...api.services.shippedChecklist.checklist, version: '2031.1' })
    expect(await again()).toEqual({ takenIn: 1 })
    expect(await stored()).toEqual({ visits: 1, aside: 0 })
    expect(await listDocuments(api)).toEqual([sent.content.visit])
    const params = { campaign: api.campaign, station: room }
    const visits = await api.as('chan').call(listVisits, { params })
    expect(visits.body).toMatchObject([{ id: sent.id, day: line?.day }])

    expect(await send(api, sent)).toMatchObject({ status: 200, body: { state: 'received' } })
    expect(await again()).toEqual({ takenIn: 0 })
    expect(await stored()).toEqual({ visits: 1, aside: 0 })
  })

  test('and was sent again after its checklist was published stands once, and waits no longer', async () => {
    const sent = await visitTo(api, room, {}, { change: withVersion('2031.2') })
    await send(api, sent)
    await publish(api.db, { ...api.services.shippedChecklist.checklist, version: '2031.2' })
    expect((await send(api, sent)).status).toBe(200)
    expect(await stored()).toEqual({ visits: 1, aside: 1 })
    expect(await again()).toEqual({ takenIn: 1 })
    expect(await stored()).toEqual({ visits: 1, aside: 0 })
  })

  test('for its station is taken in after an import', async () => {
    const late = stationCode('020101-0077')
    const sent = await visitTo(api, late)
    expect(await send(api, sent)).toMatchObject({ status: 202, body: { reason: 'unknown-station' } })
    expect(await again()).toEqual({ takenIn: 0 })
    await api.db.transaction().execute(async (on) => {
      const id = randomUUID()
      await saveTriedImport(on, { id, fileName: 'late', file: new Uint8Array(), columns: {}, rows: 1 })
      const station = { code: late, premises: premisesCode('020101-p1'), room: '77', registeredVoters: 310 }
      await writePlaces(on, id, { areas: [], premises: [], stations: [station] })
    })
    expect(await again()).toEqual({ takenIn: 1 })
    expect(await stored()).toEqual({ visits: 1, aside: 0 })
  })

  test('for its key is taken in with its talks and its photos once the key file is back', async () => {
    const lost = passingKeys()
    const id = randomUUID()
    const photo = await sealedPhoto(api, id, JPEG, lost.current)
    const question = api.services.shippedChecklist.checklist.sections
      .flatMap(({ questions }) => questions)
      .find(({ kind }) => kind === 'photo')
    const answer = { kind: 'photo', photos: [{ sha256: hashOf(JPEG), description: 'ទ្វារចូល' }] } as const
    const interviews = [{ id: randomUUID(), answers: new Map() }]
    const sent = await visitTo(
      api,
      room,
      { [question?.id ?? '']: answer },
      { id, key: lost.current, photos: [photo.sha256], more: { interviews } },
    )
    expect(await send(api, sent)).toMatchObject({ status: 202, body: { reason: 'unknown-key' } })
    expect(await sendPhoto(api, id, photo)).toMatchObject({ body: { reason: 'of-set-aside' } })
    expect(await again()).toEqual({ takenIn: 0 })

    expect(await againWith(lost)).toEqual({ takenIn: 1 })
    expect(await stored()).toEqual({ visits: 1, aside: 0 })
    expect([await count('interview'), await count('photo')]).toEqual([1, 1])
    const shown = await api.as('chan').send('GET', `/api/photos/${hashOf(JPEG)}`)
    expect(shown.bytes.equals(JPEG)).toBe(true)
    expect((await sendPhoto(api, id, photo)).body).toMatchObject({ state: 'received', photosMissing: 0 })
  })

  test('stays when it still does not fit, and says the reason it has now', async () => {
    const lost = passingKeys()
    const sent = await visitTo(api, room, {}, { key: lost.current, change: withVersion('2031.3') })
    await send(api, sent)
    expect(await againWith(lost)).toEqual({ takenIn: 0 })
    expect(await listAsides(api)).toMatchObject([
      { reason: 'unknown-checklist', station: room, envelope: sent.envelope },
    ])
  })
})

test('a photo whose visit is there, but not its key, is opened once the key file is back', async () => {
  const lost = passingKeys()
  const id = randomUUID()
  const photo = await sealedPhoto(api, id, JPEG, lost.current)
  const sent = await visitTo(api, room, {}, { id, photos: [photo.sha256] })
  await send(api, sent)
  expect(await sendPhoto(api, id, photo)).toMatchObject({ body: { reason: 'unknown-key' } })
  expect(await again()).toEqual({ takenIn: 0 })
  expect(await againWith(lost)).toEqual({ takenIn: 1 })
  // It opens now, and the visit turns out not to name it: the reason is the true one.
  expect(await api.db.selectFrom('sealed_photo').select('reason').execute()).toEqual([
    { reason: 'photo-not-named' },
  ])
})

test('an incident is taken in once its key is there', async () => {
  const lost = passingKeys()
  const id = randomUUID()
  const incident = JSON.stringify({
    campaign: api.campaign,
    kinds: ['insult'],
    seenBy: 'monitor',
    isSomebodyInjured: false,
    isGoingOn: false,
    wasChairTold: 'refused',
    note: '',
    isUrgent: false,
  })
  const { campaign } = api
  const key = lost.current
  const sealed = await sealToOrganisation({
    key,
    kind: 'incident',
    id,
    campaign,
    content: { incident },
    photos: [],
  })
  expect(await send(api, { id, ...sealed })).toMatchObject({ body: { reason: 'unknown-key' } })
  expect(await againWith(lost)).toEqual({ takenIn: 1 })
  expect([await count('incident'), await count('set_aside')]).toEqual([1, 0])
})

test('what nothing can make fit stays: an unfinished draft, another content under a known id, what is damaged', async () => {
  const first = await visitTo(api, room)
  await send(api, first)
  const other = await visitTo(api, room, { path_firm: { kind: 'yes-no', value: 'no' } }, { id: first.id })
  await send(api, other)
  await send(api, await visitTo(api, room, {}, { kind: 'unfinished' }))
  await send(api, { ...(await visitTo(api, room)), id: randomUUID() })
  const before = await listAsides(api)
  expect(before.map(({ reason }) => reason)).toEqual(['other-content', 'unfinished', 'damaged'])
  expect(await again()).toEqual({ takenIn: 0 })
  expect(await listAsides(api)).toEqual(before)
  expect(await listDocuments(api)).toEqual([first.content.visit])
})

test('of more than are read at a time, all are taken in, by asking on', async () => {
  const change = withVersion('2031.4')
  for (let turn = 0; turn < 104; turn++) await send(api, await visitTo(api, room, {}, { change }))
  await publish(api.db, { ...api.services.shippedChecklist.checklist, version: '2031.4' })
  const { takenIn, next = 0 } = await again()
  expect([takenIn, next > 0]).toEqual([100, true])
  expect(await again(next)).toEqual({ takenIn: 4 })
  expect(await stored()).toEqual({ visits: 104, aside: 0 })
})

test('what came beyond the limit of one tablet is taken in only when a coordinator asks for just that', async () => {
  const sent = await visitTo(api, room, {}, { key: passingKeys().current })
  await send(api, sent)
  const honest = await visitTo(api, room, {}, { change: withVersion('2031.5') })
  await send(api, honest)
  await publish(api.db, { ...api.services.shippedChecklist.checklist, version: '2031.5' })
  await sql`update set_aside set reason = 'too-many' where id = ${honest.id}`.execute(api.db)
  expect(await again()).toEqual({ takenIn: 0 })
  const params = { campaign: api.campaign }
  const reply = await api.as('dara').call(takeInAgain, { params, body: { tooMany: true } })
  expect(reply.body).toEqual({ takenIn: 1 })
  expect(await stored()).toEqual({ visits: 1, aside: 1 })
})

test('only coordinators take in again', async () => {
  for (const name of ['chan', 'bopha', 'sokha'] as const) {
    const reply = await api.as(name).call(takeInAgain, { params: { campaign: api.campaign }, body: {} })
    expect(reply.problem).toBe('not-yours')
  }
})

test('another content under a known id is listed beside the first: day, station and size of both, and nothing more', async () => {
  const [, elsewhere = room] = ROOMS
  const first = await visitTo(api, room)
  await send(api, first)
  const answers = { path_firm: { kind: 'yes-no', value: 'no', note: 'ថ្មី'.repeat(300) } } as const
  const other = await visitTo(api, elsewhere, answers, { id: first.id })
  await send(api, other)
  const { body, text } = await api.as('dara').call(listSetAside, { params: { campaign: api.campaign } })
  expect(body.entries).toEqual([
    {
      kind: 'visit',
      reason: 'other-content',
      day: expect.any(String),
      station: elsewhere,
      bytes: Buffer.byteLength(other.content.visit),
      photos: 0,
      first: { day: expect.any(String), station: room, bytes: Buffer.byteLength(first.content.visit) },
    },
  ])
  for (const secret of ['path_firm', 'ថ្មី', api.sokha.code, api.sokha.enrolment, first.id])
    expect(text).not.toContain(secret)
})

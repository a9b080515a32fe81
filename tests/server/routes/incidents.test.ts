/** Incidents reach the office apart from every visit, and never a result or an export. */

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Incident } from '../../../schema/incident/incident.ts'
import { listIncidents } from '../../../schema/wire/incident-endpoints.ts'
import { incidentToWire } from '../../../schema/wire/incident-shape.ts'
import { sealToOrganisation } from '../../../web/offline/seal-to-organisation.ts'
import type { Api } from '../../support/api.ts'
import { send, visitTo } from '../../support/intake.ts'
import { openIntake, ROOM as room } from '../../support/intake-office.ts'

let api: Api
beforeAll(async () => {
  api = await openIntake()
})
afterAll(() => api.close())
beforeEach(async () => {
  await sql`truncate incident, set_aside, visit, offered_photo, review_step, interview, photo, visit_photo, sealed_photo`.execute(
    api.db,
  )
})

const PLANTED = 'អ្នកបោះឆ្នោតម្នាក់ត្រូវបានរុញ'

const incident = (more: Partial<Incident> = {}): Incident => ({
  id: randomUUID(),
  campaign: api.campaign,
  station: room,
  kinds: ['intimidation'],
  seenBy: 'monitor',
  isSomebodyInjured: false,
  isGoingOn: false,
  wasChairTold: 'yes',
  note: PLANTED,
  isUrgent: false,
  ...more,
})

async function sealed(one: Incident, change: (wire: object) => object = (wire) => wire) {
  const content = { incident: JSON.stringify(change(incidentToWire(one))) }
  const { id, campaign } = one
  const key = api.services.organisationKeys.current
  return { id, ...(await sealToOrganisation({ key, kind: 'incident', id, campaign, content, photos: [] })) }
}

const list = () => api.as('dara').call(listIncidents, { params: { campaign: api.campaign } })

describe('an incident', () => {
  test('is receipted like a visit, once, and read by coordinators and reviewers alone', async () => {
    const sent = await sealed(incident())
    const replies = await Promise.all(Array.from({ length: 20 }, () => send(api, sent)))
    expect(new Set(replies.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(replies[0]).toMatchObject({ status: 200, body: { state: 'received', sha256: sent.sha256 } })
    for (const name of ['dara', 'chan'] as const) {
      const reply = await api.as(name).call(listIncidents, { params: { campaign: api.campaign } })
      expect(reply.body).toHaveLength(1)
    }
    for (const name of ['bopha', 'vanna', 'sokha'] as const)
      expect((await api.as(name).call(listIncidents, { params: { campaign: api.campaign } })).problem).toBe(
        'not-yours',
      )
  })

  test('says where, what and how urgent, never who told it or at what time of day', async () => {
    await send(api, await sealed(incident({ isUrgent: true })))
    const reply = await list()
    expect(reply.body).toEqual([
      {
        id: expect.any(String),
        day: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/u),
        state: 'new',
        station: room,
        premisesName: expect.objectContaining({ en: 'Tonsay Primary School' }),
        room: '1',
        kinds: ['intimidation'],
        seenBy: 'monitor',
        isSomebodyInjured: false,
        isGoingOn: false,
        wasChairTold: 'yes',
        note: PLANTED,
        isUrgent: true,
        needsSomebodyNow: true,
      },
    ])
    for (const secret of [api.sokha.code, api.sokha.enrolment, api.sokha.token])
      expect(reply.text).not.toContain(secret)
  })

  test('that needs somebody now stands first, whatever came later; also one whose monitor did not press urgent', async () => {
    const injured = incident({ isSomebodyInjured: true, isGoingOn: true })
    await send(api, await sealed(injured))
    const { station: _, ...nowhere } = incident()
    await send(api, await sealed(nowhere))
    const { body } = await list()
    expect(body.map(({ needsSomebodyNow }) => needsSomebodyNow)).toEqual([true, false])
    expect(body[0]?.id).toBe(injured.id)
    expect(body[1]).not.toHaveProperty('station')
  })

  test('of another shape, for another campaign, or under a known id with other bytes is set aside', async () => {
    const one = incident()
    await send(api, await sealed(one))
    const asides = [
      [await sealed(incident(), (wire) => ({ ...wire, monitor: 'sokha' })), 'unreadable'],
      [await sealed(incident(), (wire) => ({ ...wire, kinds: [] })), 'unreadable'],
      [await sealed(incident(), (wire) => ({ ...wire, campaign: randomUUID() })), 'other-campaign'],
      [await sealed({ ...one, note: 'other' }), 'other-content'],
    ] as const
    for (const [sent, reason] of asides)
      expect(await send(api, sent)).toMatchObject({ status: 202, body: { reason } })
    expect((await list()).body).toHaveLength(1)
  })

  test('changes no result and stands in no export', async () => {
    await send(api, await visitTo(api, room))
    const paths = [
      `/api/campaigns/${api.campaign}/stations/${room}`,
      `/api/campaigns/${api.campaign}/indicators`,
      `/api/campaigns/${api.campaign}/recommendations`,
    ]
    const read = async () =>
      Promise.all(paths.map(async (path) => (await api.as('bopha').send('GET', path)).text))
    const before = await read()
    await send(api, await sealed(incident({ isUrgent: true })))
    expect(await read()).toEqual(before)
    const exported = await api.as('bopha').send('GET', `/api/campaigns/${api.campaign}/exports/findings.csv`)
    expect(exported.status, exported.text).toBe(200)
    expect(exported.text).not.toContain(PLANTED)
  })
})

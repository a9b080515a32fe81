/** Publishing checklists, which then never change, and setting up campaigns with them. */

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listCampaigns, putCampaign, readKit } from '../../../schema/wire/campaign-endpoints.ts'
import {
  listChecklists,
  publishChecklist,
  readChecklist,
  readFilterNames,
} from '../../../schema/wire/checklist-endpoints.ts'
import { buildApp } from '../../../server/app.ts'
import type { ShippedChecklist } from '../../../server/shipped-checklist.ts'
import { type Api, openApi } from '../../support/api.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())

const shipped = () => {
  const { id, version } = api.services.shippedChecklist.checklist
  return { id, version }
}

describe('the shipped checklist', () => {
  it('has ninety questions, a short form of thirty-seven, and no fault its linter sees', async () => {
    const { body } = await api.as('dara').call(listChecklists, {})
    expect(body.shipped).toMatchObject({ ...shipped(), questions: 90, shortForm: 37, faults: [] })
  })

  it('is published whole: what tablets read is what the product ships', async () => {
    await api.db.deleteFrom('campaign').where('id', '!=', api.campaign).execute()
    const published = await api.as('dara').call(publishChecklist, { params: shipped(), body: {} })
    expect(published.status).toBe(200)
    const read = await api.as('sokha').call(readChecklist, { params: shipped() })
    expect(read.body).toEqual(JSON.parse(JSON.stringify(api.services.shippedChecklist.checklist)))
    expect(read.headers['cache-control']).toContain('immutable')
    expect(read.headers.etag).toMatch(/^"[\w-]+"$/u)
  })

  it('names what stations are filtered by in a tenth of its bytes, to whoever may read it', async () => {
    const whole = await api.as('chan').call(readChecklist, { params: shipped() })
    const { body, text, headers } = await api.as('chan').call(readFilterNames, { params: shipped() })
    const { groups, barriers } = whole.body
    expect(body.groups).toEqual(groups.map(({ id, name }) => ({ id, name })))
    expect(body.barriers).toEqual(barriers.map(({ id, name }) => ({ id, name })))
    expect(body.premisesKinds.map(({ id }) => id)).toContain('school')
    expect(text.length).toBeLessThan(whole.text.length / 10)
    expect(headers['cache-control']).toContain('immutable')
    const params = { ...shipped(), version: 'none' }
    expect((await api.as('chan').call(readFilterNames, { params })).problem).toBe('not-found')
  })

  it('published again changes nothing; another content under the same version is refused', async () => {
    const once = await api.as('dara').call(publishChecklist, { params: shipped(), body: {} })
    const again = await api.as('vanna').call(publishChecklist, { params: shipped(), body: {} })
    expect(again.body).toEqual(once.body)

    const { checklist } = api.services.shippedChecklist
    const other = await openRelease({
      ...api.services.shippedChecklist,
      checklist: { ...checklist, enoughAnswered: 0.01 },
    })
    const reply = await other.inject({
      method: 'PUT',
      url: `/api/checklists/${checklist.id}/${checklist.version}`,
      headers: { ...api.as('dara').headers, 'content-type': 'application/json' },
      payload: '{}',
    })
    await other.close()
    expect(reply.json().type).toBe('/problems/version-exists')
    const read = await api.as('sokha').call(readChecklist, { params: shipped() })
    expect(read.body.enoughAnswered).toBe(checklist.enoughAnswered)
  })

  it('with faults is refused, and the faults are named', async () => {
    const other = await openRelease({
      ...api.services.shippedChecklist,
      faults: ['Question 12 has no hint.'],
    })
    const reply = await other.inject({
      method: 'PUT',
      url: `/api/checklists/${shipped().id}/${shipped().version}`,
      headers: { ...api.as('dara').headers, 'content-type': 'application/json' },
      payload: '{}',
    })
    await other.close()
    expect(reply.json()).toMatchObject({
      type: '/problems/checklist-has-faults',
      faults: ['Question 12 has no hint.'],
    })
  })

  it('can be published under no other name', async () => {
    const params = { id: 'another', version: '1' }
    expect((await api.as('dara').call(publishChecklist, { params, body: {} })).problem).toBe(
      'unknown-checklist',
    )
    expect((await api.as('dara').call(readChecklist, { params })).problem).toBe('not-found')
    expect((await api.as('chan').call(publishChecklist, { params: shipped(), body: {} })).problem).toBe(
      'not-yours',
    )
  })
})

/** A release of the product that ships another checklist, on the same database. */
const openRelease = (shippedChecklist: ShippedChecklist) => buildApp({ ...api.services, shippedChecklist })

describe('a campaign', () => {
  const campaign = () => ({
    name: { km: 'ការសង្កេត', en: 'Observation' },
    organisation: { km: 'អង្គការ', en: 'Organisation' },
    election: { name: { km: 'ឃុំ', en: 'Commune' }, kind: 'commune' as const, date: '2027-06-06' },
    checklist: shipped(),
    sampleType: 'census' as const,
    settings: { photosAllowed: false },
  })

  it('is set up with a published checklist, and put again changes it instead of doubling it', async () => {
    const params = { campaign: randomUUID() }
    expect((await api.as('dara').call(putCampaign, { params, body: campaign() })).body).toEqual({
      id: params.campaign,
      ...campaign(),
      stations: 0,
      visits: 0,
      removed: {},
    })
    const changed = { ...campaign(), sampleType: 'purposive' as const }
    await api.as('dara').call(putCampaign, { params, body: changed })
    const { body } = await api.as('bopha').call(listCampaigns, {})
    expect(body.filter(({ id }) => id === params.campaign)).toEqual([
      { id: params.campaign, ...changed, stations: 0, visits: 0, removed: {} },
    ])
  })

  it('needs a checklist that is published here', async () => {
    const body = { ...campaign(), checklist: { id: shipped().id, version: '99' } }
    const reply = await api.as('dara').call(putCampaign, { params: { campaign: randomUUID() }, body })
    expect(reply).toMatchObject({ status: 422, problem: 'unknown-checklist', body: { version: '99' } })
  })

  it('is set up by the coordinator', async () => {
    for (const name of ['chan', 'bopha', 'sokha'] as const) {
      const reply = await api
        .as(name)
        .call(putCampaign, { params: { campaign: randomUUID() }, body: campaign() })
      expect(reply.problem, name).toBe('not-yours')
    }
  })

  it('reaches a tablet with its checklist and the stations it is to visit, and nothing about people', async () => {
    const { body, text } = await api.as('sokha').call(readKit, {})
    expect(body.campaign).toMatchObject({ id: api.campaign, checklist: shipped() })
    expect(text).not.toContain(api.sokha.enrolment)
    expect((await api.as('dara').call(readKit, {})).problem).toBe('not-yours')
  })
})

/** `npm start -- --demo`: a living campaign at once, once only, and nobody of it can sign in or send. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listCampaigns } from '../../../schema/wire/campaign-endpoints.ts'
import { readIndicators } from '../../../schema/wire/result-endpoints.ts'
import { bringDemo } from '../../../server/start/bring-demo.ts'
import { type Api, openApi } from '../../support/api.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())

const demoCampaign = async () => {
  const { body } = await api.as('dara').call(listCampaigns, {})
  return body.find(({ id }) => id !== api.campaign)
}

describe('the demo', () => {
  it('brings stations and visits of every kind of outcome', async () => {
    await bringDemo(api.services)
    const campaign = await demoCampaign()
    expect(campaign?.stations).toBeGreaterThan(100)
    expect(campaign?.visits).toBeGreaterThan(80)
    const { body } = await api
      .as('chan')
      .call(readIndicators, { params: { campaign: campaign?.id ?? '' }, querystring: {} })
    expect(Object.keys(body.accessOutcomes)).toEqual(
      expect.arrayContaining(['entered', 'outside-only', 'refused', 'closed']),
    )
  })

  it('called for again changes nothing', async () => {
    const before = await demoCampaign()
    await bringDemo(api.services)
    expect(await demoCampaign()).toEqual(before)
  })

  it('says of itself, in both languages, that it is invented', async () => {
    const campaign = await demoCampaign()
    expect(campaign?.organisation).toMatchObject({
      km: expect.stringContaining('ប្រឌិត'),
      en: expect.stringContaining('invented'),
    })
  })
})

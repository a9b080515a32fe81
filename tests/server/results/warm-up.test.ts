/** What a server does once it listens, before anybody asks. */

import { afterAll, beforeAll, expect, it } from 'vitest'
import { listCampaigns } from '../../../server/queries/campaigns.ts'
import { warmUp } from '../../../server/results/warm-up.ts'
import { type Api, openApi } from '../../support/api.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
}, 120_000)
afterAll(() => api.close())

it('judges the newest campaign', async () => {
  const asked: string[] = []
  await warmUp(api.services, {
    findLately: async (campaign) => {
      asked.push(campaign)
      return undefined
    },
  })
  expect(asked).toEqual([(await listCampaigns(api.db))[0]?.id])
})

it('goes on where that cannot be done', async () => {
  const failing = { findLately: () => Promise.reject(new Error('no database')) }
  await expect(warmUp(api.services, failing)).resolves.toBeUndefined()
})

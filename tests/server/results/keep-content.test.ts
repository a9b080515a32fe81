/** What is kept of releases that were read: each one's own, once, and never what was not there. */

import { randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type CampaignId, readCampaignId } from '../../../schema/codes.ts'
import { findCampaign, saveCampaign } from '../../../server/queries/campaigns.ts'
import { savePart, saveRelease } from '../../../server/queries/releases.ts'
import { contentOf } from '../../../server/results/keep-content.ts'
import { type Api, openApi } from '../../support/api.ts'

let api: Api
let other: CampaignId
beforeAll(async () => {
  api = await openApi()
  const [id, campaign] = [readCampaignId(randomUUID()), await findCampaign(api.db, api.campaign)]
  if (!id || !campaign) throw new Error('there is no campaign')
  other = id
  await saveCampaign(api.db, { ...campaign, id })
}, 120_000)
afterAll(() => api.close())

const saying = (says: string) => ({ says, recommendations: [] })
/** Of a content that holds nothing but a few words. */
const keep = (campaign: CampaignId, number: number, says: string) =>
  api.db.transaction().execute(async (on) => {
    await savePart(on, { campaign, number, part: 0, body: gzipSync(`${JSON.stringify(saying(says))}\n`) })
    await saveRelease(on, campaign, {
      ...{ id: randomUUID(), number, kind: 'final', day: '2026-11-22', hour: null, stations: 0 },
      ...{ sha256: new Uint8Array(32), bytes: 1, madeBy: 'staff' },
    })
  })
const read = (campaign: CampaignId, number: number) => contentOf(api.services.exportDb, campaign, number)

it('one that is made after it was asked for is there', async () => {
  expect(await read(api.campaign, 1)).toBeUndefined()
  await keep(api.campaign, 1, 'the first')
  expect(await read(api.campaign, 1)).toEqual(saying('the first'))
})

it('releases of the same number, and of the same campaign, are told apart', async () => {
  await keep(other, 1, 'of others')
  await keep(api.campaign, 2, 'the second')
  for (let time = 0; time < 2; time += 1) {
    expect(await read(other, 1)).toEqual(saying('of others'))
    expect(await read(api.campaign, 1)).toEqual(saying('the first'))
    expect(await read(api.campaign, 2)).toEqual(saying('the second'))
  }
})

it('whoever asks at the same time, next, or while somebody holds it, is given the same one', async () => {
  const [one, same] = await Promise.all([read(api.campaign, 1), read(api.campaign, 1)])
  expect(same).toBe(one)
  expect(await read(api.campaign, 1)).toBe(one)
  await read(other, 1)
  expect(await read(api.campaign, 1)).toBe(one)
})

it('what could not be read is read again', async () => {
  await keep(other, 2, 'later')
  await sql`alter view export.release_part rename to elsewhere`.execute(api.db)
  await expect(read(other, 2)).rejects.toThrow()
  await sql`alter view export.elsewhere rename to release_part`.execute(api.db)
  expect(await read(other, 2)).toEqual(saying('later'))
})

/** Tokens in memory: what one server withdraws holds on every other within seconds, and costs no tablet a query. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { markFound, markLost } from '../../../server/queries/lost-tablets.ts'
import { rememberedTablets } from '../../../server/storage/enrolled-tablets.ts'
import { hashOf } from '../../../server/storage/secrets.ts'
import { type Api, openApi } from '../../support/api.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())

/** A server beside the one that is asked to withdraw, with a clock of its own. */
function anotherServer() {
  let elapsed = 0
  const tablets = rememberedTablets(api.db, () => new Date(elapsed))
  const find = () => tablets.find(hashOf(api.sokha.token))
  return {
    find,
    wait: (ms: number) => {
      elapsed += ms
    },
  }
}

describe('a tablet that another server withdrew', () => {
  it('is known as lost within two seconds, and as found again at once', async () => {
    const { find, wait } = anotherServer()
    expect((await find())?.aside).toBeUndefined()
    await markLost(api.db, api.campaign, api.sokha.code, new Date())
    wait(1_999)
    expect((await find())?.aside).toBeUndefined()
    wait(1)
    expect((await find())?.aside).toBe('lost-tablet')
    await markFound(api.db, api.campaign, api.sokha.code)
    expect((await find())?.aside).toBeUndefined()
  })

  it('is asked for once for all tablets, and none of them is looked up again within a minute', async () => {
    const { find, wait } = anotherServer()
    await find()
    await api.db
      .updateTable('enrolment')
      .set({ code: 'other-01' })
      .where('id', '=', api.sokha.enrolment)
      .execute()
    wait(59_000)
    expect((await find())?.code).toBe(api.sokha.code)
    wait(1_000)
    expect((await find())?.code).toBe('other-01')
  })
})

/** Whoever keeps the register in memory learns of every change of it, and of none that did not come about. */

import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readCampaignId } from '../../../schema/codes.ts'
import { unpackSteps } from '../../../schema/places/packed-columns.ts'
import { readMap } from '../../../schema/wire/result-endpoints.ts'
import { readFreshness } from '../../../server/queries/results.ts'
import type { Db } from '../../../server/storage/database.ts'
import { type Api, openApi } from '../../support/api.ts'
import { bringRooms } from '../../support/intake.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
  await bringRooms(api)
}, 120_000)
afterAll(() => api.close())

async function markNow(): Promise<string> {
  const campaign = readCampaignId(api.campaign)
  if (!campaign) throw new Error('the campaign has no id')
  return (await readFreshness(api.services.exportDb, campaign)).places
}
const addStation = (db: Db, code: string) =>
  sql`insert into station (code, premises, room) select ${code}, min(code), ${code} from premises`.execute(db)

it('is the same mark as long as nothing is written, and another one after each kind of writing', async () => {
  const marks = [await markNow()]
  expect(await markNow()).toBe(marks[0])
  for (const write of [
    () => addStation(api.db, 'marked-1'),
    () => sql`update station set room = 'other' where code = 'marked-1'`.execute(api.db),
    () => sql`delete from station where code = 'marked-1'`.execute(api.db),
    () => sql`update premises set latitude = latitude`.execute(api.db),
  ]) {
    await write()
    marks.push(await markNow())
  }
  expect(new Set(marks).size).toBe(marks.length)
})

it('changes with the stations for everybody at once, and not before they are there', async () => {
  const before = await markNow()
  await api.db.transaction().execute(async (writing) => {
    await addStation(writing, 'marked-2')
    expect(await markNow()).toBe(before)
  })
  const after = await markNow()
  expect(after).not.toBe(before)

  const given = new Error('given up')
  const undone = api.db.transaction().execute(async (writing) => {
    await addStation(writing, 'marked-3')
    throw given
  })
  await expect(undone).rejects.toBe(given)
  expect(await markNow()).toBe(after)
})

it('is another one after two lists that are written at the same time, whichever comes first', async () => {
  const before = await markNow()
  let letGo = () => {}
  const waits = new Promise<void>((done) => {
    letGo = done
  })
  let hasWritten = () => {}
  const written = new Promise<void>((done) => {
    hasWritten = done
  })
  const slow = api.db.transaction().execute(async (writing) => {
    await addStation(writing, 'marked-4')
    hasWritten()
    await waits
  })
  await written
  const quick = addStation(api.db, 'marked-5')
  expect(await markNow()).toBe(before)
  letGo()
  await slow
  const between = await markNow()
  await quick
  const last = await markNow()
  expect(between).not.toBe(before)
  expect(last).not.toBe(before)
  const { rows } = await sql`select code from station where code in ('marked-4', 'marked-5')`.execute(api.db)
  expect(rows).toHaveLength(2)
})

it('lets a place that was moved lie elsewhere on the map at once', async () => {
  const northernmost = async () => {
    const { body } = await api.as('chan').call(readMap, {
      params: { campaign: api.campaign },
      querystring: {},
    })
    return Math.max(...unpackSteps(body.latitudes)) / body.stepsPerDegree
  }
  const before = await northernmost()
  await sql`
    update station set latitude = ${before + 1}, longitude = 104
    where code = (select min(code) from station)`.execute(api.db)
  expect(await northernmost()).toBeCloseTo(before + 1, 4)
})

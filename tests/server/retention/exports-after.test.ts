/** What leaves the house before and after words, photos and talks have ended: the same numbers, and no word in either. */

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exportGeoJson } from '../../../schema/wire/export-endpoints.ts'
import { listVisits } from '../../../schema/wire/visit-endpoints.ts'
import { buildApp } from '../../../server/app.ts'
import { prepareClassKeys } from '../../../server/keys/prepare-class-keys.ts'
import { listKept } from '../../../server/queries/retention.ts'
import { lookAtDays } from '../../../server/start/look-at-days.ts'
import { type Api, type Caller, callerWith, openApi } from '../../support/api.ts'
import {
  type Planted,
  plantOffice,
  reportPlanted,
  visitPlanted,
} from '../../support/disclosure/planted-office.ts'
import { chanceFrom } from '../../support/disclosure/random-tables.ts'
import { readEndpoints } from '../../support/endpoints.ts'
import { sealedPhoto, send, sendPhoto, sha256Of, visitTo } from '../../support/intake.ts'
import { photoQuestionOf } from '../../support/photo-cuts.ts'
import { noisyJpeg } from '../../support/pictures.ts'
import { fillRelease, releaseNow } from '../../support/releases.ts'

/** In words nobody else writes. */
const PICTURED = 'សញ្ញាសម្ងាត់នៃរូបថត'

let api: Api
let planted: Planted
beforeAll(async () => {
  api = await openApi()
  planted = await plantOffice(api, 3)
  const chance = chanceFrom(77)
  for (const station of planted.stations) {
    await visitPlanted(api, planted, station, chance)
    await visitPlanted(api, planted, station, chance)
    await reportPlanted(api, planted, station)
  }
  const [station = expect.fail()] = planted.stations
  const [id, picture] = [randomUUID(), noisyJpeg(3000, chance)]
  const photo = await sealedPhoto(api, id, picture)
  const photos = [{ sha256: sha256Of(picture), description: PICTURED }]
  const sent = await visitTo(
    api,
    station,
    { [photoQuestionOf(api)]: { kind: 'photo', photos } },
    { id, photos: [photo.sha256] },
  )
  expect((await send(api, sent)).status).toBe(200)
  expect((await sendPhoto(api, id, photo)).body).toMatchObject({ state: 'received' })
  await prepareClassKeys(api.db, api.services.classKeys, api.services.retention, '2026-01-05')
  await releaseNow(api)
}, 180_000)
afterAll(() => api.close())

/** Every export there is, in every language, as a server says it that has just started and remembers nothing. */
async function takeOut(): Promise<ReadonlyMap<string, string>> {
  const app = await buildApp(api.services)
  const bopha: Caller = callerWith(app, api.as('bopha').headers)
  const files = new Map<string, string>()
  for (const [, { method, url }] of await readEndpoints())
    if (method === 'GET' && url.includes('/exports/'))
      for (const language of ['km', 'en'])
        for (const filled of fillRelease(url.replace(':campaign', api.campaign))) {
          const path = `${filled}?language=${language}`
          const { status, text } = await bopha.send('GET', path)
          expect([path, status]).toEqual([path, 200])
          files.set(path, text)
        }
  await app.close()
  return files
}

const wordsIn = (text: string): readonly string[] =>
  [...planted.markers, PICTURED].filter((marker) => text.includes(marker))

describe('the files that leave the house', () => {
  test('are the same to the letter after words, photos and talks have ended, with no word in them before or after', async () => {
    const before = await takeOut()
    expect(before.size).toBeGreaterThanOrEqual(10)
    expect([...before.values()].flatMap(wordsIn)).toEqual([])
    const rows = [...before].map(([, text]) => text.split('\n').length)
    expect(Math.max(...rows)).toBeGreaterThan(planted.stations.length)
    const visits = () =>
      api.as('chan').call(listVisits, {
        params: { campaign: api.campaign, station: planted.stations[0] ?? expect.fail() },
      })
    // The search finds what is there to be found, in the one place where it may be read.
    expect(wordsIn((await visits()).text).length).toBeGreaterThan(0)

    const ended = await lookAtDays(api.services, (work) => work(api.db), new Date('2029-01-01T05:00:00Z'))
    expect(ended).toBe(4)
    for (const { endedOn } of await listKept(api.db, api.campaign)) expect(endedOn).toBe('2029-01-01')
    const ids = [...planted.markers].filter((marker) => /^[0-9a-f-]{36}$|^[0-9a-f]{64}$/u.test(marker))
    expect(wordsIn((await visits()).text).filter((word) => !ids.includes(word))).toEqual([])

    const after = await takeOut()
    expect([...after.keys()]).toEqual([...before.keys()])
    for (const [path, text] of after) expect([path, text]).toEqual([path, before.get(path)])
  }, 120_000)

  test('have numbers that would tell if a fact had gone with the words', async () => {
    const read = async () =>
      (
        await callerWith(await buildApp(api.services), api.as('bopha').headers).call(exportGeoJson, {
          params: { campaign: api.campaign },
          querystring: {},
        })
      ).text
    const whole = await read()
    await sql`update visit set body = replace(body, '"step_free_route"', '"another_question"')`.execute(
      api.db,
    )
    expect(await read()).not.toBe(whole)
  })
})

/** Public pages: what was released and nothing else, in plain words, for whoever has the link, until it is taken back. */

import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportOData } from '../../../schema/wire/odata-endpoints.ts'
import { listReleases, showRelease, withdrawRelease } from '../../../schema/wire/release-endpoints.ts'
import { type Api, openApi } from '../../support/api.ts'
import { type Planted, plantOffice, visitPlanted } from '../../support/disclosure/planted-office.ts'
import { chanceFrom } from '../../support/disclosure/random-tables.ts'
import { inventRelease } from '../../support/invented-release.ts'
import { keepInvented, releaseNow } from '../../support/releases.ts'

let api: Api
let planted: Planted
let number = 0
let address = 0
beforeAll(async () => {
  api = await openApi()
  planted = await plantOffice(api, 3)
  const chance = chanceFrom(7)
  for (const station of planted.stations.slice(0, 12)) await visitPlanted(api, planted, station, chance)
  await sql`update campaign set election_date = '2026-01-04'`.execute(api.db)
  number = await releaseNow(api)
}, 120_000)
afterAll(() => api.close())

const params = () => ({ campaign: api.campaign, number: String(number) })
const show = (isPublic: boolean) =>
  api.as('bopha').call(showRelease, { params: params(), body: { isPublic } })
async function get(path: string, headers: Readonly<Record<string, string>> = {}) {
  const reply = await api.app.inject({
    method: 'GET',
    url: path,
    headers: { accept: 'text/html', ...headers },
  })
  return { status: reply.statusCode, text: reply.body, headers: reply.headers, bytes: reply.rawPayload }
}

/** As a program asks that takes what it gets. */
const fetchFeed = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  get(path, { accept: '*/*', ...headers })

describe('a release', () => {
  it('is shown to nobody before the liaison shows it, at an address that stays', async () => {
    expect((await get('/r/1/en')).status).toBe(404)
    const shown = await show(true)
    expect(shown.status, shown.text).toBe(200)
    address = shown.body.publicAs ?? 0
    expect((await get(`/r/${address}/en`)).status).toBe(200)
    expect((await get(`/r/${address}`)).headers.location).toBe(`/r/${address}/km`)
    const { body } = await api.as('chan').call(listReleases, { params: { campaign: api.campaign } })
    expect(body.releases[0]?.publicAs).toBe(address)
  })

  it('stands there without a script, with a strict policy, and is fetched once', async () => {
    const { headers, text } = await get(`/r/${address}/km`)
    expect(text).toMatch(/^<!doctype html>\n<html lang="km">/u)
    expect(text).not.toContain('<script')
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(headers['set-cookie']).toBeUndefined()
    const again = await get(`/r/${address}/km`, { 'if-none-match': String(headers.etag) })
    expect([again.status, again.text]).toEqual([304, ''])
    expect((await get(`/r/${address}/en`, { 'if-none-match': String(headers.etag) })).status).toBe(200)
  })

  it('lets a station or commune be found, and says of it what was released', async () => {
    const visited = planted.stations[0] ?? ''
    const found = await get(`/r/${address}/en?find=${visited}`)
    expect(found.text).toContain(`/r/${address}/en/station/${visited}`)
    const station = await get(`/r/${address}/en/station/${visited}`)
    expect(station.status).toBe(200)
    expect(station.text).toContain('What stands in the way')
    expect(station.text).toContain(`/r/${address}/km/station/${visited}`)
    const area = await get(`/r/${address}/km/area/${visited.slice(0, 6)}`)
    expect(area.text).toContain(`/r/${address}/km/station/${visited}`)
    const none = await get(`/r/${address}/en?find=${encodeURIComponent('"><img src=x>')}`)
    expect(none.text).not.toContain('<img')
    expect(none.text).toContain('Nothing of that name was visited')
  })

  it('has nothing of stations that were not visited, of monitors and of words', async () => {
    const unseen = planted.stations.at(-1) ?? ''
    expect((await get(`/r/${address}/en/station/${unseen}`)).status).toBe(404)
    const codes = (await api.db.selectFrom('enrolment').select('code').execute()).map(({ code }) => code)
    for (const path of ['en', `en/station/${planted.stations[0]}`, `en/area/${unseen.slice(0, 2)}`]) {
      const { text } = await get(`/r/${address}/${path}`)
      for (const code of codes) expect(text).not.toContain(code)
    }
  })

  it('has a picture for messengers', async () => {
    const { text } = await get(`/r/${address}/en`)
    expect(text).toContain(`/r/${address}/picture.png"`)
    expect(text).toContain('<meta property="og:title"')
    const picture = await get(`/r/${address}/picture.png`)
    expect(picture.headers['content-type']).toBe('image/png')
    expect([picture.bytes.readUInt32BE(16), picture.bytes.readUInt32BE(20)]).toEqual([1200, 630])
  })

  it('is a feed for programs of everybody, with the rows that the office sees, and notes nobody', async () => {
    const logged = () => api.db.selectFrom('logbook').select('seq').execute()
    const root = `/r/${address}/odata`
    const service = await fetchFeed(`${root}/`)
    expect(service.headers).toMatchObject({
      'odata-version': '4.0',
      'content-type': expect.stringContaining('json'),
    })
    expect(service.headers['set-cookie']).toBeUndefined()
    const context = `${api.services.publicUrl}${root}/$metadata`
    expect(JSON.parse(service.text)).toMatchObject({ '@odata.context': context, value: [{}, {}, {}] })
    expect((await fetchFeed(root)).text).toBe(service.text)
    expect((await fetchFeed(`${root}/$metadata`)).text).toContain('<EntitySet Name="Findings"')
    const before = (await logged()).length
    const theirs = JSON.parse((await fetchFeed(`${root}/Findings?$count=true&language=en`)).text)
    expect((await logged()).length).toBe(before)
    const named = {
      params: { ...params(), set: 'Findings' as const },
      querystring: { $count: 'true', language: 'en' },
    }
    const ours = JSON.parse((await api.as('bopha').call(exportOData, named)).text)
    expect([theirs['@odata.count'], theirs.value]).toEqual([ours['@odata.count'], ours.value])
    expect(theirs.value.length).toBeGreaterThan(100)
    const codes = (await api.db.selectFrom('enrolment').select('code').execute()).map(({ code }) => code)
    for (const code of codes) expect(JSON.stringify(theirs)).not.toContain(code)
    // Written with its whole address, to be copied.
    expect((await get(`/r/${address}/km`)).text).toContain(`>${api.services.publicUrl}${root}/</a>`)
  })

  it('has a feed that is kept for a minute, and says what it does not answer', async () => {
    const path = `/r/${address}/odata/Stations?$top=2`
    const { headers } = await fetchFeed(path)
    expect(headers['cache-control']).toBe('public, max-age=60, must-revalidate')
    const again = await fetchFeed(path, { 'if-none-match': String(headers.etag) })
    expect([again.status, again.text]).toEqual([304, ''])
    const other = await fetchFeed(`${path}&$skip=1`, { 'if-none-match': String(headers.etag) })
    expect(other.status).toBe(200)
    for (const [rest, status] of [
      ['Stations?$orderby=room', 501],
      ['Stations?pretty=1', 400],
      ['Stations?$top=1&$top=2', 400],
      [`Stations('${planted.stations[0]}')`, 501],
      ['Stations/$count', 501],
      ['Visits', 404],
      ['stations', 404],
    ] as const) {
      const refused = await fetchFeed(`/r/${address}/odata/${rest}`)
      expect([rest, refused.status, refused.headers['cache-control']]).toEqual([rest, status, 'no-store'])
    }
  })

  it('is gone when it is hidden, comes back under the same address, and is gone for good when it is withdrawn', async () => {
    await show(false)
    const hidden = await get(`/r/${address}/en`)
    expect([hidden.status, hidden.headers['cache-control']]).toEqual([404, 'no-store'])
    expect(hidden.text).toContain('There is nothing here')
    const nowhere = await get('/r/999999/km')
    for (const feed of [
      'odata',
      'odata/',
      'odata/$metadata',
      'odata/Stations',
      'odata/Stations?$orderby=room',
    ])
      expect(await fetchFeed(`/r/${address}/${feed}`)).toMatchObject({ status: 404, text: nowhere.text })
    expect((await show(true)).body.publicAs).toBe(address)
    await api.as('bopha').call(withdrawRelease, { params: params(), body: { reason: 'mistake' } })
    for (const path of ['en', 'picture.png', 'odata/Stations', `en/station/${planted.stations[0]}`])
      expect((await get(`/r/${address}/${path}`)).status).toBe(404)
    expect((await show(true)).problem).toBe('release-withdrawn')
    const acts = await api.db.selectFrom('logbook').select('act').orderBy('seq').execute()
    expect(acts.map(({ act }) => act).filter((act) => act.startsWith('release.'))).toEqual([
      ...['release.made', 'release.shown', 'release.hidden', 'release.shown', 'release.withdrawn'],
    ])
  })
})

describe('a preliminary release', () => {
  it('has a feed of what it holds: counts, and no station', async () => {
    const { checklist } = api.services.shippedChecklist
    // Numbered after the one that was withdrawn.
    const { content } = inventRelease(checklist, { stations: 20, kind: 'preliminary' })
    await keepInvented(api, { content: { ...content, number: 2 }, stations: [] }, 1)
    const shown = await api
      .as('bopha')
      .call(showRelease, { params: { ...params(), number: '2' }, body: { isPublic: true } })
    const root = `/r/${shown.body.publicAs}/odata`
    const { value } = JSON.parse((await fetchFeed(`${root}/`)).text)
    expect(value).toEqual([{ name: 'Indicators', kind: 'EntitySet', url: 'Indicators' }])
    expect((await fetchFeed(`${root}/$metadata`)).text).not.toContain('Stations')
    const rows = JSON.parse((await fetchFeed(`${root}/Indicators?$filter=area_code eq ''`)).text).value
    expect(rows.length).toBe(content.figures.length)
    for (const set of ['Stations', 'Findings']) expect((await fetchFeed(`${root}/${set}`)).status).toBe(404)
    expect((await get(`/r/${shown.body.publicAs}/en`)).text).toContain('No polling station is named there')
  })
})

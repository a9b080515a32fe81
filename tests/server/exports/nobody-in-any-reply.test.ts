/** Everything somebody can read who carries things out of the house: in none of it is anybody who took part. */

import { createHash, randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CampaignId, readVisitId, type StationCode } from '../../../schema/codes.ts'
import { beginChecklistDraft } from '../../../schema/wire/checklist-draft-endpoints.ts'
import type { Endpoint } from '../../../schema/wire/endpoint.ts'
import { followResults } from '../../../schema/wire/live-endpoints.ts'
import { gatherRecords, listRecords } from '../../../schema/wire/recommendation-endpoints.ts'
import { showRelease } from '../../../schema/wire/release-endpoints.ts'
import { readPhoto } from '../../../schema/wire/visit-endpoints.ts'
import { writeCsv } from '../../../server/exports/csv.ts'
import { saveRegisterEntries } from '../../../server/queries/register.ts'
import { rememberedResults } from '../../../server/results/remember-results.ts'
import { findMarkers } from '../../faults/find-markers.ts'
import { type Api, openApi } from '../../support/api.ts'
import {
  type Planted,
  plantOffice,
  reportPlanted,
  visitPlanted,
} from '../../support/disclosure/planted-office.ts'
import { chanceFrom } from '../../support/disclosure/random-tables.ts'
import { readEndpoints } from '../../support/endpoints.ts'
import { sealedPhoto, send, sendPhoto, sha256Of, visitTo } from '../../support/intake.ts'
import { plantAgreedPhoto } from '../../support/offered-photos.ts'
import { photoQuestionOf } from '../../support/photo-cuts.ts'
import { noisyJpeg, withNotes } from '../../support/pictures.ts'
import { fillRelease, releaseNow } from '../../support/releases.ts'
import { addCampaign, enrolTablet, type Tablet } from '../../support/signed-in.ts'
import { zipOf } from '../../support/zip.ts'

/** At the front gate of a school, as a tablet's clock said it; planted visits begin there and then. */
const MOMENTS = ['03:17:29', '2026-01-04T03:17', '2026-01-04 03:17', '20260104T0317']
const BROWSER = 'Mozilla/5.0 (Linux; Android 9; SM-T295 Build/XQ71-planted) Chrome/120'

/** What a camera writes into its pictures: where it was, which one it is, and when. */
const EXIF = ['11.556412N-104.928207E', 'CAMERA-SN-R58N30ABCDE', '2026:01:04 03:17:29']
/** In the picture itself, where no reader of headers looks: such a photo is taken in, and stays in the house. */
const IN_THE_PICTURE = 'IN-THE-SCAN-11.556413N'

let api: Api
let planted: Planted
let markers: readonly string[]
let folder: string
/** Of a checklist. */
const draft = randomUUID()
/** Hashes of the pictures, the one that was taken in last. */
let visits: readonly string[] = []
let records: readonly string[] = []
let offers: readonly string[] = []
let shots: readonly string[]
/** A campaign of years before, and who was at a station for it. */
let before: { readonly campaign: CampaignId; readonly tablet: Tablet } | undefined
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'way-in-taken-out-'))
  api = await openApi()
  planted = await plantOffice(api, 3)
  const chance = chanceFrom(500)
  for (const station of planted.stations) {
    await visitPlanted(api, planted, station, chance)
    await visitPlanted(api, planted, station, chance)
    await reportPlanted(api, planted, station)
  }
  const { id, version } = api.services.shippedChecklist.checklist
  const begun = await api.as('dara').call(beginChecklistDraft, { params: { draft }, body: { id, version } })
  expect(begun.status).toBe(200)
  const [first] = planted.stations
  await photograph(first ?? expect.fail())
  visits = (await api.db.selectFrom('visit').select('id').limit(3).execute()).map(({ id }) => id)
  const entries = planted.monitors.map(({ enrolment }, order) => ({
    enrolment,
    entry: {
      name: `ឈ្មោះពិត ${order} Real Name ${order}`,
      phone: `+855 12 99${order} 7${order}1`,
      sex: 'female' as const,
      disability: 'vision' as const,
    },
  }))
  // The keys of this campaign were made for another election day; here only what is in the rows matters.
  await saveRegisterEntries(api.db, api.services.classKeys, api.campaign, entries)
  const [held = ''] = planted.stations
  const reason = `One monitor was seen at ${randomUUID()}`
  await sql`
    insert into station_hold (campaign_id, station, reason, ended_at) values (${api.campaign}, ${held}, ${reason}, now())
  `.execute(api.db)
  await sql`update station_import set file_name = 'list by Sovannarith.csv'`.execute(api.db)
  const agreed = await plantAgreedPhoto(api, readVisitId(visits[0] ?? '') ?? expect.fail(), shots[1])
  offers = [agreed.offer]
  expect(await releaseNow(api)).toBe(1)
  const shown = await api.as('bopha').call(showRelease, {
    params: { campaign: api.campaign, number: '1' },
    body: { isPublic: true },
  })
  expect(shown.body.publicAs).toBe(1)
  await recordRecommendations()
  before = await visitYearsBefore(first ?? expect.fail())
  markers = [
    ...planted.markers,
    ...entries.flatMap(({ entry: { name, phone } }) => [name, phone]),
    ...MOMENTS,
    ...EXIF,
    IN_THE_PICTURE,
    reason,
    ...[agreed.offer, ...agreed.people, shots[1] ?? expect.fail()],
    'list by Sovannarith.csv',
    'XQ71-planted',
    '127.0.0.1',
    api.sokha.code,
    api.sokha.token,
    api.sokha.enrolment,
    before.tablet.code,
    before.tablet.enrolment,
    String(api.as('bopha').headers.cookie).slice(2),
  ]
}, 180_000)
afterAll(async () => {
  await api.close()
  await rm(folder, { recursive: true, force: true })
})

/** Gathered, and worded by nobody yet. */
async function recordRecommendations(): Promise<void> {
  const of = { params: { campaign: api.campaign } }
  const list = () => api.as('bopha').call(listRecords, { ...of, querystring: {} })
  const seen = (await list()).body.gathering?.seen ?? ''
  expect((await api.as('bopha').call(gatherRecords, { ...of, body: { seen } })).status).toBe(200)
  records = (await list()).body.records.slice(0, 3).map(({ record }) => record)
  expect(records).toHaveLength(3)
}

async function visitYearsBefore(station: StationCode) {
  const campaign = await addCampaign(api)
  await sql`update campaign set election_date = '2022-06-05' where id = ${campaign}`.execute(api.db)
  const tablet = await enrolTablet(api, campaign)
  const { shippedChecklist, organisationKeys } = api.services
  const workshop = { campaign, checklist: shippedChecklist.checklist, key: organisationKeys.current }
  const { id, envelope } = await visitTo(workshop, station, {
    step_free_route: { kind: 'yes-no', value: 'no' },
  })
  const headers = { 'content-type': 'application/json' }
  const reply = await tablet.send('PUT', `/api/sealed/${id}`, { body: envelope, headers })
  expect(reply.status, reply.text).toBe(200)
  return { campaign, tablet }
}

/** A visit with pictures as cameras write them, sent by a tablet that did not take the notes out. */
async function photograph(station: StationCode): Promise<void> {
  const id = randomUUID()
  const plain = noisyJpeg(4000, chanceFrom(9))
  const scanned = Buffer.concat([plain.subarray(0, -2), Buffer.from(IN_THE_PICTURE), plain.subarray(-2)])
  const pictures = [withNotes(plain, 1, EXIF.join(' ')), scanned]
  const sealed = await Promise.all(pictures.map((picture) => sealedPhoto(api, id, picture)))
  const photos = pictures.map((picture, order) => ({
    sha256: sha256Of(picture),
    description: `${EXIF[order]}`,
  }))
  const sent = await visitTo(
    api,
    station,
    { [photoQuestionOf(api)]: { kind: 'photo', photos } },
    { id, photos: sealed.map(({ sha256 }) => sha256) },
  )
  expect((await send(api, sent)).status).toBe(200)
  const states = []
  for (const photo of sealed) states.push((await sendPhoto(api, id, photo)).body)
  expect(states).toMatchObject([{ state: 'set-aside' }, { state: 'received' }])
  shots = photos.map(({ sha256 }) => sha256)
}

const endpoints = (await readEndpoints()).filter(([, { method }]) => method === 'GET')

/** Every address of an endpoint that means something here. */
function listPaths({ url }: Endpoint): readonly string[] {
  const places: Readonly<Record<string, readonly string[]>> = {
    ':campaign': [api.campaign],
    ':earlier': before ? [before.campaign] : [],
    ':station': planted.stations,
    ':code': planted.monitors.slice(0, 3).map(({ code }) => code),
    ':area': ['02', '0201', '020101'],
    ':sha256': [...planted.markers].filter((marker) => /^[0-9a-f]{64}$/u.test(marker)).slice(0, 3),
    ':id': [api.services.shippedChecklist.checklist.id],
    ':draft': [draft],
    ':batch': [draft],
    ':visit': visits,
    ':record': records,
    ':offer': offers,
    ':number': ['1'],
    ':premises': ['020101-p', '010101-p'],
    // A tile of the whole country.
    ':zoom': ['6'],
    ':column': ['50'],
    ':row': ['29'],
    ':version': [api.services.shippedChecklist.checklist.version],
  }
  const filled = Object.entries(places).reduce<readonly string[]>(
    (paths, [name, values]) =>
      paths.flatMap((path) =>
        path.includes(name) ? values.map((value) => path.replace(name, value)) : [path],
      ),
    [url],
  )
  if (url.includes('/exports/'))
    return filled.flatMap(fillRelease).flatMap((path) => ['km', 'en'].map((one) => `${path}?language=${one}`))
  return filled.flatMap((path) => [
    path,
    `${path}?area=02`,
    ...(url === followResults.url ? [`${path}?with=coverage`] : []),
    `${path}?area=0201&sort=barriers`,
    `${path}?group=wheelchair`,
  ])
}

/** What everybody reads of the release, signed in or not: pages, and the feed for programs. */
const listPublicPaths = (): readonly string[] =>
  [
    ...['en', 'km?find=020101', 'picture.png', 'en/area/0201', `km/station/${planted.stations[0]}`],
    ...['odata/', 'odata/$metadata', 'odata/Stations', 'odata/Findings?$count=true', 'odata/Indicators'],
  ].map((rest) => `/r/1/${rest}`)

const cookie = () => api.as('bopha').headers.cookie ?? ''

/** A reply that does not end by itself: its first message, after which the line is left. */
async function listenTo(path: string, encoding: string) {
  const reply = await api.app.inject({
    ...{ method: 'GET', url: path, payloadAsStream: true },
    headers: { cookie: cookie(), 'accept-encoding': encoding, 'user-agent': BROWSER },
  })
  const parts: Buffer[] = []
  for await (const part of reply.stream()) {
    parts.push(Buffer.from(part))
    if (reply.statusCode === 200 && Buffer.concat(parts).includes('data: ')) break
  }
  return { status: reply.statusCode, headers: reply.headers, bytes: Buffer.concat(parts) }
}

/** Bytes and everything said about them, as they travel, in a folder as somebody's stick would hold them. */
async function takeOut(into: string): Promise<Readonly<Record<'taken' | 'refused', number>>> {
  const seen = new Set<string>()
  const counts = { taken: 0, refused: 0 }
  let listened = 0
  const paths = endpoints.map(([name, endpoint]) => [name, endpoint.url, listPaths(endpoint)] as const)
  for (const [name, url, its] of [...paths, ['public', '', listPublicPaths()] as const])
    for (const path of its)
      for (const encoding of ['identity', 'gzip', 'br']) {
        const headers = { 'accept-encoding': encoding, 'user-agent': BROWSER }
        const reply =
          url === followResults.url
            ? await listenTo(path, encoding)
            : await api.as('bopha').send('GET', path, { headers })
        if (url === followResults.url && reply.status === 200) listened += 1
        if (name === 'public') expect([path, reply.status]).toEqual([path, 200])
        counts[reply.status < 400 ? 'taken' : 'refused'] += 1
        const isBrotli = reply.headers['content-encoding'] === 'br'
        const bytes = isBrotli ? brotliDecompressSync(reply.bytes) : reply.bytes
        for (const part of [bytes, Buffer.from(JSON.stringify(reply.headers))]) {
          const hash = createHash('sha256').update(part).digest('hex').slice(0, 16)
          if (!seen.has(hash)) await writeFile(join(into, `${name}-${hash}`), part)
          seen.add(hash)
        }
      }
  // All of the country, one area, and each with its coverage.
  expect(listened).toBeGreaterThan(3)
  return counts
}

describe('whoever carries results out of the house', () => {
  test('finds nobody in any reply to any question, in any form, nor in what is said about the replies', async () => {
    expect(markers.length).toBeGreaterThan(500)
    const { taken, refused } = await takeOut(folder)
    // Most questions are answered; what is refused is searched as well.
    expect(taken).toBeGreaterThan(400)
    expect(refused).toBeGreaterThan(20)
    expect(await findMarkers(folder, markers)).toEqual([])
  }, 300_000)

  test('has no picture in hand, and not even reviewers see where, when and with what one was taken', async () => {
    const own = await mkdtemp(join(tmpdir(), 'way-in-pictures-'))
    try {
      for (const name of ['bopha', 'chan'] as const)
        for (const [order, sha256] of shots.entries()) {
          const { status, bytes } = await api.as(name).call(readPhoto, { params: { sha256 } })
          const isShown = name === 'chan' && order === 1
          expect([name, order, status]).toEqual([name, order, isShown ? 200 : name === 'chan' ? 404 : 403])
          await writeFile(join(own, `${name}-${order}`), bytes)
        }
      const found = await findMarkers(own, [...EXIF, IN_THE_PICTURE])
      // The search finds what is there to be found: the picture that reviewers may see.
      expect([...new Set(found.map(({ file }) => file))]).toEqual(['chan-1'])
    } finally {
      await rm(own, { recursive: true, force: true })
    }
  })

  test('would find somebody if only one column of one export were about them', async () => {
    const results = rememberedResults(api.services)
    const campaign = (await results.find(api.campaign))?.campaign
    if (!campaign) throw new Error('a campaign')
    async function* rows() {
      for (const station of planted.stations.slice(0, 2)) {
        const judged = await results.judgeWhole(campaign ?? expect.fail(), station)
        for (const { evidence } of judged?.findings.outcomes ?? [])
          yield [station, evidence.map(({ answer }) => answer?.note ?? '').join(' ')]
      }
    }
    const pieces: string[] = []
    for await (const piece of writeCsv(['station', 'remark'], rows())) pieces.push(piece)
    const file = pieces.join('')
    const [code = ''] = planted.monitors.map((monitor) => monitor.code)
    const spoilt = await mkdtemp(join(tmpdir(), 'way-in-spoilt-'))
    try {
      await writeFile(join(spoilt, 'findings.csv'), file)
      await writeFile(join(spoilt, 'findings-utf16.csv'), Buffer.from(file, 'utf16le'))
      await writeFile(join(spoilt, 'findings.xlsx'), zipOf([{ name: 'xl/sheet1.xml', content: file }]))
      await writeFile(
        join(spoilt, 'core.xml'),
        `<dc:creator>${Buffer.from(`by ${code}.`).toString('base64')}</dc:creator>`,
      )
      const found = await findMarkers(spoilt, markers)
      for (const name of ['findings.csv', 'findings-utf16.csv', 'findings.xlsx', 'core.xml'])
        expect([name, found.some((hit) => hit.file === name)]).toEqual([name, true])
    } finally {
      await rm(spoilt, { recursive: true, force: true })
    }
  })

  test('asks every question with something that is there in every place of its address', () => {
    for (const [, endpoint] of endpoints)
      for (const path of listPaths(endpoint)) expect(path).not.toContain('/:')
  })
})

/** Reports of a release: the same bytes for ever, in every form, to those who may read releases, and of no withdrawn one. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Words } from '../../../schema/language.ts'
import type { RecordState } from '../../../schema/recommendations/record.ts'
import type { ReleaseContent, ReleasedStation } from '../../../schema/release/release.ts'
import {
  REPORT_FORMATS,
  REPORT_VARIANTS,
  type ReportFormat,
  type ReportVariant,
} from '../../../schema/report/document.ts'
import type { ReplyOf } from '../../../schema/wire/endpoint.ts'
import {
  gatherRecords,
  listRecords,
  moveRecords,
  wordRecord,
} from '../../../schema/wire/recommendation-endpoints.ts'
import { exportPremisesSheet, withdrawRelease } from '../../../schema/wire/release-endpoints.ts'
import { askForReport, readReport } from '../../../schema/wire/report-endpoints.ts'
import { buildApp } from '../../../server/app.ts'
import { type Api, callerWith, openApi } from '../../support/api.ts'
import { type Planted, plantOffice, visitPlanted } from '../../support/disclosure/planted-office.ts'
import { chanceFrom } from '../../support/disclosure/random-tables.ts'
import { ask, whyNot } from '../../support/other-programs.ts'
import { releaseNow } from '../../support/releases.ts'

const noPoppler = await whyNot('pdftotext')

let folder: string
let api: Api
let planted: Planted
let number: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'way-in-reports-'))
  api = await openApi()
  planted = await plantOffice(api, 4)
  const chance = chanceFrom(5)
  for (const station of planted.stations.slice(0, 12)) await visitPlanted(api, planted, station, chance)
  await sql`update campaign set election_date = '2026-01-04'`.execute(api.db)
  await recordTwo()
  number = String(await releaseNow(api))
}, 120_000)
afterAll(async () => {
  await api.close()
  await rm(folder, { recursive: true, force: true })
})

const REWORDED = { km: 'ដាក់ជម្រាលពីឈើ', en: 'Lay a ramp of wood' }
const ANSWERED = { km: 'យើងនឹងដាក់ជម្រាល', en: 'We shall lay a ramp' }
const OVERRULED = { km: 'មិនចាំបាច់', en: 'Not needed' }
let reworded: Row
/** What the checklist asks for there. */
let overruledByRule: string
type Row = ReplyOf<typeof listRecords>['records'][number]

/** One is reworded, handed over and accepted; another reworded and overruled. */
async function recordTwo() {
  const ofCampaign = { campaign: api.campaign }
  const list = async () =>
    (await api.as('bopha').call(listRecords, { params: ofCampaign, querystring: {} })).body
  const gathered = await api.as('bopha').call(gatherRecords, {
    params: ofCampaign,
    body: { seen: (await list()).gathering?.seen ?? '' },
  })
  expect(gathered.status, gathered.text).toBe(200)
  const rows = (await list()).records.filter(({ stations }) => stations.length > 0)
  const row = rows.find(({ addressee }) => addressee === 'nec')
  const other = rows.find((one) => one.barrier !== row?.barrier)
  if (!row || !other) throw new Error('there are too few recommendations')
  reworded = row
  overruledByRule = other.text.en ?? ''
  const now = async ({ record }: Row) => {
    const { version } = (await list()).records.find((one) => one.record === record) ?? row
    return { record, version }
  }
  const word = async ({ record, version, addressee, when, effort }: Row, text: Words) => {
    const reply = await api.as('chan').call(wordRecord, {
      params: { ...ofCampaign, record },
      body: { version, wording: { text, addressee, when, effort, due: null } },
    })
    expect(reply.status, reply.text).toBe(200)
  }
  const day = api.services.now().toISOString().slice(0, 10)
  const move = async (one: Row, to: RecordState, more: { receiver?: string; words?: Words } = {}) => {
    const body = { records: [await now(one)], to, day, ...more }
    const reply = await api.as('bopha').call(moveRecords, { params: ofCampaign, body })
    expect(reply.status, reply.text).toBe(200)
  }
  await word(row, REWORDED)
  await word(other, OVERRULED)
  await move(row, 'agreed')
  await move(row, 'handed-over', { receiver: 'nec' })
  await move(row, 'accepted', { words: ANSWERED })
  await move(other, 'overruled', { words: { en: 'It stays inside.' } })
}

const params = () => ({ campaign: api.campaign, number })
interface Wish {
  readonly language?: string
  readonly variant?: ReportVariant
  readonly format?: ReportFormat
}

async function take({ format = 'html', ...querystring }: Wish, by = api.as('bopha')) {
  return by.call(readReport, { params: { ...params(), format }, querystring })
}

async function readReleased() {
  const reply = await api
    .as('bopha')
    .send('GET', `/api/campaigns/${api.campaign}/releases/${number}/exports/release.jsonl`)
  const [first = '', ...lines] = reply.text.trimEnd().split('\n')
  const content: ReleaseContent = JSON.parse(first)
  return { content, stations: lines.map((line): ReleasedStation => JSON.parse(line)) }
}

describe('a report of a release', () => {
  it.each(REPORT_VARIANTS)('is there as a page in both languages, %s', async (variant) => {
    for (const [language, heading] of [
      ['km', variant === 'plain' ? 'យើងបានឃើញអ្វី' : 'អ្វីដែលគួរធ្វើ និងនរណាគួរធ្វើ'],
      ['en', variant === 'plain' ? 'What did we find?' : 'What should be done, and by whom'],
    ] as const) {
      const { status, text, headers } = await api
        .as('bopha')
        .call(readReport, { params: { ...params(), format: 'html' }, querystring: { language, variant } })
      expect(status, text).toBe(200)
      expect(text).toContain(`<html lang="${language}" class="${variant}">`)
      expect(text).toContain(heading)
      expect(headers['content-disposition']).toContain(`release-1-report-${language}-${variant}.html`)
      expect(headers['content-security-policy']).toContain("style-src 'sha256-")
    }
  })

  it('names the stations of the release as the election commission prints them, and its checksum', async () => {
    const { text } = await take({ language: 'en' })
    for (const station of planted.stations.slice(0, 12)) expect(text).toContain(station)
    for (const station of planted.stations.slice(12)) expect(text).not.toContain(station)
    expect(text).toMatch(/(?:[0-9a-f]{8} ){7}[0-9a-f]{8}/u)
    for (const { code } of planted.monitors) expect(text).not.toContain(code)
  })

  it('has what people worded and a body answered, in every form, and not what was overruled', async () => {
    const docx = unzipSync(new Uint8Array((await take({ language: 'en', format: 'docx' })).bytes))
    const page = (await take({ language: 'en' })).text
    const texts = [page, strFromU8(docx['word/document.xml'] ?? new Uint8Array())]
    if (noPoppler === undefined) {
      const path = join(folder, 'report.pdf')
      // In English: of Khmer programs read some signs twice.
      await writeFile(path, (await take({ language: 'en', format: 'pdf' })).bytes)
      texts.push((await ask('pdftotext', path, '-')).replace(/\s+/gu, ' '))
    }
    for (const text of texts) {
      for (const words of [REWORDED.en, ANSWERED.en]) expect(text).toContain(words)
      for (const words of [OVERRULED.en, 'It stays inside.']) expect(text).not.toContain(words)
    }
    const khmer = (await take({ language: 'km' })).text
    for (const words of [REWORDED.km, ANSWERED.km]) expect(khmer).toContain(words)
    expect(khmer).not.toContain(OVERRULED.km)
  })

  it('is of a release that freezes who was asked, and how many were overruled', async () => {
    const { content } = await readReleased()
    expect(content.bodies?.find(({ id }) => id === 'nec')?.name.en).toBe('National Election Committee')
    expect(content.redactions).toContainEqual({
      ...{ reason: 'overruled', what: 'recommendations', count: 1 },
    })
  })

  it('and so has the page of a premises, in the words of people', async () => {
    const { stations } = await readReleased()
    const station = stations.find(({ code }) => code === reworded.stations[0])
    const { text } = await api.as('bopha').call(exportPremisesSheet, {
      params: { ...params(), premises: station?.premises.code ?? '' },
      querystring: {},
    })
    for (const words of [REWORDED.km, REWORDED.en]) expect(text).toContain(words)
    expect(text).not.toContain(OVERRULED.en)
    for (const { premises } of stations) {
      const page = await api.as('bopha').call(exportPremisesSheet, {
        params: { ...params(), premises: premises.code },
        querystring: {},
      })
      expect(page.text).not.toContain(overruledByRule)
    }
  })

  it('has the same bytes whoever asks, and when another server is asked', async () => {
    const app = await buildApp(api.services)
    const other = callerWith(app, api.as('chan').headers)
    for (const format of REPORT_FORMATS) {
      const [one, another] = [await take({ format }), await take({ format }, other)]
      expect([one.status, another.status]).toEqual([200, 200])
      expect(one.bytes.equals(another.bytes), format).toBe(true)
    }
    await app.close()
  })

  it('is asked for first, and says how long its file is once it is there', async () => {
    const dara = api.as('dara')
    const body = { language: 'en', variant: 'standard', format: 'docx' } as const
    await expect
      .poll(async () => (await dara.call(askForReport, { params: params(), body })).body.state)
      .toBe('ready')
    const { body: told } = await dara.call(askForReport, { params: params(), body })
    const { bytes } = await take({ format: 'docx', language: 'en' })
    expect(told).toEqual({ state: 'ready', bytes: bytes.length })
    expect(bytes.subarray(0, 2).toString()).toBe('PK')
  })

  it('is noted in the logbook when it is taken', async () => {
    await take({ format: 'pdf', language: 'en', variant: 'plain' })
    const rows = await api.db.selectFrom('logbook').select('act').where('act', '=', 'export.made').execute()
    expect(rows.length).toBeGreaterThan(0)
  })

  it('is of no release that is not there, or was withdrawn', async () => {
    const missing = { ...params(), number: '7', format: 'html' } as const
    expect((await api.as('bopha').call(readReport, { params: missing, querystring: {} })).status).toBe(404)
    const withdrawn = { params: params(), body: { reason: 'mistake' } } as const
    expect((await api.as('bopha').call(withdrawRelease, withdrawn)).status).toBe(200)
    expect((await take({})).problem).toBe('release-withdrawn')
    const body = { language: 'km', variant: 'standard', format: 'html' } as const
    expect((await api.as('bopha').call(askForReport, { params: params(), body })).problem).toBe(
      'release-withdrawn',
    )
  })
})

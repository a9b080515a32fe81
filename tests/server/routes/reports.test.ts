/** Reports of a release: the same bytes for ever, in every form, to those who may read releases, and of no withdrawn one. */

import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  REPORT_FORMATS,
  REPORT_VARIANTS,
  type ReportFormat,
  type ReportVariant,
} from '../../../schema/report/document.ts'
import { withdrawRelease } from '../../../schema/wire/release-endpoints.ts'
import { askForReport, readReport } from '../../../schema/wire/report-endpoints.ts'
import { buildApp } from '../../../server/app.ts'
import { type Api, callerWith, openApi } from '../../support/api.ts'
import { type Planted, plantOffice, visitPlanted } from '../../support/disclosure/planted-office.ts'
import { chanceFrom } from '../../support/disclosure/random-tables.ts'
import { releaseNow } from '../../support/releases.ts'

let api: Api
let planted: Planted
let number: string
beforeAll(async () => {
  api = await openApi()
  planted = await plantOffice(api, 4)
  const chance = chanceFrom(5)
  for (const station of planted.stations.slice(0, 12)) await visitPlanted(api, planted, station, chance)
  await sql`update campaign set election_date = '2026-01-04'`.execute(api.db)
  number = String(await releaseNow(api))
}, 120_000)
afterAll(() => api.close())

const params = () => ({ campaign: api.campaign, number })
interface Wish {
  readonly language?: string
  readonly variant?: ReportVariant
  readonly format?: ReportFormat
}

async function take({ format = 'html', ...querystring }: Wish, by = api.as('bopha')) {
  return by.call(readReport, { params: { ...params(), format }, querystring })
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

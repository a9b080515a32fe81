/** `npm run bench -- --only=list`: the list of stations, its filters and the review, over the whole country with thousands of visits. */

import { randomUUID } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import { sql } from 'kysely'
import { readStationCode, readVisitId } from '../../schema/codes.ts'
import type { Answer } from '../../schema/visit/answer.ts'
import { visitToWire } from '../../schema/wire/visit-shape.ts'
import { insertVisits } from '../../server/queries/visits.ts'
import { connect } from '../../server/storage/open-database.ts'
import { hashOf } from '../../server/storage/secrets.ts'
import { startWholeBrowser } from '../support/browser.ts'
import { fillVisit } from '../support/fill-visit.ts'
import type { Office } from '../support/office.ts'
import type { LoadSetting } from './load.ts'
import { type Line, median, percentile, round } from './measure.ts'
import { measureOpening } from './open-stations.ts'

export interface ListSetting extends LoadSetting {
  readonly office: Office
}

const VISITS = 5_000
const AT_ONCE = 25
/** A page of the list or of the review, from the question to the last byte. */
const PAGE_MS = 300
/** From a filter chosen to the rows drawn. */
const REDRAW_MS = 150

export async function measureList(setting: ListSetting): Promise<readonly Line[]> {
  const { office, campaign, databaseUrl, isShort } = setting
  const visits = isShort ? VISITS / 5 : VISITS
  const times = isShort ? 10 : 60
  await bringVisits(setting, visits)
  const base = `/api/campaigns/${campaign}`
  const ask = (path: (turn: number) => string, many = times) => timesOf(office, path, many)
  const first = await ask(() => `${base}/stations`, 1)
  const floor = await floorOf(databaseUrl, times)
  const page = (what: string, taken: readonly number[]): Line => {
    const p95 = percentile(taken, 0.95)
    return {
      ...{ what, ours: round(p95), unit: 'ms', floor: round(floor) },
      ...{ ratio: round(p95 / floor, 1), bar: `p95 under ${PAGE_MS} ms`, kept: p95 < PAGE_MS },
      spread: `median ${round(median(taken))}`,
    }
  }
  const lines = [
    { what: `list, the first after ${visits} visits`, ours: round(first[0] ?? 0), unit: 'ms' },
    page('list, a page', await ask((turn) => `${base}/stations?page=${1 + ((turn * 37) % 400)}`)),
    page('list, sorted', await ask((turn) => `${base}/stations?sort=${SORTS[turn % SORTS.length]}`)),
    page('list, searched in Khmer', await ask(() => `${base}/stations?search=${encodeURIComponent('សាលា')}`)),
    page(
      'list, by state and barrier',
      await ask(() => `${base}/stations?state=none&barrier=gate-too-narrow`),
    ),
    page('list, by review', await ask(() => `${base}/stations?review=query`)),
    page('review, counts', await ask(() => `${base}/review-counts`)),
    page('review, a page with flags', await ask(() => `${base}/reviews`)),
    page('review, a page of those with a flag', await ask(() => `${base}/reviews?flag=any`)),
    page('review, how far two agree', await ask(() => `${base}/agreement`, Math.ceil(times / 6))),
  ]
  return [
    ...lines,
    await measureRedraw(setting, isShort ? 6 : 30),
    ...(await measureOpening(setting, isShort ? 2 : 8)),
  ]
}

const SORTS = ['code', 'state', 'barriers', 'voters'] as const

/** The same page by the plainest statement over an open connection, without anything that was found in visits. */
async function floorOf(databaseUrl: string, times: number): Promise<number> {
  const { db, close } = connect(databaseUrl)
  const taken: number[] = []
  for (let turn = 0; turn < times; turn += 1) {
    const begun = performance.now()
    await sql`select count(*) from station`.execute(db)
    await sql`select * from station join premises on premises.code = station.premises
      order by station.code offset ${(turn * 37 * 50) % 20_000} limit 50`.execute(db)
    taken.push(performance.now() - begun)
  }
  await close()
  return percentile(taken, 0.95)
}

async function timesOf(office: Office, path: (turn: number) => string, times: number) {
  const taken: number[] = []
  for (let turn = 0; turn < times; turn += 1) {
    const begun = performance.now()
    const { status } = await office.rawFetch(path(turn))
    if (status !== 200) throw new Error(`${path(turn)}: ${status}`)
    taken.push(performance.now() - begun)
  }
  return taken
}

/** One in ten to a station that has one already; one in twenty with a number no door has; one in three looked at. */
export async function bringVisits(
  { databaseUrl, checklist, campaign, stations }: ListSetting,
  count: number,
): Promise<void> {
  const { db, close } = connect(databaseUrl)
  const codes = await allCodes(db, stations)
  const { rows } = await sql<{ readonly id: string }>`select id from enrolment`.execute(db)
  const no: Answer = { kind: 'yes-no', value: 'no' }
  for (let from = 0; from < count; from += AT_ONCE) {
    const batch = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, at) => {
      const turn = from + at
      const [id, station] = [
        readVisitId(randomUUID()),
        readStationCode(codes[turn % Math.ceil(count * 0.9)] ?? ''),
      ]
      if (!id || !station) throw new Error('no id or station')
      const answers = new Map<string, Answer>([
        ...(turn % 3 === 0 ? [['step_free_route', no] as const] : []),
        ...(turn % 20 === 0 ? [['door_clear_width_cm', { kind: 'measure', value: 600 }] as const] : []),
      ])
      const visit = fillVisit(checklist, { id, campaign, station, form: 'full', answers })
      const body = JSON.stringify(visitToWire(visit, '2027-06-06T00:45:00Z'))
      return {
        ...{ id, campaign, station, checklist: visit.checklist, body },
        ...{ enrolment: rows[turn % rows.length]?.id ?? '', freeText: undefined, talks: undefined },
        ...{ photosExpected: [], sealedPhotos: [], envelopeSha256: hashOf(id) },
      }
    })
    await insertVisits(db, batch)
  }
  await sql`
    insert into review_step (visit_id, number, campaign_id, from_state, to_state, reason, is_written, corrections, person_id, role)
    select visit.id, 1, campaign_id, 'new', case when sequence % 2 = 0 then 'checked' else 'query' end, 'photo', false, 0,
      (select id from person limit 1), 'reviewer'
    from visit where sequence % 3 = 0`.execute(db)
  await sql`analyze`.execute(db)
  await close()
}

/** The list of a setting may be one page of the country. */
async function allCodes(db: ReturnType<typeof connect>['db'], stations: readonly string[]) {
  const { rows } = await sql<{ readonly code: string }>`select code from station order by md5(code)`.execute(
    db,
  )
  return rows.length > stations.length ? rows.map(({ code }) => code) : stations
}

/** In a browser on this machine, from the choice to the frame in which other rows stand. */
async function measureRedraw({ office, url }: ListSetting, times: number): Promise<Line> {
  const browser = await startWholeBrowser()
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
    const [name, value] = office.cookie()
    await context.addCookies([{ name, value, url }])
    const page = await context.newPage()
    await page.goto(`${url}/office/stations`)
    await page.locator('.station-table tbody tr').first().waitFor()
    await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null)
    const taken: number[] = []
    for (let turn = 0; turn < times; turn += 1) {
      await page.waitForLoadState('networkidle')
      taken.push(
        await page.evaluate(
          (state) =>
            new Promise<number>((done) => {
              const select = document.querySelector<HTMLSelectElement>('#filter-state')
              const caption = document.querySelector('.station-table caption')
              if (!select || !caption) throw new Error('the list has no filter')
              const before = caption.textContent
              select.value = state
              const begun = performance.now()
              const look = () => {
                const now = document.querySelector('.station-table caption')?.textContent
                if (now !== undefined && now !== before) done(performance.now() - begun)
                else requestAnimationFrame(look)
              }
              select.dispatchEvent(new Event('change', { bubbles: true }))
              requestAnimationFrame(look)
            }),
          turn % 2 === 0 ? 'not-visited' : '',
        ),
      )
    }
    const p95 = percentile(taken, 0.95)
    return {
      ...{ what: 'list, a filter chosen to its rows drawn, with the map', ours: round(p95), unit: 'ms' },
      ...{
        bar: `p95 under ${REDRAW_MS} ms`,
        kept: p95 < REDRAW_MS,
        spread: `median ${round(median(taken))}`,
      },
    }
  } finally {
    await browser.close()
  }
}

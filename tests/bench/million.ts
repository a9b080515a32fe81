/** The map of a million stations: how fast any part of it is told, warm and cold, and whether it can be moved without a stop. */

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { boxOf, depthAt, rangesOf, TILE_DEPTH } from '../../schema/places/tile.ts'
import { listCampaigns } from '../../schema/wire/campaign-endpoints.ts'
import { randomFrom } from '../../seeds/demo/random.ts'
import { findHome } from '../../server/home.ts'
import type { Db } from '../../server/storage/database.ts'
import { startEmbeddedPostgres } from '../../server/storage/embedded-postgres.ts'
import { connect } from '../../server/storage/open-database.ts'
import { startWholeBrowser } from '../support/browser.ts'
import { addressOf } from '../support/database-address.ts'
import { bringManyStations, type Frame } from '../support/many-stations.ts'
import { type Office, openOffice } from '../support/office.ts'
import { type StartedServer, startServer } from '../support/started-server.ts'
import { type Line, median, percentile, sendAll, type ToSend, tableOf } from './measure.ts'

/** As large as India. */
const INDIA: Frame = { south: 8, west: 68, north: 36, east: 97 }
const FILTERS = [
  {},
  {},
  { area: '02' },
  { area: '0201' },
  { state: 'none' },
  { state: 'not-visited' },
  { kind: 'school' },
  { reached: 'visited' },
] as const

interface Asked {
  readonly extent: Frame
  readonly zoom: number
  readonly filter: (typeof FILTERS)[number]
}

/** As a screen of 1,280 by 800 shows them, with what is drawn around. */
function viewsOf(count: number): readonly Asked[] {
  const random = randomFrom(2027)
  return Array.from({ length: count }, () => {
    const zoom = 5 + Math.floor(random.chance(0.5) ? 3 * random.next() : 9 * random.next())
    const wide = (1280 * 1.7 * 360) / (256 * 2 ** zoom)
    const high = wide * 0.6
    const middle = {
      latitude: INDIA.south + (INDIA.north - INDIA.south) * random.next(),
      longitude: INDIA.west + (INDIA.east - INDIA.west) * random.next(),
    }
    const extent = {
      south: middle.latitude - high / 2,
      north: middle.latitude + high / 2,
      west: middle.longitude - wide / 2,
      east: middle.longitude + wide / 2,
    }
    return { extent, zoom, filter: random.pick(FILTERS) }
  })
}

function requestFor(office: Office, campaign: string, { extent, zoom, filter }: Asked): ToSend {
  const query = new URLSearchParams({
    ...filter,
    south: extent.south.toFixed(5),
    north: extent.north.toFixed(5),
    west: extent.west.toFixed(5),
    east: extent.east.toFixed(5),
    zoom: String(zoom),
  })
  return {
    method: 'GET',
    path: `/api/campaigns/${campaign}/tiles?${query}`,
    headers: { cookie: office.cookie().join('=') },
  }
}

/** The floor: the same squares counted by the database alone, by a bare scan of the index on tiles. */
async function scanBare(db: Db, views: readonly Asked[]): Promise<readonly number[]> {
  const times: number[] = []
  for (const { extent, zoom } of views) {
    const depth = Math.max(depthAt(zoom), 12)
    const ranges = rangesOf(boxOf(extent, depth), depth)
    const wide = 4 ** (TILE_DEPTH - depth)
    const begun = performance.now()
    await sql`
      select count(*) from unnest(
        ${ranges.map(([from]) => from * wide)}::integer[], ${ranges.map(([, to]) => (to + 1) * wide - 1)}::integer[]
      ) as wanted (from_tile, to_tile) join station_tile on tile between from_tile and to_tile`.execute(db)
    times.push(performance.now() - begun)
  }
  return times
}

/** Requests are turned away while the tiles of a very large register are made. */
async function untilMade(office: Office, first: ToSend | undefined): Promise<void> {
  while (first && (await office.fetch(first.path)).status === 503)
    await new Promise((resolve) => setTimeout(resolve, 500))
}

async function measurePans(
  server: StartedServer,
  office: Office,
  stations: number,
): Promise<readonly Line[]> {
  const browser = await startWholeBrowser()
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
    const [name, value] = office.cookie()
    await context.addCookies([{ name, value, url: server.url }])
    const page = await context.newPage()
    await page.goto(`${server.url}/office/stations`)
    await page.locator('canvas.map-tiles').waitFor({ state: 'attached', timeout: 120_000 })
    await page.waitForFunction(
      () => document.querySelector('[aria-busy="true"], .waiting') === null,
      undefined,
      {
        timeout: 120_000,
      },
    )
    await page.evaluate(() => {
      const seen: number[] = []
      Object.assign(window, { longTasks: seen })
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) seen.push(duration)
      }).observe({ type: 'longtask' })
    })
    const box = await page.locator('.map-view').boundingBox()
    if (!box) throw new Error('no map')
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    const moves = 12
    for (let move = 0; move < moves; move += 1) {
      await page.mouse.move(x, y)
      if (move % 4 === 3) await page.mouse.wheel(0, -400)
      else {
        await page.mouse.down()
        await page.mouse.move(x + (move % 2 === 0 ? 160 : -160), y + 60, { steps: 12 })
        await page.mouse.up()
      }
      await page.waitForTimeout(500)
    }
    const tasks = await page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks)
    const what = `${stations.toLocaleString('en')} stations: tasks over 50 ms in ${moves} pans and zooms`
    return [
      {
        what,
        ours: tasks.length,
        unit: '',
        bar: '0',
        kept: tasks.length === 0,
        spread: tasks.map(Math.round).join(' '),
      },
    ]
  } finally {
    await browser.close()
  }
}

export async function reportMillion(isShort: boolean): Promise<void> {
  const stations = isShort ? 60_500 : 1_000_000
  const folder = await mkdtemp(join(tmpdir(), 'way-in-bench-'))
  const postgres = await startEmbeddedPostgres(folder)
  const databaseUrl = addressOf(postgres.connection)
  const lines: Line[] = []
  try {
    const { db, close } = connect(databaseUrl, 2)
    let server = await startServer({ databaseUrl, flags: ['--demo'], dataDir: join(folder, 'data') })
    try {
      const office = await openOffice(server.url, server.firstAdministratorLink ?? '')
      await bringManyStations(db, stations, INDIA)
      const [campaign] = await office.call(listCampaigns, {})
      if (!campaign) throw new Error('the demo is a campaign')
      const views = viewsOf(isShort ? 60 : 400)
      const requests = views.map((view) => requestFor(office, campaign.id, view))

      const begun = performance.now()
      await untilMade(office, requests[0])
      lines.push({ what: 'tiles made, once for each register', ours: performance.now() - begun, unit: 'ms' })
      // What the database does by itself within a minute or so.
      await sql`vacuum (analyze) station_tile`.execute(db)
      await sql`vacuum (analyze) tile_count`.execute(db)

      await sendAll(server.url, requests, 1)
      const warm = await sendAll(server.url, requests, 1)
      const floor = await scanBare(db, views)
      lines.push({
        what: `${stations.toLocaleString('en')} stations: a part of the map, warm, p50`,
        ...{ ours: warm.p50Ms, unit: 'ms', floor: median(floor), ratio: warm.p50Ms / median(floor) },
      })
      const least = percentile(floor, 0.99)
      lines.push({
        what: 'the same, p99',
        ...{ ours: warm.p99Ms, unit: 'ms', floor: least, ratio: warm.p99Ms / least },
        ...{ bar: 'under 100 ms', kept: warm.p99Ms < 100 },
      })
      const firsts: number[] = []
      for (let time = 0; time < (isShort ? 2 : 8); time += 1) {
        await server.stop()
        server = await startServer({ databaseUrl, dataDir: join(folder, 'data') })
        const before = performance.now()
        await sendAll(server.url, requests.slice(time, time + 1), 1)
        firsts.push(performance.now() - before)
      }
      const worst = Math.max(...firsts)
      lines.push({
        what: 'the same, first request of a new server, worst',
        ...{ ours: worst, unit: 'ms', bar: 'under 300 ms', kept: worst < 300 },
        spread: firsts.map(Math.round).join(' '),
      })
      lines.push(...(await measurePans(server, office, stations)))
    } finally {
      await server.stop()
      await close()
    }
  } finally {
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
  console.log(tableOf(lines))
  const output = join(findHome(), 'tests', 'output')
  await mkdir(output, { recursive: true })
  await writeFile(join(output, 'bench-million.json'), JSON.stringify(lines, null, 2))
}

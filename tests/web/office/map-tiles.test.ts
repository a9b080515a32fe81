/** The map of a register too large to be sent whole, in a real browser: squares with numbers, nearer to single stations, by keyboard. */

import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startBrowser } from '../../support/browser.ts'
import { freshDatabase, type TestDatabase } from '../../support/database.ts'
import { interfaceWords } from '../../support/interface-words.ts'
import { bringManyStations } from '../../support/many-stations.ts'
import { type StartedServer, startServer } from '../../support/started-server.ts'
import { openOfficePage, type StorageState, settled, signInFirst } from './office-cast.ts'

const { say } = interfaceWords('en')
const MADE = 60_500

let database: TestDatabase
let server: StartedServer
let browser: Browser
let state: StorageState

beforeAll(async () => {
  database = await freshDatabase()
  server = await startServer({ databaseUrl: database.url, flags: ['--demo'] })
  await bringManyStations(database.db, MADE, { south: 10.4, west: 102.6, north: 14.3, east: 107.3 })
  browser = await startBrowser()
  state = await signInFirst(browser, server)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await database?.close()
})

it('a map of very many stations comes in squares, is pointed at by keyboard, and comes nearer to single stations', async () => {
  // While the tiles are made the page is told to come again, and does.
  const opened = await openOfficePage(browser, server, state, 'en', { expected: [/503 .*\/tiles\?/u] })
  const { page } = opened
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.goto(`${server.url}/office/stations`)
  await settled(page)
  const tilesSent = () => asked.filter((path) => path.endsWith('/tiles')).length
  await expect.poll(tilesSent, { timeout: 20_000 }).toBeGreaterThan(0)
  await page.locator('canvas.map-tiles').waitFor({ state: 'attached' })
  expect(asked.filter((path) => path.endsWith('/map'))).toEqual([])

  const inView = () =>
    page.evaluate(() => {
      const map = document.querySelector('station-map') as {
        inView?: { tiles?: readonly { stations: number }[]; points?: { codes: readonly string[] } }
      } | null
      return {
        tiles: map?.inView?.tiles?.length ?? 0,
        stations: map?.inView?.tiles?.reduce((sum, tile) => sum + tile.stations, 0) ?? 0,
        points: map?.inView?.points?.codes.length ?? 0,
      }
    })
  // Every station on the map is in some square: those that were made, and the 120 of the demo.
  await expect.poll(async () => (await inView()).stations).toBe(MADE + 120)

  // The middle of the map is pointed at, read out in numbers, and brought nearer; until stations stand for themselves.
  const pointed = page.locator('.map-pointed')
  for (let step = 0; step < 5 && (await inView()).tiles > 0; step += 1) {
    const before = tilesSent()
    await page.locator('.map-view').focus()
    await page.keyboard.press('Enter')
    await pointed.locator('.card, p').first().waitFor()
    const nearer = pointed.getByRole('button', { name: say('map-nearer') })
    if ((await nearer.count()) > 0) {
      await nearer.press('Enter')
      await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toContain('map-view')
    } else await page.getByRole('button', { name: say('map-zoom-in') }).press('Enter')
    await expect.poll(tilesSent).toBeGreaterThan(before)
    await settled(page)
  }
  await expect.poll(async () => (await inView()).points).toBeGreaterThan(0)

  // A search looks at names, so it is answered by the map of all that were found.
  await page.locator('#search').fill('029001')
  await page.keyboard.press('Enter')
  await expect.poll(() => asked.some((path) => path.endsWith('/map'))).toBe(true)
  await expect.poll(async () => (await inView()).tiles + (await inView()).points).toBe(0)
  opened.checkManners()
  await opened.close()
})

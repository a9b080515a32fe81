/** The pages that show the API work without the internet and within their own safety rules. */

import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPage, startBrowser } from '../support/browser.ts'
import { type StartedServer, startServer } from '../support/started-server.ts'

/** Of one path: by its method, an endpoint and the group it belongs to. */
type Methods = Readonly<Record<string, { readonly tags: readonly string[] }>>

let server: StartedServer
let browser: Browser
beforeAll(async () => {
  server = await startServer()
  browser = await startBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

test('every endpoint can be browsed, and nothing is asked of another origin', async () => {
  const { page, checkManners, close } = await openPage(browser, server.url)
  await page.goto(`${server.url}/api/docs`)
  const described = await fetch(`${server.url}/api/openapi.json`)
  const { paths } = (await described.json()) as { readonly paths: Readonly<Record<string, Methods>> }
  const groups = new Map<string, number>()
  for (const { tags } of Object.values(paths).flatMap((methods) => Object.values(methods)))
    for (const tag of tags) groups.set(tag, (groups.get(tag) ?? 0) + 1)
  for (const [name, endpoints] of groups) {
    const group = page.locator(`.opblock-tag[data-tag="${name}"]`)
    await group.click()
    await expect.poll(() => page.locator('.opblock').count(), { message: name }).toBe(endpoints)
    await group.click()
    await expect.poll(() => page.locator('.opblock').count(), { message: name }).toBe(0)
  }
  checkManners()
  await close()
})

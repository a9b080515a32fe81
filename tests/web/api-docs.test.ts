/** The pages that show the API work without the internet and within their own safety rules. */

import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPage, startBrowser } from '../support/browser.ts'
import { type StartedServer, startServer } from '../support/started-server.ts'

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
  await page.getByText('/api/sealed/{id}', { exact: true }).first().waitFor()
  const described = await fetch(`${server.url}/api/openapi.json`)
  const { paths } = (await described.json()) as { readonly paths: Readonly<Record<string, object>> }
  const methods = Object.values(paths).flatMap((path) => Object.keys(path))
  await expect.poll(() => page.locator('.opblock').count()).toBe(methods.length)
  checkManners()
  await close()
})

/** What the checks on every page would notice: checks that find nothing anywhere prove nothing. */

import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findBarriersForReaders } from '../support/axe.ts'
import { startBrowser } from '../support/browser.ts'

let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await startBrowser()
  page = await browser.newPage()
})
afterAll(() => browser?.close())

const show = (body: string) =>
  page.setContent(
    `<!doctype html><html lang="en"><title>A page</title><main><h1>A page</h1>${body}</main></html>`,
  )
const rulesBroken = async (which: 'everything' | 'colours' = 'everything') =>
  (await findBarriersForReaders(page, which)).map((sentence) => sentence.slice(0, sentence.indexOf(':')))

test('a page that shuts nobody out has nothing to be told of', async () => {
  await show('<p>Black on white.</p><label>Name <input></label>')
  expect(await rulesBroken()).toEqual([])
})

test('letters that are too pale are found, also those that only the stricter rule minds', async () => {
  // On white: #ccc is 1.6 to 1; #666 is 5.7, enough for AA, which wants 4.5, and not for AAA, which wants 7.
  for (const [colour, rule] of [
    ['#ccc', 'color-contrast'],
    ['#666', 'color-contrast-enhanced'],
  ] as const) {
    await show(`<p style="background:#fff;color:${colour}">Pale</p>`)
    expect(await rulesBroken(), colour).toEqual([rule])
    expect(await rulesBroken('colours'), colour).toEqual([rule])
  }
})

test('a field without a name and a heading out of order are found', async () => {
  await show('<h3>Too deep</h3><input>')
  expect(await rulesBroken()).toEqual(expect.arrayContaining(['heading-order', 'label']))
})

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
const rulesBroken = async (which?: Parameters<typeof findBarriersForReaders>[1]) =>
  (await findBarriersForReaders(page, which)).map((sentence) => sentence.slice(0, sentence.indexOf(':')))

test('a page that shuts nobody out has nothing to be told of', async () => {
  await show('<p>Black on white.</p><label>Name <input></label>')
  expect(await rulesBroken()).toEqual([])
})

test('letters that are too pale are found, also those that only AAA minds', async () => {
  // On white: #ccc is 1.6 to 1; #666 is 5.7, enough for AA, which wants 4.5, and not for AAA, which wants 7. Large ones
  // may be paler: #808080 is 3.9, where AA wants 3 and AAA 4.5.
  for (const [colour, size] of [
    ['#ccc', '16px'],
    ['#666', '16px'],
    ['#808080', '32px'],
  ]) {
    await show(`<p style="background:#fff;color:${colour};font-size:${size}">Pale</p>`)
    expect(await rulesBroken(), colour).toEqual(['color-contrast'])
    expect(await rulesBroken('colours'), colour).toEqual(['color-contrast'])
    expect(await rulesBroken('but-colours'), colour).toEqual([])
  }
  // #595959 is 7.0, and #757575 4.6.
  for (const [colour, size] of [
    ['#595959', '16px'],
    ['#757575', '32px'],
  ]) {
    await show(`<p style="background:#fff;color:${colour};font-size:${size}">Dark enough</p>`)
    expect(await rulesBroken(), colour).toEqual([])
  }
})

test('a field without a name and a heading out of order are found', async () => {
  await show('<h3>Too deep</h3><input>')
  expect(await rulesBroken()).toEqual(expect.arrayContaining(['heading-order', 'label']))
})

/** The stores of a tablet on a real IndexedDB in real Chromium. */

import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { storeContract } from '../../contracts/store-contract.ts'
import { type OpenedPage, openPage, startBrowser } from '../../support/browser.ts'
import { servePageWith } from '../../support/page-with.ts'
import type { StaticSite } from '../../support/static-site.ts'

let browser: Browser
let site: StaticSite
let opened: OpenedPage

/** Calls a function that the page put on its global. */
const ask = <Result>(name: string, ...given: readonly (string | number)[]): Promise<Result> =>
  opened.page.evaluate(
    ([called, asked]) => {
      const found: unknown = Reflect.get(globalThis, called)
      if (typeof found !== 'function') throw new Error(`the page has no ${called}`)
      return found(...asked)
    },
    [name, given] as const,
  )

beforeAll(async () => {
  browser = await startBrowser()
  site = await servePageWith('tests/contracts/stores-in-browser.ts')
  opened = await openPage(browser, site.origin, { expected: [/404/u] })
  await opened.page.goto(site.origin)
  await opened.page.waitForFunction(() => 'runSentence' in globalThis)
})

afterAll(async () => {
  await browser?.close()
  await site?.close()
})

describe('Stores on a tablet', () => {
  for (const { says } of storeContract)
    it(says, async () => {
      expect(await ask<string>('runSentence', says)).toBe('')
    })

  it('A change is kept although the database was lost under it', async () => {
    expect(await ask<number>('keepAfterLoss')).toBe(2)
  })

  it('A full disk refuses a change once; with room given up the next is kept, without a new start', async () => {
    expect(await ask<readonly string[]>('keepOnFullDisk')).toEqual([
      ...['QuotaExceededError', 'kept', 'kept'],
      ...['register 02', 'register 03'],
    ])
  })

  it('A database that does not open refuses in good time, and keeps again once it opens', async () => {
    expect(await ask<readonly string[]>('keepBehindHungOpening')).toEqual([
      ...['TimeoutError', 'TimeoutError'],
      'kept',
    ])
  })

  it('A disk that takes its time is only slow: the answer is kept, and nothing is mended', async () => {
    expect(await ask<readonly string[]>('keepOnSlowDisk', 1)).toEqual([
      'kept',
      'mended 0',
      ...['before', 'slow'],
    ])
  })

  it('An answer that took too long is said not to be kept, and is there once although it is told again', async () => {
    expect(await ask<readonly string[]>('keepOnSlowDisk', 9)).toEqual([
      ...['TimeoutError', 'kept'],
      'mended 1',
      ...['before', 'slow'],
    ])
  })

  it('A database that was emptied by the browser is put back from the second copy, once', async () => {
    expect(await ask<readonly unknown[]>('keepThroughLoss')).toEqual([
      ...['sokha', '010201-0001', ['add-interview', 'remove-interview'], undefined, 1],
    ])
  })

  it('A key is kept in the database where files cannot be overwritten in place', async () => {
    expect(await ask<readonly string[]>('keyInDatabase')).toEqual([
      ...['none', 'locked', 'wrong', 'open'],
      'destroyed',
    ])
  })

  it('Every write asks for the disk itself, not for its cache', async () => {
    const asked = await ask<readonly string[]>('durabilities')
    expect(asked.length).toBeGreaterThan(0)
    expect(new Set(asked)).toEqual(new Set(['strict']))
  })

  it('The page stayed within its own house', () => {
    opened.checkManners()
  })
})

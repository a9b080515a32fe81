/** The frame around every page: languages, titles, focus, safety, size. In real Chromium, on the built app. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AnsweringOffice, serveOffice } from '../support/answering-office.ts'
import { findBarriersForReaders } from '../support/axe.ts'
import { openPage, startBrowser } from '../support/browser.ts'
import { findBuiltSite } from '../support/built-site.ts'
import { listUnmannerly } from '../support/page-manners.ts'

let browser: Browser
let office: AnsweringOffice

beforeAll(async () => {
  browser = await startBrowser()
  office = await serveOffice(findBuiltSite())
})

afterAll(async () => {
  await browser?.close()
  await office?.close()
})

describe('The frame', () => {
  it('begins in Khmer, changes language at any time, and remembers it', async () => {
    const { page, checkManners, close } = await openPage(browser, office.origin)
    await page.goto(office.origin)
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('km')
    expect(await page.title()).toMatch(/[\u1780-\u17FF]/u)
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('heading', { name: 'Can everybody vote here?' }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    expect(await page.title()).toBe('Can everybody vote here? – Way In')
    await page.reload()
    await page.getByRole('heading', { name: 'Can everybody vote here?' }).waitFor()
    checkManners()
    await close()
  })

  it('has the picture that browsers ask for by themselves where no page names one', async () => {
    const { page, checkManners, close } = await openPage(browser, office.origin)
    await page.goto(`${office.origin}/icon.svg`)
    const reply = await page.request.get(`${office.origin}/favicon.ico`)
    expect(reply.status()).toBe(200)
    const [reserved, kind, pictures] = new Uint16Array(
      new Uint8Array((await reply.body()).subarray(0, 6)).buffer,
    )
    expect([reserved, kind, pictures]).toEqual([0, 1, 1])
    checkManners()
    await close()
  })

  it('moves focus to the heading of a page that opens, also on the way back', async () => {
    const { page, checkManners, close } = await openPage(browser, office.origin)
    await page.goto(office.origin)
    await page.locator('a[href="/monitor"]').click()
    await page.waitForURL('**/enrol')
    const focused = () => page.evaluate(() => document.activeElement?.tagName)
    await expect.poll(focused).toBe('H1')
    await page.goBack()
    await page.waitForURL(`${office.origin}/`)
    await expect.poll(focused).toBe('H1')
    checkManners()
    await close()
  })

  it('at a plain address of a local network says what is wrong and what to do, and takes no card', async () => {
    const host = 'way-in.example'
    const elsewhere = await startBrowser([`--host-resolver-rules=MAP ${host} 127.0.0.1`])
    const origin = office.origin.replace('127.0.0.1', host)
    const { page, checkManners } = await openPage(elsewhere, origin)
    await page.goto(`${origin}/enrol#mokade-47.one-two`)
    expect(await page.evaluate(() => isSecureContext)).toBe(false)
    for (const [language, name, title] of [
      ['km', 'ភាសាខ្មែរ', 'មិនអាចប្រើថេប្លេតតាមអាសយដ្ឋាននេះបានទេ'],
      ['en', 'English', 'This tablet cannot be used at this address'],
    ] as const) {
      await page.getByRole('button', { name }).click()
      await page.locator(`html[lang=${language}]`).waitFor()
      await page.getByRole('heading', { level: 1, name: title }).waitFor()
      await page.getByText('https').first().waitFor()
      expect(await page.locator('main input').count()).toBe(0)
      expect(await listUnmannerly(page, language, { withColours: language === 'km' })).toEqual([])
    }
    // Also for who had the address before, and nothing of it stays behind in the browser.
    for (const path of ['/monitor', '/unlock', '/monitor/outbox']) {
      await page.goto(`${origin}${path}`)
      await page.getByRole('heading', { level: 1, name: 'This tablet cannot be used' }).waitFor()
    }
    expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0)
    await page.getByRole('link', { name: 'Go to the first page' }).click()
    await page.getByRole('heading', { name: 'Can everybody vote here?' }).waitFor()
    checkManners()
    await elsewhere.close()
  })

  it('sends somebody who is not signed in to sign in, and back afterwards', async () => {
    const { page, checkManners, close } = await openPage(browser, office.origin)
    await page.goto(`${office.origin}/office`)
    await page.waitForURL('**/sign-in?next=%2Foffice')
    checkManners()
    await close()
  })

  it('says in words when there is no such page', async () => {
    const { page, checkManners, close } = await openPage(browser, office.origin)
    await page.goto(`${office.origin}/no/such/page`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await findBarriersForReaders(page)).toEqual([])
    checkManners()
    await close()
  })

  it('is readable without script, in both languages', async () => {
    const { page, close } = await openPage(browser, office.origin, { javaScriptEnabled: false })
    await page.goto(office.origin)
    for (const language of ['km', 'en'])
      expect((await page.locator(`main p[lang=${language}]`).textContent())?.length).toBeGreaterThan(30)
    await close()
  })

  it('brings its own font in both scripts and nothing from elsewhere', async () => {
    const { page, checkManners, close } = await openPage(browser, office.origin)
    await page.goto(office.origin)
    await page.getByRole('heading', { level: 1 }).waitFor()
    const loaded = await page.evaluate(async () => {
      await document.fonts.ready
      return [...document.fonts]
        .filter(({ status }) => status === 'loaded')
        .map(({ family }) => family.replaceAll('"', ''))
    })
    expect(loaded).toEqual(['Noto Sans Khmer', 'Noto Sans Khmer'])
    checkManners()
    await close()
  })

  it.each([
    ['light', 'none'],
    ['dark', 'none'],
    ['light', 'active'],
  ] as const)('gives axe nothing to find in %s with forced colours %s', async (colorScheme, forcedColors) => {
    const { page, checkManners, close } = await openPage(browser, office.origin, {
      colorScheme,
      forcedColors,
    })
    for (const path of ['/', '/enrol']) {
      await page.goto(office.origin + path)
      await page.getByRole('heading', { level: 1 }).waitFor()
      for (const name of ['English', 'ភាសាខ្មែរ']) {
        await page.getByRole('button', { name }).click()
        await page.locator(`html[lang=${name === 'English' ? 'en' : 'km'}]`).waitFor()
        expect(await findBarriersForReaders(page)).toEqual([])
      }
    }
    checkManners()
    await close()
  })

  it('has nothing inline that the safety rules would refuse', () => {
    const html = readFileSync(join(findBuiltSite(), 'index.html'), 'utf8')
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>|<style|\sstyle=|\son\w+=/u)
  })

  it('has a compressed copy beside every large text file', () => {
    const names = readdirSync(join(findBuiltSite(), 'assets'))
    const scripts = names.filter(
      (name) => name.endsWith('.js') && readFileSync(join(findBuiltSite(), 'assets', name)).length > 1024,
    )
    expect(scripts.length).toBeGreaterThan(10)
    for (const name of scripts) expect(names).toEqual(expect.arrayContaining([`${name}.br`, `${name}.gz`]))
  })
})

/** Signing in as people do it: an app, words on paper, passkeys, and the dialog before what is grave. */

import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findHome } from '../../../server/home.ts'
import { findBarriersForReaders } from '../../support/axe.ts'
import { type OpenedPage, openPage, startBrowser } from '../../support/browser.ts'
import { freshDatabase, type TestDatabase } from '../../support/database.ts'
import { ADMINISTRATOR } from '../../support/office.ts'
import { listUnmannerly, settle } from '../../support/page-manners.ts'
import { keepWords, nextWord } from '../../support/second-factor.ts'
import { type StartedServer, startServer } from '../../support/started-server.ts'
import { codeAt } from '../../support/totp.ts'

let database: TestDatabase
let server: StartedServer
let browser: Browser
let opened: OpenedPage
let page: Page
let secret = ''

beforeAll(async () => {
  database = await freshDatabase()
  server = await startServer({ databaseUrl: database.url, flags: ['--demo'] })
  browser = await startBrowser()
  opened = await openPage(browser, server.url, { expected: [/40[13]/u] })
  page = opened.page
  await opened.cdp.send('WebAuthn.enable')
  await opened.cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await database?.close()
})

const show = async (name: string, width: number) => {
  await page.setViewportSize({ width, height: 900 })
  const path = join(findHome(), 'tests', 'output', 'sign-in', `${name}-${width}.png`)
  await page.screenshot({ path, fullPage: true })
}

/** As it stands, in this language; seen by people afterwards, and by rules now. */
async function look(name: string): Promise<void> {
  await settle(page)
  expect(await listUnmannerly(page, 'km', { withColours: true }), name).toEqual([])
  await show(name, 360)
  await show(name, 1280)
}

/** The second factor was shown long ago, and the app's last code too. */
async function letTimePass(): Promise<void> {
  await database.db
    .updateTable('session')
    .set({ factor_at: new Date(Date.now() - 6 * 60_000) })
    .execute()
  await database.db.updateTable('totp').set({ last_step: 0 }).execute()
}

const focused = () => page.evaluate(() => document.activeElement?.id)

describe('the office', () => {
  it('opens to the first administrator once an app is set up, and not before', async () => {
    await page.goto(server.firstAdministratorLink ?? '')
    await page.locator('#name').fill(ADMINISTRATOR.name)
    await page.locator('#passphrase').fill(ADMINISTRATOR.passphrase)
    await page.keyboard.press('Enter')
    await page.waitForURL('**/office/my-sign-in')
    await look('set-up')
    await page.goto(`${server.url}/office/staff`)
    await page.waitForURL('**/office/my-sign-in')
    await page.locator('#totp-heading ~ p button').first().click()
    await page.locator('totp-set-up .card-words').waitFor()
    await expect.poll(focused).toBe('totp-heading')
    await look('set-up-app')
    secret = ((await page.locator('totp-set-up .card-words').textContent()) ?? '').replaceAll(' ', '')
    await page.locator('#totp-code').fill('000 000')
    await page.keyboard.press('Enter')
    await page.locator('totp-set-up [role="alert"]').waitFor()
    await expect.poll(focused).toBe('totp-code')
    await page.locator('#totp-code').fill(codeAt(secret, new Date()))
    await page.keyboard.press('Enter')
    await page.locator('#added').waitFor()
    await page.waitForFunction(() => document.activeElement?.id === 'added')
  })

  it('gives words on paper, which are shown once and printed without the rest of the page', async () => {
    await page.locator('#word-heading ~ p button').click()
    await page.locator('.recovery-words li').first().waitFor()
    const words = await page.locator('.recovery-words li').allTextContents()
    keepWords(server.url, words)
    await look('words')
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.recovery-words').isVisible()).toBe(true)
    expect(await page.locator('#totp-heading').isVisible()).toBe(false)
    expect(await page.locator('#recovery-word').isVisible()).toBe(false)
    await page.emulateMedia({ media: 'screen' })
    await page.locator('#recovery-word').fill(words[3] ?? '')
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.activeElement?.id === 'added')
    expect(await page.locator('.recovery-words').count()).toBe(0)
  })

  it('keeps a passkey, and lists where somebody is signed in', async () => {
    await page.locator('#passkey-go').click()
    await page.locator('#passkey-heading ~ ul li').waitFor()
    await look('my-sign-in')
    expect(await page.locator('my-sessions li').count()).toBe(1)
  })

  it('signs out without touching what a monitor has sealed at the same address', async () => {
    await page.evaluate(async () => {
      const cache = await caches.open('kept')
      await cache.put('/kept', new Response('sealed'))
      await new Promise((done) => {
        const asked = indexedDB.open('kept')
        asked.onsuccess = () => done(asked.result.close())
      })
      localStorage.setItem('kept', 'sealed')
    })
    await page.goto(`${server.url}/office`)
    const reply = page.waitForResponse((one) => one.request().method() === 'DELETE')
    await page.locator('.row-apart button').click()
    expect(await (await reply).headerValue('clear-site-data')).toBe('"cache"')
    await page.waitForURL('**/sign-in')
    const left = await page.evaluate(async () => ({
      cache: await (await caches.match('/kept'))?.text(),
      databases: (await indexedDB.databases()).map(({ name }) => name),
      local: localStorage.getItem('kept'),
    }))
    expect(left).toMatchObject({ cache: 'sealed', local: 'sealed' })
    expect(left.databases).toContain('kept')
  })

  it('takes a passkey as the second step, chosen among what somebody has', async () => {
    await look('sign-in')
    await page.locator('#name').fill(ADMINISTRATOR.name)
    await page.locator('#passphrase').fill(ADMINISTRATOR.passphrase)
    await page.keyboard.press('Enter')
    await page.locator('#factor-heading').waitFor()
    await page.waitForFunction(() => document.activeElement?.id === 'factor-heading')
    await look('second-step')
    await page.getByRole('radio').nth(1).check()
    await page.locator('factor-form button[type="submit"]').click()
    await page.waitForURL('**/office')
  })

  it('takes a passkey alone, by the device’s own PIN or finger', async () => {
    await page.locator('.row-apart button').click()
    await page.waitForURL('**/sign-in')
    await page.locator('#by-passkey').click()
    await page.waitForURL('**/office')
  })

  it('asks once more before something grave, and then does it', async () => {
    await page.goto(`${server.url}/office/staff`)
    await page.locator('#staff-heading').waitFor()
    await page.locator('staff-page > div > p button').click()
    await page.locator('#name').fill('ស្រីល័ក្ខ')
    await page.locator('input[name="roles"]').nth(2).check()
    await page.locator('#passphrase').fill('ឃ្លាដែលមានតែខ្ញុំម្នាក់គត់ទេដែលនឹកឃើញ')
    await letTimePass()
    await page.locator('form button[type="submit"]').click()
    await page.locator('fresh-factor dialog[open]').waitFor()
    await expect.poll(focused).toBe('factor-typed')
    expect(await findBarriersForReaders(page)).toEqual([])
    await show('dialog', 360)
    await show('dialog', 1280)
    await page.locator('#factor-typed').fill(codeAt(secret, new Date()))
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.activeElement?.id === 'staff-heading')
    expect(await page.locator('#staff-heading ~ ul > li').count()).toBe(2)
    await look('staff')
  })

  it('leaves everything as it was when somebody says no', async () => {
    await letTimePass()
    await page.locator('staff-deeds .button-bad').click()
    await page.locator('confirm-dialog dialog[open] .button-bad').click()
    await page.locator('fresh-factor dialog[open]').waitFor()
    await page.keyboard.press('Escape')
    await page.locator('staff-deeds [role="alert"]').waitFor()
    expect(await page.locator('fresh-factor').count()).toBe(0)
    expect(
      await database.db.selectFrom('person').select('id').where('disabled_at', 'is not', null).execute(),
    ).toEqual([])
    await page.locator('staff-deeds .button-bad').click()
    await page.locator('confirm-dialog dialog[open] .button-bad').click()
    await page.locator('fresh-factor dialog[open] input[value="word"]').check()
    await page.locator('#factor-typed').fill(nextWord(server.url))
    await page.keyboard.press('Enter')
    await page.locator('staff-page .mark-bad').waitFor()
  })

  it('asks before a file leaves the house, and then lets it go', async () => {
    await page.goto(`${server.url}/office/exports`)
    await page.locator('a[download]').first().waitFor()
    await letTimePass()
    await page.locator('a[download]').first().click()
    await page.locator('fresh-factor dialog[open] input[value="word"]').check()
    const download = page.waitForEvent('download')
    await page.locator('#factor-typed').fill(nextWord(server.url))
    await page.keyboard.press('Enter')
    expect((await download).suggestedFilename()).toMatch(/\.csv$/u)
  })

  it('signs somebody out everywhere', async () => {
    await page.goto(`${server.url}/office/my-sign-in`)
    await page.locator('my-sessions .button-bad').click()
    await page.waitForURL('**/sign-in')
    expect(await database.db.selectFrom('session').select('id').execute()).toEqual([])
    opened.checkManners()
  })
})

/** The register of people by hand, as a coordinator keeps it in a browser. */

import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startBrowser } from '../../support/browser.ts'
import { interfaceWords } from '../../support/interface-words.ts'
import { listUnmannerly } from '../../support/page-manners.ts'
import { type StartedServer, startServer } from '../../support/started-server.ts'
import { openOfficePage, type StorageState, settled, signInFirst } from './office-cast.ts'

let server: StartedServer
let browser: Browser
let state: StorageState

beforeAll(async () => {
  server = await startServer({ flags: ['--demo'] })
  browser = await startBrowser()
  state = await signInFirst(browser, server)
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

describe.each([
  ['km', { width: 360, height: 740 }],
  ['en', { width: 1280, height: 800 }],
] as const)('the register of people, in %s at %o', (language, viewport) => {
  it('takes one entry with the keyboard, shows no name again, and asks a second person for it', async () => {
    const { say } = interfaceWords(language)
    const opened = await openOfficePage(browser, server, state, language, { viewport })
    const { page } = opened
    await page.goto(`${server.url}/office/monitors`)
    await page.getByRole('link', { name: say('register'), exact: true }).click()
    await settled(page)
    await page.locator('#write-code').waitFor()
    const code = (await page.locator('#write-code option').nth(1).getAttribute('value')) ?? ''

    await page.locator('#write-code').focus()
    await page.keyboard.press('ArrowDown')
    await page.locator('#write-name').fill('ឈិន សុភា')
    await page.keyboard.press('Tab')
    await page.keyboard.type('012 000 111')
    await page.locator('#write-sex').selectOption('female')
    await page.locator('#write-disability').selectOption('hearing')
    await page.locator('#write-disability').press('Enter')
    await page.locator('form:has(#write-code) button[type="submit"]').press('Enter')
    await page.waitForFunction(() => document.activeElement?.id === 'done')
    expect(await page.locator('#done').innerText()).toBe(say('register-saved', { code }))
    expect(await page.locator('#write-name').inputValue()).toBe('')
    expect(await page.locator('main').innerHTML()).not.toContain('ឈិន')
    expect(await page.locator('#write-code option').nth(1).innerText()).toBe(
      say('register-code-written', { code }),
    )
    // One person in a register: no count of a kind is told.
    expect(await page.getByText(say('register-at-least', { people: 1 })).count()).toBe(0)
    expect(await page.getByText(say('register-too-few'), { exact: true }).count()).toBe(15)
    expect(await listUnmannerly(page, language, { withColours: language === 'km' })).toEqual([])
    opened.checkManners()

    await page.locator('#reveal-code').selectOption(code)
    await page.locator('#reveal-reason').fill('ត្រូវទូរស័ព្ទទៅគាត់')
    await page.locator('form:has(#reveal-code) button[type="submit"]').press('Enter')
    await page.waitForFunction(() => document.activeElement?.id === 'done')
    expect(await page.locator('#done').innerText()).toBe(say('kept-asked'))
    expect(await page.locator('#found').count()).toBe(0)
    const folder = process.env.SHOTS
    if (folder) await page.screenshot({ path: `${folder}/register-${language}.png`, fullPage: true })

    await page.locator('#drop-code').selectOption(code)
    await page.locator('form:has(#drop-code) button[type="submit"]').press('Enter')
    await page.locator('dialog[open] button[value="yes"]').press('Enter')
    await page.waitForFunction(() => document.activeElement?.id === 'done')
    expect(await page.locator('#done').innerText()).toBe(say('register-dropped', { code }))
    await page.getByText(say('register-none'), { exact: true }).waitFor()
    await opened.close()
  })
})

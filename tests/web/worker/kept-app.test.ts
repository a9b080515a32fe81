/** The app on the tablet: kept whole or not at all, and a newer version that waits until nothing is being filled. */

import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type AnsweringOffice, CARD, serveOffice } from '../../support/answering-office.ts'
import { type OpenedPage, openPage, startWholeBrowser } from '../../support/browser.ts'
import { findBuiltSite } from '../../support/built-site.ts'
import { enrolWithPin, follow, openUnlocked } from '../../support/enrolment.ts'
import { interfaceWords } from '../../support/interface-words.ts'
import { buildOther, builtAs, type OtherBuild, switchingFolder } from '../../support/other-build.ts'

const { say } = interfaceWords('km')
const STATION = '010201-0001'

let browser: Browser
let newer: OtherBuild
beforeAll(async () => {
  browser = await startWholeBrowser()
  newer = await buildOther('newer')
})
afterAll(async () => {
  await browser?.close()
  await newer?.drop()
})

const whenKept = (page: Page) => page.evaluate(() => navigator.serviceWorker.ready.then(() => true))
const opened = (page: Page, heading: string) =>
  page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor()
describe('The app on the tablet', () => {
  let folder: string
  let office: AnsweringOffice
  let tablet: OpenedPage
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'way-in-site-'))
    await cp(findBuiltSite(), folder, { recursive: true })
    office = await serveOffice(folder)
    tablet = await openPage(browser, office.origin, {
      serviceWorkers: 'allow',
      expected: [/Failed to (?:load|find)|integrity/u],
    })
  })
  afterEach(async () => {
    tablet.checkManners()
    await tablet.close()
    await office.close()
    await rm(folder, { recursive: true, force: true })
  })

  /** Says how the attempt to keep the app ended. */
  const attempt = (page: Page) =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.register('/service-worker.js')
      const worker = registration.installing ?? registration.waiting ?? registration.active
      return new Promise<string>((resolve) => {
        const look = () => {
          if (worker?.state === 'activated' || worker?.state === 'redundant') resolve(worker.state)
        }
        worker?.addEventListener('statechange', look)
        look()
      })
    })

  const aFileForMonitors = async () => {
    const names = await readdir(join(folder, 'assets'))
    const name = names.find((one) => /^review-page-.*\.js$/u.test(one))
    if (!name) throw new Error('no file of the review page')
    return join(folder, 'assets', name)
  }

  it('is not kept when one file is missing, goes on all the same, and is kept once the file is there', async () => {
    const { page } = tablet
    const file = await aFileForMonitors()
    const bytes = await readFile(file)
    await rm(file)
    await page.goto(office.origin)
    await opened(page, say('welcome'))
    expect(await attempt(page)).toBe('redundant')
    await follow(page, '/accessibility')
    await opened(page, say('accessibility'))
    expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull()
    await writeFile(file, bytes)
    expect(await attempt(page)).toBe('activated')
  })

  it('does not take the page of a network that wants money for a file of ours', async () => {
    const { page } = tablet
    const file = await aFileForMonitors()
    await writeFile(file, '<!doctype html><title>Welcome to our café</title>')
    await page.goto(office.origin)
    await opened(page, say('welcome'))
    expect(await attempt(page)).toBe('redundant')
  })

  it('keeps files of the app and nothing that the office answers', async () => {
    const { page } = tablet
    await enrolWithPin(page, office.origin, CARD)
    await whenKept(page)
    await follow(page, '/monitor/outbox')
    await page.getByText(say('app-kept-yes'), { exact: true }).waitFor()
    const kept = await page.evaluate(async () => {
      const names = await caches.keys()
      const lists = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
      return lists.flat().map(({ url }) => new URL(url).pathname)
    })
    expect(kept.length).toBeGreaterThan(40)
    expect(
      kept.filter((path) => !/^\/(?:$|assets\/|icons\/|icon\.svg$|manifest\.webmanifest$)/u.test(path)),
    ).toEqual([])
    expect(kept.filter((path) => path.endsWith('.woff2')).length).toBe(2)
  })

  it('speaks of no newer version while it is kept for the first time', async () => {
    const { page } = tablet
    // The words may stand there for a moment only, and are read out all the same.
    await page.addInitScript((words) => {
      new MutationObserver(() => {
        if (document.querySelector('update-notice')?.textContent?.includes(words))
          Reflect.set(globalThis, 'wasOffered', true)
      }).observe(document, { childList: true, subtree: true, characterData: true })
    }, say('update-ready'))
    await page.goto(office.origin)
    await opened(page, say('welcome'))
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
    expect(await page.evaluate(() => Reflect.get(globalThis, 'wasOffered'))).toBeUndefined()
  })

  it('says so where the browser keeps no app', async () => {
    const { page } = tablet
    await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'))
    await enrolWithPin(page, office.origin, CARD)
    await follow(page, '/monitor/outbox')
    await page.getByText(say('app-kept-no'), { exact: true }).waitFor()
  })

  it('can be installed under a name and with pictures that say nothing of elections', async () => {
    const { page, cdp } = tablet
    await page.goto(office.origin)
    await whenKept(page)
    const { errors } = await cdp.send('Page.getAppManifest')
    expect(errors).toEqual([])
    const { installabilityErrors } = await cdp.send('Page.getInstallabilityErrors')
    // A profile of a test is an incognito one, which installs nothing.
    expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual(['in-incognito'])
    const manifest: { readonly name?: unknown; readonly start_url?: unknown; readonly display?: unknown } =
      JSON.parse(await readFile(join(folder, 'manifest.webmanifest'), 'utf8'))
    expect(manifest).toMatchObject({ name: say('app-name'), start_url: '/monitor', display: 'standalone' })
  })
})

describe('A newer version', () => {
  it('waits while a visit is open in any tab, then is offered, and is taken by a button', async () => {
    const site = await switchingFolder(findBuiltSite())
    const office = await serveOffice(site.path)
    const first = await openPage(browser, office.origin, { serviceWorkers: 'allow' })
    const { page: filling } = first
    await enrolWithPin(filling, office.origin, CARD)
    await whenKept(filling)
    await follow(filling, `/monitor/stations/${STATION}`)
    await filling.getByRole('button', { name: say('visit-start') }).click()
    await filling.waitForURL('**/monitor/visits/*')
    const visit = new URL(filling.url()).pathname
    await follow(filling, `${visit}/sections/visit`)
    const answer = filling.locator('#at-visit_type').getByRole('radio').nth(1)
    await answer.check()
    await filling.getByText(say('keeping-kept'), { exact: true }).waitFor()

    const other = await filling.context().newPage()
    const offer = other.getByRole('button', { name: say('update-take') })
    await other.goto(`${office.origin}/accessibility`)
    await opened(other, say('accessibility'))
    await site.become(newer.folder)
    await other.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready
      await registration.update()
      const coming = registration.installing
      await new Promise<void>((resolve) => {
        const look = () => (registration.waiting ? resolve() : undefined)
        coming?.addEventListener('statechange', look)
        look()
      })
    })
    const standing = (where: string) =>
      other.waitForFunction((wanted) => {
        // What the notice was given by the frame.
        const { value } = Reflect.get(document.querySelector('update-notice') ?? {}, 'app')?.newer ?? {}
        return value === wanted
      }, where)
    await follow(other, '/accessibility')
    await opened(other, say('accessibility'))
    await standing('waits')
    expect(await offer.count()).toBe(0)

    // The draft's tab goes on with files that no server has any more.
    await follow(filling, '/monitor/outbox')
    await opened(filling, say('outbox'))
    expect(await filling.evaluate(builtAs)).toBeUndefined()

    // Nothing is open now: offered. A visit opened at this moment holds it up again.
    await follow(other, '/')
    await offer.waitFor()
    await follow(filling, `${visit}/sections/visit`)
    await filling.locator('.question').first().waitFor()
    await offer.click()
    await offer.waitFor({ state: 'detached' })
    await standing('waits')
    expect(await answer.isChecked()).toBe(true)

    await follow(filling, '/monitor')
    await opened(filling, say('my-stations'))
    await follow(other, '/accessibility')
    await offer.click()
    for (const page of [filling, other]) await page.waitForFunction(builtAs)
    expect(await other.evaluate(builtAs)).toBe('newer')
    expect(await other.evaluate(async () => (await caches.keys()).length)).toBe(1)
    await openUnlocked(filling, `${office.origin}${visit}/sections/visit`)
    await filling.locator('.question').first().waitFor()
    expect(await answer.isChecked()).toBe(true)

    first.checkManners()
    await first.close()
    await office.close()
    await site.drop()
  })
})

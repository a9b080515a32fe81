/** An office without internet: a tablet is led through trusting it, and then has everything that only HTTPS gives. */

import { createHash, createPublicKey } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBarriersForReaders } from '../support/axe.ts'
import { openPage, startBrowser } from '../support/browser.ts'
import { interfaceWords } from '../support/interface-words.ts'
import { SIZES } from '../support/page-manners.ts'
import { PASSPHRASE } from '../support/people.ts'
import { setUpWords } from '../support/second-factor.ts'
import { ServerEnded, type StartedServer, startServer } from '../support/started-server.ts'

const HOST = 'office.lan'
const { say } = interfaceWords('km')

let dataDir: string
let server: StartedServer
let browser: Browser
/** Where the page is that speaks plain http. */
let trustAddress: string

const startOffice = (flags: readonly string[] = []) =>
  startServer({ dataDir, flags: [`--lan=${HOST}`, ...flags], env: { TRUST_PORT: '0' } })

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'way-in-office-'))
  server = await startOffice(['--demo'])
  trustAddress = new RegExp(`http://${HOST}:\\d+`, 'u').exec(server.output())?.[0] ?? ''
  // As a tablet is after it was led through: what this authority vouches for is trusted, and nothing else.
  const kept: unknown = JSON.parse(await readFile(join(dataDir, 'keys', 'office-network.json'), 'utf8'))
  const secret =
    typeof kept === 'object' && kept !== null && 'secretKey' in kept ? String(kept.secretKey) : ''
  const spki = createPublicKey(secret).export({ type: 'spki', format: 'der' })
  browser = await startBrowser([
    `--host-resolver-rules=MAP ${HOST} 127.0.0.1`,
    `--ignore-certificate-errors-spki-list=${createHash('sha256').update(spki).digest('base64')}`,
  ])
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await rm(dataDir, { recursive: true, force: true })
})

describe('the page that leads a tablet through trusting the office', () => {
  it('shuts nobody out, at every size', { timeout: 60_000 }, async () => {
    const { page, close, checkManners } = await openPage(browser, trustAddress, { serviceWorkers: 'allow' })
    await page.goto(trustAddress)
    for (const size of SIZES) {
      await page.setViewportSize(size)
      expect(await findBarriersForReaders(page)).toEqual([])
      const isWider = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
      expect(isWider, `scrolls sideways at ${size.width}`).toBe(false)
    }
    expect(await page.locator('section[lang=km] h2').textContent()).toMatch(/\p{Script=Khmer}/u)
    checkManners()
    await close()
  })

  it('gives the certificate as tablets take it in, and nothing that is secret', async () => {
    const local = trustAddress.replace(HOST, '127.0.0.1')
    const reply = await fetch(`${local}/office-network.crt`)
    expect(reply.headers.get('content-type')).toBe('application/x-x509-ca-cert')
    const certificate = Buffer.from(await reply.arrayBuffer())
    const page = await (await fetch(local)).text()
    const fingerprint = createHash('sha256').update(certificate).digest('hex').toUpperCase().match(/../gu)
    expect(page).toContain(fingerprint?.join(' '))
    expect(page).not.toMatch(/PRIVATE|checklist|election|monitor/iu)
  })

  it('answers whatever else is asked for with the way to itself, and takes nothing in', async () => {
    const local = trustAddress.replace(HOST, '127.0.0.1')
    for (const path of ['/monitor', '/api/health', '/generate_204', '/..%2fkeys%2foffice-network.json']) {
      const reply = await fetch(`${local}${path}`, { redirect: 'manual' })
      expect([reply.status, reply.headers.get('location')]).toEqual([302, '/'])
    }
    expect((await fetch(local, { method: 'POST', body: 'x' })).status).toBe(405)
  })
})

describe('a tablet that trusts the office', () => {
  it('goes on from there to an app that works without a network', { timeout: 90_000 }, async () => {
    const { page, close } = await openPage(browser, trustAddress, { serviceWorkers: 'allow' })
    await page.goto(trustAddress)
    await page.locator(`a[href="${server.url}/"]`).first().click()
    await page.locator('h1').waitFor()
    expect(page.url()).toMatch(/^https:\/\/office\.lan:\d+\//u)
    const stands = await page.evaluate(async () => {
      const { active } = await navigator.serviceWorker.ready
      return { isSecure: isSecureContext, hasWorker: active !== null, canSeal: 'subtle' in crypto }
    })
    expect(stands).toEqual({ isSecure: true, hasWorker: true, canSeal: true })
    await close()
  })

  it('is told by the office where to begin, with what to compare', { timeout: 90_000 }, async () => {
    const { page, close } = await openPage(browser, server.url, { serviceWorkers: 'allow' })
    await page.goto(server.firstAdministratorLink ?? '')
    await page.getByRole('textbox', { name: say('staff-name'), exact: true }).fill('Dara')
    await page.getByLabel(say('passphrase'), { exact: true }).fill(PASSPHRASE)
    await page.getByRole('button', { name: say('first-administrator-create'), exact: true }).click()
    await setUpWords(page, server.url)
    await page.getByRole('heading', { level: 1, name: say('office-home'), exact: true }).waitFor()
    const cookies = await page.context().cookies()
    expect(cookies.map(({ name, secure }) => ({ name, secure }))).toContainEqual({
      name: '__Host-s',
      secure: true,
    })
    await page.goto(`${server.url}/office/monitors`)
    const section = page.getByRole('region', { name: say('tablet-address'), exact: true })
    await section.getByText(trustAddress).waitFor()
    const plain = await (await fetch(trustAddress.replace(HOST, '127.0.0.1'))).text()
    const [, fingerprint = '?'] = /<code>([0-9A-F ]+)<\/code>/u.exec(plain) ?? []
    await section.getByText(fingerprint).waitFor()
    expect(await findBarriersForReaders(page)).toEqual([])
    await close()
  })
})

describe('an office that is started again', () => {
  it('keeps its authority, and does not tell browsers that it lasts for ever', {
    timeout: 90_000,
  }, async () => {
    const page = async () => (await fetch(trustAddress.replace(HOST, '127.0.0.1'))).text()
    const fingerprintOf = (text: string) => /<code>([0-9A-F ]+)<\/code>/u.exec(text)?.[1]
    const before = fingerprintOf(await page())
    await server.stop()
    server = await startOffice()
    trustAddress = new RegExp(`http://${HOST}:\\d+`, 'u').exec(server.output())?.[0] ?? ''
    expect(fingerprintOf(await page())).toBe(before)
    const { page: tablet, close } = await openPage(browser, server.url, { serviceWorkers: 'allow' })
    const reply = await tablet.goto(server.url)
    expect(reply?.headers()['strict-transport-security']).toBeUndefined()
    await close()
  })

  it('with an address from elsewhere does not start, and says why', { timeout: 60_000 }, async () => {
    await expect(startServer({ flags: ['--lan=way-in.example.org'] })).rejects.toThrow(/TLS_CERT/u)
    await expect(startServer({ flags: ['--lan'], env: { PUBLIC_URL: 'https://a.example' } })).rejects.toThrow(
      ServerEnded,
    )
  })
})

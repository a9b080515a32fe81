/** A photo on its way out: covered and described by a reviewer with the keyboard, looked at by a coordinator, seen by everybody. */

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { StaffRole } from '../../schema/people/roles.ts'
import { showRelease } from '../../schema/wire/release-endpoints.ts'
import { type Api, openApi } from '../support/api.ts'
import { type OpenedPage, openPage, startBrowser } from '../support/browser.ts'
import { bringRooms, ROOMS, sealedPhoto, send, sendPhoto, sha256Of, visitTo } from '../support/intake.ts'
import { interfaceWords } from '../support/interface-words.ts'
import { refuseBarriers, startJourney } from '../support/journey.ts'
import { typist } from '../support/keyboard.ts'
import { photoQuestionOf } from '../support/photo-cuts.ts'
import { releaseNow } from '../support/releases.ts'
import { signIn } from '../support/signed-in.ts'
import { settled } from '../web/office/office-cast.ts'

const { say } = interfaceWords('km')
const refuse = (page: Page) => refuseBarriers(page, new URL(page.url()).pathname)
const ROOM = ROOMS[0] ?? ''
const KM = 'ជណ្ដើរបីកាំនៅមាត់ទ្វារ គ្មានផ្លូវជម្រាល និងគ្មានបង្កាន់ដៃ'
const EN = 'Three steps at the door, without a ramp and without a handrail'

describe('A photo leaves the house', () => {
  const journey = startJourney('photo-released')
  let api: Api
  let url = ''
  let browser: Browser
  const everybody: OpenedPage[] = []

  beforeAll(async () => {
    api = await openApi()
    await bringRooms(api)
    await sql`update campaign set election_date = '2026-01-04' where id = ${api.campaign}`.execute(api.db)
    url = await api.app.listen({ port: 0, host: '127.0.0.1' })
    browser = await startBrowser()
    const picture = await drawEntrance(browser)
    const id = randomUUID()
    const sealed = await sealedPhoto(api, id, picture)
    const visit = await visitTo(
      api,
      ROOMS[0] ?? expect.fail(),
      {
        visit_type: { kind: 'choice', choice: 'election_day_first' },
        access_result: { kind: 'choice', choice: 'full' },
        step_free_route: { kind: 'yes-no', value: 'no' },
        [photoQuestionOf(api)]: {
          kind: 'photo',
          photos: [{ sha256: sha256Of(picture), description: 'ជណ្ដើរបីកាំ មានមនុស្សម្នាក់ឈរ' }],
        },
      },
      { id, photos: [sealed.sha256] },
    )
    expect((await send(api, visit)).status).toBe(200)
    expect((await sendPhoto(api, id, sealed)).body).toMatchObject({ state: 'received' })
  }, 120_000)
  afterAll(async () => {
    for (const { close } of everybody) await close()
    await browser?.close()
    await api?.close()
  })

  async function come(role: StaffRole, width: number): Promise<Page> {
    const { headers } = await signIn(api, [role], 'whole')
    const opened = await openPage(browser, url, { viewport: { width, height: 900 } })
    everybody.push(opened)
    const [name = '', value = ''] = (headers.cookie ?? '').split('=')
    await opened.page.context().addCookies([{ name, value, url }])
    return journey.watch(role, opened.page)
  }
  const open = async (page: Page, path: string) => {
    await page.goto(`${url}${path}`)
    await settled(page)
  }
  const hasFocus = (page: Page, id: string) =>
    expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe(id)

  test(
    'a reviewer covers and describes it, and is told what is missing',
    () =>
      journey.step('offering', async () => {
        const page = await come('reviewer', 360)
        const keys = typist(page)
        await open(page, `/office/stations/${ROOM}`)
        await keys.press(page.locator('visit-photos').getByRole('button'))
        await keys.press(page.getByRole('link', { name: new RegExp(`^${say('photo-offer')}`, 'u') }))
        await page.waitForURL('**/photos/**')
        await page.locator('picture-editor canvas').waitFor()
        expect(await page.locator('picture-editor canvas').getAttribute('aria-label')).not.toBe('')
        await refuse(page)
        await keys.press(page.getByRole('button', { name: say('photo-area-add') }))
        await keys.reach(page.getByRole('slider', { name: say('photo-area-left') }))
        for (let step = 0; step < 20; step += 1) await page.keyboard.press('ArrowRight')
        await keys.press(page.getByRole('button', { name: say('photo-to-check') }))
        await hasFocus(page, 'stage-heading')
        await keys.press(page.getByRole('button', { name: say('photo-offer-go') }))
        await hasFocus(page, 'offer-text-km')
        expect(await page.locator('.complaint').count()).toBe(3)
        await refuse(page)
        const found = await page.locator('#offer-barrier option').allInnerTexts()
        expect(found.length).toBeGreaterThan(1)
        await keys.pick(page.locator('#offer-barrier'), found[1] ?? '')
        await keys.write(page.locator('#offer-text-km'), KM)
        await keys.write(page.locator('#offer-text-en'), EN)
        await keys.tick(page.locator('#offer-nobody'))
        await keys.press(page.getByRole('button', { name: say('photo-offer-go') }))
        await hasFocus(page, 'offered')
        const [kept] = await api.db
          .selectFrom('offered_photo')
          .select(['barrier', 'state', 'width', 'bytes'])
          .execute()
        expect(kept).toMatchObject({ state: 'offered', width: 1280 })
        expect(kept?.barrier).not.toBeNull()
        // Whoever offered it cannot agree to it.
        await keys.press(page.getByRole('link', { name: say('offered-photos') }))
        await page.locator('[data-offer]').waitFor()
        expect(
          await page.getByRole('button', { name: new RegExp(`^${say('offered-photo-agree')}`, 'u') }).count(),
        ).toBe(0)
        await refuse(page)
      }),
    120_000,
  )

  test(
    'a coordinator looks at it and agrees, and everybody sees what was released',
    () =>
      journey.step('agreeing', async () => {
        const page = await come('coordinator', 1280)
        const keys = typist(page)
        await open(page, '/office/offered-photos')
        const agree = page.getByRole('button', { name: new RegExp(`^${say('offered-photo-agree')}`, 'u') })
        // Nobody agrees to what they have not looked at.
        expect(await agree.count()).toBe(0)
        await keys.press(page.getByRole('button', { name: new RegExp(`^${say('offered-photo-show')}`, 'u') }))
        const shown = page.locator('figure.photo img')
        await expect.poll(() => shown.evaluate((one) => (one as HTMLImageElement).naturalWidth)).toBe(1280)
        expect(await shown.getAttribute('alt')).toBe(KM)
        await refuse(page)
        await keys.press(agree)
        await page.locator('dialog[open]').waitFor()
        await refuse(page)
        await page
          .locator('dialog[open]')
          .getByRole('button', { name: say('offered-photo-agree'), exact: true })
          .press('Enter')
        await hasFocus(page, 'done')
        await refuse(page)

        const number = String(await releaseNow(api))
        const { body } = await api
          .as('bopha')
          .call(showRelease, { params: { campaign: api.campaign, number }, body: { isPublic: true } })
        const visitor = await openPage(browser, url, {
          viewport: { width: 360, height: 900 },
          javaScriptEnabled: false,
        })
        everybody.push(visitor)
        await visitor.page.goto(`${url}/r/${body.publicAs}/km/station/${ROOM}`)
        const image = visitor.page.getByRole('img', { name: KM })
        await image.scrollIntoViewIfNeeded()
        await expect.poll(async () => (await image.boundingBox())?.width ?? 0).toBeGreaterThan(200)
      }),
    120_000,
  )
})

/** A door behind three steps, and somebody standing beside it. */
async function drawEntrance(browser: Browser): Promise<Buffer> {
  const page = await browser.newPage()
  const address = await page.evaluate(() => {
    const canvas = document.createElement('canvas')
    canvas.width = 1280
    canvas.height = 960
    const pen = canvas.getContext('2d')
    if (!pen) return ''
    const fill = (colour: string, ...[left, top, width, height]: [number, number, number, number]) => {
      pen.fillStyle = colour
      pen.fillRect(left, top, width, height)
    }
    fill('#cfe3f1', 0, 0, 1280, 500)
    fill('#f0dcae', 120, 120, 1040, 620)
    fill('#5b3a1e', 480, 300, 260, 360)
    for (const step of [0, 1, 2])
      fill(
        ['#9a9a9a', '#8a8a8a', '#7a7a7a'][step] ?? '',
        420 - step * 50,
        660 + step * 70,
        380 + step * 100,
        70,
      )
    fill('#c8a47a', 0, 870, 1280, 90)
    fill('#2b5c8a', 900, 520, 110, 260)
    pen.fillStyle = '#d9a57c'
    pen.beginPath()
    pen.arc(955, 460, 60, 0, Math.PI * 2)
    pen.fill()
    return canvas.toDataURL('image/jpeg', 0.8)
  })
  await page.close()
  return Buffer.from(address.split(',')[1] ?? '', 'base64')
}

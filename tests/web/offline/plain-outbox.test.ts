/** What an old release kept in the clear until it was sent is sealed as soon as the key of the office is known, whole or not at all. */

import { createHash } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  bindingOf,
  type Envelope,
  photoBindingOf,
  SEALED_PHOTO_PARTS,
} from '../../../schema/wire/sealed-shape.ts'
import { openBox } from '../../../server/reading/open-sealed.ts'
import { unpackContent } from '../../../server/reading/unpack-content.ts'
import type { Person } from '../../../web/offline/people.ts'
import type { PlainSending } from '../../../web/offline/plain-outbox.ts'
import { type OpenedPage, openPage, startBrowser } from '../../support/browser.ts'
import { campaignId } from '../../support/builders.ts'
import { newOrganisationKey } from '../../support/organisation-key.ts'
import { servePageWith } from '../../support/page-with.ts'
import type { StaticSite } from '../../support/static-site.ts'
import type { Found, PlainPhotoTold } from './plain-outbox-in-browser.ts'

const VISIT = '5b0f7a52-6a3f-4c38-9a6e-3f1f7a1f3b11'
const OTHER = '5b0f7a52-6a3f-4c38-9a6e-3f1f7a1f3b12'
const office = newOrganisationKey()
const stranger = newOrganisationKey()

const sokha: Person = {
  id: 'sokha',
  token: 'token of sokha',
  code: 'mokade-47',
  campaign: campaignId('01907e6a-0000-4000-8000-0000000000ca'),
  organisationKey: office.key,
}
const { organisationKey: _, ...withoutKey } = sokha

const TALKS = [{ id: 'talk', answers: { reached: 'បាន' } }]
const leftBehind = (more: Partial<PlainSending> = {}): PlainSending => ({
  visit: VISIT,
  body: JSON.stringify({ id: VISIT, answers: { path_firm: 'ផ្លូវរអិល' }, interviews: TALKS }),
  state: 'waiting',
  photosMissing: [],
  ...more,
})
const photoOf = (visit: string, ...bytes: readonly number[]): PlainPhotoTold => ({
  ...{ visit, bytes },
  sha256: createHash('sha256').update(Uint8Array.from(bytes)).digest('hex'),
})

let browser: Browser
let site: StaticSite
let opened: OpenedPage

const ask = <Result>(name: string, ...given: readonly unknown[]): Promise<Result> =>
  opened.page.evaluate(
    ([called, asked]) => {
      const found: unknown = Reflect.get(globalThis, called)
      if (typeof found !== 'function') throw new Error(`the page has no ${called}`)
      return found(...asked)
    },
    [name, given] as const,
  )
const leave = (sending: PlainSending, ...photos: readonly PlainPhotoTold[]) =>
  ask('leavePlain', sending, photos)
const look = () => ask<Found>('look')

beforeAll(async () => {
  browser = await startBrowser()
  site = await servePageWith('tests/web/offline/plain-outbox-in-browser.ts')
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})
beforeEach(async () => {
  opened = await openPage(browser, site.origin, { expected: [/404/u] })
  await opened.page.goto(site.origin)
  await opened.page.waitForFunction(() => 'sealAll' in globalThis)
})
afterEach(async () => {
  opened.checkManners()
  await opened.close()
})

/** As the office opens it, under the address it is sent to. */
function openEnvelope(text: string, key = office.opening): unknown {
  const envelope: Envelope = JSON.parse(text)
  const [enc, box] = [Buffer.from(envelope.enc, 'base64url'), Buffer.from(envelope.box, 'base64url')]
  const content = openBox(key, enc, box, bindingOf(VISIT, envelope))
  return content && JSON.parse(unpackContent(content)?.toString('utf8') ?? '')
}

function openPhoto(bytes: readonly number[]): readonly number[] | undefined {
  const { version, key, enc } = SEALED_PHOTO_PARTS
  const sealed = Buffer.from(bytes)
  const [from, to] = [version + key, version + key + enc]
  const binding = photoBindingOf(VISIT, office.key.id)
  const found = openBox(office.opening, sealed.subarray(from, to), sealed.subarray(to), binding)
  return found && [...found]
}

describe('What an old release left in the clear', () => {
  it('stays as it is while the key of the office is not known, or nobody is enrolled', async () => {
    await leave(leftBehind(), photoOf(VISIT, 1, 2))
    await ask('sealAll', withoutKey)
    await ask('sealAll', undefined)
    expect(await look()).toEqual({ plain: [VISIT], photos: [VISIT], sealedPhotos: [], waiting: [] })
  })

  it('is sealed to the office with its talks apart and its photos, and nothing of it stays in the clear', async () => {
    await leave(leftBehind(), photoOf(VISIT, 1, 2), photoOf(VISIT, 3))
    await ask('sealAll', sokha)
    const { plain, photos, sealedPhotos, waiting } = await look()
    expect([plain, photos]).toEqual([[], []])
    expect(waiting).toHaveLength(1)
    const [sending] = waiting
    expect(sending).toMatchObject({ id: VISIT, kind: 'visit', code: 'mokade-47', state: 'waiting' })
    expect(
      createHash('sha256')
        .update(sending?.envelope ?? '')
        .digest('hex'),
    ).toBe(sending?.sha256)
    expect(sending?.envelope).not.toContain('រអិល')
    expect(openEnvelope(sending?.envelope ?? '')).toEqual({
      visit: JSON.stringify({ id: VISIT, answers: { path_firm: 'ផ្លូវរអិល' } }),
      interviews: JSON.stringify(TALKS),
    })
    expect(openEnvelope(sending?.envelope ?? '', stranger.opening)).toBeUndefined()
    expect(sending?.photos.map(({ sha256 }) => sha256).sort()).toEqual(
      sealedPhotos.map(({ sha256 }) => sha256).sort(),
    )
    for (const { sha256, bytes } of sealedPhotos)
      expect(createHash('sha256').update(Uint8Array.from(bytes)).digest('hex')).toBe(sha256)
    expect(sealedPhotos.map(({ bytes }) => openPhoto(bytes)).sort()).toEqual([[1, 2], [3]])
  })

  it('is sealed also without talks and without photos', async () => {
    const body = JSON.stringify({ id: VISIT, answers: {} })
    await leave(leftBehind({ body }))
    await ask('sealAll', sokha)
    expect(openEnvelope((await look()).waiting[0]?.envelope ?? '')).toEqual({ visit: body, interviews: '[]' })
  })

  it.each(['waiting', 'received', 'set-aside', 'refused'] as const)(
    'goes to the office once more when it was %s there and a photo was missing',
    async (state) => {
      await leave(leftBehind({ state, photosMissing: ['one'] }), photoOf(VISIT, 1))
      await ask('sealAll', sokha)
      const { waiting, sealedPhotos } = await look()
      expect(waiting).toMatchObject([{ id: VISIT, state: 'waiting', photos: [{ state: 'waiting' }] }])
      expect(sealedPhotos).toHaveLength(1)
    },
  )

  it('only leaves the tablet when the office has all of it already', async () => {
    await leave(leftBehind({ state: 'received' }), photoOf(VISIT, 1))
    await ask('sealAll', sokha)
    expect(await look()).toEqual({ plain: [], photos: [], sealedPhotos: [], waiting: [] })
  })

  it('takes no photo of another visit with it, a draft that still waits for its vault', async () => {
    await leave(leftBehind(), photoOf(VISIT, 1), photoOf(OTHER, 2))
    await ask('sealAll', sokha)
    const { photos, sealedPhotos } = await look()
    expect(photos).toEqual([OTHER])
    expect(sealedPhotos.map(({ id }) => id)).toEqual([VISIT])
  })

  it('is all there in the clear when the disk refuses a part of the step, and goes the next time', async () => {
    await leave(leftBehind(), photoOf(VISIT, 1))
    expect(await ask('sealWhileRefused', sokha)).toBe(true)
    expect(await look()).toEqual({ plain: [VISIT], photos: [VISIT], sealedPhotos: [], waiting: [] })
    await ask('sealAll', sokha)
    expect(await look()).toMatchObject({ plain: [], photos: [], waiting: [{ id: VISIT }] })
  })

  it('is sealed once when two kits come at once: what the office has acknowledged is never replaced', async () => {
    await leave(leftBehind(), photoOf(VISIT, 1))
    expect(await ask('sealTwiceAtOnce', sokha)).toBe(1)
    const { waiting, sealedPhotos } = await look()
    expect(sealedPhotos.map(({ sha256 }) => sha256)).toEqual(waiting[0]?.photos.map(({ sha256 }) => sha256))
  })

  it('does not take the place of what was sealed and sent under its id since', async () => {
    await leave(leftBehind())
    await ask('sealAll', sokha)
    const [first] = (await look()).waiting
    await ask('sealAll', sokha)
    expect((await look()).waiting).toEqual([first])
  })
})

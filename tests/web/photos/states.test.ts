/** Every state of taking a photo, for everybody: readers, 320 pixels, dark, forced colours, no camera, no permission. */

import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { listSpoken } from '../../support/accessible-tree.ts'
import { listUnmannerly } from '../../support/page-manners.ts'
import type { StaticSite } from '../../support/static-site.ts'
import { type AtTheCamera, CAMERAS, servePhotos, standAtCamera, startCamera } from './at-the-camera.ts'

let site: StaticSite
let browser: Browser
let at: AtTheCamera

beforeAll(async () => {
  site = await servePhotos()
})
afterAll(() => site?.close())
afterEach(async () => {
  at?.checkManners()
  await at?.close()
})

const opensWith = (flags: readonly string[]) => {
  beforeAll(async () => {
    browser = await startCamera(flags)
  })
  afterAll(() => browser?.close())
}

const open = () => at.keys.press(at.button('Take a photo'))
const heading = (text: string) =>
  at.page.locator('dialog.photo-dialog > div > h2', { hasText: text }).waitFor()

const stages: Readonly<Record<string, () => Promise<void>>> = {
  'the question alone': async () => {
    await at.button('Take a photo').waitFor()
  },
  'the camera': async () => {
    await open()
    await at.button('Take the picture').waitFor()
  },
  'the editor': async () => {
    await at.button('Take the picture').click()
    await heading('Hide what may not be seen')
  },
  'the editor with areas and edges open': async () => {
    await at.button('Cover an area').click()
    await at.button('Cover an area').click()
    await at.page.locator('summary', { hasText: 'Cut off the edges' }).click()
  },
  'the question whether to drop it': async () => {
    await at.button('Drop this photo').click()
    await at.button('No, keep it').waitFor()
  },
  'the check, not ticked': async () => {
    await at.button('No, keep it').click()
    await at.button('Go on: check the picture').click()
    await at.button('Keep this photo').click()
    await at.page.getByText('Tick this only when it is so').waitFor()
  },
  'a photo that could not be kept': async () => {
    await at.ask('setKeeping', 'fails')
    await at.page.getByRole('checkbox', { name: 'No person can be recognised' }).check()
    await at.button('Keep this photo').click()
    await at.page.getByRole('alert').waitFor()
  },
  'a photo that is kept': async () => {
    await at.ask('setKeeping', 'works')
    await at.button('Try again').click()
    await at.page.getByText('Photo 1: kept on this tablet').waitFor()
  },
}

describe('With a camera', () => {
  opensWith(CAMERAS)

  it('every stage is for everybody, one after the other', async () => {
    at = await standAtCamera(browser, site)
    for (const [stage, reach] of Object.entries(stages)) {
      await reach()
      expect(await listUnmannerly(at.page, 'en', { withColours: true }), stage).toEqual([])
      await at.page.emulateMedia({
        colorScheme: 'light',
        forcedColors: 'none',
        reducedMotion: 'no-preference',
      })
      await at.page.setViewportSize({ width: 360, height: 740 })
    }
  })

  it('sliders say in Khmer what they move and how far, in Khmer digits', async () => {
    at = await standAtCamera(browser, site, 'km')
    await at.button('ថតរូប').click()
    await at.button('ចុចថត').click()
    await at.button('បិទបាំងមួយកន្លែង').click()
    const sliders = (await listSpoken(at.cdp)).filter(({ role }) => role === 'slider')
    expect(sliders.map(({ name }) => name)).toEqual(['ចម្ងាយពីគែមឆ្វេង', 'ចម្ងាយពីគែមលើ', 'ទទឹង', 'កម្ពស់'])
    expect(await at.page.getByRole('slider').first().getAttribute('aria-valuetext')).toBe('៣៥ %')
  })

  it('text twice as large is not lost and does not scroll sideways', async () => {
    at = await standAtCamera(browser, site)
    await at.page.setViewportSize({ width: 360, height: 740 })
    await at.page.evaluate(() => {
      document.documentElement.style.fontSize = '200%'
    })
    for (const stage of ['the camera', 'the editor', 'the editor with areas and edges open']) {
      await stages[stage]?.()
      const sideways = await at.page.evaluate(() => {
        const dialog = document.querySelector('dialog')
        return dialog ? dialog.scrollWidth - dialog.clientWidth : 1
      })
      expect(sideways, stage).toBe(0)
    }
  })
})

describe('Without permission', () => {
  opensWith(['--use-fake-device-for-media-stream'])

  /** What somebody answered, or changed in the settings of the browser. */
  async function permit(setting: 'denied' | 'granted'): Promise<void> {
    const { targetInfos } = await at.cdp.send('Target.getTargets')
    const { browserContextId } = targetInfos.find(({ url }) => url.startsWith(site.origin)) ?? {}
    const camera = { permission: { name: 'camera' }, origin: site.origin, setting }
    await at.cdp.send('Browser.setPermission', {
      ...camera,
      ...(browserContextId ? { browserContextId } : {}),
    })
  }

  it('the page says how to allow it, tries again, and offers files', async () => {
    at = await standAtCamera(browser, site)
    await permit('denied')
    await open()
    await at.page.getByRole('alert').getByText('This page may not use the camera').waitFor()
    expect(await listUnmannerly(at.page, 'en', { withColours: false })).toEqual([])
    await permit('granted')
    await at.keys.press(at.button('Try the camera again'))
    await at.button('Take the picture').waitFor()
  })
})

describe('Without a camera', () => {
  opensWith([])

  it('the page says so, and a picture can be chosen by keyboard', async () => {
    at = await standAtCamera(browser, site)
    await at.page.context().grantPermissions(['camera'])
    await open()
    await at.page.getByRole('alert').getByText('No camera was found').waitFor()
    const field = (await listSpoken(at.cdp)).find(({ name }) => name === 'Choose a picture on this tablet')
    expect(field?.description).toContain('a copy may stay in the gallery')
    const chooser = at.page.waitForEvent('filechooser')
    await at.keys.reach(at.page.locator('input[type=file]'))
    await at.page.keyboard.press('Enter')
    expect(await (await chooser).element().getAttribute('accept')).toBe('image/*')
    expect(await listUnmannerly(at.page, 'en', { withColours: false })).toEqual([])
  })
})

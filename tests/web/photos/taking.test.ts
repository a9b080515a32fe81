/** From the camera to a photo that is kept, by keyboard alone; and what happens when something is in the way. */

import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Answer } from '../../../schema/visit/answer.ts'
import { listSpoken } from '../../support/accessible-tree.ts'
import { claimingSize, listMarkers, PLANTED, withNotes, withTextChunks } from '../../support/pictures.ts'
import type { StaticSite } from '../../support/static-site.ts'
import { type AtTheCamera, servePhotos, standAtCamera, startCamera } from './at-the-camera.ts'

let browser: Browser
let site: StaticSite
let at: AtTheCamera

beforeAll(async () => {
  browser = await startCamera()
  site = await servePhotos()
})

afterAll(async () => {
  await browser?.close()
  await site?.close()
})

beforeEach(async () => {
  at = await standAtCamera(browser, site)
})

afterEach(async () => {
  at.checkManners()
  await at.close()
})

/** Browsers on two cores take their time; what must come comes. */
const eventually = <Value>(value: () => Value | Promise<Value>) => expect.poll(value)

const given = () => at.ask<Answer | undefined>('given')
const heading = () => at.page.locator('dialog.photo-dialog > div > h2')
const focusedText = async () => (await at.keys.focused()).text

const make = async (
  width: number,
  height: number,
  type = 'image/jpeg',
  look: 'quarters' | 'stripes' = 'quarters',
): Promise<Buffer> => Buffer.from(await at.ask<number[]>('makePicture', width, height, type, look))

async function choose(buffer: Buffer, name = 'IMG_0001.jpg', mimeType = 'image/jpeg'): Promise<void> {
  await at.keys.press(at.button('Take a photo'))
  await at.page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer })
}

async function keep(): Promise<void> {
  await at.keys.press(at.button('Go on: check the picture'))
  await at.keys.tick(at.page.getByRole('checkbox', { name: 'No person can be recognised' }))
  await at.keys.press(at.button('Keep this photo'))
}

/** Every pixel as red, green, blue and opacity, before it became a JPEG. */
async function pixelsHandedOver() {
  const { base64, ...size } = await at.ask<{ width: number; height: number; base64: string }>(
    'pixelsHandedOver',
  )
  const data = Buffer.from(base64, 'base64')
  const at4 = (x: number, y: number) => (y * size.width + x) * 4
  return { ...size, data, pixel: (x: number, y: number) => [...data.subarray(at4(x, y), at4(x, y) + 3)] }
}

/** Moves a slider by its arrow keys, as far as it has to go. */
async function slide(name: string, by: number): Promise<void> {
  await at.keys.reach(at.page.getByRole('slider', { name, exact: true }))
  for (let step = 0; step < Math.abs(by); step += 1)
    await at.page.keyboard.press(by > 0 ? 'ArrowRight' : 'ArrowLeft')
}

const RED = [255, 0, 0]
const GREEN = [0, 255, 0]
const BLUE = [0, 0, 255]
const YELLOW = [255, 255, 0]
const distance = (one: readonly number[], other: readonly number[]) =>
  Math.max(...one.map((channel, index) => Math.abs(channel - (other[index] ?? 0))))

describe('A photo taken with the camera of the page', () => {
  it('is taken, covered, cut, confirmed, described and kept by keyboard alone', async () => {
    const { keys, page, button } = at
    await keys.press(button('Take a photo'))
    await eventually(focusedText).toBe('Take a photo')
    await keys.press(button('Take the picture'))
    await eventually(focusedText).toBe('Hide what may not be seen')
    expect(await page.locator('dialog [role=status]').first().textContent()).toContain('Picture taken.')

    await keys.press(button('Cover an area'))
    await eventually(focusedText).toBe('Area 1')
    await slide('From the left edge', -30)
    await slide('Width', 10)
    await keys.press(page.locator('summary', { hasText: 'Cut off the edges' }))
    await slide('Cut off at the bottom', 20)
    await keys.press(button('Go on: check the picture'))
    await eventually(focusedText).toBe('Check the picture')

    await keys.press(button('Keep this photo'))
    // Not ticked: the box is where the focus is, and says why.
    await eventually(async () => (await keys.focused()).id).toContain('nobody')
    const box = (await listSpoken(at.cdp)).find(({ role }) => role === 'checkbox')
    expect(box).toMatchObject({ name: 'No person can be recognised', checked: 'false', invalid: 'true' })
    expect(box?.description).toContain('Tick this only when it is so')
    expect(await at.ask<number>('handedOver')).toBe(0)

    await keys.tick(page.getByRole('checkbox', { name: 'No person can be recognised' }))
    await keys.write(page.getByRole('textbox', { name: 'What the photo shows' }), 'Two steps before the door')
    await keys.press(button('Keep this photo'))
    await eventually(given).toMatchObject({
      kind: 'photo',
      photos: [{ description: 'Two steps before the door' }],
    })
    await page.getByText('Photo 1: kept on this tablet').waitFor()
    expect(await page.locator('photo-taker [role=status]').textContent()).toContain(
      'Photo kept on this tablet.',
    )
    expect(await page.locator('dialog').count()).toBe(0)
    await eventually(focusedText).toBe('Take a photo')

    const { width, height, data } = await pixelsHandedOver()
    expect(width / height).toBeGreaterThan(4 / 3)
    expect(Math.max(width, height)).toBeLessThanOrEqual(1280)
    expect(data.length).toBe(width * height * 4)
    const kept = Buffer.from(await at.ask<number[]>('keptBytes'))
    expect(kept.length).toBeLessThanOrEqual(150_000)
    expect(listMarkers(kept).filter((marker) => /^ff(?:e[1-f]|fe)$/u.test(marker))).toEqual([])
  })

  it('gives the camera back as soon as the picture is taken, and when one closes', async () => {
    const { keys, page, button } = at
    const running = () =>
      page.evaluate(() => {
        const { srcObject } = document.querySelector('video') ?? { srcObject: null }
        const known: unknown = Reflect.get(globalThis, 'seen')
        const stream = srcObject instanceof MediaStream ? srcObject : known
        Reflect.set(globalThis, 'seen', stream)
        return stream instanceof MediaStream
          ? stream.getTracks().filter(({ readyState }) => readyState === 'live').length
          : -1
      })
    await keys.press(button('Take a photo'))
    await button('Take the picture').waitFor()
    expect(await running()).toBe(1)
    await keys.press(button('Take the picture'))
    await eventually(running).toBe(0)
    await keys.press(button('Take it again'))
    await button('Take the picture').waitFor()
    expect(await running()).toBe(1)
    await keys.press(button('Close without a photo'))
    await eventually(running).toBe(0)
    expect(await focusedText()).toBe('Take a photo')
    expect(await given()).toBeUndefined()
  })

  it('comes from the other camera when one asks for it', async () => {
    const { keys, page, button } = at
    const label = () =>
      page.evaluate(() => {
        const { srcObject } = document.querySelector('video') ?? { srcObject: null }
        return srcObject instanceof MediaStream ? srcObject.getVideoTracks()[0]?.label : undefined
      })
    await keys.press(button('Take a photo'))
    await button('Take the picture').waitFor()
    const first = await label()
    await keys.press(button('Other camera'))
    await eventually(label).not.toBe(first)
    await button('Take the picture').waitFor()
    expect(await label()).toBeDefined()
  })

  it('is not lost by Escape without asking', async () => {
    const { keys, page, button } = at
    await choose(await make(400, 300))
    await eventually(() => heading().textContent()).toBe('Hide what may not be seen')
    await page.keyboard.press('Escape')
    await keys.press(button('No, keep it'))
    expect(await heading().textContent()).toBe('Hide what may not be seen')
    await page.keyboard.press('Escape')
    await keys.press(page.locator('confirm-dialog').getByRole('button', { name: 'Drop this photo' }))
    await eventually(() => page.locator('dialog').count()).toBe(0)
    expect(await given()).toBeUndefined()
  })

  it('is asked about anew by whoever presses again before the browser has told of the last answer', async () => {
    await choose(await make(400, 300))
    const answers = await at.page.evaluate(async () => {
      const asking = document.querySelector('confirm-dialog')
      const press = (answer: string) =>
        asking?.querySelector<HTMLButtonElement>(`button[value="${answer}"]`)?.click()
      const first = asking?.ask()
      press('no')
      const second = asking?.ask()
      // Long enough for the browser to tell that the first was closed.
      await new Promise((passed) => setTimeout(passed, 200))
      press('yes')
      return Promise.all([first, second])
    })
    expect(answers).toEqual([false, true])
  })
})

describe('An unfinished photo', () => {
  it('is thrown away when the page is hidden, and the page says so', async () => {
    await choose(await make(400, 300))
    await heading().getByText('Hide what may not be seen').waitFor()
    await at.goAway()
    await eventually(() => at.page.locator('dialog').count()).toBe(0)
    await eventually(focusedText).toContain('the unfinished photo was thrown away')
    expect(await at.ask<number>('handedOver')).toBe(0)
  })

  it('is thrown away when the page is taken away, by a lock for instance, and said when it is back', async () => {
    await choose(await make(400, 300))
    await heading().getByText('Hide what may not be seen').waitFor()
    await at.ask('leave')
    await at.ask('comeBack')
    await at.page.getByText('the unfinished photo was thrown away').waitFor()
    expect(await at.ask<number>('handedOver')).toBe(0)
  })

  it('is warned of the lock where one can see and hear it: above the page, not below the dialog', async () => {
    await choose(await make(400, 300))
    await heading().getByText('Hide what may not be seen').waitFor()
    await at.ask('warnOfLock', true)
    await at.page.locator('dialog').getByText('The tablet locks soon').waitFor()
    await at.ask('warnOfLock', false)
    await at.page.locator('dialog').getByText('The tablet locks soon').waitFor({ state: 'detached' })
  })

  it('is said to be lost when the page goes while it is being kept and cannot be', async () => {
    await at.ask('setKeeping', 'waits')
    await choose(await make(400, 300))
    await keep()
    await at.page.getByText('Keeping the photo …').waitFor()
    await at.ask('leave')
    await at.ask('comeBack')
    await at.page.getByText('the unfinished photo was thrown away').waitFor()
    expect(await given()).toBeUndefined()
  })

  it('is not there while only the camera is open: hiding the page stops the camera and begins it again', async () => {
    await at.keys.press(at.button('Take a photo'))
    await at.button('Take the picture').waitFor()
    await at.goAway()
    await at.button('Take the picture').waitFor()
    expect(await at.page.locator('photo-taker > div > [role=status]').textContent()).not.toContain(
      'thrown away',
    )
  })
})

describe('A tick', () => {
  it('comes only when picture and answer are on the disk', async () => {
    await at.ask('setKeeping', 'waits')
    await choose(await make(400, 300))
    await keep()
    await at.page.getByText('Keeping the photo …').waitFor()
    expect(await at.page.getByText('kept on this tablet').count()).toBe(0)
    await at.ask('setSettling', 'waits')
    await at.ask('goOn')
    await eventually(given).toMatchObject({ kind: 'photo' })
    await at.page.getByText('Photo 1: not kept yet').waitFor()
    expect(await at.page.getByText(/kept on this tablet/u).count()).toBe(0)
    await at.ask('goOn')
    await at.page.getByText('Photo 1: kept on this tablet').waitFor()
  })

  it.each(['setKeeping', 'setSettling'])(
    'does not come when the disk is full (%s), and nothing is lost',
    async (which) => {
      await at.ask(which, 'fails')
      await choose(await make(400, 300))
      await keep()
      await at.page.getByRole('alert').getByText('The photo could not be kept').waitFor()
      expect(await at.page.getByText(/kept on this tablet/u).count()).toBe(0)
      await at.ask(which, 'works')
      await at.keys.press(at.button('Try again'))
      await at.page.getByText('Photo 1: kept on this tablet').waitFor()
      expect(await given()).toMatchObject({ photos: [{ description: '' }] })
    },
  )
})

describe('What is kept', () => {
  it('is what was left after cutting, to the pixel', async () => {
    await choose(await make(1000, 800, 'image/png'), 'quarters.png', 'image/png')
    await at.keys.press(at.page.locator('summary', { hasText: 'Cut off the edges' }))
    await slide('Cut off on the left', 40)
    await slide('Cut off at the top', 25)
    await keep()
    await eventually(given).toMatchObject({ kind: 'photo' })
    const { width, height, pixel } = await pixelsHandedOver()
    expect({ width, height }).toEqual({ width: 600, height: 600 })
    // The middle of the whole picture, at 500 and 400, now lies at 100 and 200.
    expect([pixel(99, 199), pixel(100, 199), pixel(99, 200), pixel(100, 200)]).toEqual([
      RED,
      GREEN,
      BLUE,
      YELLOW,
    ])
    expect([pixel(0, 0), pixel(599, 599)]).toEqual([RED, YELLOW])
  })

  it('has nothing to be told apart in an area that was drawn with a finger', async () => {
    const { page } = at
    await choose(await make(1000, 800, 'image/png', 'stripes'), 'stripes.png', 'image/png')
    const canvas = page.locator('canvas')
    await canvas.scrollIntoViewIfNeeded()
    const shown = await canvas.boundingBox()
    if (!shown) throw new Error('no canvas')
    const spot = (x: number, y: number) => [shown.x + shown.width * x, shown.y + shown.height * y] as const
    await page.mouse.move(...spot(0.1, 0.1))
    await page.mouse.down()
    await page.mouse.move(...spot(0.3, 0.3), { steps: 4 })
    await page.mouse.move(...spot(0.6, 0.5), { steps: 4 })
    await page.mouse.up()
    expect(await page.getByRole('slider', { name: 'From the left edge' }).inputValue()).toBe('10')
    expect(await page.getByRole('slider', { name: 'Width' }).inputValue()).toBe('50')
    await keep()
    await eventually(given).toMatchObject({ kind: 'photo' })
    const { pixel } = await pixelsHandedOver()
    const colour = (x: number, y: number) => pixel(x, y).join()
    const edges = (from: number, to: number, y: number) =>
      Array.from({ length: to - from - 1 }, (_, step) => from + step).filter(
        (x) => colour(x, y) !== colour(x + 1, y),
      ).length
    // Two edges for every seven pixels of stripes; at most four between five blocks.
    expect(edges(700, 980, 240)).toBeGreaterThan(70)
    expect(edges(100, 600, 240)).toBeLessThanOrEqual(4)
  })

  it('covers each of many areas, also those moved by keys and with a finger', async () => {
    const { page, keys, button } = at
    await choose(await make(1000, 800, 'image/png', 'stripes'), 'stripes.png', 'image/png')
    for (const left of [-30, 30]) {
      await keys.press(button('Cover an area'))
      await slide('From the left edge', left)
    }
    const canvas = page.locator('canvas')
    const shown = await canvas.boundingBox()
    if (!shown) throw new Error('no canvas')
    await page.mouse.move(shown.x + shown.width * 0.15, shown.y + shown.height * 0.5)
    await page.mouse.down()
    await page.mouse.move(shown.x + shown.width * 0.15, shown.y + shown.height * 0.2, { steps: 3 })
    await page.mouse.up()
    expect(await page.getByRole('slider', { name: 'From the top edge' }).inputValue()).toBe('5')
    expect(await canvas.getAttribute('aria-label')).toBe('The picture, 2 areas covered')
    await keep()
    await eventually(given).toMatchObject({ kind: 'photo' })
    const { pixel } = await pixelsHandedOver()
    const colour = (x: number, y: number) => pixel(x, y).join()
    const different = (from: number, to: number, y: number) =>
      new Set(Array.from({ length: to - from }, (_, step) => colour(from + step, y))).size
    expect(different(60, 100, 60)).toBe(1)
    expect(different(660, 700, 420)).toBe(1)
    expect(different(60, 100, 420)).toBeGreaterThan(1)
  })

  it('has steps back, and a way to start again', async () => {
    const { page, keys, button } = at
    await choose(await make(400, 300))
    const label = () => page.locator('canvas').getAttribute('aria-label')
    await keys.press(button('Cover an area'))
    await keys.press(button('Cover an area'))
    await keys.press(button('Remove area 2'))
    expect(await label()).toBe('The picture, 1 area covered')
    await keys.press(button('Undo'))
    expect(await label()).toBe('The picture, 2 areas covered')
    await keys.press(button('Start again'))
    expect(await label()).toBe('The picture, nothing covered')
    await keys.press(button('Undo'))
    expect(await label()).toBe('The picture, 2 areas covered')
  })

  it('has no note left of what a phone wrote into the file', async () => {
    await choose(withNotes(await make(2000, 1500, 'image/jpeg', 'stripes')))
    await keep()
    await eventually(given).toMatchObject({ kind: 'photo' })
    const kept = Buffer.from(await at.ask<number[]>('keptBytes'))
    expect(kept.includes(PLANTED)).toBe(false)
    expect(kept.length).toBeLessThanOrEqual(150_000)
    const { width, height } = await at.ask<{ width: number; height: number }>('keptColours', [])
    expect({ width, height }).toEqual({ width: 1280, height: 960 })
    // Tables, frame, scan and the mark of a JPEG file.
    for (const marker of listMarkers(kept)) expect(marker).toMatch(/^ff(?:d8|e0|db|c0|c2|c4|dd|da|d9)$/u)
  })

  it('stands upright when the camera was held sideways', async () => {
    // 6: the top of the scene is on the right of the file.
    await choose(withNotes(await make(800, 600), 6))
    await keep()
    await eventually(given).toMatchObject({ kind: 'photo' })
    const places = [
      [0.1, 0.1],
      [0.9, 0.1],
      [0.1, 0.9],
      [0.9, 0.9],
    ]
    const { width, height, colours } = await at.ask<{ width: number; height: number; colours: number[][] }>(
      'keptColours',
      places,
    )
    expect({ width, height }).toEqual({ width: 600, height: 800 })
    for (const [index, colour] of [BLUE, RED, YELLOW, GREEN].entries())
      expect(distance(colours[index] ?? [], colour)).toBeLessThan(40)
  })
})

describe('A file that is no good', () => {
  it('is answered by a sentence at the field, and the camera is still there', async () => {
    await choose(Buffer.from('no picture'))
    await eventually(async () =>
      (await listSpoken(at.cdp)).map(({ description }) => description).join(' '),
    ).toContain('could not be read')
    await expect.poll(async () => (await at.keys.focused()).id).toContain('file')
    await at.button('Take the picture').waitFor()
  })

  it('is refused before it is decoded when it claims 12,000 × 12,000 pixels', async () => {
    await choose(claimingSize(await make(10, 10, 'image/png'), 12_000, 12_000), 'huge.png', 'image/png')
    await at.page.getByText('too large for the tablet').waitFor()
    expect(await given()).toBeUndefined()
  })

  it('does not matter when it is only long: 12,000 pixels become 1280', async () => {
    await choose(await make(12_000, 600))
    await keep()
    await eventually(given).toMatchObject({ kind: 'photo' })
    const { width, height } = await at.ask<{ width: number; height: number }>('keptColours', [])
    expect({ width, height }).toEqual({ width: 1280, height: 64 })
  })
})

describe('Whoever keeps a picture', () => {
  it.each([
    ['JPEG', 'image/jpeg', withNotes],
    ['PNG', 'image/png', withTextChunks],
  ] as const)('makes a bare JPEG of a %s full of notes', async (_, type, plant) => {
    const planted = plant(await make(600, 400, type))
    expect(planted.includes(PLANTED)).toBe(true)
    const { bytes, type: made } = await at.ask<{ bytes: number[]; type: string }>(
      'shrink',
      [...planted],
      type,
    )
    expect(made).toBe('image/jpeg')
    expect(Buffer.from(bytes).includes(PLANTED)).toBe(false)
    for (const marker of listMarkers(Uint8Array.from(bytes)))
      expect(marker).toMatch(/^ff(?:d8|e0|db|c0|c2|c4|dd|da|d9)$/u)
  })
})

describe('Photos of a question', () => {
  it('are at most as many as it takes, and the last one leaves the focus on what became of it', async () => {
    for (const height of [300, 400]) {
      await choose(await make(400, height))
      await keep()
      await at.page.getByText(`Photo ${height === 300 ? 1 : 2}: kept on this tablet`).waitFor()
    }
    await eventually(focusedText).toContain('Photo kept on this tablet.')
    expect(await at.button('Take a photo').count()).toBe(0)
    expect(await at.page.getByText('as many photos as this question takes').count()).toBe(1)
  })

  it('are removed after a question, and the focus stays with the question', async () => {
    await choose(await make(400, 300))
    await keep()
    await at.page.getByText('Photo 1: kept on this tablet').waitFor()
    await at.keys.press(at.button('Remove photo 1'))
    await at.keys.press(at.button('No, keep it'))
    expect(await given()).toMatchObject({ kind: 'photo' })
    await at.keys.press(at.button('Remove photo 1'))
    await at.keys.press(at.page.locator('dialog').getByRole('button', { name: 'Remove photo 1' }))
    await eventually(given).toBeUndefined()
    await eventually(focusedText).toContain('Photo of the entrance')
  })

  it('are removed by those who say no and at once think better of it', async () => {
    await choose(await make(400, 300))
    await keep()
    await at.page.getByText('Photo 1: kept on this tablet').waitFor()
    await at.button('Remove photo 1').click()
    const no = at.button('No, keep it')
    await no.waitFor()
    // Both in one turn: the browser has not told yet that the dialog is closed.
    await at.page.evaluate(() => {
      document.querySelector<HTMLButtonElement>('dialog[open] button[value=no]')?.click()
      document.querySelector<HTMLButtonElement>('li.photo button.button-quiet')?.click()
    })
    await at.page.locator('dialog[open]').getByRole('button', { name: 'Remove photo 1' }).click()
    await eventually(given).toBeUndefined()
  })

  it('are described while one types', async () => {
    await choose(await make(400, 300))
    await keep()
    const field = at.page.getByRole('textbox', { name: 'What photo 1 shows' })
    await at.keys.reach(field)
    await at.page.keyboard.type('ជណ្តើរពីរកាំ')
    await eventually(given).toMatchObject({ photos: [{ description: 'ជណ្តើរពីរកាំ' }] })
    expect(await at.page.locator('.photo img').getAttribute('alt')).toBe('ជណ្តើរពីរកាំ')
  })
})

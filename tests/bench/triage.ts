/** `npm run bench -- --only=triage`: 200 visits looked through and checked by single keys, as fast as the page lets somebody. */

import { performance } from 'node:perf_hooks'
import { startWholeBrowser } from '../support/browser.ts'
import { bringVisits, type ListSetting } from './list.ts'
import { type Line, median, percentile, round } from './measure.ts'

const VISITS = 200

/** A person reads; what is measured is what they wait for: from the key to the next visit, open and with the focus on its name. */
export async function measureTriage(setting: ListSetting): Promise<readonly Line[]> {
  const { office, url, isShort } = setting
  const visits = isShort ? 60 : VISITS
  await bringVisits(setting, VISITS * 2)
  const browser = await startWholeBrowser()
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
    const [name, value] = office.cookie()
    await context.addCookies([{ name, value, url }])
    const page = await context.newPage()
    await page.goto(`${url}/office/review`)
    await page.locator('.review-entries').waitFor()
    const openOne = () =>
      page.evaluate(() =>
        document.activeElement?.id === 'open-heading'
          ? document.querySelector('.review-open[aria-current="true"]')?.getAttribute('data-visit')
          : undefined,
      )
    const other = async (than: string | undefined): Promise<string> => {
      for (;;) {
        const now = await openOne()
        if (now && now !== than) return now
        await page.waitForTimeout(2)
      }
    }
    await page.locator('h1').focus()
    await page.keyboard.press('j')
    let open = await other(undefined)
    const taken: number[] = []
    const begun = performance.now()
    for (let visit = 0; visit < visits; visit += 1) {
      const pressed = performance.now()
      await page.keyboard.press('c')
      open = await other(open)
      taken.push(performance.now() - pressed)
    }
    const seconds = (performance.now() - begun) / 1000
    return [
      {
        what: `${visits} visits checked by single keys`,
        ours: round(seconds),
        unit: 's',
        spread: `one key each, ${round((visits / seconds) * 60, 0)} visits a minute at most`,
      },
      {
        what: '… from the key to the next visit, p95',
        ours: round(percentile(taken, 0.95)),
        unit: 'ms',
        spread: `median ${round(median(taken))}`,
      },
    ]
  } finally {
    await browser.close()
  }
}

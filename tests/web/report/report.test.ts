/** A report in HTML is a page like any other: nobody is shut out of it, in any language, print or size. */

import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Checklist } from '../../../schema/checklist/checklist.ts'
import { REPORT_VARIANTS } from '../../../schema/report/document.ts'
import { writeReport } from '../../../schema/report/write-report.ts'
import { readOutline } from '../../../server/reports/country-outline.ts'
import { readWoff2 } from '../../../server/reports/fonts.ts'
import { styleOf, writeHtml } from '../../../server/reports/html.ts'
import { findBarriersForReaders } from '../../support/axe.ts'
import { startBrowser } from '../../support/browser.ts'
import { inventReportSource } from '../../support/invented-release.ts'
import { sayInReport } from '../../support/report-words.ts'
import { readShippedChecklist } from '../../support/shipped-checklist.ts'

let browser: Browser
let checklist: Checklist
beforeAll(async () => {
  browser = await startBrowser()
  checklist = await readShippedChecklist()
})
afterAll(() => browser.close())

const style = styleOf({ khmer: readWoff2() })
const outline = readOutline('116')

describe('A report in HTML', () => {
  test.each(
    ['km', 'en'].flatMap((language) => REPORT_VARIANTS.map((variant) => [language, variant] as const)),
  )('shuts nobody out in %s, %s', async (language, variant) => {
    // The map and annex of a final one, and the mark of a preliminary one, are each looked at in one language.
    const [kind, width] = language === 'km' ? (['final', 360] as const) : (['preliminary', 1280] as const)
    const source = { ...inventReportSource(checklist, { stations: 10, kind }), outline }
    const report = writeReport(source, { language, variant, say: sayInReport(language) })
    const page = await browser.newPage({ viewport: { width, height: 800 } })
    await page.setContent([...writeHtml(report, style)].join(''))
    expect(await findBarriersForReaders(page)).toEqual([])
    // Only tables may be wider than the page, each in a frame that scrolls.
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('#report')
    await page.close()
  })
})

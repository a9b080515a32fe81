/** A reviewer who cannot see the screen: by role and name in the accessibility tree, with the keyboard alone. */

import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Checklist } from '../../schema/checklist/checklist.ts'
import { listCorrectable } from '../../schema/visit/draft-correction.ts'
import { startBrowser } from '../support/browser.ts'
import { interfaceWords } from '../support/interface-words.ts'
import { startJourney } from '../support/journey.ts'
import { SUMMARY } from '../support/monitor-by-ear.ts'
import { type ScreenReader, startScreenReader } from '../support/screen-reader.ts'
import { readShippedChecklist } from '../support/shipped-checklist.ts'
import { type StartedServer, startServer } from '../support/started-server.ts'
import { openOfficePage, settled, signInFirst } from '../web/office/office-cast.ts'

const { say, digits } = interfaceWords('km')
const checklist: Checklist = await readShippedChecklist()
const asked = listCorrectable(checklist)[1]?.questions[0]
const STATION = /\d{6}-\d{4}/u
const WORDS = 'ពិនិត្យម្តងទៀត'

describe('A reviewer who hears the page', () => {
  const journey = startJourney('review-by-ear')
  let server: StartedServer
  let browser: Browser
  let reader: ScreenReader
  let end: (() => Promise<void>) | undefined

  beforeAll(async () => {
    server = await startServer({ flags: ['--demo'] })
    browser = await startBrowser()
    const state = await signInFirst(browser, server)
    const opened = await openOfficePage(browser, server, state, 'km')
    end = opened.close
    journey.watch('office', opened.page)
    await opened.page.goto(`${server.url}/office`)
    await settled(opened.page)
    reader = await startScreenReader(opened.page)
  })
  afterAll(async () => {
    await end?.()
    await browser?.close()
    await server?.stop()
  })

  const step = (name: string) => ({ role: 'button', name })
  /** What the page says was done last. */
  const said = (state: 'checked' | 'query') => {
    const ending = say(`reviewing-state-${state}`)
    return { role: /^(?:paragraph|StaticText)$/u, name: new RegExp(`[:៖] ${ending}$`, 'u') }
  }
  const stationOpen = async () => {
    await expect.poll(async () => (await reader.focused())?.level, { timeout: 30_000 }).toBe(2)
    return (await reader.focused())?.name ?? ''
  }

  test('finds how far the review has come, and the visits nobody has looked at', async () => {
    await journey.step('the first page counts visits by state, and each count leads to them', async () => {
      await reader.find({ role: 'heading', name: say('reviewing-now') })
      const visits = await reader.find({
        role: 'link',
        name: new RegExp(`^${say('reviewing-state-new')}`, 'u'),
      })
      expect(visits.name).toMatch(/[០-៩]/u)
      await reader.press({ role: 'link', name: visits.name })
      await reader.find({ role: 'heading', name: say('reviewing') })
    })
    await journey.step('approves the first, and hears the next', async () => {
      await reader.press({ role: 'button', name: STATION })
      const first = await stationOpen()
      await reader.press(step(say('reviewing-go-checked')))
      await reader.find(said('checked'))
      await expect.poll(stationOpen).not.toBe(first)
    })
    await journey.step('asks the monitor of the next about one question', async () => {
      if (!asked) throw new Error('the checklist has no question')
      await reader.choose({ role: 'radio', name: say('reviewing-because-look-again') })
      await reader.write({ role: 'textbox', name: say('reviewing-words') }, WORDS)
      await reader.press({ role: SUMMARY, name: say('query-about', { questions: 0 }) })
      await reader.pick(
        { role: 'combobox', name: say('query-about-add') },
        `${digits(String(asked.number))}. ${asked.text.km}`,
      )
      await reader.press(step(say('query-about-add-go')))
      await reader.find({ role: 'checkbox', name: new RegExp(`^${digits(String(asked.number))}\\.`, 'u') })
      await reader.press(step(say('reviewing-go-query')))
      await reader.find(said('query'))
    })
    await journey.step('takes that back, and the visit is there again with what was decided', async () => {
      await reader.press(step(say('reviewing-take-back')))
      await reader.find({ role: 'heading', name: say('reviewing-steps') })
      const { name } = (await reader.focused()) ?? { name: '' }
      expect(name).not.toBe('')
      const words = (await reader.wordsOf('listitem')).join(' ')
      expect(words).toContain(say('reviewing-because-taken-back'))
      expect(words).toContain(WORDS)
    })
    await journey.step('corrects the decision, and it stands', async () => {
      await reader.press(step(say('reviewing-go-checked')))
      await reader.find(said('checked'))
    })
  })
})

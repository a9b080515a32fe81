/** An incident: told without a network, safe over a closed tablet, sealed once, and never readable here again. */

import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { AnsweringOffice } from '../support/answering-office.ts'
import { follow, openUnlocked } from '../support/enrolment.ts'
import { interfaceWords } from '../support/interface-words.ts'
import { typist } from '../support/keyboard.ts'
import { listUnmannerly } from '../support/page-manners.ts'
import { beginVisit, enrolTablet, kept } from '../support/tablet-at-work.ts'
import { REFUSED, tabletForEach } from '../support/tablet-for-each.ts'

const { say } = interfaceWords('km')
const NOTE = 'មន្ត្រីមិនឱ្យចូល'

let office: AnsweringOffice
let page: Page

tabletForEach({ expected: REFUSED }, async (tablet) => {
  page = tablet.page
  office = tablet.office
  await enrolTablet(page, office)
  // The register is on the tablet once the station has its name.
  await page.getByText('សាលាបឋមសិក្សាអូរធំ').first().waitFor()
})

const group = (name: string) => page.getByRole('group', { name, exact: true })
const choice = (of: string, name: string) => group(of).getByLabel(name, { exact: true })
const go = () => page.getByRole('button', { name: say('incident-go'), exact: true })

/** What waits to be sent, as it lies on the disk. */
const listSealed = () =>
  page.evaluate(
    () =>
      new Promise<readonly { readonly kind: string; readonly envelope: string }[]>((resolve, reject) => {
        const opening = indexedDB.open('way-in')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const database = opening.result
          const asked = database.transaction('sealed').objectStore('sealed').getAll()
          asked.onsuccess = () => {
            database.close()
            resolve(asked.result)
          }
        }
      }),
  )

describe('An incident', () => {
  it('is told by keyboard from within a visit, without a network, comes back after a reload, and is sealed once', async () => {
    await beginVisit(page)
    office.setReachable(false)
    const keys = typist(page)
    await keys.press(page.getByRole('link', { name: say('incident'), exact: true }))
    await page.getByText(say('incident-safety'), { exact: true }).waitFor()
    // Nothing missing is complained of before somebody tries to send.
    expect(await page.locator('.complaint').count()).toBe(0)
    await keys.press(go())
    await expect.poll(() => keys.focused()).toMatchObject({ id: 'kinds-legend' })
    await keys.tick(group(say('incident-kinds')).getByRole('checkbox').first())
    await keys.choose(choice(say('incident-seen-by'), say('incident-seen-by-monitor')))
    await keys.choose(choice(say('incident-chair'), say('incident-chair-refused')))
    await keys.write(page.getByLabel(say('incident-note'), { exact: true }), NOTE)
    // Leaving the field says what was typed at once.
    await page.keyboard.press('Tab')
    await kept(page)

    // Closed and opened anew: what was told in a hurry is there, under the lock.
    await openUnlocked(page, page.url())
    await expect.poll(() => page.getByLabel(say('incident-note'), { exact: true }).inputValue()).toBe(NOTE)
    expect(await choice(say('incident-chair'), say('incident-chair-refused')).isChecked()).toBe(true)
    // The station of the visit it was opened from.
    expect(await group(say('incident-place')).getByRole('radio').first().isChecked()).toBe(true)
    await go().click()
    await page.getByRole('heading', { name: say('incident-sealed'), exact: true }).waitFor()

    const sealed = await listSealed()
    expect(sealed.map(({ kind }) => kind)).toEqual(['incident'])
    expect(JSON.stringify(sealed)).not.toContain(NOTE)
    await follow(page, '/monitor/incident')
    await group(say('incident-kinds')).waitFor()
    expect(await page.getByLabel(say('incident-note'), { exact: true }).inputValue()).toBe('')
    expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(0)

    office.setReachable(true)
    await page.evaluate(() => dispatchEvent(new Event('online')))
    await expect.poll(() => office.envelopes.length).toBe(1)
    expect(office.envelopes[0]).toBe(sealed[0]?.envelope)
  })

  it('is urgent while somebody is hurt, doubts a telephone number, and keeps the manners of every page', async () => {
    await follow(page, '/monitor/incident')
    await group(say('incident-kinds')).waitFor()
    expect(await listUnmannerly(page, 'km', { withColours: true })).toEqual([])
    await choice(say('incident-now'), say('incident-injured')).check()
    await page.getByText(say('incident-is-urgent'), { exact: true }).waitFor()
    await choice(say('incident-place'), say('incident-place-other')).check()
    await page.getByLabel(say('incident-place-code'), { exact: true }).fill('010201-0002')
    await expect.poll(() => page.locator('#incident-code ~ p').innerText()).toContain('សាលាបឋមសិក្សាអូរធំ')
    await page.getByLabel(say('incident-note'), { exact: true }).fill('០១២ ៣៤៥ ៦៧៨')
    await page.getByText(say('complaint-phone-number-in-text'), { exact: true }).waitFor()
    await go().click()
    await page.locator('.complaint').first().waitFor()
    expect(await listUnmannerly(page, 'km', { withColours: false }), 'with complaints').toEqual([])
  })

  it('can be thrown away, and nothing of it is left', async () => {
    await follow(page, '/monitor/incident')
    await group(say('incident-kinds')).getByRole('checkbox').first().check()
    await kept(page)
    await page.getByText(say('incident-forget'), { exact: true }).click()
    await page.getByRole('button', { name: say('incident-forget-go'), exact: true }).click()
    await expect.poll(() => page.getByRole('checkbox', { checked: true }).count()).toBe(0)
    await follow(page, '/monitor')
    await follow(page, '/monitor/incident')
    await group(say('incident-kinds')).waitFor()
    expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(0)
    expect(await listSealed()).toEqual([])
  })
})

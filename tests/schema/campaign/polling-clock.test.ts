/** How long until the poll opens and closes, wherever the server stands; and who is silent for how long. */

import { describe, expect, it } from 'vitest'
import { later, phaseOf, readPollingClock } from '../../../schema/campaign/polling-clock.ts'
import { findSilence } from '../../../schema/campaign/silence.ts'

const cambodia = { polling: { opens: '07:00', closes: '15:00' }, timeZone: 'Asia/Phnom_Penh' }
const DAY = '2027-06-06'
const at = (instant: string) => {
  const clock = readPollingClock(instant, DAY, cambodia)
  if (!clock) throw new Error('an instant and a day have a clock')
  return clock
}

describe('the clock of election day', () => {
  it('goes by the country, not by the machine', () => {
    // 06:30 in Phnom Penh is still the day before in London.
    expect(at('2027-06-05T23:30:00Z')).toEqual({ untilOpening: 30, untilClosing: 510 })
    expect(phaseOf(at('2027-06-05T23:30:00Z'))).toEqual({ phase: 'before', hours: 0, minutes: 30 })
  })

  it('counts whole days, then hours and minutes to opening, then to closing', () => {
    expect(phaseOf(at('2027-06-03T23:59:00Z'))).toEqual({ phase: 'days-before', days: 2 })
    expect(phaseOf(at('2027-06-05T00:01:00Z'))).toEqual({ phase: 'before', hours: 23, minutes: 59 })
    expect(phaseOf(at('2027-06-06T00:00:00Z'))).toEqual({ phase: 'open', hours: 8, minutes: 0 })
    expect(phaseOf(at('2027-06-06T07:59:00Z'))).toEqual({ phase: 'open', hours: 0, minutes: 1 })
  })

  it('is closed in the evening of that day, and over afterwards', () => {
    expect(phaseOf(at('2027-06-06T08:00:00Z'))).toEqual({ phase: 'closed' })
    expect(phaseOf(at('2027-06-06T19:59:00Z'))).toEqual({ phase: 'closed' })
    expect(phaseOf(at('2027-06-06T20:00:00Z'))).toEqual({ phase: 'over' })
  })

  it('is the same clock when it is read later', () => {
    expect(later(at('2027-06-06T00:00:00Z'), 90)).toEqual(at('2027-06-06T01:30:00Z'))
  })

  it('is none without a day or an instant', () => {
    expect(readPollingClock('some time', DAY, cambodia)).toBeUndefined()
    expect(readPollingClock('2027-06-06T00:00:00Z', '2027-06-31', cambodia)).toBeUndefined()
  })
})

describe('silence', () => {
  const sokha = { code: 'sokha-1', stations: 3, minutesAgo: undefined }
  const noon = at('2027-06-06T05:00:00Z')

  it('is not looked for before anybody could have sent, nor the day after', () => {
    expect(findSilence([sokha], at('2027-06-06T02:59:00Z'), 180).isWatched).toBe(false)
    expect(findSilence([sokha], at('2027-06-06T03:00:00Z'), 180).silent).toHaveLength(1)
    expect(findSilence([sokha], at('2027-06-06T14:00:00Z'), 180)).toEqual({ isWatched: false, silent: [] })
  })

  it('counts from the opening of the poll, for who sent nothing and for who sent something the day before', () => {
    const dara = { code: 'dara-2', stations: 1, minutesAgo: 20 * 60 }
    expect(findSilence([sokha, dara], noon, 180).silent).toEqual([
      { code: 'dara-2', stations: 1, hours: 5, nothingToday: true },
      { code: 'sokha-1', stations: 3, hours: 5, nothingToday: true },
    ])
  })

  it('is of those who are to go somewhere, and only when it is long', () => {
    const heard = (minutesAgo: number, stations = 1) => ({ code: `${minutesAgo}`, stations, minutesAgo })
    const { silent } = findSilence([heard(179), heard(181), heard(240), heard(300, 0)], noon, 180)
    expect(silent).toEqual([
      { code: '240', stations: 1, hours: 4, nothingToday: false },
      { code: '181', stations: 1, hours: 3, nothingToday: false },
    ])
  })
})

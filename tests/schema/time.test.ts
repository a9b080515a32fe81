/** Dates as people read them in Cambodia, whatever zone the machine is set to. */

import { describe, expect, it } from 'vitest'
import { formatDate, formatTime, isWhilePolling } from '../../schema/time.ts'
import { aCountry } from '../support/builders.ts'

const zone = 'Asia/Phnom_Penh'

describe('a day', () => {
  it('is written in the words of the language', () => {
    expect(formatDate('2027-06-06', 'en', zone)).toBe('6 June 2027')
    expect(formatDate('2027-06-06', 'km', zone)).toBe('ថ្ងៃទី៦ ខែមិថុនា ឆ្នាំ២០២៧')
    expect(formatDate('2027-06-06', 'km', zone, { digits: 'latin' })).toBe('ថ្ងៃទី6 ខែមិថុនា ឆ្នាំ2027')
  })

  it('knows its weekday: the commune election of 2027 is on a Sunday', () => {
    expect(formatDate('2027-06-06', 'en', zone, { withWeekday: true })).toBe('Sunday 6 June 2027')
    expect(formatDate('2027-06-06', 'km', zone, { withWeekday: true })).toBe('ថ្ងៃអាទិត្យ ទី៦ ខែមិថុនា ឆ្នាំ២០២៧')
  })

  it('stays the same day everywhere', () => {
    expect(formatDate('2027-01-01', 'en', 'Pacific/Auckland')).toBe('1 January 2027')
    expect(formatDate('2027-01-01', 'en', 'America/Los_Angeles')).toBe('1 January 2027')
  })

  it('that does not exist is given back as it was', () => {
    expect(formatDate('2027-06-31', 'en', zone)).toBe('2027-06-31')
    expect(formatDate('soon', 'km', zone)).toBe('soon')
  })
})

describe('an instant', () => {
  it('is shown on the clock of the country', () => {
    expect(formatDate('2027-06-05T18:30:00Z', 'en', zone)).toBe('6 June 2027')
    expect(formatTime('2027-06-05T18:30:00Z', 'en', zone)).toBe('01:30')
    expect(formatTime('2027-06-06T00:05:00Z', 'km', zone)).toBe('០៧:០៥')
    expect(formatTime('2027-06-05T17:00:00Z', 'en', zone)).toBe('00:00')
  })

  it('of a day alone has no time', () => expect(formatTime('2027-06-06', 'en', zone)).toBe(''))
})

it('the poll is open from seven to three', () => {
  const at = (utc: string) => isWhilePolling(`2027-06-06T${utc}:00Z`, aCountry())
  // Cambodia is seven hours ahead of UTC.
  expect([at('00:00'), at('07:59')]).toEqual([true, true])
  expect([at('08:00'), at('12:00')]).toEqual([false, false])
  expect(isWhilePolling('2027-06-05T23:59:00Z', aCountry())).toBe(false)
})

/** A day as people say it; never a time. */

import { showDigits } from '../words/numerals.ts'
import { say } from '../words/say.ts'

const MONTHS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'] as const

/** A day such as 2027-06-06, without a time; browsers have no Khmer dates. */
export function dayInWords(day: string): string {
  const [year = '', month = '', date = ''] = day.slice(0, 10).split('-')
  const named = MONTHS[Number(month) - 1]
  if (!named || !date) return showDigits(day)
  return say('day', {
    date: showDigits(String(Number(date))),
    month: say(`month-${named}`),
    year: showDigits(year),
  })
}

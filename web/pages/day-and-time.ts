/** Day and minute of something done in the office, on the clock of the office. */

import { formatDate, formatTime } from '../../schema/time.ts'
import { digits, language } from '../words/language.ts'

const ofBrowser = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone

/** `iso`: an instant. `zone`: of the country where it is known, else the one the computer is set to. */
export function dayAndTime(iso: string, zone: string = ofBrowser()): string {
  const look = language.value === 'km' ? { digits: digits.value } : {}
  return `${formatDate(iso, language.value, zone, look)} ${formatTime(iso, language.value, zone, look)}`
}

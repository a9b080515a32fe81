/** The time of day a tablet claims, as people at the station read it on their clock. */

import { formatTime } from '../../schema/time.ts'
import type { Reference } from '../offline/reference.ts'
import { digits, language } from '../words/language.ts'

/** The country's own zone; without its pack the one the tablet is set to. */
export const readZone = async (reference: Pick<Reference, 'read'>): Promise<string> =>
  (await reference.read('country'))?.timeZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone

export const timeOfDay = (iso: string, zone: string): string =>
  formatTime(iso, language.value, zone, language.value === 'km' ? { digits: digits.value } : {})

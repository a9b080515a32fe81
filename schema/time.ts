/** Dates and times as people read them here: own tables, since browsers know no Khmer dates. No clock in here. */

import type { Country } from './country.ts'
import type { Language } from './language.ts'
import { khmerDigits } from './numerals.ts'

interface Calendar {
  readonly months: readonly string[]
  /** From Sunday. */
  readonly weekdays: readonly string[]
  readonly write: (parts: { weekday: string; day: number; month: string; year: number }) => string
  readonly writeShort: (parts: { day: number; month: string; year: number }) => string
}

const km: Calendar = {
  months: [
    ...['មករា', 'កុម្ភៈ', 'មីនា', 'មេសា', 'ឧសភា', 'មិថុនា'],
    ...['កក្កដា', 'សីហា', 'កញ្ញា', 'តុលា', 'វិច្ឆិកា', 'ធ្នូ'],
  ],
  weekdays: ['អាទិត្យ', 'ចន្ទ', 'អង្គារ', 'ពុធ', 'ព្រហស្បតិ៍', 'សុក្រ', 'សៅរ៍'],
  write: ({ weekday, day, month, year }) => `ថ្ងៃ${weekday} ទី${day} ខែ${month} ឆ្នាំ${year}`,
  writeShort: ({ day, month, year }) => `ថ្ងៃទី${day} ខែ${month} ឆ្នាំ${year}`,
}

const en: Calendar = {
  months: [
    ...['January', 'February', 'March', 'April', 'May', 'June'],
    ...['July', 'August', 'September', 'October', 'November', 'December'],
  ],
  weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  write: ({ weekday, day, month, year }) => `${weekday} ${day} ${month} ${year}`,
  writeShort: ({ day, month, year }) => `${day} ${month} ${year}`,
}

const calendars: Readonly<Record<Language, Calendar>> = { km, en }

export interface DateLook {
  /** Khmer digits in Khmer text unless asked otherwise. */
  readonly digits?: 'latin' | 'khmer'
  readonly withWeekday?: boolean
}

interface Moment {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly time: string
}

const DAY_ONLY = /^(\d{4})-(\d{2})-(\d{2})$/u

/** A day as written in ISO 8601; an instant is moved into the zone, a day alone stays that day everywhere. */
export function readMoment(iso: string, zone: string): Moment | undefined {
  const [, year, month, day] = DAY_ONLY.exec(iso) ?? []
  if (year !== undefined) {
    const moment = { year: Number(year), month: Number(month), day: Number(day), time: '' }
    // The calendar moves 31 June on into July; what comes back changed was no day.
    const back = new Date(Date.UTC(moment.year, moment.month - 1, moment.day))
    return back.getUTCMonth() + 1 === moment.month ? moment : undefined
  }
  const instant = new Date(iso)
  if (Number.isNaN(instant.getTime())) return undefined
  const parts = new Map(
    zoned(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  )
  const numberOf = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type))
  return {
    year: numberOf('year'),
    month: numberOf('month'),
    day: numberOf('day'),
    time: `${parts.get('hour') ?? ''}:${parts.get('minute') ?? ''}`,
  }
}

/** Only to find out which day and hour it is in a zone; the words come from the tables above. */
const zoned = (timeZone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone,
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
    hourCycle: 'h23',
  })

/** "6 June 2027", "ថ្ងៃទី៦ ខែមិថុនា ឆ្នាំ២០២៧"; the text itself when it is no date. */
export function formatDate(iso: string, language: Language, zone: string, look: DateLook = {}): string {
  const moment = readMoment(iso, zone)
  if (moment === undefined) return iso
  const { year, month, day } = moment
  const calendar = calendars[language] ?? en
  const parts = { year, day, month: calendar.months[month - 1] ?? '' }
  const weekday = calendar.weekdays[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? ''
  const text = look.withWeekday ? calendar.write({ ...parts, weekday }) : calendar.writeShort(parts)
  return inDigits(text, language, look)
}

/** "07:05" on the clock of the zone; nothing for a day alone. */
export function formatTime(iso: string, language: Language, zone: string, look: DateLook = {}): string {
  return inDigits(readMoment(iso, zone)?.time ?? '', language, look)
}

const inDigits = (text: string, language: Language, { digits }: DateLook): string =>
  (digits ?? (language === 'km' ? 'khmer' : 'latin')) === 'khmer' ? khmerDigits(text) : text

/** Whether an instant lies within polling hours, on whatever day. */
export function isWhilePolling(
  iso: string,
  { polling, timeZone }: Pick<Country, 'polling' | 'timeZone'>,
): boolean {
  const time = readMoment(iso, timeZone)?.time ?? ''
  return time !== '' && time >= polling.opens && time < polling.closes
}

/** Whether a text that looks like a day (ISO) is one: 2026-02-31 is none, and no calendar has a year 0. */
export function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) && !text.startsWith('0000')
}

/** The instant a claim names; none for what only looks like one, as 2027-13-45T99:99:99Z does, or lies before all records. */
export function readInstant(text: string): Date | undefined {
  const instant = new Date(text)
  return isDay(text.slice(0, 10)) && !Number.isNaN(instant.getTime()) ? instant : undefined
}

/**
 * The instant (ISO, to the second) at which a clock of the zone shows this day and time; where clocks are put back and
 * show it twice, one of the two.
 */
export function instantIn(day: string, time: string, zone: string): string {
  const wanted = Date.parse(`${day}T${time}:00Z`)
  const asIfUtc = (instant: number): number => {
    const shown = readMoment(new Date(instant).toISOString(), zone)
    if (!shown) return instant
    const { year, month, day: date, time: clock } = shown
    return Date.parse(`${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}T${clock}:00Z`)
  }
  // Twice, because the offset may be another on the other side of a change.
  const first = wanted - (asIfUtc(wanted) - wanted)
  const second = first + (wanted - asIfUtc(first))
  return `${new Date(second).toISOString().slice(0, 19)}Z`
}

const pad = (value: number, digits: number): string => String(value).padStart(digits, '0')

/** Single cells of a station list: text, codes, numbers, points. */

import type { Country } from '../country.ts'
import { withoutHiddenSigns } from '../hidden-signs.ts'
import { latinDigits, readNumber, readWholeNumber } from '../numerals.ts'
import { type Bounds, isWithin } from './distance.ts'
import type { Point } from './premises.ts'
import type { Say } from './remark.ts'

/** Longer names are a shifted column, not a name. */
export const LONGEST_NAME = 200

/** One spelling for one text, without what cannot be seen at its ends and what turns its direction. */
export const readText = (cell: string): string =>
  withoutHiddenSigns(cell.normalize('NFC').replace(/[\p{Cc}\u2028\u2029]/gu, ' '))
    .replace(/\s+/gu, ' ')
    .replace(/^[\s\u200B\uFEFF]+|[\s\u200B\uFEFF]+$/gu, '')

/** A code as text: Latin digits, nothing invisible, without what spreadsheets put before or behind a number. */
export const readCode = (cell: string): string =>
  latinDigits(cell)
    .replace(/[\s\u200B-\u200F\u2060\uFEFF]/gu, '')
    .replace(/^'/u, '')
    .replace(/^(\d+)\.0+$/u, '$1')

/** No station list counts more; beyond it a column was mistaken. */
const MOST_BELIEVABLE = 1_000_000

export function readVoters(
  cell: string,
  { mostVotersPerStation: most }: Country,
  say: Say,
): number | undefined {
  if (cell === '') return undefined
  const voters = readWholeNumber(cell)
  if (voters === undefined || voters > MOST_BELIEVABLE) {
    say('voters-not-a-number', { given: cell.slice(0, LONGEST_NAME) })
    return undefined
  }
  if (most !== undefined && voters > most) say('many-voters', { voters, most })
  return voters
}

export function readPoint(north: string, east: string, bounds: Bounds, say: Say): Point | undefined {
  if (north === '' && east === '') return undefined
  if (north === '' || east === '') {
    say('coordinates-incomplete')
    return undefined
  }
  const latitude = readNumber(north)
  const longitude = readNumber(east)
  if (latitude === undefined || longitude === undefined) {
    say('coordinates-unreadable', { given: `${north}, ${east}`.slice(0, LONGEST_NAME) })
    return undefined
  }
  const point = { latitude, longitude }
  if (isWithin(point, bounds)) return point
  const swapped = { latitude: longitude, longitude: latitude }
  if (isWithin(swapped, bounds)) {
    say('coordinates-swapped', swapped)
    return swapped
  }
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
    say('coordinates-impossible', point)
    return undefined
  }
  say('outside-country', point)
  return point
}

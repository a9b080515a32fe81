/** Finding stations as people type: a code in any digits, whole or in part, or names in any spelling, or both. */

import { searchKey } from '../khmer.ts'
import { latinDigits } from '../numerals.ts'

/** What a search holds against one station. The keys of names are shared by the rooms of one premises. */
export interface StationKeys {
  readonly code: string
  readonly room: string
  readonly premises: string
  readonly areas: string
}

/** A code without what is printed between its parts: ០១០២០១-០០០២, 010201/0002 and 0102010002 are one. */
export const codeKey = (text: string): string =>
  latinDigits(text)
    .toLowerCase()
    .replace(/[^0-9a-z]/gu, '')

/** Stands before each name, so that a name can be asked for from its beginning. */
const START = '|'

/** Names without their blanks: Khmer is written with and without them, and both mean the same place. */
export const namesKey = (names: readonly string[]): string =>
  names.map((name) => START + searchKey(name).replaceAll(' ', '')).join('')

export interface StationQuery {
  /** The whole text as a code; empty when it is none. */
  readonly code: string
  readonly words: readonly string[]
}

const LOOKS_LIKE_CODE = /^[0-9][0-9\s._/-]*$/u
const BETWEEN_DIGITS = /(?<=[0-9])[._/-](?=[0-9])/gu

/** Nothing when there is nothing to look for. */
export function readStationQuery(text: string): StationQuery | undefined {
  const key = searchKey(latinDigits(text)).replace(BETWEEN_DIGITS, '').replaceAll(START, ' ')
  const words = key.split(' ').filter((word) => word !== '')
  if (words.length === 0) return undefined
  return { code: LOOKS_LIKE_CODE.test(key) ? codeKey(key) : '', words }
}

/** A single digit stands in too many codes to mean one; it is then the number of a room. */
const LEAST_OF_CODE = 3

/** How well a station is met, 0 best; nothing when it is not. */
export function rankStation({ code, words }: StationQuery, keys: StationKeys): number | undefined {
  if (code !== '') {
    if (keys.code === code) return 0
    if (keys.code.startsWith(code)) return 1
    if (code.length >= LEAST_OF_CODE && keys.code.includes(code)) return 2
  }
  let isBeginning = false
  let isOfPremises = true
  for (const word of words) {
    if (keys.premises.includes(START + word)) isBeginning = true
    else if (!keys.premises.includes(word)) {
      const isOwn = keys.room === word || (word.length >= LEAST_OF_CODE && keys.code.includes(word))
      if (!isOwn && !keys.areas.includes(word)) return undefined
      isOfPremises &&= isOwn
    }
  }
  return isOfPremises ? (isBeginning ? 3 : 4) : 5
}

/** The number of a room as it is asked for: without leading zeros, in Latin digits. */
export const roomKey = (room: string): string =>
  latinDigits(room)
    .trim()
    .toLowerCase()
    .replace(/^0+(?=.)/u, '')

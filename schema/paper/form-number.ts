/** The number of a printed form: digits only, since every keyboard has them, the last one a check. */

import { latinDigits } from '../numerals.ts'

/** Without the check: a thousand million forms, so that nobody meets another's by a slip. */
export const RANDOM_DIGITS = 9
export const FORM_NUMBER_PATTERN = `^[0-9]{${RANDOM_DIGITS + 1}}$`

/** Damm's quasigroup (2004): every single wrong digit and every two neighbours that changed places are noticed. */
const TABLE = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
  [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
  [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
  [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
  [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
  [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
] as const

const checkOf = (digits: string): number =>
  [...digits].reduce((row, digit) => TABLE[row]?.[Number(digit)] ?? 0, 0)

/** From a number made by chance, below a thousand million. */
export function formNumberFrom(chance: number): string {
  const digits = String(Math.trunc(chance)).padStart(RANDOM_DIGITS, '0').slice(-RANDOM_DIGITS)
  return `${digits}${checkOf(digits)}`
}

/** What somebody typed, with whatever spaces and digits; nothing when its check does not fit. */
export function readFormNumber(text: string): string | undefined {
  const digits = latinDigits(text).replace(/[\s\u200B.·-]/gu, '')
  return new RegExp(FORM_NUMBER_PATTERN, 'u').test(digits) && checkOf(digits) === 0 ? digits : undefined
}

/** In groups, as it stands on paper: "482 917 3056". */
export const groupFormNumber = (number: string): string =>
  `${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`

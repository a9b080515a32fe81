/** Numbers as people write them here: Khmer or Latin digits, comma or point. */

import type { Language } from './language.ts'

export const latinDigits = (text: string): string =>
  text.replace(/[\u17E0-\u17E9]/gu, (digit) => String(digit.charCodeAt(0) - 0x17e0))

export const khmerDigits = (text: string): string =>
  text.replace(/[0-9]/gu, (digit) => String.fromCharCode(0x17e0 + Number(digit)))

const strip = (text: string): string =>
  latinDigits(text)
    .replace(/[\s\u200B-\u200F\u2060\uFEFF]/gu, '')
    .replace('\u2212', '-')

/**
 * The number a text stands for, or nothing. Comma and point both mark decimals; "1,200" could be read in two ways
 * and is therefore no number at all.
 */
export function readNumber(text: string): number | undefined {
  const plain = strip(text)
  if (!/^[+-]?(\d+([.,]\d*)?|[.,]\d+)$/u.test(plain) || /^[+-]?[1-9]\d{0,2},\d{3}$/u.test(plain))
    return undefined
  const value = Number(plain.replace(',', '.'))
  return Number.isFinite(value) ? value : undefined
}

/** A count as lists print it: whole, without sign; "1,200" and "1.200" are twelve hundred. */
export function readWholeNumber(text: string): number | undefined {
  const plain = strip(text).replace(/\.0{1,2}$/u, '')
  const digits = /^\d{1,3}([.,]\d{3})+$/u.test(plain) ? plain.replace(/[.,]/gu, '') : plain
  const value = /^\d{1,15}$/u.test(digits) ? Number(digits) : Number.NaN
  return Number.isNaN(value) ? undefined : value
}

export interface NumberLook {
  /** Exactly so many decimals; as many as the number has when left out, at most three. */
  readonly decimals?: number
  /** Khmer digits in Khmer text unless asked otherwise. */
  readonly digits?: 'latin' | 'khmer'
}

/** A number for reading. Never for codes: those are text. */
export function formatNumber(value: number, language: Language, look: NumberLook = {}): string {
  const isKhmer = language === 'km'
  const [whole = '', part] = roundedText(Math.abs(value), look.decimals).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/gu, isKhmer ? '.' : ',')
  const text = part === undefined ? grouped : `${grouped}${isKhmer ? ',' : '.'}${part}`
  const signed = value < 0 && /[1-9]/u.test(text) ? `-${text}` : text
  return (look.digits ?? (isKhmer ? 'khmer' : 'latin')) === 'khmer' ? khmerDigits(signed) : signed
}

function roundedText(value: number, decimals: number | undefined): string {
  if (decimals !== undefined) return value.toFixed(decimals)
  return value.toFixed(3).replace(/\.?0+$/u, '')
}

/** Bytes → a JSON value, after one pass that refuses what could be deep, doubled or not be kept. */

import { isUtf8 } from 'node:buffer'
import { type JsonFault, scanJson } from './scan-json.ts'

export type ReadJson<Fault = JsonFault> = { readonly value: unknown } | { readonly fault: Fault }

export const readJson = (bytes: Buffer): ReadJson<JsonFault | 'not-utf8'> =>
  isUtf8(bytes) ? readJsonText(bytes.toString('utf8')) : { fault: 'not-utf8' }

/** The same for a text whose characters are whole. */
export function readJsonText(text: string): ReadJson {
  const fault = scanJson(text)
  if (fault) return { fault }
  try {
    return { value: JSON.parse(text) }
  } catch {
    return { fault: 'not-json' }
  }
}

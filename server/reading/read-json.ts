/** Bytes → a JSON value, after one pass that refuses what could be deep, doubled or not be kept. */

import { isUtf8 } from 'node:buffer'
import { type JsonFault, scanJson } from './scan-json.ts'

export type ReadJson = { readonly value: unknown } | { readonly fault: JsonFault | 'not-utf8' }

export function readJson(bytes: Buffer): ReadJson {
  if (!isUtf8(bytes)) return { fault: 'not-utf8' }
  const fault = scanJson(bytes)
  if (fault) return { fault }
  try {
    return { value: JSON.parse(bytes.toString('utf8')) }
  } catch {
    return { fault: 'not-json' }
  }
}

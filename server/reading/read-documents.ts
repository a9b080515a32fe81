/** The documents in an opened content, each a text under its name. */

import { isUtf8 } from 'node:buffer'

/** Half of a surrogate pair: no UTF-8 has it, so that no such document could be kept as it was sealed. */
const HALF_A_PAIR = /\p{Surrogate}/u

/** The documents by name: an object of texts, and nothing else. */
export function readDocuments(opened: Buffer): ReadonlyMap<string, string> | undefined {
  if (!isUtf8(opened)) return undefined
  const json = opened.toString('utf8')
  const value = parseObject(json)
  if (value === undefined) return undefined
  // Only an escape can bring half a pair into a text that came as UTF-8.
  const mayBeBroken = json.includes('\\u')
  const documents = new Map<string, string>()
  for (const [name, text] of Object.entries(value)) {
    if (typeof text !== 'string' || (mayBeBroken && HALF_A_PAIR.test(text))) return undefined
    documents.set(name, text)
  }
  return documents
}

/** Not scanned: all that is taken out of it are texts, and each of them is. */
function parseObject(json: string): object | undefined {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}

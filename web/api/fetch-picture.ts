/** A picture the office may show, as bytes: for working on it, where an address in an image would not do. */

import { readOutcome } from './client.ts'
import type { Outcome } from './problem.ts'

export async function fetchPicture(address: string): Promise<Outcome<Blob>> {
  try {
    // Never a copy in the browser: it would outlive the day on which photos end.
    const response = await fetch(address, { credentials: 'same-origin', cache: 'no-store' })
    return response.ok ? { reply: await response.blob() } : await readOutcome<Blob>(response)
  } catch {
    return { problem: { kind: 'unreachable' } }
  }
}

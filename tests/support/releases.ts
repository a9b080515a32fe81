/** A release for tests that look at everything which leaves the house. */

import { randomUUID } from 'node:crypto'
import { RELEASE_FILES } from '../../schema/release/files.ts'
import { putRelease } from '../../schema/wire/release-endpoints.ts'
import type { Api } from './api.ts'

/** A final one of the usual campaign, by the liaison; the election has to be long over. Its number. */
export async function releaseNow(api: Api): Promise<number> {
  const made = await api.as('bopha').call(putRelease, {
    params: { campaign: api.campaign, release: randomUUID() },
    body: { kind: 'final' },
  })
  if (made.status !== 200) throw new Error(made.text)
  return made.body.number
}

/**
 * Every address of the first release's files, where an address has places for them. Of a report the page: its other
 * forms are written from the same value and packed, so that nothing can be looked for in them.
 */
export const fillRelease = (path: string): readonly string[] => {
  const filled = path
    .replace(':number', '1')
    .replace(':area', '02')
    .replace(':premises', '020101-p')
    .replace(':format', 'html')
    .replace(':set', 'Findings')
  return filled.includes(':file') ? RELEASE_FILES.map((file) => filled.replace(':file', file)) : [filled]
}

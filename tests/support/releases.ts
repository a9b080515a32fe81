/** A release for tests that look at everything which leaves the house. */

import { createHash, randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { RELEASE_FILES } from '../../schema/release/files.ts'
import { lineOfContent, lineOfStation } from '../../schema/release/release-text.ts'
import { putRelease } from '../../schema/wire/release-endpoints.ts'
import { savePart, saveRelease } from '../../server/queries/releases.ts'
import type { Api } from './api.ts'
import type { InventedRelease } from './invented-release.ts'

/** A final one of the usual campaign, by the liaison; the election has to be long over. Its number. */
export async function releaseNow(api: Api): Promise<number> {
  const made = await api.as('bopha').call(putRelease, {
    params: { campaign: api.campaign, release: randomUUID() },
    body: { kind: 'final' },
  })
  if (made.status !== 200) throw new Error(made.text)
  return made.body.number
}

/** An invented release of the usual campaign, as if it had been made, in parts of so many stations. */
export async function keepInvented(
  { db, campaign }: Pick<Api, 'db' | 'campaign'>,
  { content, stations }: InventedRelease,
  stationsInAPart: number,
): Promise<void> {
  const { number, kind, moment } = content
  const parts = [lineOfContent(content)]
  for (let at = 0; at < stations.length; at += stationsInAPart)
    parts.push(
      stations
        .slice(at, at + stationsInAPart)
        .map(lineOfStation)
        .join(''),
    )
  const text = parts.join('')
  await db.transaction().execute(async (on) => {
    for (const [part, its] of parts.entries())
      await savePart(on, { campaign, number, part, body: gzipSync(its) })
    await saveRelease(on, campaign, {
      ...{ id: randomUUID(), number, kind, day: moment.day, hour: moment.hour ?? null },
      ...{ stations: content.stations, bytes: Buffer.byteLength(text) },
      ...{ sha256: createHash('sha256').update(text).digest(), madeBy: 'bopha' },
    })
  })
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

/** A release as it was frozen: its text, its content, its stations one after the other. */

import type { CampaignId } from '../../schema/codes.ts'
import type { Release, ReleasedStation } from '../../schema/release/release.ts'
import { readParts, readReleasePhoto } from '../queries/releases.ts'
import type { ExportDb } from '../storage/database.ts'
import { contentOf } from './keep-content.ts'
import { unpackPart } from './unpack-part.ts'

export interface ReleasedPart {
  readonly kind: 'area' | 'premises'
  readonly code: string
}

/** Exactly the bytes the checksum is of, part by part. */
export async function* readReleaseText(
  db: ExportDb,
  campaign: CampaignId,
  number: number,
): AsyncGenerator<Buffer> {
  for await (const body of readParts(db, campaign, number)) yield unpackPart(body)
}

/** Nothing where there is none of that number. */
export async function openRelease(
  db: ExportDb,
  campaign: CampaignId,
  number: number,
  /** Stations of one area or of one premises alone, by its code. */
  of?: ReleasedPart,
): Promise<Release | undefined> {
  const content = await contentOf(db, campaign, number)
  return (
    content && {
      content,
      readPhoto: async (sha256) =>
        content.photos?.some((photo) => photo.sha256 === sha256)
          ? readReleasePhoto(db, campaign, number, sha256)
          : undefined,
      async *stations() {
        for await (const part of readParts(db, campaign, number, 1))
          for (const line of linesOf(await unpackPart(part))) {
            // Most lines are told apart as text, which is far quicker than reading them.
            if (of && !line.includes(`"code":${JSON.stringify(of.code)}`)) continue
            // Written by this program into rows that nobody can change; the checksum says so.
            const station: ReleasedStation = JSON.parse(line)
            if (of === undefined || isPart(station, of)) yield station
          }
      },
    }
  )
}

const isPart = ({ areas, premises }: ReleasedStation, { kind, code }: ReleasedPart): boolean =>
  kind === 'premises' ? premises.code === code : areas.some((area) => area.code === code)

const LINE_END = 0x0a

/**
 * The lines of a part, each a text of its own. Cut out of one text of the whole part they would keep it: some megabytes
 * that are cleared away only when all memory is looked through, and there are a hundred parts.
 */
export function* linesOf(text: Buffer): Generator<string> {
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf(LINE_END, start)
    const end = found === -1 ? text.length : found
    if (end > start) yield text.toString('utf8', start, end)
    start = end + 1
  }
}

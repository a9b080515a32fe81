/** Contents of releases that were read, kept for whoever asks next: they are frozen, so one that was read stays right. */

import type { CampaignId } from '../../schema/codes.ts'
import type { ReleaseContent } from '../../schema/release/release.ts'
import { readParts } from '../queries/releases.ts'
import type { ExportDb } from '../storage/database.ts'
import { withSharedCodes } from './share-codes.ts'
import { unpackPart } from './unpack-part.ts'

interface Kept {
  /** The last one asked for: the files of a release are taken one after the other. */
  last?: { readonly name: string; readonly content: Promise<ReleaseContent | undefined> }
  /** Others for as long as somebody holds them anyhow, as public pages do. */
  readonly held: Map<string, WeakRef<ReleaseContent>>
}

const keptOf = new WeakMap<ExportDb, Kept>()

/**
 * Nothing where there is none of that number; a content is some five megabytes of a country. Whether it may be given
 * out is not asked here, and has to be asked each time: a release can be withdrawn.
 */
export function contentOf(
  db: ExportDb,
  campaign: CampaignId,
  number: number,
): Promise<ReleaseContent | undefined> {
  const kept: Kept = keptOf.get(db) ?? { held: new Map() }
  keptOf.set(db, kept)
  const name = `${campaign} ${number}`
  if (kept.last?.name === name) return kept.last.content
  const held = kept.held.get(name)?.deref()
  const last = { name, content: held ? Promise.resolve(held) : read(db, campaign, number) }
  kept.last = last
  const forget = () => {
    if (kept.last === last) delete kept.last
  }
  last.content.then((content) => {
    // One of this number may be made yet.
    if (!content) return forget()
    for (const [other, one] of kept.held) if (!one.deref()) kept.held.delete(other)
    kept.held.set(name, new WeakRef(content))
  }, forget)
  return last.content
}

async function read(db: ExportDb, campaign: CampaignId, number: number): Promise<ReleaseContent | undefined> {
  // Written by this program into rows that nobody can change; the checksum says so.
  for await (const body of readParts(db, campaign, number))
    return withSharedCodes(JSON.parse(String(await unpackPart(body))))
  return undefined
}

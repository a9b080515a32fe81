/** Sealed talks with voters → what tables count of them. Opened here, counted by the caller, and kept nowhere. */

import { hearTalk } from '../../schema/disclosure/hear-talk.ts'
import type { TalkHeard } from '../../schema/disclosure/talk-tables.ts'
import { type InterviewsOnWire, interviewsFromWire } from '../../schema/wire/visit-shape.ts'
import type { Campaign } from '../queries/campaigns.ts'
import { listTalksOf } from '../queries/talks.ts'
import type { Services } from '../services.ts'
import { settingsOf } from '../storage/campaign-settings.ts'
import type { Db } from '../storage/database.ts'

/** Those to which voters agreed, at these stations; none whose key is gone. */
export async function hearTalksAt(
  db: Db,
  { checklists, classKeys }: Pick<Services, 'checklists' | 'classKeys'>,
  campaign: Campaign,
  stations: ReadonlySet<string>,
): Promise<readonly TalkHeard[]> {
  const heard: TalkHeard[] = []
  const settings = settingsOf(campaign)
  for (const { visit, station, sender, checklist: ref, sealed } of await listTalksOf(db, campaign.id)) {
    if (!stations.has(station)) continue
    const opened = classKeys.open(campaign.id, 'interviews', visit, sealed)
    const checklist = await checklists.find(ref)
    if (opened === undefined || checklist === undefined) continue
    // Checked against the wire's shape before it was sealed.
    const talks = JSON.parse(opened.toString('utf8')) as InterviewsOnWire
    for (const talk of interviewsFromWire(talks)) {
      const said = hearTalk(checklist, talk, settings)
      if (said) heard.push({ station, monitors: [sender], ...said })
    }
  }
  return heard
}

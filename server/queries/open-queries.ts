/** What the office asks of one monitor, and of nobody else: visits of their tablet whose newest step is a question. */

import { sql } from 'kysely'
import type { CampaignId } from '../../schema/codes.ts'
import { LONGEST_CHAIN } from '../../schema/visit/correction.ts'
import type { Query } from '../../schema/visit/query.ts'
import type { Db } from '../storage/database.ts'

interface Row extends Omit<Query, 'checklist'> {
  readonly checklist_id: string
  readonly checklist_version: string
}

/**
 * Oldest first. Open is a question until something has come from that tablet about the visit, in the words of
 * `standingOf`, or until somebody decides anew. Nothing that was written beside it is read.
 */
export async function listQueriesTo(
  db: Db,
  campaign: CampaignId,
  enrolment: string,
  timeZone: string,
): Promise<readonly Query[]> {
  const { rows } = await sql<Row>`
    with recursive asking as (
      select visit.id as visit, visit.sequence, visit.station, visit.enrolment_id, visit.checklist_id,
        visit.checklist_version, visit.received_at, step.number as step, step.reason, step.questions, step.corrections
      from review_step as step join visit on visit.id = step.visit_id
      where step.campaign_id = ${campaign} and step.to_state = 'query' and visit.enrolment_id = ${enrolment}
        and not exists (
          select from review_step as later where later.visit_id = step.visit_id and later.number > step.number)
    ),
    chain (visit, station, enrolment, id, sequence, depth) as (
      select asking.visit, asking.station, asking.enrolment_id, correction.id, correction.sequence, 1
      from asking join correction on correction.corrects = asking.visit
        and correction.station = asking.station and correction.enrolment_id = asking.enrolment_id
      union all
      select chain.visit, chain.station, chain.enrolment, correction.id, correction.sequence, depth + 1
      from chain join correction on correction.corrects = chain.id
        and correction.station = chain.station and correction.enrolment_id = chain.enrolment
      where depth < ${LONGEST_CHAIN}
    )
    select asking.visit, asking.station, asking.checklist_id, asking.checklist_version, asking.step, asking.reason,
      asking.questions, to_char(asking.received_at at time zone ${timeZone}, 'YYYY-MM-DD') as day,
      coalesce(
        (select chain.id from chain where chain.visit = asking.visit order by depth desc, chain.sequence desc limit 1),
        asking.visit
      ) as "lastWord"
    from asking
    where (select count(*) from chain where chain.visit = asking.visit) <= asking.corrections
    order by asking.sequence`.execute(db)
  return rows.map(({ checklist_id, checklist_version, ...query }) => ({
    ...query,
    checklist: { id: checklist_id, version: checklist_version },
  }))
}

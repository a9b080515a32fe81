/** The steps of a review: only ever added, one number each, so that of two who decide at once one comes too late. */

import { sql } from 'kysely'
import type { QuestionId } from '../../schema/checklist/checklist.ts'
import type { CampaignId, PersonId, VisitId } from '../../schema/codes.ts'
import type { ReviewState, Seen, StepReason } from '../../schema/visit/review.ts'
import type { ClassKeys } from '../keys/class-keys.ts'
import type { Db } from '../storage/database.ts'

export interface NewStep {
  readonly visit: VisitId
  /** What whoever takes it has seen of the visit. */
  readonly seen: Seen
  readonly from: ReviewState
  readonly to: ReviewState
  readonly reason: StepReason
  /** Empty where nothing was written. */
  readonly words: string
  /** What the monitor is asked about. */
  readonly questions?: readonly QuestionId[]
}

export interface By {
  readonly person: PersonId
  /** Every role, joined by `+`. */
  readonly role: string
}

/** What the words of a step are bound to. */
const rowOf = (visit: VisitId, number: number): string => `review ${visit} ${number}`

/** In one statement; gives back the visits whose step is in. The others had another step of that number already. */
export async function addSteps(
  db: Db,
  keys: ClassKeys,
  campaign: CampaignId,
  steps: readonly NewStep[],
  { person, role }: By,
): Promise<ReadonlySet<VisitId>> {
  // In one order, so that two who decide about the same visits wait for each other once and not in a ring.
  const rows = [...steps]
    .sort((one, other) => (one.visit < other.visit ? -1 : 1))
    .map(({ visit, seen, from, to, reason, words, questions = [] }) => {
      const number = seen.step + 1
      const sealed =
        words === '' ? undefined : keys.seal(campaign, 'free-text', rowOf(visit, number), Buffer.from(words))
      return {
        ...{ visit_id: visit, number, campaign_id: campaign, from_state: from, to_state: to, reason },
        ...{ is_written: words !== '', words: sealed ?? null, corrections: seen.corrections },
        ...{ questions: [...questions], person_id: person, role },
      }
    })
  const added = await db
    .insertInto('review_step')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['visit_id', 'number']).doNothing())
    .returning('visit_id')
    .execute()
  return new Set(added.map(({ visit_id }) => visit_id))
}

export interface TakenStep {
  readonly number: number
  readonly from: ReviewState
  readonly to: ReviewState
  readonly reason: StepReason
  /** Empty where nothing was written, a mark where it cannot be opened any more. */
  readonly words: string
  readonly questions: readonly QuestionId[]
  /** Calendar day in the country's time zone. */
  readonly day: string
  readonly person: PersonId
}

/** What stands in the place of words that have ended. */
const ENDED = '…'

/** Every step of a visit, the newest first. */
export async function listSteps(
  db: Db,
  keys: ClassKeys,
  campaign: CampaignId,
  visit: VisitId,
  timeZone: string,
): Promise<readonly TakenStep[]> {
  const rows = await db
    .selectFrom('review_step')
    .select(['number', 'from_state', 'to_state', 'reason', 'questions', 'is_written', 'words', 'person_id'])
    .select(sql<string>`to_char(made_at at time zone ${timeZone}, 'YYYY-MM-DD')`.as('day'))
    .where('visit_id', '=', visit)
    .where('campaign_id', '=', campaign)
    .orderBy('number', 'desc')
    .execute()
  return rows.map(
    ({ number, from_state, to_state, reason, questions, is_written, words, person_id, day }) => {
      const opened = words && keys.open(campaign, 'free-text', rowOf(visit, number), words)
      return {
        ...{ number, from: from_state, to: to_state, reason, questions, day, person: person_id },
        words: opened?.toString('utf8') ?? (is_written ? ENDED : ''),
      }
    },
  )
}

/** What exports are made of: a visited station, its place, and what the visits say. No monitor, no time, no visit. */

import type { AccessOutcome, Checklist } from '../../schema/checklist/checklist.ts'
import { listBarriersOf, tierOfBarrier } from '../../schema/disclosure/tier.ts'
import type { Barrier, VoterGroupId } from '../../schema/findings/barrier.ts'
import type { BarrierOutcome } from '../../schema/findings/find-barriers.ts'
import type { Rating, RemedyClass } from '../../schema/findings/rating.ts'
import type { Area } from '../../schema/places/gazetteer.ts'
import type { Point, Premises, Station } from '../../schema/places/premises.ts'

export interface ExportedStation {
  readonly station: Station
  readonly premises: Premises
  /** From the largest to the smallest. */
  readonly areas: readonly Area[]
  readonly point: Point | undefined
  /** That of the latest visit. */
  readonly checklist: Checklist
  readonly findings: { readonly outcomes: readonly ExportedOutcome[]; readonly access?: AccessOutcome }
  readonly rating: {
    readonly rating: Rating
    readonly groups: Readonly<Record<VoterGroupId, { readonly rating: Rating }>>
    readonly remedyClass?: RemedyClass
  }
}

/** With the barrier's own question alone, which comes first in the evidence. */
export interface ExportedOutcome extends Pick<BarrierOutcome, 'barrier' | 'outcome' | 'evidence'> {
  /** Another text for each outcome and first piece of evidence of the barrier, where that is known. */
  readonly key?: string
}

/** Whether a barrier may be told of a single station. */
export const isReleased = (checklist: Checklist, barrier: Barrier): boolean =>
  tierOfBarrier(checklist, barrier) === 'A'

export const listReleased = (checklist: Checklist): readonly Barrier[] => listBarriersOf(checklist, 'A')

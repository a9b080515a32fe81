/** Incident: something serious, told apart from the visit and never part of a rating. */

import type { ChoiceId } from '../checklist/checklist.ts'
import type { CampaignId, StationCode } from '../codes.ts'

/** Nothing is released before a second person has confirmed it. */
export const INCIDENT_STATES = ['new', 'confirmed', 'released', 'withheld'] as const
export type IncidentState = (typeof INCIDENT_STATES)[number]

export interface Incident {
  /** Made on the device. */
  readonly id: string
  readonly campaign: CampaignId
  readonly station: StationCode
  /** Choices of the checklist's incident question. */
  readonly kinds: readonly ChoiceId[]
  readonly seenBy: 'monitor' | 'told-by-voter'
  readonly isSomebodyInjured: boolean
  readonly isGoingOn: boolean
  readonly wasChairTold: 'yes' | 'no' | 'refused'
  /** No names, no party, nobody recognisable. */
  readonly note: string
  readonly isUrgent: boolean
}

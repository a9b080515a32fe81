/** Incident: something serious, told apart from the visit and never part of a rating. */

import type { ChoiceId } from '../checklist/checklist.ts'
import type { CampaignId, StationCode, VisitId } from '../codes.ts'

/** Nothing is released before a second person has confirmed it. */
export const INCIDENT_STATES = ['new', 'confirmed', 'released', 'withheld'] as const
export type IncidentState = (typeof INCIDENT_STATES)[number]

export const SEEN_BY = ['monitor', 'told-by-voter'] as const
export const CHAIR_WAS_TOLD = ['yes', 'no', 'refused'] as const

/** The question of the checklist whose choices are the kinds of incident. */
export const INCIDENT_QUESTION = 'incident_kind'

export interface Incident {
  /** Made on the device. */
  readonly id: string
  readonly campaign: CampaignId
  /** Absent when it happened on the way, or when the monitor does not know which station it was. */
  readonly station?: StationCode
  /** The visit during which it was seen, if there was one. */
  readonly visit?: VisitId
  /** Choices of the checklist's incident question; at least one. */
  readonly kinds: readonly ChoiceId[]
  readonly seenBy: (typeof SEEN_BY)[number]
  readonly isSomebodyInjured: boolean
  readonly isGoingOn: boolean
  readonly wasChairTold: (typeof CHAIR_WAS_TOLD)[number]
  /** No names, no party, nobody recognisable. */
  readonly note: string
  /** The monitor asks for somebody to act now. */
  readonly isUrgent: boolean
}

/** Whether somebody should act now: the monitor says so, or what was told says it by itself. */
export const needsSomebodyNow = ({
  isUrgent,
  isSomebodyInjured,
  isGoingOn,
}: Pick<Incident, 'isUrgent' | 'isSomebodyInjured' | 'isGoingOn'>): boolean =>
  isUrgent || isSomebodyInjured || isGoingOn

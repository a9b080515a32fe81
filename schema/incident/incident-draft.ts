/** An incident being told: what is known so far, what is still missing, and the incident it becomes. */

import type { Checklist, Choice, ChoiceId } from '../checklist/checklist.ts'
import { findQuestion } from '../checklist/look-up.ts'
import { type CampaignId, readStationCode, readVisitId } from '../codes.ts'
import { looksLikePhone } from '../visit/check-answer.ts'
import { type CHAIR_WAS_TOLD, type Incident, needsSomebodyNow, type SEEN_BY } from './incident.ts'

/** Letters a note may have. */
export const LONGEST_NOTE = 2000

/** Codes are text as typed or chosen; they are read when the incident is completed. */
export interface IncidentDraft {
  readonly id: string
  /** Empty: at no station. */
  readonly station: string
  /** The visit it was opened from. */
  readonly visit?: string
  readonly kinds: readonly ChoiceId[]
  readonly seenBy?: (typeof SEEN_BY)[number]
  readonly isSomebodyInjured: boolean
  readonly isGoingOn: boolean
  readonly wasChairTold?: (typeof CHAIR_WAS_TOLD)[number]
  readonly note: string
  /** Set by the monitor, beside what makes it urgent by itself. */
  readonly isUrgent: boolean
}

export const beginIncident = (
  id: string,
  from: { readonly station?: string; readonly visit?: string } = {},
): IncidentDraft => ({
  id,
  station: from.station ?? '',
  ...(from.visit === undefined ? {} : { visit: from.visit }),
  kinds: [],
  isSomebodyInjured: false,
  isGoingOn: false,
  note: '',
  isUrgent: false,
})

/** Whether anything was told at all; a place alone says nothing of what happened there. */
export const isSomethingTold = ({ kinds, seenBy, wasChairTold, note, ...draft }: IncidentDraft): boolean =>
  kinds.length > 0 ||
  seenBy !== undefined ||
  wasChairTold !== undefined ||
  note.trim() !== '' ||
  draft.isSomebodyInjured ||
  draft.isGoingOn ||
  draft.isUrgent

/** What can be chosen as the kind of an incident: the choices of the checklist's question, without "none of these". */
export function listIncidentKinds(checklist: Checklist): readonly Choice[] {
  const question = findQuestion(checklist, checklist.key.incident)
  return question?.kind === 'choices' ? question.choices.filter(({ alone }) => !alone) : []
}

/** The last one is a doubt; it never holds a report back. */
export type IncidentComplaint =
  | 'no-kind'
  | 'no-seen-by'
  | 'no-chair-told'
  | 'station-unreadable'
  | 'note-too-long'
  | 'phone-number-in-note'

export const isInTheWay = (complaint: IncidentComplaint): boolean => complaint !== 'phone-number-in-note'

/** In the order of the form. */
export const checkIncident = (draft: IncidentDraft): readonly IncidentComplaint[] => [
  ...(draft.kinds.length === 0 ? (['no-kind'] as const) : []),
  ...(draft.seenBy === undefined ? (['no-seen-by'] as const) : []),
  ...(draft.wasChairTold === undefined ? (['no-chair-told'] as const) : []),
  ...(draft.station !== '' && !readStationCode(draft.station) ? (['station-unreadable'] as const) : []),
  ...(draft.note.length > LONGEST_NOTE ? (['note-too-long'] as const) : []),
  ...(looksLikePhone(draft.note) ? (['phone-number-in-note'] as const) : []),
]

/** The incident to be sealed; nothing while something is in the way. */
export function completeIncident(draft: IncidentDraft, campaign: CampaignId): Incident | undefined {
  const { id, kinds, seenBy, wasChairTold, isSomebodyInjured, isGoingOn, note } = draft
  if (!seenBy || !wasChairTold || checkIncident(draft).some(isInTheWay)) return undefined
  const station = readStationCode(draft.station)
  const visit = draft.visit === undefined ? undefined : readVisitId(draft.visit)
  return {
    ...{ id, campaign, kinds, seenBy, isSomebodyInjured, isGoingOn, wasChairTold },
    ...(station ? { station } : {}),
    ...(visit ? { visit } : {}),
    note: note.trim(),
    isUrgent: needsSomebodyNow(draft),
  }
}

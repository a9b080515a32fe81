/** Record: one recommendation of a campaign from proposed to done, made of steps that are only ever added to. */

import type { Severity, VoterGroupId } from '../findings/barrier.ts'
import type { Words } from '../language.ts'
import type { AddresseeId } from './addressee.ts'
import type { Day } from './addressee-check.ts'
import type { Effort, RemedyTime } from './remedy.ts'

export type RecordId = string

/**
 * `proposed` by rule; `agreed` inside; `handed-over` to a body; then what it answered, and what became of it.
 * `overruled`: the organisation decided otherwise, with a reason.
 */
export const RECORD_STATES = [
  'proposed',
  'agreed',
  'handed-over',
  'accepted',
  'partly',
  'declined',
  'no-answer',
  'in-work',
  'done',
  'not-done',
  'overruled',
] as const
export type RecordState = (typeof RECORD_STATES)[number]

const NEXT: Readonly<Record<RecordState, readonly RecordState[]>> = {
  proposed: ['agreed', 'overruled'],
  agreed: ['handed-over', 'proposed', 'overruled'],
  'handed-over': ['accepted', 'partly', 'declined', 'no-answer', 'overruled'],
  accepted: ['in-work', 'done', 'not-done', 'overruled'],
  partly: ['in-work', 'done', 'not-done', 'overruled'],
  declined: ['handed-over', 'accepted', 'partly', 'overruled'],
  'no-answer': ['handed-over', 'accepted', 'partly', 'declined', 'overruled'],
  'in-work': ['done', 'not-done', 'overruled'],
  done: ['not-done'],
  'not-done': ['handed-over', 'in-work', 'done', 'overruled'],
  overruled: ['proposed'],
}

/** Where a record can go from where it is, the likeliest first. */
export const listNextRecordStates = (from: RecordState): readonly RecordState[] => NEXT[from]

/** Nothing more is expected of anybody. */
const CLOSED: readonly RecordState[] = ['done', 'overruled']
export const isOpenState = (state: RecordState): boolean => !CLOSED.includes(state)

/** What nobody has agreed to is proposed anew by the next findings; the rest goes on in the next campaign. */
export const isWorthCarrying = (state: RecordState): boolean => isOpenState(state) && state !== 'proposed'

/** States that say what a body answered: its words belong to them. */
const ANSWERS: readonly RecordState[] = ['accepted', 'partly', 'declined']
export const isAnswer = (state: RecordState): boolean => ANSWERS.includes(state)

/** Nobody outside has heard of it. */
const INSIDE: readonly RecordState[] = ['proposed', 'agreed', 'overruled']
export const isInside = (state: RecordState): boolean => INSIDE.includes(state)

/** What a body has in its hands is not reworded behind its back: only before it was handed over, or once it came back. */
const REWORDED: readonly RecordState[] = ['proposed', 'agreed', 'declined', 'no-answer', 'not-done']
export const mayBeReworded = (state: RecordState): boolean => REWORDED.includes(state)

/** What is asked of whom, by when. */
export interface Wording {
  readonly text: Words
  readonly addressee: AddresseeId
  readonly when: RemedyTime
  readonly effort: Effort
  /** A day somebody set; without one it follows from `when`. */
  readonly due: Day | null
}

/** What the rule said when it was gathered: words of the checklist, and numbers that may be told. */
export interface Basis {
  readonly wording: Wording
  readonly severity: Severity
  readonly hinders: readonly VoterGroupId[]
  readonly found: number
  /** Stations that could say yes or no about the barrier. */
  readonly n: number
  readonly isRounded: boolean
}

export type RecordStep =
  /** From the findings, by rule; once more whenever they say something else. */
  | { readonly kind: 'gathered'; readonly basis: Basis }
  /** From an earlier campaign, as it stood there. */
  | {
      readonly kind: 'carried'
      readonly from: RecordId
      readonly state: RecordState
      readonly wording: Wording
      readonly isEdited: boolean
      readonly receiver?: AddresseeId
      readonly basis: Basis
    }
  | { readonly kind: 'worded'; readonly wording: Wording }
  | {
      readonly kind: 'moved'
      readonly to: RecordState
      /** When it happened, as whoever noted it says. */
      readonly day: Day
      /** The body it was handed to; of other steps nothing. */
      readonly receiver?: AddresseeId
      /** The body's answer, or the reason; no language where nothing was written. */
      readonly words: Words
    }
  /** Takes the newest step of people back that still stands. */
  | { readonly kind: 'taken-back' }

/** What follows from all steps together. */
export interface Standing {
  readonly state: RecordState
  readonly wording: Wording
  /** Somebody changed what the rule said. */
  readonly isEdited: boolean
  readonly basis: Basis
  /** Number of the newest step: whoever changes something says which one they saw. */
  readonly version: number
  /** The body that has it, once it was handed over. */
  readonly receiver: AddresseeId | undefined
  /** The kind of step that can be taken back. */
  readonly undoable: 'worded' | 'moved' | undefined
}

type StepOf<Kind extends RecordStep['kind']> = Extract<RecordStep, { readonly kind: Kind }>
type ByPeople = StepOf<'worded' | 'moved'>

/** The steps of people that were not taken back, the oldest first; `steps` from the first one on. */
export function listStandingSteps<Step extends RecordStep>(
  steps: readonly Step[],
): readonly Extract<Step, ByPeople>[] {
  const stands: Extract<Step, ByPeople>[] = []
  for (const step of steps)
    if (step.kind === 'taken-back') stands.pop()
    else if (isByPeople(step)) stands.push(step)
  return stands
}

const isByPeople = <Step extends RecordStep>(step: Step): step is Extract<Step, ByPeople> =>
  step.kind === 'worded' || step.kind === 'moved'
const isMove = (step: RecordStep): step is StepOf<'moved'> => step.kind === 'moved'
const isWording = (step: RecordStep): step is StepOf<'worded'> => step.kind === 'worded'
const isCarried = (step: RecordStep): step is StepOf<'carried'> => step.kind === 'carried'

/** The steps from the first one on. Nothing where none of them is the rule's. */
export function standingOfRecord(steps: readonly RecordStep[]): Standing | undefined {
  const basis = steps.findLast((step) => step.kind === 'gathered' || step.kind === 'carried')?.basis
  if (basis === undefined) return undefined
  const carried = steps.find(isCarried)
  const stands = listStandingSteps(steps)
  const moves = stands.filter(isMove)
  const worded = stands.findLast(isWording)
  return {
    state: stateAfter(steps),
    wording: worded?.wording ?? (carried?.isEdited ? carried.wording : wordingByRule(steps, basis)),
    isEdited: worded !== undefined || carried?.isEdited === true,
    basis,
    version: steps.length,
    receiver: moves.findLast((step) => step.receiver !== undefined)?.receiver ?? carried?.receiver,
    undoable: stands.at(-1)?.kind,
  }
}

function stateAfter(steps: readonly RecordStep[]): RecordState {
  const moved = listStandingSteps(steps).findLast(isMove)
  return moved?.to ?? steps.find(isCarried)?.state ?? 'proposed'
}

/** What the rule said when it was last asked before a body had it: what was handed over stays as it was. */
function wordingByRule(steps: readonly RecordStep[], latest: Basis): Wording {
  const open = steps.findLast(
    (step, place) => step.kind === 'gathered' && isInside(stateAfter(steps.slice(0, place))),
  )
  return open?.kind === 'gathered' ? open.basis.wording : (steps.find(isCarried)?.wording ?? latest.wording)
}

export type RecordFault =
  /** From the state it is in, nothing leads there. */
  | 'not-from-here'
  /** Nobody overrules a rule without saying why. */
  | 'reason-missing'
  /** An answer without a word says nothing about what was promised. */
  | 'answer-missing'
  /** It cannot have happened yet. */
  | 'day-ahead'
  /** There is no text in any language. */
  | 'text-missing'
  /** Nobody is named to whom it was handed. */
  | 'receiver-missing'
  /** The body named was not there on that day. */
  | 'receiver-not-there'

const saysNothing = (words: Words): boolean => Object.values(words).every((text) => text.trim() === '')

/** Nothing where the step can be taken. */
export function findMoveFault(
  from: RecordState,
  { to, day, words }: { readonly to: RecordState; readonly day: Day; readonly words: Words },
  today: Day,
): RecordFault | undefined {
  if (!NEXT[from].includes(to)) return 'not-from-here'
  if (day > today) return 'day-ahead'
  if (to === 'overruled' && saysNothing(words)) return 'reason-missing'
  return isAnswer(to) && saysNothing(words) ? 'answer-missing' : undefined
}

export function findWordingFault(
  from: RecordState,
  { text }: Pick<Wording, 'text'>,
): RecordFault | undefined {
  if (!mayBeReworded(from)) return 'not-from-here'
  return saysNothing(text) ? 'text-missing' : undefined
}

/** Checklist, section, question, choice: the types of the data in `seeds/checklist/`. */

import type { Barrier } from '../findings/barrier.ts'
import type { Words } from '../language.ts'
import type { Addressee } from '../recommendations/addressee.ts'
import type { Remedy } from '../recommendations/remedy.ts'
import type { Condition } from './condition.ts'
import type { DrawingName } from './drawings.ts'

export type QuestionId = string
export type ChoiceId = string
export type ThresholdId = string
export type SourceId = string

/** A group of voters a barrier can hinder, e.g. `mobility`. */
export interface VoterGroup {
  readonly id: string
  readonly name: Words
}

export interface Choice {
  readonly id: ChoiceId
  readonly text: Words
  /** Choosing this one excludes all others of the question ("none of these"). */
  readonly alone?: boolean
}

/** A row of a grid, with its own choices where they differ from the question's. */
export interface GridRow {
  readonly id: string
  readonly text: Words
  readonly choices?: readonly Choice[]
}

/**
 * Why a question is not put, and what its silence means for findings:
 * `not-applicable` leaves the denominator, `not-observed` stays in it as missing.
 */
export interface Skip {
  readonly when: Condition
  readonly means: 'not-applicable' | 'not-observed'
}

interface QuestionCommon {
  readonly id: QuestionId
  /** Number for reading only; the id is what counts. */
  readonly number: number
  readonly text: Words
  readonly hint?: Words
  readonly skip: readonly Skip[]
  /** Gate, path and toilet belong to the premises; door, booth and staff to the station (the room). */
  readonly about: 'visit' | 'premises' | 'station' | 'voters' | 'interview'
  readonly weight: 'critical' | 'major' | 'minor' | 'context'
  readonly groups: readonly string[]
  /** What the answer shows, for the reader of the checklist. */
  readonly shows: Words
  readonly sources: readonly SourceId[]
  /** Conduct of people: seen or not seen on the day, never a lasting fact about the building. */
  readonly conduct?: boolean
  /** True only at the moment, e.g. how many people stand in line; never offered again for another visit. */
  readonly passing?: boolean
}

export interface YesNoQuestion extends QuestionCommon {
  readonly kind: 'yes-no'
  /** A consent is answered yes or no and nothing else. */
  readonly strict?: boolean
  /** Shows what is meant; never the only one to say it. */
  readonly drawing?: DrawingName
}
export interface MeasureQuestion extends QuestionCommon {
  readonly kind: 'measure'
  readonly unit: 'cm' | 'm' | 'min'
  readonly instrument: 'tape' | 'watch' | 'steps'
  /** Refused outside; both ends in the question's unit. */
  readonly possible: { readonly from: number; readonly to: number }
  /** Doubted outside: a soft complaint. */
  readonly usual?: { readonly from: number; readonly to: number }
  /** Length in the question's unit of the stick that can stand in for a tape: "fits" or "does not fit". */
  readonly stick?: number
  /** Shows what is meant; never the only one to say it. */
  readonly drawing?: DrawingName
}
export interface CountQuestion extends QuestionCommon {
  readonly kind: 'count'
  readonly possible: { readonly from: number; readonly to: number }
  readonly usual?: { readonly from: number; readonly to: number }
}
/** Several counts at once, one for each class. */
export interface CountsQuestion extends QuestionCommon {
  readonly kind: 'counts'
  readonly classes: readonly Choice[]
  readonly possible: { readonly from: number; readonly to: number }
}
export interface ChoiceQuestion extends QuestionCommon {
  readonly kind: 'choice'
  readonly choices: readonly Choice[]
}
export interface ChoicesQuestion extends QuestionCommon {
  readonly kind: 'choices'
  readonly choices: readonly Choice[]
}
/** One choice in each row, e.g. six kinds of difficulty, each none to cannot. */
export interface GridQuestion extends QuestionCommon {
  readonly kind: 'grid'
  readonly rows: readonly GridRow[]
  readonly choices: readonly Choice[]
}
export interface WordsQuestion extends QuestionCommon {
  readonly kind: 'words'
  /** In characters as people count them (grapheme clusters). */
  readonly longest: number
}
export interface PhotoQuestion extends QuestionCommon {
  readonly kind: 'photo'
  readonly most: number
}

export type Question =
  | YesNoQuestion
  | MeasureQuestion
  | CountQuestion
  | CountsQuestion
  | ChoiceQuestion
  | ChoicesQuestion
  | GridQuestion
  | WordsQuestion
  | PhotoQuestion

export type QuestionKind = Question['kind']

export interface Section {
  readonly id: string
  /** A, B, C …: for reading only. */
  readonly letter: string
  readonly title: Words
  readonly intro?: Words
  /** A group of questions asked anew for each interview; its answers are kept apart from the visit's. */
  readonly repeats?: boolean
  /** Never leaves the organisation (overall views, notes). */
  readonly internal?: boolean
  readonly questions: readonly Question[]
}

/** A number answers are held against, with where it comes from. Editable without code. */
export interface Threshold {
  readonly id: ThresholdId
  readonly value: number
  readonly unit: 'cm' | 'm' | 'min' | 'ratio' | 'count'
  readonly text: Words
  /** `norm`: taken from the sources named; `proposed`: no norm found, set here. */
  readonly standing: 'norm' | 'proposed'
  readonly sources: readonly SourceId[]
}

/** A value worked out from answers, usable in conditions like a measured one. */
export interface Derived {
  readonly id: string
  /** `gradient`: rise over horizontal run, from a rise and a length along the slope in the same unit. */
  readonly formula: 'gradient'
  readonly rise: QuestionId
  readonly length: QuestionId
  readonly name: Words
}

export interface Source {
  readonly id: SourceId
  readonly title: Words
  readonly link?: string
  /** `seen`: read in a public source; `to-check`: from memory or not yet seen in full. */
  readonly standing: 'seen' | 'to-check'
}

/** Answers that cannot well be true together, e.g. "no step" and "three steps"; said before finishing, never blocking. */
export interface Contradiction {
  readonly id: string
  readonly when: Condition
  /** The question to look at again. */
  readonly question: QuestionId
  readonly text: Words
}

/** Questions whose meaning the product itself has to know. */
export interface KeyQuestions {
  readonly visitKind: QuestionId
  readonly accessOutcome: QuestionId
  readonly premisesKind: QuestionId
  readonly interviewConsent: QuestionId
  readonly incident: QuestionId
}

/** The form as published in one version, with all the knowledge that findings rest on. Never changed afterwards. */
export interface Checklist {
  readonly id: string
  readonly version: string
  readonly title: Words
  readonly groups: readonly VoterGroup[]
  readonly sections: readonly Section[]
  /** Ids of the questions of the short form, for teams with little time. */
  readonly shortForm: readonly QuestionId[]
  readonly key: KeyQuestions
  /** What each answer to the access question means for the visit. */
  readonly accessOutcomes: Readonly<Record<ChoiceId, AccessOutcome>>
  readonly thresholds: readonly Threshold[]
  readonly derived: readonly Derived[]
  readonly contradictions?: readonly Contradiction[]
  readonly barriers: readonly Barrier[]
  readonly remedies: readonly Remedy[]
  readonly addressees: readonly Addressee[]
  /** When it holds, a station cannot be put right where it is: another room, or building work. */
  readonly relocateOrBuild: Condition
  /** Share of the critical and major questions put that must be answered before a rating may be `full`. */
  readonly enoughAnswered: number
  readonly sources: readonly Source[]
}

/** How far the monitors got. */
export type AccessOutcome = 'entered' | 'refused' | 'outside-only' | 'not-found' | 'closed'

/** Which of the two lengths of the checklist a visit follows. */
export type Form = 'full' | 'short'

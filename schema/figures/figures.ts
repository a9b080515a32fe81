/** Figures: everything a campaign's visits say in numbers, as one plain value: shown on pages, frozen in releases, printed in reports. */

import type { SampleDesign } from '../campaign/sample.ts'
import type { AccessOutcome, ChoiceId, QuestionId } from '../checklist/checklist.ts'
import type { Cell } from '../disclosure/table.ts'
import type { TalkPart } from '../disclosure/talk-tables.ts'
import type { BarrierId, VoterGroupId } from '../findings/barrier.ts'
import type { Rating, RemedyClass } from '../findings/rating.ts'
import type { CountedOnTheDay } from '../recommendations/on-the-day.ts'
import type { ChecklistRef } from '../visit/visit.ts'
import type { Basis } from './design.ts'
import type { Share } from './share.ts'

/** Holds nobody and no time. The same visits give the same text. */
export interface Figures {
  readonly version: 1
  readonly checklist: ChecklistRef
  readonly basis: Basis
  /** How lots were drawn; empty unless the basis is `by-lot`. */
  readonly designs: readonly SampleDesign['kind'][]
  /** The list is another one than when lots were drawn. */
  readonly hasListChanged: boolean
  readonly whole: Part
  /** Areas in which somebody was, by level from the largest, in order of their codes. */
  readonly areas: readonly AreaPart[]
  /** Kinds of buildings, in the order of the checklist; stations of which nobody said it are in none. */
  readonly kinds: readonly KindPart[]
  /**
   * What voters said in talks, apart from all that was seen: of the whole country alone, rounded, and the same for
   * everybody who looks. Not before the quiet days are over, and in none made before talks were counted.
   */
  readonly interviews?: InterviewFigures
}

export interface AreaPart extends Part {
  /** Id of the level, e.g. `province`. */
  readonly level: string
  readonly area: string
}

export interface KindPart extends Part {
  readonly kind: ChoiceId
}

/** Figures of some stations: of all, of an area, of one kind of building. */
export interface Part {
  readonly reached: Reached
  /** Of all stations visited, each in one of the four; `unknown` is one of them, so nothing is left out of n. */
  readonly ratings: Ratings
  readonly groups: readonly GroupFigure[]
  /** Of all stations visited: when their barriers can be gone; in none where no barrier was found. */
  readonly remedyClasses: Readonly<Record<RemedyClass, Share>>
  /** Beside the findings, which stay as they were made; of no denominator. */
  readonly onTheDay: readonly CountedOnTheDay[]
  readonly sections: readonly SectionFigure[]
  /** In the order of the checklist. Where figures leave the review: those of the building alone. */
  readonly barriers: readonly BarrierFigure[]
  /** Only where figures leave the review: what may be told of people, rounded. */
  readonly people?: PeopleFigures
}

export type Ratings = Readonly<Record<Rating, Share>>

/** How far the campaign got; every number is one of stations. */
export interface Reached {
  /** On the list. */
  readonly listed: number
  /** That were to be visited: all (census), those drawn (by lot), those assigned (otherwise). */
  readonly chosen: number
  /** Chosen and visited; all figures rest on these. Whatever nobody chose counts too unless lots were drawn. */
  readonly visited: number
  readonly entered: number
  /** Visited, and nobody got in. */
  readonly notEntered: number
  /** Chosen, and nobody was there. */
  readonly notReached: number
  /** Visited besides those drawn: in no figure, for the lot did not fall on them. */
  readonly besides: number
  /** Why nobody got in; about people, and so only inside the review. */
  readonly reasons?: Readonly<Partial<Record<Exclude<AccessOutcome, 'entered'>, number>>>
}

export interface GroupFigure {
  readonly group: VoterGroupId
  readonly ratings: Ratings
}

/** Of all stations visited where the section applies: those with at least one barrier of it. Says "at least": open ones may have one too. */
export interface SectionFigure extends Share {
  readonly section: string
  /** None found, though not all of it was looked at. */
  readonly open: number
  readonly notApplicable: number
}

/** `n`: stations that said yes or no. */
export interface BarrierFigure extends Share {
  readonly barrier: BarrierId
  /** Not observed, not measured or not asked. */
  readonly open: number
  readonly notApplicable: number
}

/** All talks first, then by sex, then by kind of difficulty; without those too small to be told. Empty where all are. */
export type InterviewFigures = readonly InterviewPart[]

/** Numbers of talks, never of stations or voters, and of no sample: they have no interval. */
export interface InterviewPart {
  readonly part: TalkPart
  /** Talks to which voters agreed, and stations they come from. */
  readonly talks: number
  readonly stations: number
  readonly questions: readonly InterviewFigure[]
}

export interface InterviewFigure {
  readonly question: QuestionId
  /** Talks in which it was answered. */
  readonly n: Cell
  readonly choices: readonly { readonly choice: ChoiceId; readonly count: Cell }[]
}

export interface PeopleFigures {
  readonly barriers: readonly ToldFigure[]
  /** Why nobody got in; of the whole country only. */
  readonly access: readonly { readonly outcome: AccessOutcome; readonly stations: Cell }[]
}

export interface ToldFigure {
  readonly barrier: BarrierId
  readonly found: Cell
  readonly n: Cell
}

/** Release: a frozen, numbered set of what was known at a moment, and nothing but what may be told. */

import type { SampleType } from '../campaign/campaign.ts'
import type { Election } from '../campaign/election.ts'
import type { SampleDesign } from '../campaign/sample.ts'
import type { Checklist, ChoiceId } from '../checklist/checklist.ts'
import type { Verdict } from '../checklist/condition.ts'
import type { AreaCode, PremisesCode, StationCode } from '../codes.ts'
import type { AreaLevel } from '../country.ts'
import type { ToldTables } from '../disclosure/conduct-tables.ts'
import type { ToldForAddressee } from '../disclosure/told-recommendations.ts'
import type { Figures } from '../figures/figures.ts'
import type { VoterGroupId } from '../findings/barrier.ts'
import type { BarrierOutcome } from '../findings/find-barriers.ts'
import type { Indicator } from '../findings/indicators.ts'
import type { StationRating } from '../findings/rate.ts'
import type { Rating } from '../findings/rating.ts'
import type { Words } from '../language.ts'
import type { Point } from '../places/premises.ts'
import type { Body } from '../recommendations/body.ts'
import type { RecordedRecommendation } from '../recommendations/recorded.ts'
import type { ChecklistRef } from '../visit/visit.ts'
import type { ReleasedPhoto } from './photos.ts'
import type { Redaction, Said } from './said.ts'

/**
 * `preliminary`: of the evening of the election day, counts alone and marked as preliminary on every page.
 * `final`: made when the quiet days are over, with every station; another one may follow and take its place.
 */
export const RELEASE_KINDS = ['preliminary', 'final'] as const
export type ReleaseKind = (typeof RELEASE_KINDS)[number]

/**
 * Why a release is given out no more: a station in it was put on hold since, something in it is wrong, or it was given
 * out too early. Codes, since free words could name somebody.
 */
export const WITHDRAWAL_REASONS = ['held', 'mistake', 'early'] as const
export type WithdrawalReason = (typeof WITHDRAWAL_REASONS)[number]

/** Of this shape; a reader that finds another number reads no further. */
export const RELEASE_FORMAT = 1

/** What is known of a release without its stations. Whoever changes a field here changes what was frozen before. */
export interface ReleaseContent {
  readonly format: typeof RELEASE_FORMAT
  /** From 1 in each campaign, without gaps. */
  readonly number: number
  readonly kind: ReleaseKind
  /** Where the country is. Never finer: a minute would tell whose visit came last. */
  readonly moment: {
    /** A calendar day, ISO 8601. */
    readonly day: string
    /** The hour that had begun, 0 to 23; in a preliminary release only. */
    readonly hour?: number
  }
  /** Number of the release this one takes the place of. */
  readonly supersedes?: number
  readonly campaign: {
    readonly name: Words
    readonly organisation: Words
    readonly election: Omit<Election, 'id'>
    readonly sampleType: SampleType
  }
  /** Those drawn for the campaign, the oldest first; in a preliminary release without the seed. */
  readonly samples: readonly ReleasedSample[]
  /** In order of preference. */
  readonly languages: readonly string[]
  /** From the largest areas to the smallest. */
  readonly areaLevels: readonly AreaLevel[]
  /**
   * Every checklist that a station of the release is judged by, the campaign's own first: names of barriers, groups,
   * remedies and addressees, questions, thresholds and their sources.
   */
  readonly checklists: readonly [Checklist, ...Checklist[]]
  /** How it was found out, and what it cannot say; sentences by their ids. */
  readonly method: readonly Said[]
  readonly limits: readonly Said[]
  readonly coverage: ReleasedCoverage
  /** Stations for each rating, in all and for each group of voters. */
  readonly ratings: ReleasedRatings
  /** Of barriers that may be told station by station (tier A), in the order of the checklist. */
  readonly figures: readonly Indicator[]
  /**
   * The same with shares, intervals where lots were drawn, remedy classes and what was put right on the day; of no
   * area apart. In a final release only, and in none made before there was this.
   */
  readonly estimates?: Figures
  /** The same for each of the largest areas with a visited station, in the order of their codes. */
  readonly areas: readonly ReleasedArea[]
  /** Gathered by addressee; in a preliminary release no station is named in them. */
  readonly recommendations: readonly ToldForAddressee[]
  /** Those on record, with words, answers and how far each was; none in a preliminary release, nor in older ones. */
  readonly records?: readonly RecordedRecommendation[]
  /** Those named in the records: whom something is asked of, who has it, who stands in; only where there are records. */
  readonly bodies?: readonly Pick<Body, 'id' | 'name'>[]
  /** Tables about people (tier B), batch by batch; none in a preliminary release. */
  readonly told: readonly ToldTables[]
  /** Those two people agreed to, by their stations; none in a preliminary release, nor in older ones. */
  readonly photos?: readonly ReleasedPhoto[]
  /** What was left out, and why. */
  readonly redactions: readonly Redaction[]
  /** How many follow; 0 in a preliminary release. */
  readonly stations: number
}

export interface ReleasedCoverage {
  /** Of the register. */
  readonly stations: number
  /** With a visit that may be told of. */
  readonly visited: number
  /** Of those, where somebody got in. */
  readonly entered: number
}

export interface ReleasedRatings {
  readonly all: Readonly<Record<Rating, number>>
  readonly groups: Readonly<Record<VoterGroupId, Readonly<Record<Rating, number>>>>
}

export interface ReleasedArea {
  readonly code: AreaCode
  readonly level: string
  readonly name: Words
  readonly coverage: ReleasedCoverage
  readonly ratings: ReleasedRatings
  readonly figures: readonly Indicator[]
}

export interface ReleasedSample {
  readonly kind: SampleDesign['kind']
  /** Stations drawn, and of how many on the list. */
  readonly stations: number
  readonly listed: number
  /** With these two anybody with the list draws the same again; not where stations were chosen by hand. */
  readonly seed?: string
  readonly listSha256?: string
}

/** A visited station, as far as it may be told of: the building alone, without order, number or time of visits. */
export interface ReleasedStation {
  /** As the election commission prints it. */
  readonly code: StationCode
  /** As printed on the list; empty where the list does not say. */
  readonly room: string
  readonly registeredVoters?: number
  readonly premises: { readonly code: PremisesCode; readonly name: Words }
  /** From the largest to the smallest. */
  readonly areas: readonly { readonly code: AreaCode; readonly level: string; readonly name: Words }[]
  /** Of the station list, never a tablet's. */
  readonly point?: Point
  /** One of the release's checklists. */
  readonly checklist: ChecklistRef
  readonly entered: boolean
  /** A school, a pagoda: a choice of the checklist's question about it. */
  readonly premisesKind?: ChoiceId
  /** Worked out from what is told here alone. */
  readonly rating: StationRating
  readonly relocateOrBuild: Verdict
  /** Barriers of tier A with evidence of tier A, in the order of the checklist; no note, no word, no photo. */
  readonly outcomes: readonly BarrierOutcome[]
}

/**
 * A release as programs read it. It has two halves, so that nobody ever holds all of it: the content, which fits into
 * memory however large the campaign is (a megabyte or so), and its stations, one after the other in the order of their
 * codes; they can be asked for as often as they are needed. Both are plain JSON, stand for themselves, and are never
 * worked out anew.
 */
export interface Release {
  readonly content: ReleaseContent
  stations(): AsyncIterable<ReleasedStation>
  /** The JPEG of one of its photos; nothing where it has none of this hash. */
  readPhoto(sha256: string): Promise<Uint8Array | undefined>
}

/** The checklist a station is judged by; the campaign's own where it is not among them, which no release has. */
export const checklistOf = (
  { checklists }: Pick<ReleaseContent, 'checklists'>,
  { id, version }: ChecklistRef,
): Checklist => checklists.find((one) => one.id === id && one.version === version) ?? checklists[0]

/** Review of visits: the list, one visit with what was decided about it, and deciding. */

import { Type } from 'typebox'
import { FLAG_KINDS } from '../visit/flags.ts'
import {
  LONGEST_REVIEW_WORDS,
  MOST_QUESTIONS_ASKED,
  REVIEW_REASONS,
  REVIEW_STATES,
  TAKEN_BACK,
} from '../visit/review.ts'
import { endpoint } from './endpoint.ts'
import { Code, Count, closed, IsoDate, Uuid, WordsShape } from './shape.ts'
import { CorrectedAnswerShape, ReviewedVisitShape } from './visit-endpoints.ts'

const tags = ['review'] as const
const ofCampaign = Type.Object({ campaign: Uuid }, closed)
const StateShape = Type.Enum([...REVIEW_STATES])
const ReasonShape = Type.Enum([...REVIEW_REASONS])
const StepReasonShape = Type.Enum([...REVIEW_REASONS, TAKEN_BACK])

/** What somebody has seen of a visit: sent back with what they decide, so that nobody decides on something else. */
const SeenShape = Type.Object({ step: Count, corrections: Count }, closed)

export const MOST_STEPS_AT_ONCE = 200

/** No person, no tablet, no time of day. */
const ReviewRowShape = Type.Object({
  visit: Uuid,
  station: Code,
  premisesName: WordsShape,
  room: Type.String(),
  /** Order of arrival among the visits to this station, from 1. */
  order: Count,
  /** Calendar day of arrival. */
  day: IsoDate,
  state: StateShape,
  /** It was final, and was corrected since. */
  isPutBack: Type.Boolean(),
  /** Its monitor was asked, and an answer has come since. */
  isAnswered: Type.Boolean(),
  seen: SeenShape,
})

const QuestionIdShape = Type.String({ pattern: '^[a-z0-9][a-z0-9_-]{0,63}$' })

const FlagKindShape = Type.Enum([...FLAG_KINDS])
/** Worth a second look, and proof of nothing; never by how much where that could tell a moment. */
const FlagShape = Type.Object({
  kind: FlagKindShape,
  question: Type.Optional(Type.String()),
  facts: Type.Record(Type.String(), Type.Union([Type.Number(), Type.String()])),
})

const StepShape = Type.Object({
  number: Count,
  from: StateShape,
  to: StateShape,
  reason: StepReasonShape,
  /** What was written beside the reason; empty where nothing was. */
  words: Type.String(),
  /** What the monitor was asked about, by ids of the visit's checklist. */
  questions: Type.Array(QuestionIdShape),
  day: IsoDate,
  isYours: Type.Boolean(),
})

export const listReviews = endpoint({
  method: 'GET',
  url: '/api/campaigns/:campaign/reviews',
  access: 'visit.review',
  schema: {
    summary: 'The visits of a campaign with how far they were looked at, in order of arrival',
    tags,
    params: ofCampaign,
    querystring: Type.Object(
      {
        state: Type.Optional(StateShape),
        area: Type.Optional(Code),
        station: Type.Optional(Code),
        /** Only visits with this flag, or with any. */
        flag: Type.Optional(Type.Enum([...FLAG_KINDS, 'any'])),
        /** `next` of the page before: what comes in between moves nothing. */
        after: Type.Optional(Type.String({ pattern: '^[1-9][0-9]{0,14}$' })),
      },
      closed,
    ),
    response: {
      200: Type.Object({
        /** In the whole area, whatever state is asked for. */
        counts: Type.Record(Type.String(), Count),
        visits: Type.Array(Type.Object({ ...ReviewRowShape.properties, flags: Type.Array(FlagKindShape) })),
        /** There may be more: one request looks at so many visits and no more. */
        next: Type.Optional(Type.String()),
      }),
    },
  },
})

export const countReviews = endpoint({
  method: 'GET',
  url: '/api/campaigns/:campaign/review-counts',
  access: 'visit.review',
  schema: {
    summary: 'How many visits of a campaign stand in each state of review',
    tags,
    params: ofCampaign,
    response: { 200: Type.Object({ counts: Type.Record(StateShape, Count) }) },
  },
})

export const readReview = endpoint({
  method: 'GET',
  url: '/api/campaigns/:campaign/reviews/:visit',
  access: 'visit.review',
  schema: {
    summary: 'One visit as it stands after its corrections, and every step of its review',
    tags,
    params: Type.Object({ campaign: Uuid, visit: Uuid }, closed),
    response: {
      200: Type.Object({
        row: ReviewRowShape,
        visit: ReviewedVisitShape,
        flags: Type.Array(FlagShape),
        corrected: Type.Array(CorrectedAnswerShape),
        /** Of the times its monitor looked again and changed nothing: why, in the order of arrival. */
        confirmed: Type.Array(Type.Object({ day: IsoDate, reason: Type.String() })),
        /** The newest first. */
        steps: Type.Array(StepShape),
      }),
    },
  },
})

const steps = {
  tags,
  params: ofCampaign,
  response: { 200: Type.Object({ visits: Type.Array(ReviewRowShape) }) },
} as const

const SeenVisitShape = Type.Object({ visit: Uuid, seen: SeenShape }, closed)
const SeenVisitsShape = Type.Array(SeenVisitShape, { minItems: 1, maxItems: MOST_STEPS_AT_ONCE })

export const takeReviewSteps = endpoint({
  method: 'POST',
  url: '/api/campaigns/:campaign/review-steps',
  access: 'visit.review',
  schema: {
    ...steps,
    summary: 'Puts visits into another state of review: all of them or none',
    description:
      'Each visit comes with what was seen of it. Where somebody else has decided or a correction has come since, ' +
      'nothing is changed, and the refusal says of which visits and what they are now.',
    body: Type.Object(
      {
        visits: SeenVisitsShape,
        to: StateShape,
        reason: ReasonShape,
        words: Type.Optional(Type.String({ maxLength: LONGEST_REVIEW_WORDS })),
        /** With `query` alone: what the monitor is asked about. It reaches their tablet with the reason; the words do not. */
        questions: Type.Optional(
          Type.Array(QuestionIdShape, { maxItems: MOST_QUESTIONS_ASKED, uniqueItems: true }),
        ),
      },
      closed,
    ),
  },
})

export const takeBackReviewSteps = endpoint({
  method: 'POST',
  url: '/api/campaigns/:campaign/review-steps/taken-back',
  access: 'visit.review',
  schema: {
    ...steps,
    summary: 'Takes the newest step of visits back, each by a step of its own: all of them or none',
    body: Type.Object({ visits: SeenVisitsShape }, closed),
  },
})

export const readAgreement = endpoint({
  method: 'GET',
  url: '/api/campaigns/:campaign/agreement',
  access: 'visit.review',
  schema: {
    summary: 'How often two monitors who saw the same station say the same',
    description:
      'Simple percent agreement: questions answered the same by both, of those answered by both, over all pairs of ' +
      'neighbouring visits by different tablets. Not corrected for chance; no percent below ten pairs.',
    tags,
    params: ofCampaign,
    response: {
      200: Type.Object({
        pairs: Count,
        /** Questions answered by both: the n of the rate. */
        compared: Count,
        same: Count,
        percent: Type.Optional(Count),
      }),
    },
  },
})

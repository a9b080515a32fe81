/** Recommendations as records: the list with what today's findings would change, one with its history, and every step. */

import { Type } from 'typebox'
import { SEVERITIES } from '../findings/barrier.ts'
import { LINK_KINDS } from '../recommendations/legal-links.ts'
import { RECORD_STATES } from '../recommendations/record.ts'
import { EFFORTS, REMEDY_TIMES } from '../recommendations/remedy.ts'
import { endpoint } from './endpoint.ts'
import { Code, Count, closed, IsoDate, Sha256, Uuid, WordsShape } from './shape.ts'

const tags = ['recommendations'] as const
const ofCampaign = Type.Object({ campaign: Uuid }, closed)
const ofRecord = Type.Object({ campaign: Uuid, record: Uuid }, closed)
const StateShape = Type.Enum([...RECORD_STATES])
const BodyId = Type.String({ pattern: '^[a-z][a-z0-9-]{0,39}$' })

/** The addressee held against the calendar: there by then, not there yet, or gone; and who stands in. */
const CheckShape = Type.Object({
  is: Type.Enum(['there', 'not-yet', 'gone', 'unknown']),
  from: Type.Optional(IsoDate),
  until: Type.Optional(IsoDate),
  standIn: Type.Optional(BodyId),
})

/** Every number the priority is made of, so that anybody can work it out again. */
const PriorityShape = Type.Object({
  value: Count,
  weight: Count,
  affected: Count,
  unit: Type.Enum(['voters', 'stations']),
  assumed: Count,
  mean: Count,
})

const NumbersShape = Type.Object({ found: Count, n: Count, isRounded: Type.Boolean() })

/** At the stations it rested on in earlier campaigns: what this one found there. */
const FollowUpShape = Type.Object({
  gone: Type.Array(Code),
  stillThere: Type.Array(Code),
  notLookedAt: Type.Array(Code),
})

export const RecordRowShape = Type.Object({
  record: Uuid,
  /** Sent back with every change, so that nobody changes what they have not seen. */
  version: Count,
  remedy: Type.String(),
  barrier: Type.String(),
  barrierName: WordsShape,
  text: WordsShape,
  /** Somebody changed what the rule said. */
  isEdited: Type.Boolean(),
  addressee: BodyId,
  check: CheckShape,
  when: Type.Enum([...REMEDY_TIMES]),
  /** Set by somebody, or what the term says of the next election. */
  due: Type.Optional(IsoDate),
  effort: Type.Enum([...EFFORTS]),
  severity: Type.Enum([...SEVERITIES]),
  hinders: Type.Array(Type.String()),
  state: StateShape,
  /** The body that has it. */
  receiver: Type.Optional(BodyId),
  ...NumbersShape.properties,
  /** Where the barrier is found today; empty where it is about people. */
  stations: Type.Array(Code),
  priority: PriorityShape,
  /** Begun in an earlier campaign; or going on in a later one, where it is changed from then on. */
  isCarried: Type.Boolean(),
  isCarriedOn: Type.Boolean(),
  followUp: Type.Optional(FollowUpShape),
})

const BodyShape = Type.Object({
  id: BodyId,
  name: WordsShape,
  short: WordsShape,
  /** It is there whatever election is held. */
  lasts: Type.Boolean(),
  /** Something can be handed to it today. */
  isThere: Type.Boolean(),
})

export const listRecords = endpoint({
  method: 'GET',
  url: '/api/campaigns/:campaign/recommendation-records',
  access: 'results.read',
  schema: {
    summary: 'Recommendations of a campaign as records, the highest priority first',
    description:
      'Evidence and priority are those of the area where one is named; records without anything found there are left out. Priority is voters registered at the stations times the weight of the severity; a station whose voters the register does not say, or that is not told, counts as the mean.',
    tags,
    params: ofCampaign,
    querystring: Type.Object({ area: Type.Optional(Code) }, closed),
    response: {
      200: Type.Object({
        today: IsoDate,
        records: Type.Array(RecordRowShape),
        bodies: Type.Array(BodyShape),
        weights: Type.Record(Type.String(), Count),
        /** What gathering anew would do; not asked of a single area. */
        gathering: Type.Optional(
          Type.Object({
            /** Of what is listed here: sent back when it shall be done. */
            seen: Sha256,
            added: Type.Array(
              Type.Object({
                remedy: Type.String(),
                text: WordsShape,
                addressee: BodyId,
                ...NumbersShape.properties,
              }),
            ),
            changed: Type.Array(
              Type.Object({
                record: Uuid,
                text: WordsShape,
                was: NumbersShape,
                now: NumbersShape,
                /** The rule's words, addressee or term are others, and nobody has edited the record. */
                isReworded: Type.Boolean(),
              }),
            ),
          }),
        ),
        /** Left open by earlier campaigns. */
        carriable: Type.Array(
          Type.Object({
            record: Uuid,
            campaign: Uuid,
            electionName: WordsShape,
            electionDay: IsoDate,
            text: WordsShape,
            addressee: BodyId,
            state: StateShape,
          }),
        ),
      }),
    },
  },
})

const WordingShape = Type.Object(
  {
    text: WordsShape,
    addressee: BodyId,
    when: Type.Enum([...REMEDY_TIMES]),
    effort: Type.Enum([...EFFORTS]),
    due: Type.Union([IsoDate, Type.Null()]),
  },
  closed,
)

const StepShape = Type.Object({
  number: Count,
  kind: Type.Enum(['gathered', 'carried', 'worded', 'moved', 'taken-back']),
  /** When it was written down, and by which roles, joined by `+`. */
  noted: IsoDate,
  role: Type.String(),
  /** It was taken back by a later step. */
  isTakenBack: Type.Boolean(),
  state: Type.Optional(StateShape),
  day: Type.Optional(IsoDate),
  receiver: Type.Optional(BodyId),
  /** The body's answer, or the reason. */
  words: Type.Optional(WordsShape),
  wording: Type.Optional(WordingShape),
  numbers: Type.Optional(NumbersShape),
})

export const RecordShape = Type.Object({
  row: RecordRowShape,
  wording: WordingShape,
  /** Where it can go from here, the likeliest first. */
  next: Type.Array(StateShape),
  mayBeReworded: Type.Boolean(),
  /** The kind of step that can be taken back. */
  undoable: Type.Optional(Type.Enum(['worded', 'moved'])),
  links: Type.Array(
    Type.Object({
      kind: Type.Enum([...LINK_KINDS]),
      id: Type.String(),
      title: WordsShape,
      link: Type.Optional(Type.String()),
      /** `to-check`: the wording was not compared with the source yet. */
      standing: Type.Enum(['seen', 'to-check']),
    }),
  ),
  /** The campaigns it went through, the oldest first; the last one is this campaign. */
  history: Type.Array(
    Type.Object({
      campaign: Uuid,
      electionName: WordsShape,
      electionDay: IsoDate,
      steps: Type.Array(StepShape),
    }),
  ),
  bodies: Type.Array(BodyShape),
  today: IsoDate,
  /** Agreed to for releases: of the barrier, at stations that may be told of. */
  photos: Count,
})

export const readRecord = endpoint({
  method: 'GET',
  url: '/api/campaigns/:campaign/recommendation-records/:record',
  access: 'results.read',
  schema: {
    summary: 'One recommendation with its words, evidence, grounds and every step',
    tags,
    params: ofRecord,
    response: { 200: RecordShape },
  },
})

const Done = Type.Object({ records: Count })

export const gatherRecords = endpoint({
  method: 'POST',
  url: '/api/campaigns/:campaign/recommendation-records/gathered',
  access: 'recommendations.keep',
  schema: {
    summary: 'Makes records of what findings recommend, and brings the numbers of the others up to date',
    description:
      'Words that people wrote are never touched. Where something came in since it was looked at, nothing is done.',
    tags,
    params: ofCampaign,
    body: Type.Object({ seen: Sha256 }, closed),
    response: { 200: Done },
  },
})

const MOST_AT_ONCE = 200

export const carryRecords = endpoint({
  method: 'POST',
  url: '/api/campaigns/:campaign/recommendation-records/carried',
  access: 'recommendations.keep',
  schema: {
    summary:
      'Goes on here with open recommendations of earlier campaigns, with their history: all of them or none',
    tags,
    params: ofCampaign,
    body: Type.Object(
      { records: Type.Array(Uuid, { minItems: 1, maxItems: MOST_AT_ONCE, uniqueItems: true }) },
      closed,
    ),
    response: { 200: Done },
  },
})

export const wordRecord = endpoint({
  method: 'PUT',
  url: '/api/campaigns/:campaign/recommendation-records/:record/wording',
  access: 'recommendations.word',
  schema: {
    summary: 'Changes what is asked of whom by when; as a step that can be taken back',
    tags,
    params: ofRecord,
    body: Type.Object({ version: Count, wording: WordingShape }, closed),
    response: { 200: RecordShape },
  },
})

const SeenRecords = Type.Array(Type.Object({ record: Uuid, version: Count }, closed), {
  minItems: 1,
  maxItems: MOST_AT_ONCE,
})

export const moveRecords = endpoint({
  method: 'POST',
  url: '/api/campaigns/:campaign/recommendation-steps',
  access: 'recommendations.keep',
  schema: {
    summary:
      'Notes what became of recommendations: agreed, handed over, answered, done, overruled; all of them or none',
    tags,
    params: ofCampaign,
    body: Type.Object(
      {
        records: SeenRecords,
        to: StateShape,
        /** When it happened. */
        day: IsoDate,
        /** To whom it was handed. */
        receiver: Type.Optional(BodyId),
        /** The body's answer, or the reason. */
        words: Type.Optional(WordsShape),
      },
      closed,
    ),
    response: { 200: Done },
  },
})

export const takeBackRecordSteps = endpoint({
  method: 'POST',
  url: '/api/campaigns/:campaign/recommendation-steps/taken-back',
  access: 'recommendations.word',
  schema: {
    summary: 'Takes the newest step of people back, each by a step of its own: all of them or none',
    description: 'Whoever may only word takes back nothing but words.',
    tags,
    params: ofCampaign,
    body: Type.Object({ records: SeenRecords }, closed),
    response: { 200: Done },
  },
})

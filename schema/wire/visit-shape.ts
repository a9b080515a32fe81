/** A finished visit as it crosses the wire, and between wire and domain. */

import { type Static, Type } from 'typebox'
import { readCampaignId, readStationCode, readVisitId } from '../codes.ts'
import { type Answer, NO_ANSWER_REASONS, NOT_MEASURED_BECAUSE } from '../visit/answer.ts'
import { LONGEST_REASON } from '../visit/correction.ts'
import type { Interview, RemedyOnTheDay, Visit } from '../visit/visit.ts'
import type { VisitContent } from './sealed-shape.ts'
import { ChecklistRefShape, ClaimedInstant, Code, closed, Sha256, Uuid } from './shape.ts'

const Id = Type.String({ pattern: '^[a-z0-9][a-z0-9_-]{0,63}$' })
const note = { note: Type.Optional(Type.String({ maxLength: 2000 })) }
/** JSON has no infinities, but 1e400 parses to one; 9 digits are more than any tape or count needs. */
const Reading = Type.Number({ minimum: 0, maximum: 999_999_999 })
const Whole = Type.Integer({ minimum: 0, maximum: 999_999_999 })

export const PhotoNoteShape = Type.Object(
  { sha256: Sha256, description: Type.String({ maxLength: 500 }) },
  closed,
)

const kinds = [
  Type.Object({ kind: Type.Literal('yes-no'), value: Type.Enum(['yes', 'no']), ...note }, closed),
  Type.Object({ kind: Type.Literal('measure'), value: Reading, ...note }, closed),
  Type.Object({ kind: Type.Literal('band'), band: Type.Enum(['fits', 'does-not-fit']), ...note }, closed),
  Type.Object({ kind: Type.Literal('count'), value: Whole, ...note }, closed),
  Type.Object({ kind: Type.Literal('counts'), values: Type.Record(Id, Whole, closed), ...note }, closed),
  Type.Object({ kind: Type.Literal('choice'), choice: Id, ...note }, closed),
  Type.Object({ kind: Type.Literal('choices'), choices: Type.Array(Id, { maxItems: 40 }), ...note }, closed),
  Type.Object({ kind: Type.Literal('grid'), choices: Type.Record(Id, Id, closed), ...note }, closed),
  Type.Object({ kind: Type.Literal('words'), text: Type.String({ maxLength: 5000 }), ...note }, closed),
  Type.Object(
    {
      kind: Type.Literal('photo'),
      photos: Type.Array(PhotoNoteShape, { maxItems: 10 }),
      ...note,
    },
    closed,
  ),
  Type.Object(
    {
      kind: Type.Literal('none'),
      reason: Type.Enum([...NO_ANSWER_REASONS]),
      because: Type.Optional(Type.Enum([...NOT_MEASURED_BECAUSE])),
      ...note,
    },
    closed,
  ),
] as const

/**
 * One of the kinds, told by its `kind`: a validator that follows it looks at one shape instead of eleven, and
 * names the place of a fault exactly.
 */
export const AnswerShape = Type.Unsafe<Static<Type.TUnion<[...typeof kinds]>>>({
  type: 'object',
  required: ['kind'],
  discriminator: { propertyName: 'kind' },
  oneOf: [...kinds],
})

const AnswersShape = Type.Record(Id, AnswerShape, closed)

export const VisitShape = Type.Object(
  {
    campaign: Uuid,
    station: Code,
    checklist: ChecklistRefShape,
    form: Type.Enum(['full', 'short']),
    answers: AnswersShape,
    /** Answers taken over from another room or an earlier visit, after looking again. */
    carried: Type.Optional(Type.Array(Id, { maxItems: 500, uniqueItems: true })),
    follows: Type.Optional(Uuid),
    moved: Type.Optional(
      Type.Object({ from: Code, reason: Type.String({ minLength: 1, maxLength: 500 }) }, closed),
    ),
    /**
     * A correction of a finished visit, or of an earlier correction: `answers` holds only what it changes. With
     * `confirms` it changes nothing, and says that the visit is right as it is.
     */
    corrects: Type.Optional(
      Type.Object(
        {
          visit: Uuid,
          reason: Type.String({ minLength: 1, maxLength: LONGEST_REASON, pattern: '\\S' }),
          confirms: Type.Optional(Type.Literal(true)),
        },
        closed,
      ),
    ),
    /** What became of remedies on the day itself; counted apart, never changing a finding. */
    remedied: Type.Optional(
      Type.Array(
        Type.Object(
          {
            remedy: Id,
            told: Type.Optional(ClaimedInstant),
            putRight: Type.Optional(ClaimedInstant),
            photo: Type.Optional(PhotoNoteShape),
          },
          closed,
        ),
        { maxItems: 100 },
      ),
    ),
    startedAt: ClaimedInstant,
    finishedAt: ClaimedInstant,
  },
  closed,
)

export type VisitOnWire = Static<typeof VisitShape>

/** The talks with voters travel as a document of their own and are stored apart from the visit's answers. */
export const InterviewsShape = Type.Array(Type.Object({ id: Uuid, answers: AnswersShape }, closed), {
  maxItems: 50,
})
export type InterviewsOnWire = Static<typeof InterviewsShape>

/** A finished visit made ready for sending. Answers are put in order of their id, so that equal visits are equal bytes. */
export function visitToWire(visit: Visit, finishedAt: string): VisitOnWire {
  return {
    campaign: visit.campaign,
    station: visit.station,
    checklist: visit.checklist,
    form: visit.form,
    answers: answersToWire(visit.answers),
    ...(visit.carried ? { carried: [...visit.carried] } : {}),
    ...(visit.follows ? { follows: visit.follows } : {}),
    ...(visit.moved ? { moved: { ...visit.moved } } : {}),
    ...(visit.corrects ? { corrects: { ...visit.corrects } } : {}),
    ...(visit.remedied ? { remedied: visit.remedied.map(remedyToWire) } : {}),
    startedAt: visit.startedAt,
    finishedAt,
  }
}

const remedyToWire = ({ photo, ...state }: RemedyOnTheDay) => ({
  ...state,
  ...(photo ? { photo: { ...photo } } : {}),
})

/** The talks of a visit made ready for sending. */
export const interviewsToWire = (interviews: readonly Interview[]): InterviewsOnWire =>
  interviews.map(({ id, answers }) => ({ id, answers: answersToWire(answers) }))

export const interviewsFromWire = (wire: InterviewsOnWire): readonly Interview[] =>
  wire.map(({ id, answers }) => ({ id, answers: answersFromWire(answers) }))

/** The domain's visit out of checked documents; nothing when one of its codes is none. */
export function visitFromWire(
  id: string,
  wire: VisitOnWire,
  interviews: InterviewsOnWire = [],
): Visit | undefined {
  const visit = readVisitId(id)
  const campaign = readCampaignId(wire.campaign)
  const station = readStationCode(wire.station)
  if (!visit || !campaign || !station) return undefined
  const follows = wire.follows === undefined ? undefined : readVisitId(wire.follows)
  const movedFrom = wire.moved && readStationCode(wire.moved.from)
  if ((wire.follows !== undefined && !follows) || (wire.moved && !movedFrom)) return undefined
  const corrected = wire.corrects && readVisitId(wire.corrects.visit)
  if (wire.corrects && !corrected) return undefined
  return {
    id: visit,
    campaign,
    station,
    checklist: wire.checklist,
    form: wire.form,
    answers: answersFromWire(wire.answers),
    interviews: interviewsFromWire(interviews),
    ...(wire.carried ? { carried: wire.carried } : {}),
    ...(follows ? { follows } : {}),
    ...(wire.moved && movedFrom ? { moved: { from: movedFrom, reason: wire.moved.reason } } : {}),
    ...(wire.corrects && corrected ? { corrects: { ...wire.corrects, visit: corrected } } : {}),
    ...(wire.remedied ? { remedied: wire.remedied } : {}),
    startedAt: wire.startedAt,
    finishedAt: wire.finishedAt,
  }
}

export type AnswerOnWire = Static<typeof AnswerShape>

export const answersToWire = (answers: ReadonlyMap<string, Answer>): Record<string, AnswerOnWire> =>
  Object.fromEntries(
    [...answers]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([id, answer]) => [id, answerToWire(answer)]),
  )

const answersFromWire = (answers: Readonly<Record<string, AnswerOnWire>>): ReadonlyMap<string, Answer> =>
  new Map(Object.entries(answers).map(([id, answer]) => [id, withoutUndefined(answer)]))

/** A copy, because the wire's arrays are not readonly. */
export function answerToWire(answer: Answer): AnswerOnWire {
  if (answer.kind === 'choices') return { ...answer, choices: [...answer.choices] }
  if (answer.kind === 'photo') return { ...answer, photos: answer.photos.map((photo) => ({ ...photo })) }
  if (answer.kind === 'counts') return { ...answer, values: { ...answer.values } }
  if (answer.kind === 'grid') return { ...answer, choices: { ...answer.choices } }
  return { ...answer }
}

const withoutUndefined = (answer: AnswerOnWire): Answer => answer

/** What goes into the box of a visit: two documents, so that the talks are never among the answers. */
export const visitContent = (visit: Visit, finishedAt: string): VisitContent => ({
  visit: JSON.stringify(visitToWire(visit, finishedAt)),
  interviews: JSON.stringify(interviewsToWire(visit.interviews)),
})

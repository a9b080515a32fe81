/** Keying in what stands on paper: twice by two people, then what they differ in, then the visit. */

import { type Static, Type } from 'typebox'
import { FORM_NUMBER_PATTERN } from '../paper/form-number.ts'
import { SET_ASIDE_REASONS } from '../visit/set-aside.ts'
import { endpoint } from './endpoint.ts'
import { ChecklistRefShape, Code, Count, closed, Uuid, WordsShape } from './shape.ts'

const tags = ['paper'] as const
const Id = Type.String({ pattern: '^[a-z0-9][a-z0-9_-]{0,63}$' })
const Keyed = Type.String({ maxLength: 5000 })
const FormNumber = Type.String({ pattern: FORM_NUMBER_PATTERN })
const ofForm = Type.Object({ campaign: Uuid, number: FormNumber }, closed)

export const KeyedSheetShape = Type.Object(
  {
    /** Of the visit, ISO; empty while nothing was keyed. */
    day: Type.String({ maxLength: 10 }),
    /** HH:MM in the time of the country. */
    from: Type.String({ maxLength: 5 }),
    to: Type.String({ maxLength: 5 }),
    /** For each question what was keyed. */
    keys: Type.Record(Id, Keyed, closed),
  },
  closed,
)

const EntryShape = Type.Object({ version: Count, isFinished: Type.Boolean(), sheet: KeyedSheetShape })

export const PaperSheetShape = Type.Object({
  number: Type.String(),
  station: Code,
  room: Type.String(),
  premisesName: WordsShape,
  checklist: ChecklistRefShape,
  form: Type.Enum(['full', 'short']),
  settings: Type.Object({ photosAllowed: Type.Boolean() }),
  electionDate: Type.String(),
  /**
   * `to-key`: whoever asks may key it. `waits`: they have, and somebody else has to. `by-others`: two others are at it.
   * `to-compare`: both have finished. `taken-in`: it is a visit, or was set aside.
   */
  state: Type.Enum(['to-key', 'waits', 'by-others', 'to-compare', 'taken-in']),
  /** What whoever asks has keyed; of anybody else's nothing is told before both have finished. */
  mine: Type.Optional(EntryShape),
  /** The first and the second, once both have finished. */
  both: Type.Optional(Type.Array(EntryShape, { minItems: 2, maxItems: 2 })),
})
export type PaperSheetOnWire = Static<typeof PaperSheetShape>

export const listPaperEntries = endpoint({
  method: 'GET',
  url: '/api/campaigns/:campaign/paper-entries',
  access: 'paper.key',
  schema: {
    summary: 'Forms somebody has begun to key in, and how far they are',
    tags,
    params: Type.Object({ campaign: Uuid }, closed),
    response: {
      200: Type.Object({
        takenIn: Count,
        sheets: Type.Array(
          Type.Object({
            number: Type.String(),
            station: Code,
            state: Type.Enum(['to-key', 'waits', 'by-others', 'to-compare', 'taken-in']),
            /** Whether whoever asks has begun it. */
            isMine: Type.Boolean(),
          }),
        ),
      }),
    },
  },
})

export const readPaperSheet = endpoint({
  method: 'GET',
  url: '/api/campaigns/:campaign/paper-forms/:number',
  access: 'paper.key',
  schema: {
    summary: 'One form: its station, and what may be done with it',
    tags,
    params: ofForm,
    response: { 200: PaperSheetShape },
  },
})

export const putPaperEntry = endpoint({
  method: 'PUT',
  url: '/api/campaigns/:campaign/paper-forms/:number/entry',
  access: 'paper.key',
  schema: {
    summary: 'Keep what was keyed so far; finished, it changes no more',
    description:
      'Names the version that was seen, 0 for the first. Refused with `paper-moved-on` where another window has kept something since, and with `paper-by-others` where two others are keying the form.',
    tags,
    params: ofForm,
    body: Type.Object({ version: Count, isFinished: Type.Boolean(), sheet: KeyedSheetShape }, closed),
    response: { 200: PaperSheetShape },
  },
})

export const takeInPaperSheet = endpoint({
  method: 'POST',
  url: '/api/campaigns/:campaign/paper-forms/:number/visit',
  access: 'paper.key',
  schema: {
    summary: 'Make the visit of a form that was keyed twice, once every difference is decided about',
    tags,
    params: ofForm,
    body: Type.Object(
      {
        /** By question, or `:day`, `:from`, `:to`: what the paper says, keyed once more. */
        chosen: Type.Record(Type.String({ pattern: '^:?[a-z0-9][a-z0-9_-]{0,63}$' }), Keyed, closed),
      },
      closed,
    ),
    response: {
      200: Type.Object({
        state: Type.Enum(['received', 'set-aside']),
        reason: Type.Optional(Type.Enum([...SET_ASIDE_REASONS])),
      }),
    },
  },
})

/** The logbook: reading it, and holding words that were written by hand against it. */

import { Type } from 'typebox'
import { LOGBOOK_ACTS } from '../people/logbook.ts'
import { endpoint } from './endpoint.ts'
import { Count, closed, IsoDate } from './shape.ts'

const tags = ['logbook'] as const

const EntryShape = Type.Object({
  seq: Count,
  /** ISO. */
  at: Type.String(),
  /** Roles, or `monitor`, `program`, `nobody`. */
  roles: Type.Array(Type.String()),
  /** Name of the staff, or code of the monitor, as far as the reader may know it. */
  who: Type.Optional(Type.String()),
  act: Type.Enum([...LOGBOOK_ACTS]),
  /** Id of what it was done to, or its name where the reader may know that. */
  object: Type.String(),
  isSealed: Type.Boolean(),
})

export const listLogbook = endpoint({
  method: 'GET',
  url: '/api/logbook',
  access: 'logbook.read',
  schema: {
    summary: 'Who did what, and when; newest first, some at a time',
    tags,
    querystring: Type.Object(
      {
        act: Type.Optional(Type.Enum([...LOGBOOK_ACTS])),
        day: Type.Optional(IsoDate),
        /** Only entries before this one. */
        before: Type.Optional(Type.String({ pattern: '^[0-9]{1,15}$' })),
      },
      closed,
    ),
    response: {
      200: Type.Object({
        entries: Type.Array(EntryShape),
        next: Type.Optional(Count),
        /** Of the country: its days are meant by `day`. */
        timeZone: Type.String(),
      }),
    },
  },
})

const HeadWordsShape = Type.Array(Type.String(), { minItems: 12, maxItems: 12 })

export const readHeadWords = endpoint({
  method: 'GET',
  url: '/api/logbook/words',
  access: 'logbook.read',
  schema: {
    summary: 'The twelve words of the logbook as it stands now',
    tags,
    response: {
      200: Type.Union([
        Type.Null(),
        Type.Object({
          /** Calendar day in the country. */
          day: IsoDate,
          latin: HeadWordsShape,
          khmer: HeadWordsShape,
          entries: Count,
        }),
      ]),
    },
  },
})

export const checkHeadWords = endpoint({
  method: 'POST',
  url: '/api/logbook/words',
  access: 'logbook.read',
  schema: {
    summary: 'Whether words written on an earlier day still hold: the whole chain is read again',
    tags,
    body: Type.Object(
      {
        words: Type.String({ minLength: 1, maxLength: 400 }),
        day: Type.Optional(IsoDate),
      },
      closed,
    ),
    response: {
      200: Type.Object({
        /** Nothing when what was typed cannot be twelve such words. */
        words: Type.Optional(Type.Enum(['hold', 'former-life', 'fail'])),
        /** Between these days the words were the newest; the last one is missing while they still are. */
        from: Type.Optional(IsoDate),
        until: Type.Optional(IsoDate),
        isOfThatDay: Type.Optional(Type.Boolean()),
        /** The chain itself, and the second file. */
        isWhole: Type.Boolean(),
        entries: Count,
      }),
    },
  },
})

export const listRefusedTries = endpoint({
  method: 'GET',
  url: '/api/logbook/refused-tries',
  access: 'logbook.read',
  schema: {
    summary:
      'How many sign-ins, second proofs, cards and acts were refused, by day; never whose or from where',
    tags,
    response: {
      200: Type.Array(
        Type.Object({
          day: IsoDate,
          passphrase: Count,
          factor: Count,
          card: Count,
          permission: Count,
        }),
      ),
    },
  },
})

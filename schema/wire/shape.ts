/** The TypeBox shapes shared by many endpoints: codes, words, times, ids. */

import { type Static, Type } from 'typebox'
import { CODE_PATTERN, UUID_PATTERN } from '../codes.ts'
import { STAFF_ROLES } from '../people/roles.ts'

/** Unknown fields are refused everywhere: evidence is never silently dropped. */
export const closed = { additionalProperties: false } as const

export const Uuid = Type.String({ pattern: UUID_PATTERN })
export const Code = Type.String({ pattern: CODE_PATTERN, maxLength: 40 })
export const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' })
/** A language tag such as `km` or `en`. */
export const LanguageTag = Type.String({ pattern: '^[a-z]{2,3}$' })
export const WordsShape = Type.Record(
  Type.String({ pattern: '^[a-z]{2,3}$' }),
  Type.String({ maxLength: 2000 }),
  closed,
)
/** An instant as the sender's clock says it; kept as a claim, never used for order. */
export const ClaimedInstant = Type.String({
  pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,3})?Z$',
})
export const IsoDate = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' })
export const StaffRoleShape = Type.Enum([...STAFF_ROLES])
/** A transaction's number as decimal text: it may be larger than what JSON numbers hold exactly. */
export const Arrival = Type.String({ pattern: '^(0|[1-9][0-9]{0,18})$' })
/** Opaque to whoever carries it. */
export const EnrolmentTicket = Type.String({ minLength: 1, maxLength: 1000 })
export const Count = Type.Integer({ minimum: 0 })
export const Nothing = Type.Null()

export const PointShape = Type.Object(
  {
    latitude: Type.Number({ minimum: -90, maximum: 90 }),
    longitude: Type.Number({ minimum: -180, maximum: 180 }),
  },
  closed,
)

/** One published version of a checklist. */
export const ChecklistRefShape = Type.Object(
  { id: Type.String({ maxLength: 64 }), version: Type.String({ maxLength: 32 }) },
  closed,
)

export type WordsOnWire = Static<typeof WordsShape>

/** Figures as they travel: the same value as `figures/figures.ts` has it. */

import { type TSchema, Type } from 'typebox'
import { TALK_SEXES } from '../disclosure/talk-tables.ts'
import { BASES } from '../figures/design.ts'
import type { Figures } from '../figures/figures.ts'
import { ACCESS_OUTCOMES } from '../places/station-filter.ts'
import { CellShape } from './result-endpoints.ts'
import { Code, Count } from './shape.ts'

const Fraction = Type.Number({ minimum: 0, maximum: 1 })
const Name = Type.String()

const share = {
  count: Count,
  n: Count,
  estimate: Type.Optional(
    Type.Object({
      share: Fraction,
      interval: Type.Optional(Type.Object({ from: Fraction, to: Fraction })),
      designEffect: Type.Optional(Type.Number({ minimum: 0 })),
    }),
  ),
}
export const ShareShape = Type.Object(share)
const beside = { open: Count, notApplicable: Count }
const Ratings = Type.Object({ full: ShareShape, assisted: ShareShape, none: ShareShape, unknown: ShareShape })

const part = {
  reached: Type.Object({
    listed: Count,
    chosen: Count,
    visited: Count,
    entered: Count,
    notEntered: Count,
    notReached: Count,
    besides: Count,
    /** Only for those who see stations whole. */
    reasons: Type.Optional(Type.Record(Type.String(), Count)),
  }),
  ratings: Ratings,
  groups: Type.Array(Type.Object({ group: Name, ratings: Ratings })),
  remedyClasses: Type.Object({
    'same-day': ShareShape,
    'before-next-election': ShareShape,
    'relocate-or-build': ShareShape,
  }),
  onTheDay: Type.Array(Type.Object({ remedy: Name, told: Count, putRight: Count })),
  sections: Type.Array(Type.Object({ section: Name, ...share, ...beside })),
  barriers: Type.Array(Type.Object({ barrier: Name, ...share, ...beside })),
  people: Type.Optional(
    Type.Object({
      barriers: Type.Array(Type.Object({ barrier: Name, found: CellShape, n: CellShape })),
      access: Type.Array(Type.Object({ outcome: Type.Enum([...ACCESS_OUTCOMES]), stations: CellShape })),
    }),
  ),
} as const satisfies Readonly<Record<string, TSchema>>

export const FiguresShape = Type.Unsafe<Figures>(
  Type.Object({
    version: Type.Literal(1),
    checklist: Type.Object({ id: Name, version: Name }),
    basis: Type.Enum([...BASES]),
    designs: Type.Array(Name),
    hasListChanged: Type.Boolean(),
    whole: Type.Object(part),
    areas: Type.Array(Type.Object({ level: Name, area: Code, ...part })),
    kinds: Type.Array(Type.Object({ kind: Name, ...part })),
    interviews: Type.Optional(
      Type.Array(
        Type.Object({
          part: Type.Object({
            of: Type.Enum(['all', 'sex', 'difficulty']),
            sex: Type.Optional(Type.Enum([...TALK_SEXES])),
            difficulty: Type.Optional(Name),
          }),
          talks: Count,
          stations: Count,
          questions: Type.Array(
            Type.Object({
              question: Name,
              n: CellShape,
              choices: Type.Array(Type.Object({ choice: Name, count: CellShape })),
            }),
          ),
        }),
      ),
    ),
  }),
)

/** A campaign held against an earlier one, barrier by barrier. */

import { Type } from 'typebox'
import type { Comparison } from '../figures/compare.ts'
import { BASES } from '../figures/design.ts'
import { endpoint } from './endpoint.ts'
import { ShareShape } from './figures-shape.ts'
import { Code, Count, closed, Uuid } from './shape.ts'

const tags = ['results'] as const
const Difference = Type.Number({ minimum: -1, maximum: 1 })

const ComparisonShape = Type.Unsafe<Comparison>(
  Type.Object({
    earlier: Type.Enum([...BASES]),
    now: Type.Enum([...BASES]),
    both: Count,
    onlyThen: Count,
    onlyNow: Count,
    barriers: Type.Array(
      Type.Object({
        barrier: Type.String(),
        n: Count,
        still: Count,
        appeared: Count,
        gone: Count,
        never: Count,
        byPlace: Count,
        change: Type.Optional(Difference),
        interval: Type.Optional(Type.Object({ from: Difference, to: Difference })),
        unmatchedThen: ShareShape,
        unmatchedNow: ShareShape,
      }),
    ),
    notComparable: Type.Array(Type.String()),
  }),
)

export const readComparison = endpoint({
  method: 'GET',
  url: '/api/campaigns/:campaign/comparison/:earlier',
  access: 'results.read',
  schema: {
    summary: 'What became of each barrier since an earlier campaign, at the stations both visited',
    description:
      'Only questions with the same ids and the same bounds are compared. Stations are the same where their codes ' +
      'are; what belongs to a place is also matched by another of its rooms. A change has an interval only where ' +
      'lots were drawn and neither campaign chose its stations.',
    tags,
    params: Type.Object({ campaign: Uuid, earlier: Uuid }, closed),
    querystring: Type.Object({ area: Type.Optional(Code) }, closed),
    response: { 200: ComparisonShape },
  },
})

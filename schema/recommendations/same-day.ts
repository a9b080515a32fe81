/** What those at the station can do today: the part of the recommendations a monitor may show the chair. */

import type { Checklist } from '../checklist/checklist.ts'
import type { Findings } from '../findings/find-barriers.ts'
import { type Recommendation, recommend } from './recommend.ts'

/** Without what is only context: that says nothing about this station. */
export const listSameDay = (
  checklist: Checklist,
  findings: Pick<Findings, 'outcomes'>,
): readonly Recommendation[] =>
  recommend(checklist, findings).filter(
    ({ when, severity }) => when === 'on-the-day' && severity !== 'context',
  )

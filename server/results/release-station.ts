/** A judged station → what may be told of it outside: the building alone, as if it had been visited once. */

import { releaseFindings } from '../../schema/disclosure/released-findings.ts'
import { tierOfQuestion } from '../../schema/disclosure/tier.ts'
import type { JudgedStation } from './judge-station.ts'

export const releaseStation = ({ checklist, findings, premisesKind }: JudgedStation): JudgedStation => ({
  checklist,
  visits: 1,
  corrections: 0,
  ...releaseFindings(checklist, findings),
  onTheDay: [],
  ...(premisesKind !== undefined &&
    tierOfQuestion(checklist, checklist.key.premisesKind) === 'A' && { premisesKind }),
})

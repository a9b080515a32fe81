/** How many voters agreed to talk and how many did not; a talk that was stopped counts as not agreed. */

import type { Checklist } from '../../schema/checklist/checklist.ts'
import type { Interview } from '../../schema/visit/visit.ts'

/** Nothing: not asked yet. */
export function consentOf({ key }: Checklist, { answers }: Interview): 'agreed' | 'refused' | undefined {
  const answer = answers.get(key.interviewConsent)
  if (answer?.kind !== 'yes-no') return undefined
  return answer.value === 'yes' ? 'agreed' : 'refused'
}

export interface TalkCounts {
  readonly agreed: number
  readonly refused: number
}

export function countTalks(checklist: Checklist, interviews: readonly Interview[]): TalkCounts {
  const consents = interviews.map((interview) => consentOf(checklist, interview))
  return {
    agreed: consents.filter((one) => one === 'agreed').length,
    refused: consents.filter((one) => one === 'refused').length,
  }
}

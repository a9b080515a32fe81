/** Whose tablet sends: its enrolment and the campaign it works for. */

import type { CampaignId } from '../../schema/codes.ts'

export interface Sender {
  readonly enrolment: string
  readonly campaign: CampaignId
}

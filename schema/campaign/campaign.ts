/** Campaign: one organised effort for one election: which checklist, how stations were chosen, what is allowed. */

import type { Settings } from '../checklist/facts.ts'
import type { CampaignId } from '../codes.ts'
import type { Words } from '../language.ts'
import type { ChecklistRef } from '../visit/visit.ts'
import type { Election } from './election.ts'

export const SAMPLE_TYPES = ['census', 'probability', 'purposive', 'volunteer'] as const
export type SampleType = (typeof SAMPLE_TYPES)[number]

export interface CampaignSettings {
  readonly photosAllowed: boolean
}

export interface Campaign {
  readonly id: CampaignId
  readonly name: Words
  readonly organisation: Words
  readonly election: Election
  readonly checklist: ChecklistRef
  readonly sampleType: SampleType
  readonly settings: CampaignSettings
}

/** Settings under the names conditions of a checklist use. */
export const settingsOf = ({ photosAllowed }: CampaignSettings): Settings =>
  new Map([['photos_allowed', photosAllowed]])

/** Whether results may be said of all stations, rather than only of those visited. */
export const speaksForAll = (sampleType: SampleType): boolean =>
  sampleType === 'census' || sampleType === 'probability'

/** Settings of campaigns in memory for a few seconds: taking in a visit must not cost a query for them. */

import type { Settings } from '../../schema/checklist/facts.ts'
import type { CampaignId } from '../../schema/codes.ts'
import { type Campaign, findCampaign } from '../queries/campaigns.ts'
import type { Db } from './database.ts'

export interface CampaignSettings {
  find(campaign: CampaignId): Promise<Settings | undefined>
}

const FRESH_MS = 5_000

export const settingsOf = ({ settings }: Campaign): Settings =>
  new Map([['photos_allowed', settings.photosAllowed]])

export function rememberedSettings(db: Db, now: () => Date): CampaignSettings {
  const kept = new Map<CampaignId, { readonly settings: Settings; readonly until: number }>()
  return {
    find: async (id) => {
      const remembered = kept.get(id)
      if (remembered && remembered.until > now().getTime()) return remembered.settings
      kept.delete(id)
      const campaign = await findCampaign(db, id)
      if (campaign === undefined) return undefined
      const settings = settingsOf(campaign)
      kept.set(id, { settings, until: now().getTime() + FRESH_MS })
      return settings
    },
  }
}

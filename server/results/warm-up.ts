/** As soon as the server listens: connections are opened and the newest campaign is judged before anybody asks for it. */

import { listCampaigns } from '../queries/campaigns.ts'
import { answersAtAll } from '../queries/health.ts'
import type { Services } from '../services.ts'
import type { Results } from './remember-results.ts'

/** As many as a page asks for side by side. */
const CONNECTIONS = 4

/** Nobody waits for it, and whoever asks meanwhile goes on with what it has begun. */
export async function warmUp(
  { db }: Pick<Services, 'db'>,
  results: Pick<Results, 'findLately'>,
): Promise<void> {
  try {
    const [[campaign]] = await Promise.all([
      listCampaigns(db),
      ...Array.from({ length: CONNECTIONS - 1 }, () => answersAtAll(db)),
    ])
    if (campaign) await results.findLately(campaign.id)
  } catch {
    // Whoever asks first learns what is the matter.
  }
}

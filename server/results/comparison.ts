/** Two campaigns as somebody sees them → what became of each barrier since the earlier one. */

import { listBarriersOf } from '../../schema/disclosure/tier.ts'
import { type ComparedStation, type Comparison, compareCampaigns } from '../../schema/figures/compare.ts'
import type { Services } from '../services.ts'
import { designSeen } from './figures.ts'
import type { Seen } from './seen-by.ts'

/** Of each campaign what may be seen of it by itself; of all stations, or of those in an area. */
export async function comparisonSeen(
  { db }: Pick<Services, 'db'>,
  { earlier, now }: { readonly earlier: Seen; readonly now: Seen },
  area: string | undefined,
): Promise<Comparison> {
  const isWhole = (await now.tellAboutPeople()) === undefined
  const { checklist, places } = now.results
  const stations = places.list
    .filter(({ premises }) => premises.area.startsWith(area ?? ''))
    .flatMap(({ station, premises }): readonly ComparedStation[] => {
      const before = earlier.results.byStation.get(station.code)?.outcomes
      const after = now.results.byStation.get(station.code)?.outcomes
      if (before === undefined && after === undefined) return []
      return [
        {
          ...{ station: station.code, premises: premises.code },
          ...(before && { earlier: before }),
          ...(after && { now: after }),
        },
      ]
    })
  return compareCampaigns(
    {
      earlier: { checklist: earlier.results.checklist, design: await designSeen(db, earlier.results) },
      now: { checklist, design: await designSeen(db, now.results) },
    },
    stations,
    isWhole ? checklist.barriers : listBarriersOf(checklist, 'A'),
  )
}

/** What the findings of a campaign recommend, as far as it may be told to whoever looks. */

import { withToldRecommendations } from '../../schema/disclosure/told-recommendations.ts'
import { gather } from '../../schema/recommendations/gather.ts'
import { filterStations } from './filter-stations.ts'
import { outcomesIn } from './rows.ts'
import type { Seen } from './seen-by.ts'

/** In an area, or everywhere; by addressee, those of single stations and those about people in one list. */
export async function gatherSeen(seen: Seen, area: string | undefined) {
  const { checklist, byStation } = seen.results
  const batches = (await seen.tellAboutPeople()) ?? []
  const { places: inside } = filterStations(seen.results, { area })
  const visited = {
    *[Symbol.iterator]() {
      for (const { station } of inside) {
        const result = byStation.get(station.code)
        if (result) yield { station: station.code, ...outcomesIn(result) }
      }
    },
  }
  return { told: withToldRecommendations(checklist, gather(checklist, visited), batches, area), visited }
}

/** Visited stations as files of today tell of them. */

import type { ExportedStation } from '../exports/exported-station.ts'
import type { KeptOutcomes } from './kept-outcomes.ts'
import type { Seen } from './seen-by.ts'
import type { StationPlace } from './station-places.ts'
import type { StationResult } from './station-result.ts'

/**
 * In the order of their codes: the order of arrival would tell who was where first. As it is remembered of them; where
 * they say more different things than are kept, all are judged anew.
 */
export async function* listVisited({
  results: { places, byStation },
  judgeAll,
}: Pick<Seen, 'results' | 'judgeAll'>): AsyncGenerator<ExportedStation> {
  const visited = () => places.list.filter(({ station }) => byStation.has(station.code))
  if ([...byStation.values()].every(({ kept }) => kept))
    for (const place of visited()) {
      const result = byStation.get(place.station.code)
      if (result?.kept) yield { ...placeIn(place), ...saidIn(result, result.kept) }
    }
  else
    for await (const { station, judged } of judgeAll(visited().map((place) => place.station.code))) {
      const place = places.byCode.get(station)
      const { checklist, findings, rating } = judged
      if (place) yield { ...placeIn(place), checklist, findings, rating }
    }
}

const placeIn = ({ station, premises, areas, point }: StationPlace) => ({ station, premises, areas, point })

const saidIn = ({ accessOutcome, rating, groups, remedyClass }: StationResult, kept: KeptOutcomes) => ({
  checklist: kept.checklist,
  findings: { outcomes: kept.list(), ...(accessOutcome && { access: accessOutcome }) },
  rating: {
    rating,
    groups: Object.fromEntries([...groups].map(([group, rated]) => [group, { rating: rated }])),
    ...(remedyClass && { remedyClass }),
  },
})

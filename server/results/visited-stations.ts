/** Visited stations as files of today tell of them. */

import type { ExportedStation } from '../exports/exported-station.ts'
import type { KeptOutcomes } from './kept-outcomes.ts'
import type { Seen } from './seen-by.ts'
import type { StationPlace } from './station-places.ts'
import type { StationResult } from './station-result.ts'

/**
 * In the order of their codes: the order of arrival would tell who was where first. As it is remembered of them; those
 * that say more different things than are kept are judged anew.
 */
export async function* listVisited({
  results: { places, byStation },
  judgeAll,
}: Pick<Seen, 'results' | 'judgeAll'>): AsyncGenerator<ExportedStation> {
  const forgotten = places.list.flatMap(({ station: { code } }) => {
    const result = byStation.get(code)
    return result && !result.kept ? [code] : []
  })
  const judging = judgeAll(forgotten)[Symbol.asyncIterator]()
  let judged = await judging.next()
  try {
    for (const place of places.list) {
      const { code } = place.station
      const result = byStation.get(code)
      if (result?.kept) yield { ...placeIn(place), ...saidIn(result, result.kept) }
      // One whose visits are gone by now is left out.
      if (!result || result.kept || judged.done || judged.value.station !== code) continue
      const { checklist, findings, rating } = judged.value.judged
      yield { ...placeIn(place), checklist, findings, rating }
      judged = await judging.next()
    }
  } finally {
    await judging.return?.()
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

/** Results put into the shapes that pages are given. */

import type { Checklist } from '../../schema/checklist/checklist.ts'
import type { BarrierId, Outcome } from '../../schema/findings/barrier.ts'
import type { Recommendation } from '../../schema/recommendations/recommend.ts'
import type { StationPlace } from './station-places.ts'
import { type StationResult, stateOf } from './station-result.ts'

export const stationRow = (
  { station, premises, areas, point }: StationPlace,
  result: StationResult | undefined,
  group?: string,
) => ({
  code: station.code,
  room: station.room,
  premises: premises.code,
  premisesName: premises.name,
  areas: areas.map(({ code, name }) => ({ code, name })),
  ...(station.registeredVoters === undefined ? {} : { registeredVoters: station.registeredVoters }),
  ...(point && { point }),
  state: stateOf(result, group),
  visits: result?.visits ?? 0,
  barriersFound: result?.barriersFound ?? 0,
  ...(result?.remedyClass && { remedyClass: result.remedyClass }),
})

/** Outcomes as the domain counts them: many times what is kept of them, so made for one station when its turn comes. */
export function outcomesIn({ outcomes }: StationResult) {
  const listed: { readonly barrier: BarrierId; readonly outcome: Outcome }[] = []
  outcomes.forEach((outcome, barrier) => {
    listed.push({ barrier, outcome })
  })
  return { outcomes: listed }
}

/** With the words of the remedy, which the domain leaves in the checklist. */
export const wordedRecommendation = (
  checklist: Checklist,
  { remedy, barrier, addressee, when, effort }: Omit<Recommendation, 'evidence'>,
) => ({
  remedy,
  barrier,
  text: checklist.remedies.find(({ id }) => id === remedy)?.text ?? {},
  addressee,
  when,
  effort,
})

/** One station in earlier campaigns: how it was rated then, what became of its barriers, and its other rooms. */

import type { Checklist } from '../../schema/checklist/checklist.ts'
import { compareWithEarlier } from '../../schema/findings/since-then.ts'
import type { Campaign } from '../queries/campaigns.ts'
import type { CampaignResults } from './remember-results.ts'
import type { StationPlace } from './station-places.ts'
import { stateOf } from './station-result.ts'

/** Those whose election was before this one's, the newest first. `newestFirst`: all campaigns, by when they were made. */
export function earlierCampaigns(newestFirst: readonly Campaign[], { id, election }: Campaign) {
  const made = newestFirst.findIndex((one) => one.id === id)
  return newestFirst
    .filter(
      (one, place) =>
        one.election.date < election.date || (one.election.date === election.date && place > made),
    )
    .toSorted((one, other) => other.election.date.localeCompare(one.election.date))
}

/** Nothing where that campaign came neither to the station nor to another room of its place. */
export function earlierAt({ station, premises }: StationPlace, then: CampaignResults, now: CampaignResults) {
  const rooms = then.places.list.flatMap((place) => {
    const result = then.byStation.get(place.station.code)
    const isOther = place.premises.code === premises.code && place.station.code !== station.code
    if (!isOther || result === undefined) return []
    return [{ code: place.station.code, room: place.station.room, state: stateOf(result) }]
  })
  const result = then.byStation.get(station.code)
  if (result === undefined && rooms.length === 0) return undefined
  const { id, name, election } = then.campaign
  return {
    campaign: id,
    name,
    electionName: election.name,
    electionDay: election.date,
    state: stateOf(result),
    barriers: result
      ? compareWithEarlier(result.outcomes, now.byStation.get(station.code)?.outcomes).map((one) => ({
          ...one,
          name: nameOf(one.barrier, now.checklist, then.checklist),
        }))
      : [],
    rooms,
  }
}

/** As it is called now, or as it was called then where nobody asks for it any more. */
const nameOf = (barrier: string, ...checklists: readonly Checklist[]) =>
  checklists.flatMap(({ barriers }) => barriers.filter(({ id }) => id === barrier))[0]?.name ?? {}

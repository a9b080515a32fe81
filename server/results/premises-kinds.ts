/** What kind of place a station is in: as visits to it say it, or else as visits to another room of the same place do. */

import type { ChoiceId } from '../../schema/checklist/checklist.ts'
import type { PremisesCode, StationCode } from '../../schema/codes.ts'
import type { StationPlace, StationPlaces } from './station-places.ts'
import type { StationResult } from './station-result.ts'

type ByStation = ReadonlyMap<StationCode, StationResult>

const made = new WeakMap<ByStation, ReadonlyMap<PremisesCode, ChoiceId>>()

/** Looked through once for the same results. Only what is in them speaks: a room on hold says nothing for its neighbours. */
export function premisesKindIn(byStation: ByStation, { byCode }: StationPlaces) {
  const ofPremises = made.get(byStation) ?? listKinds(byStation, byCode)
  made.set(byStation, ofPremises)
  return ({ station, premises }: StationPlace): ChoiceId | undefined =>
    byStation.get(station.code)?.premisesKind ?? ofPremises.get(premises.code)
}

function listKinds(
  byStation: ByStation,
  byCode: StationPlaces['byCode'],
): ReadonlyMap<PremisesCode, ChoiceId> {
  const kinds = new Map<PremisesCode, ChoiceId>()
  // In order of their codes, so that the same room speaks whenever somebody asks.
  for (const code of [...byStation.keys()].toSorted()) {
    const kind = byStation.get(code)?.premisesKind
    const premises = byCode.get(code)?.premises.code
    if (kind !== undefined && premises !== undefined && !kinds.has(premises)) kinds.set(premises, kind)
  }
  return kinds
}

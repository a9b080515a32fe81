/** Where the finder of stations looks on a tablet: its registers, and the office for those it has not. */

import type { Device } from '../offline/device.ts'
import { fetchRegister } from '../offline/fetch-reference.ts'
import type { Place, Places } from '../offline/places.ts'
import { registerPack } from '../offline/reference.ts'
import type { FoundStation, StationSource } from '../parts/station-finder.ts'
import { areaLine, distanceInWords, placeName } from './place-words.ts'

const MOST_FOUND = 30
const MOST_NEAR = 10

const foundStation = (place: Place): FoundStation => ({
  code: place.station.code,
  name: placeName(place, place.station.code),
  where: areaLine(place),
})

export const stationSource = ({ client, reference }: Device, places: Places): StationSource => ({
  search: async (text) => (await places.search(text, MOST_FOUND)).map(foundStation),
  stationsIn: async (area) => (await places.listIn(area)).map(foundStation),
  areasIn: async (area) =>
    area === undefined ? ((await reference.read('areas')) ?? []) : places.areasIn(area),
  near: async (point) =>
    (await places.listNear(point, MOST_NEAR)).map(({ place, metres }) => ({
      ...foundStation(place),
      distance: distanceInWords(metres),
    })),
  searched: async () => {
    const packs = new Set(await reference.listNames())
    return ((await reference.read('areas')) ?? [])
      .filter(({ code }) => packs.has(registerPack(code)))
      .map(({ name }) => name)
  },
  prepare: async (area) => {
    if (await reference.read(registerPack(area))) return true
    return (await fetchRegister(client, reference, area)) === undefined
  },
})

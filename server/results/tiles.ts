/** Stations for a part of the map: counts by tile where they are many, each of them where they are few. */

import type { StationCode } from '../../schema/codes.ts'
import type { StationFilter } from '../../schema/places/station-filter.ts'
import { STATION_STATES } from '../../schema/places/station-filter.ts'
import {
  boxOf,
  depthAt,
  type Extent,
  isInBox,
  MOST_POINTS,
  rangesOf,
  TILE_DEPTH,
  type TileBox,
} from '../../schema/places/tile.ts'
import { Refusal } from '../http/refusal.ts'
import {
  bringTilesUpToDate,
  countTiles,
  listRoomsAround,
  listTiled,
  type TiledStation,
} from '../queries/tiles.ts'
import type { Db } from '../storage/database.ts'
import { filterStations } from './filter-stations.ts'
import { mapColumns } from './map-columns.ts'
import type { JudgedResults } from './remember-results.ts'
import type { StationPlace } from './station-places.ts'
import { type StationResult, stateOf } from './station-result.ts'

/** Without a search: names are looked for in the whole register. */
type TileFilter = {
  readonly [Part in Exclude<keyof StationFilter, 'search'>]?: StationFilter[Part] | undefined
}

export interface PartOfMap {
  readonly extent: Extent
  readonly zoom: number
  readonly filter: TileFilter
  /** Where a visit stands in review as is asked for; nothing where that is not asked. */
  readonly reviewed?: ReadonlySet<StationCode> | undefined
}

/** What is known of a place by a visit to one of its rooms; all other stations are only counted. */
interface Rooms {
  readonly tiles: ReadonlyMap<StationCode, number>
  readonly places: {
    readonly list: readonly StationPlace[]
    readonly byCode: ReadonlyMap<StationCode, StationPlace>
  }
}

export type TilesOf = (seen: JudgedResults<StationResult>, part: PartOfMap) => Promise<TilesTold>

export interface TilesTold {
  readonly depth: number
  readonly tiles: number[]
  /** Stations in each state, one after the other for each tile, in the order of the states. */
  readonly counts: number[]
  readonly points?: ReturnType<typeof mapColumns>
}

/** `db`: of the office, which keeps the tiles. */
export function tilesFrom(db: Db): TilesOf {
  let current: Promise<string> | undefined
  let version: string | undefined
  const roomsOf = new WeakMap<JudgedResults<StationResult>, Promise<Rooms>>()

  function upToDate(wanted: string): Promise<string> {
    if (current && version === wanted) return current
    version = wanted
    const making = bringTilesUpToDate(db, wanted).then(() => wanted)
    current = making
    // Whoever comes next tries again.
    making.catch(() => {
      version = undefined
    })
    return making
  }

  return async (seen, { extent, zoom, filter, reviewed }) => {
    await soon(upToDate(seen.register))
    const rooms = roomsOf.get(seen) ?? listRooms(db, seen)
    roomsOf.set(seen, rooms)
    const { tiles: tileOfRoom, places } = await rooms
    const depth = depthAt(zoom)
    const box = boxOf(extent, depth)
    const shift = 2 * (TILE_DEPTH - depth)
    const fitting = filterStations({ places, byStation: seen.byStation }, filter, reviewed).places
    const counted = new Map<number, number[]>()
    const add = (tile: number, state: number, stations: number) => {
      const its = counted.get(tile) ?? STATION_STATES.map(() => 0)
      counted.set(tile, its)
      its[state] = (its[state] ?? 0) + stations
    }
    const isInside = (code: StationCode) => isInBox((tileOfRoom.get(code) ?? 0) >>> shift, box)
    const here = fitting.filter(({ station }) => isInside(station.code))
    for (const { station } of here)
      add(
        (tileOfRoom.get(station.code) ?? 0) >>> shift,
        STATION_STATES.indexOf(stateOf(seen.byStation.get(station.code), filter.group)),
        1,
      )
    let others = 0
    const asked = { ranges: rangesOf(box, depth), depth, area: filter.area ?? '' }
    if (reviewed === undefined && mayBeUnseen(filter)) {
      const known = new Map<number, number>()
      for (const { station, premises } of places.list) {
        if (!premises.area.startsWith(asked.area)) continue
        const tile = (tileOfRoom.get(station.code) ?? 0) >>> shift
        known.set(tile, (known.get(tile) ?? 0) + 1)
      }
      for (const { tile, stations } of await countTiles(db, asked)) {
        const unseen = stations - (known.get(tile) ?? 0)
        if (unseen <= 0 || !isInBox(tile, box)) continue
        others += unseen
        add(tile, NOT_VISITED, unseen)
      }
    }
    if (here.length + others > MOST_POINTS) return columnsOf(depth, counted)
    const unseen = others > 0 ? await listUnseen(db, asked, box, shift, places.byCode) : []
    const points = [...here, ...unseen].toSorted((one, other) =>
      one.station.code < other.station.code ? -1 : 1,
    )
    return { depth, tiles: [], counts: [], points: mapColumns(points, seen.byStation, filter.group) }
  }
}

/** So long a request waits for tiles that are being made; those of a million stations take longer. */
const LONGEST_WAIT_MS = 8_000

async function soon<Made>(making: Promise<Made>): Promise<Made> {
  let waiting: ReturnType<typeof setTimeout> | undefined
  const tooLong = new Promise<never>((_, refused) => {
    waiting = setTimeout(() => refused(new Refusal('server-busy', { waitSeconds: 10 })), LONGEST_WAIT_MS)
  })
  try {
    return await Promise.race([making, tooLong])
  } finally {
    clearTimeout(waiting)
  }
}

const NOT_VISITED = STATION_STATES.indexOf('not-visited')

/** Whether the filter leaves stations of which nothing is known. */
const mayBeUnseen = ({ state, barrier, remedy, kind, reached }: TileFilter): boolean =>
  (state === undefined || state === 'not-visited') &&
  (reached === undefined || reached === 'not-visited') &&
  barrier === undefined &&
  remedy === undefined &&
  kind === undefined

async function listRooms(db: Db, { byStation }: JudgedResults<StationResult>): Promise<Rooms> {
  const rows = await listRoomsAround(db, [...byStation.keys()])
  const list = rows.map(placeOf)
  return {
    tiles: new Map(rows.map(({ code, tile }) => [code, tile])),
    places: { list, byCode: new Map(list.map((place) => [place.station.code, place])) },
  }
}

/** As far as filters and the map need it. */
const placeOf = ({ code, premises, area, latitude, longitude }: TiledStation): StationPlace => ({
  station: { code, premises, room: '' },
  premises: { code: premises, area, name: {} },
  areas: [],
  point: { latitude, longitude },
  searchKey: '',
})

async function listUnseen(
  db: Db,
  asked: Parameters<typeof countTiles>[1],
  box: TileBox,
  shift: number,
  known: ReadonlyMap<StationCode, StationPlace>,
): Promise<readonly StationPlace[]> {
  // Ranges may reach beyond the box, and what is known already lies among the others.
  const rows = await listTiled(db, { ...asked, most: 20 * MOST_POINTS })
  return rows.filter(({ code, tile }) => !known.has(code) && isInBox(tile >>> shift, box)).map(placeOf)
}

function columnsOf(depth: number, counted: ReadonlyMap<number, readonly number[]>): TilesTold {
  const tiles = [...counted.keys()].toSorted((one, other) => one - other)
  return { depth, tiles, counts: tiles.flatMap((tile) => [...(counted.get(tile) ?? [])]) }
}

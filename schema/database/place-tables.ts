/** Tables of places: areas with their boundaries, premises, stations, and the imports they came in with. */

import type { Generated, JSONColumnType } from 'kysely'
import type { AreaCode, PremisesCode, StationCode } from '../codes.ts'
import type { Words } from '../language.ts'

export interface AreaTable {
  code: AreaCode
  level: string
  parent: AreaCode | null
  name: JSONColumnType<Words>
  /** Names in all languages made comparable (`searchKey`), for search. */
  search_key: string
  /** The import this area came in with; null when it ships with the product. */
  import_id: string | null
}

/** Without a key to `area`: an import that is undone takes areas away, and the outline waits for the next one. */
export interface BoundaryTable {
  area: AreaCode
  level: string
  /** Steps of each ring, as the map reads them. */
  rings: JSONColumnType<readonly (readonly number[])[]>
}

export interface PremisesTable {
  code: PremisesCode
  area: AreaCode
  name: JSONColumnType<Words>
  search_key: string
  latitude: number | null
  longitude: number | null
  import_id: string | null
}

export interface StationTable {
  code: StationCode
  premises: PremisesCode
  room: string
  registered_voters: number | null
  latitude: number | null
  longitude: number | null
  import_id: string | null
}

/** One row, written by the database itself whenever premises or stations are. */
export interface RegisterChangeTable {
  single: boolean
  /** A UUID by chance. */
  mark: string
}

/** Made from the register, by `server/queries/tiles.ts` alone. */
export interface StationTileTable {
  station: StationCode
  /** At depth 15. */
  tile: number
  area: AreaCode
  premises: PremisesCode
  latitude: number
  longitude: number
}

export interface TileCountTable {
  depth: number
  tile: number
  stations: number
}

/** A tried, confirmed or undone station list; the file is kept until it is confirmed or dropped. */
export interface StationImportTable {
  id: string
  file_name: string
  state: 'tried' | 'confirmed' | 'undone'
  /** The bytes of the file; null once confirmed. */
  file: Uint8Array | null
  columns: JSONColumnType<Readonly<Record<string, number>>>
  rows: number
  /** What stood before, for undo: earlier rows of changed premises, stations and areas. */
  before: JSONColumnType<object> | null
  made_at: Generated<Date>
  confirmed_at: Date | null
}

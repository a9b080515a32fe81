/** Stations by tiles of the map: made from the register, counted, listed. */

import { sql } from 'kysely'
import type { AreaCode, PremisesCode, StationCode } from '../../schema/codes.ts'
import type { TileRange } from '../../schema/places/tile.ts'
import { type Db, inTransaction } from '../storage/database.ts'

/** Tiles of these depths are counted beforehand; smaller ones from the stations in the box. */
export const DEEPEST_COUNTED = 11
const DEPTH = 15

const NAME = 'tiles'
/** Any number that no other lock has. */
const LOCK = 7_411_903

export interface TiledStation {
  readonly code: StationCode
  readonly tile: number
  readonly area: AreaCode
  readonly premises: PremisesCode
  readonly latitude: number
  readonly longitude: number
}

/** Brings tiles up to the register of this version; does nothing where they are. A million stations take seconds. */
export async function bringTilesUpToDate(db: Db, version: string): Promise<void> {
  const isCurrent = async (on: Db) =>
    (await on.selectFrom('setting').select('value').where('name', '=', NAME).executeTakeFirst())?.value ===
    version
  if (await isCurrent(db)) return
  await inTransaction(db, async (on) => {
    await sql`select pg_advisory_xact_lock(${LOCK})`.execute(on)
    if (await isCurrent(on)) return
    await on.deleteFrom('station_tile').execute()
    await on.deleteFrom('tile_count').execute()
    await sql`
      insert into station_tile (station, tile, area, premises, latitude, longitude)
      select code, public.spread_bits(least(32767, greatest(0, floor((longitude + 180) / 360 * 32768)))::integer)
          + 2 * public.spread_bits(least(32767, greatest(0, floor(
              (1 - ln(tan(radians(latitude)) + 1 / cos(radians(latitude))) / pi()) / 2 * 32768
            )))::integer),
        area, premises, latitude, longitude
      from (
        select station.code, premises.area, station.premises,
          least(85.05, greatest(-85.05, coalesce(station.latitude, premises.latitude))) as latitude,
          coalesce(station.longitude, premises.longitude) as longitude
        from station join premises on premises.code = station.premises
      ) as placed
      where latitude is not null and longitude is not null`.execute(on)
    await sql`
      insert into tile_count (depth, tile, stations)
      select depth, tile >> (2 * (${DEPTH} - depth)), count(*)
      from station_tile, generate_series(5, ${DEEPEST_COUNTED}) as depth
      group by 1, 2`.execute(on)
    await sql`
      insert into setting (name, value) values (${NAME}, ${version})
      on conflict (name) do update set value = excluded.value`.execute(on)
  })
}

interface Counted {
  readonly tile: number
  readonly stations: number
}

/** Stations in tiles of a depth within ranges of that depth, of one area or of all. */
export async function countTiles(
  db: Db,
  {
    ranges,
    depth,
    area,
  }: { readonly ranges: readonly TileRange[]; readonly depth: number; readonly area: string },
): Promise<readonly Counted[]> {
  if (area === '' && depth <= DEEPEST_COUNTED) {
    const { rows } = await sql<Counted>`
      select tile_count.tile, tile_count.stations
      from unnest(${ranges.map(([from]) => from)}::integer[], ${ranges.map(([, to]) => to)}::integer[]) as wanted (from_tile, to_tile)
      join tile_count on depth = ${depth} and tile between from_tile and to_tile`.execute(db)
    return rows
  }
  const shift = 2 * (DEPTH - depth)
  const [from, to] = fineRanges(ranges, shift)
  const { rows } =
    area === '' || depth > DEEPEST_COUNTED
      ? await sql<Counted>`
          select tile >> ${shift}::integer as tile, count(*)::int as stations
          from unnest(${from}::integer[], ${to}::integer[]) as wanted (from_tile, to_tile)
          join station_tile on tile between from_tile and to_tile
          where area >= ${area} and area < ${behind(area)}
          group by 1`.execute(db)
      : await sql<Counted>`
          select tile >> ${shift}::integer as tile, count(*)::int as stations
          from station_tile where area >= ${area} and area < ${behind(area)}
          group by 1`.execute(db)
  return rows
}

/** The stations themselves, at most so many. */
export async function listTiled(
  db: Db,
  {
    ranges,
    depth,
    area,
    most,
  }: {
    readonly ranges: readonly TileRange[]
    readonly depth: number
    readonly area: string
    readonly most: number
  },
): Promise<readonly TiledStation[]> {
  const [from, to] = fineRanges(ranges, 2 * (DEPTH - depth))
  // Found first and put in order after: in one step the database would walk through all stations in their order.
  const { rows } = await sql<TiledStation>`
    with found as materialized (
      select station as code, tile, area, premises, latitude, longitude
      from unnest(${from}::integer[], ${to}::integer[]) as wanted (from_tile, to_tile)
      join station_tile on tile between from_tile and to_tile
      where area >= ${area} and area < ${behind(area)}
    )
    select * from found order by code limit ${most}`.execute(db)
  return rows
}

/** All rooms of the places in which some stations are. */
export async function listRoomsAround(
  db: Db,
  stations: readonly StationCode[],
): Promise<readonly TiledStation[]> {
  // As a list, each place is looked up; as a condition between tables, all stations would be read.
  const { rows } = await sql<TiledStation>`
    select station as code, tile, area, premises, latitude, longitude
    from station_tile
    where premises = any (array(select premises from station_tile where station = any (${stations}::text[])))
    order by station`.execute(db)
  return rows
}

const fineRanges = (ranges: readonly TileRange[], shift: number) => [
  ranges.map(([from]) => from * 2 ** shift),
  ranges.map(([, to]) => (to + 1) * 2 ** shift - 1),
]

/** The first text behind all that begin so, in the order of bytes; codes are plain letters and digits. */
const behind = (area: string): string => `${area}\u{10ffff}`

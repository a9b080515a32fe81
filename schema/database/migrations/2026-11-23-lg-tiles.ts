/** Stations by the tile of the map they lie in, and counts of large tiles made beforehand. Frozen in time. */

import { type Kysely, sql } from 'kysely'

// A migration must not know today's tables, so it speaks to a database of unknown shape.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function public.spread_bits(value integer) returns integer language sql immutable parallel safe as $$
      select (d | (d << 1)) & 1431655765 from (
        select (c | (c << 2)) & 858993459 as d from (
          select (b | (b << 4)) & 252645135 as c from (
            select (value | (value << 8)) & 16711935 as b
          ) as first
        ) as second
      ) as third
    $$;
    create table station_tile (
      station text primary key,
      tile integer not null,
      area text collate "C" not null,
      premises text not null,
      latitude double precision not null,
      longitude double precision not null
    );
    create index station_tile_tile on station_tile (tile, area);
    create index station_tile_area on station_tile (area, tile);
    create index station_tile_premises on station_tile (premises);
    comment on table station_tile is 'Each station on the map with its tile at depth 15; made from the register whenever that has changed';

    create table tile_count (
      depth smallint not null,
      tile integer not null,
      stations integer not null,
      primary key (depth, tile)
    );
    comment on table tile_count is 'How many stations lie in each tile of the depths that a whole country is shown in'
  `.execute(db)
}

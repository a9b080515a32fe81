/** Areas, premises and stations: the register. */

import { sql } from 'kysely'
import type { AreaCode, StationCode } from '../../schema/codes.ts'
import type { Words } from '../../schema/language.ts'
import type { Area } from '../../schema/places/gazetteer.ts'
import type { Point, Premises, Station } from '../../schema/places/premises.ts'
import type { Db } from '../storage/database.ts'

export interface Register {
  readonly areas: readonly Area[]
  readonly premises: readonly Premises[]
  readonly stations: readonly Station[]
}

export interface CountedArea extends Area {
  readonly stations: number
}

/** The areas directly below another, or the largest ones, each with its number of stations. */
export async function listAreasWithin(db: Db, within: AreaCode | undefined): Promise<readonly CountedArea[]> {
  const areas = await db
    .selectFrom('area')
    .select(['code', 'level', 'parent', 'name'])
    .where('parent', within === undefined ? 'is' : '=', within ?? null)
    .orderBy('code')
    .execute()
  const [first] = areas
  if (first === undefined) return []
  // Codes of one level have one length, and a code begins with its parent's.
  const { rows } = await sql<{ code: string; stations: number }>`
    select left(premises.area, ${first.code.length}::int) as code, count(*)::int as stations
    from station join premises on premises.code = station.premises
    where premises.area ^@ ${within ?? ''}::text
    group by 1`.execute(db)
  const counts = new Map(rows.map(({ code, stations }) => [code, stations]))
  return areas.map((row) => ({ ...areaOf(row), stations: counts.get(row.code) ?? 0 }))
}

/** All premises and stations within an area, with the areas below and above it. */
export async function readRegisterOf(db: Db, area: AreaCode): Promise<Register> {
  const [areas, premises, stations] = await Promise.all([
    db
      .selectFrom('area')
      .select(['code', 'level', 'parent', 'name'])
      .where(sql<boolean>`code ^@ ${area}::text or ${area}::text ^@ code`)
      .orderBy('code')
      .execute(),
    db
      .selectFrom('premises')
      .select(['code', 'area', 'name', 'latitude', 'longitude'])
      .where(sql<boolean>`area ^@ ${area}::text`)
      .orderBy('code')
      .execute(),
    db
      .selectFrom('station')
      .innerJoin('premises', 'premises.code', 'station.premises')
      .select([
        'station.code',
        'station.premises',
        'station.room',
        'station.registered_voters',
        'station.latitude',
        'station.longitude',
      ])
      .where(sql<boolean>`premises.area ^@ ${area}::text`)
      .orderBy('station.code')
      .execute(),
  ])
  return registerOf({ areas, premises, stations })
}

/** The whole register; a national one is some ten megabytes. */
export async function readWholeRegister(db: Db): Promise<Register> {
  const [areas, premises, stations] = await Promise.all([
    db.selectFrom('area').select(['code', 'level', 'parent', 'name']).orderBy('code').execute(),
    db
      .selectFrom('premises')
      .select(['code', 'area', 'name', 'latitude', 'longitude'])
      .orderBy('code')
      .execute(),
    db
      .selectFrom('station')
      .select(['code', 'premises', 'room', 'registered_voters', 'latitude', 'longitude'])
      .orderBy('code')
      .execute(),
  ])
  return registerOf({ areas, premises, stations })
}

export const registerOf = (rows: {
  readonly areas: readonly AreaRow[]
  readonly premises: readonly PremisesRow[]
  readonly stations: readonly StationRow[]
}): Register => ({
  areas: rows.areas.map(areaOf),
  premises: rows.premises.map(premisesOf),
  stations: rows.stations.map(stationOf),
})

interface AreaRow {
  readonly code: AreaCode
  readonly level: string
  readonly parent: AreaCode | null
  readonly name: Words
}

const areaOf = ({ code, level, parent, name }: AreaRow): Area => ({
  code,
  level,
  name,
  ...(parent === null ? {} : { parent }),
})

type PremisesRow = Pick<Premises, 'code' | 'area' | 'name'> & Placed

const premisesOf = ({ code, area, name, ...place }: PremisesRow): Premises => ({
  code,
  area,
  name,
  ...pointOf(place),
})

type StationRow = Pick<Station, 'code' | 'premises' | 'room'> &
  Placed & { readonly registered_voters: number | null }

const stationOf = ({ code, premises, room, registered_voters, ...place }: StationRow): Station => ({
  code,
  premises,
  room,
  ...(registered_voters === null ? {} : { registeredVoters: registered_voters }),
  ...pointOf(place),
})

interface Placed {
  readonly latitude: number | null
  readonly longitude: number | null
}

const pointOf = ({ latitude, longitude }: Placed): { readonly point?: Point } =>
  latitude === null || longitude === null ? {} : { point: { latitude, longitude } }

export const isKnownStation = async (db: Db, code: StationCode): Promise<boolean> =>
  (await db.selectFrom('station').select('code').where('code', '=', code).executeTakeFirst()) !== undefined

export interface PlaceOfStation {
  readonly premisesName: Words
  readonly room: string
}

/** The premises and room of some stations, by their code; those nobody knows are left out. */
export async function findPlacesOf(
  db: Db,
  stations: readonly StationCode[],
): Promise<ReadonlyMap<string, PlaceOfStation>> {
  if (stations.length === 0) return new Map()
  const rows = await db
    .selectFrom('station')
    .innerJoin('premises', 'premises.code', 'station.premises')
    .select(['station.code', 'station.room', 'premises.name as premisesName'])
    .where(sql<boolean>`station.code = any (${stations})`)
    .execute()
  return new Map(rows.map(({ code, ...place }) => [code, place]))
}

/** Station lists: tried, written, undone. */

import { sql } from 'kysely'
import type { Tables } from '../../schema/database/tables.ts'
import { searchKey } from '../../schema/khmer.ts'
import type { Words } from '../../schema/language.ts'
import type { Db, InTransaction } from '../storage/database.ts'
import type { Register } from './places.ts'

export type Columns = Readonly<Record<string, number>>
export type ImportState = Tables['station_import']['state']

export interface TriedImport {
  readonly id: string
  readonly fileName: string
  readonly file: Uint8Array
  readonly columns: Columns
  readonly rows: number
}

export interface StoredImport {
  readonly id: string
  readonly fileName: string
  readonly state: ImportState
  readonly columns: Columns
  readonly rows: number
}

export async function saveTriedImport(db: Db, tried: TriedImport): Promise<void> {
  const { id, rows } = tried
  const row = { columns: JSON.stringify(tried.columns), rows }
  await db
    .insertInto('station_import')
    .values({
      ...row,
      id,
      file_name: tried.fileName,
      state: 'tried',
      file: Buffer.from(tried.file),
      before: null,
      confirmed_at: null,
    })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
}

const summary = ['id', 'file_name', 'state', 'columns', 'rows'] as const

export async function findImport(db: Db, id: string): Promise<StoredImport | undefined> {
  const row = await db.selectFrom('station_import').select(summary).where('id', '=', id).executeTakeFirst()
  return row && { ...row, fileName: row.file_name }
}

/** The bytes of a tried list; a confirmed one has none any more. */
export async function findImportFile(db: Db, id: string): Promise<Uint8Array | undefined> {
  const row = await db
    .selectFrom('station_import')
    .select('file')
    .where('id', '=', id)
    .where('state', '=', 'tried')
    .executeTakeFirst()
  return row?.file ?? undefined
}

export interface ListedImport {
  readonly id: string
  readonly fileName: string
  readonly state: ImportState
  readonly rows: number
  /** Calendar day in the country's time zone. */
  readonly on: string
  readonly canBeUndone: boolean
}

/** Newest first. Only what was written last can be undone: earlier lists may have been built upon. */
export async function listImports(db: Db, timeZone: string): Promise<readonly ListedImport[]> {
  const rows = await db
    .selectFrom('station_import')
    .select(['id', 'file_name', 'state', 'rows', 'confirmed_at'])
    .select(
      sql<string>`to_char(coalesce(confirmed_at, made_at) at time zone ${timeZone}, 'YYYY-MM-DD')`.as('on'),
    )
    .orderBy(sql`coalesce(confirmed_at, made_at)`, 'desc')
    .execute()
  const last = rows.find(({ state }) => state === 'confirmed')
  return rows.map(({ id, file_name, state, rows: count, on }) => ({
    id,
    fileName: file_name,
    state,
    rows: count,
    on,
    canBeUndone: id === last?.id,
  }))
}

export const dropTriedImport = async (db: Db, id: string): Promise<void> => {
  await db.deleteFrom('station_import').where('id', '=', id).where('state', '=', 'tried').execute()
}

/** Two lists written at once would each compare themselves with a register that is about to change. */
export async function lockRegister(transaction: InTransaction): Promise<void> {
  await sql`lock table station, premises, area in share row exclusive mode`.execute(transaction)
}

/** Writes new and changed places, and keeps what stood before; the caller holds the lock. */
export async function writePlaces(transaction: InTransaction, id: string, changed: Register): Promise<void> {
  const before = await readBefore(transaction, changed)
  await writeAreas(transaction, id, changed)
  await writePremises(transaction, id, changed)
  await writeStations(transaction, id, changed)
  await transaction
    .updateTable('station_import')
    .set({ state: 'confirmed', file: null, before: JSON.stringify(before), confirmed_at: sql<Date>`now()` })
    .where('id', '=', id)
    .execute()
}

const allNames = (name: Words): string => searchKey(Object.values(name).join(' '))

async function writeAreas(transaction: InTransaction, id: string, { areas }: Register): Promise<void> {
  const rows = areas.map((area) => ({ ...area, search_key: allNames(area.name) }))
  // Names that ship with the product stand, whatever a list calls them.
  await sql`
    insert into area (code, level, parent, name, search_key, import_id)
    select code, level, parent, name, search_key, ${id}::uuid
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as row (code text, level text, parent text, name jsonb, search_key text)
    on conflict (code) do update
      set name = excluded.name, search_key = excluded.search_key, import_id = excluded.import_id
      where area.import_id is not null`.execute(transaction)
}

async function writePremises(transaction: InTransaction, id: string, { premises }: Register): Promise<void> {
  const rows = premises.map(({ point, ...one }) => ({ ...one, ...point, search_key: allNames(one.name) }))
  await sql`
    insert into premises (code, area, name, search_key, latitude, longitude, import_id)
    select code, area, name, search_key, latitude, longitude, ${id}::uuid
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (
      code text, area text, name jsonb, search_key text, latitude float8, longitude float8
    )
    on conflict (code) do update set
      area = excluded.area, name = excluded.name, search_key = excluded.search_key,
      latitude = excluded.latitude, longitude = excluded.longitude, import_id = excluded.import_id`.execute(
    transaction,
  )
}

async function writeStations(transaction: InTransaction, id: string, { stations }: Register): Promise<void> {
  const rows = stations.map(({ point, ...one }) => ({ ...one, ...point }))
  await sql`
    insert into station (code, premises, room, registered_voters, latitude, longitude, import_id)
    select code, premises, room, "registeredVoters", latitude, longitude, ${id}::uuid
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (
      code text, premises text, room text, "registeredVoters" int, latitude float8, longitude float8
    )
    on conflict (code) do update set
      premises = excluded.premises, room = excluded.room, registered_voters = excluded.registered_voters,
      latitude = excluded.latitude, longitude = excluded.longitude, import_id = excluded.import_id`.execute(
    transaction,
  )
}

/** Whole rows as they stand, so that undoing puts back exactly these. */
async function readBefore(transaction: InTransaction, changed: Register): Promise<object> {
  const { rows } = await sql<{ before: object }>`
    select jsonb_build_object(
      'area', (select coalesce(jsonb_agg(area), '[]') from area
        where import_id is not null and code = any (${changed.areas.map(({ code }) => code)})),
      'premises', (select coalesce(jsonb_agg(premises), '[]') from premises
        where code = any (${changed.premises.map(({ code }) => code)})),
      'station', (select coalesce(jsonb_agg(station), '[]') from station
        where code = any (${changed.stations.map(({ code }) => code)}))
    ) as before`.execute(transaction)
  return rows[0]?.before ?? {}
}

/** How many visits rest on places that came or changed with this list. */
export async function countVisitsResting(db: Db, id: string): Promise<number> {
  const { count } = await db
    .selectFrom('visit')
    .innerJoin('station', 'station.code', 'visit.station')
    .innerJoin('premises', 'premises.code', 'station.premises')
    .where((where) => where.or([where('station.import_id', '=', id), where('premises.import_id', '=', id)]))
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** Puts back what stood before; the caller holds the lock and has made sure that nothing rests on it. */
export async function restorePlaces(transaction: InTransaction, id: string): Promise<void> {
  const before = sql`(select before from station_import where id = ${id})`
  await sql`
    update area set name = old.name, search_key = old.search_key, import_id = old.import_id
    from jsonb_populate_recordset(null::area, ${before} -> 'area') as old
    where area.code = old.code`.execute(transaction)
  await sql`
    update premises set area = old.area, name = old.name, search_key = old.search_key,
      latitude = old.latitude, longitude = old.longitude, import_id = old.import_id
    from jsonb_populate_recordset(null::premises, ${before} -> 'premises') as old
    where premises.code = old.code`.execute(transaction)
  await sql`
    update station set premises = old.premises, room = old.room, registered_voters = old.registered_voters,
      latitude = old.latitude, longitude = old.longitude, import_id = old.import_id
    from jsonb_populate_recordset(null::station, ${before} -> 'station') as old
    where station.code = old.code`.execute(transaction)
  // What still bears this list's mark was not there before. From the smallest to the largest.
  await sql`
    delete from assignment using station
    where station.code = assignment.station and station.import_id = ${id}`.execute(transaction)
  await sql`delete from station where import_id = ${id}`.execute(transaction)
  await sql`delete from premises where import_id = ${id}`.execute(transaction)
  await sql`delete from area where import_id = ${id}`.execute(transaction)
  await transaction
    .updateTable('station_import')
    .set({ state: 'undone', before: null })
    .where('id', '=', id)
    .execute()
}

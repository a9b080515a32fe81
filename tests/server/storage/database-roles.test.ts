/** The roles of the database, tried in PostgreSQL itself: whatever the program does, this is all they can reach. */

import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DATABASE_ROLES, type DatabaseRole } from '../../../schema/database/roles.ts'
import { type Api, openApi } from '../../support/api.ts'
import { type AsRole, connectAs } from '../../support/as-role.ts'
import {
  type Planted,
  plantOffice,
  reportPlanted,
  visitPlanted,
} from '../../support/disclosure/planted-office.ts'
import { chanceFrom } from '../../support/disclosure/random-tables.ts'
import { listDocuments } from '../../support/kept-sealed.ts'
import { type Attack, ESCAPES, ON_EXPORT, ON_OFFICE } from './role-attacks.ts'

let api: Api
let planted: Planted
let as: Readonly<Record<DatabaseRole, AsRole>>
beforeAll(async () => {
  api = await openApi()
  planted = await plantOffice(api, 1)
  const chance = chanceFrom(41)
  for (const station of planted.stations) {
    await visitPlanted(api, planted, station, chance)
    await reportPlanted(api, planted, station)
  }
  await sql`analyze`.execute(api.db)
  as = { office: await connectAs('office', api), export: await connectAs('export', api) }
}, 120_000)
afterAll(async () => {
  for (const role of DATABASE_ROLES) await as[role].close()
  await api.close()
})

/**
 * What the office may do to each table: select, insert, update, delete; of some columns alone in brackets. Written
 * down a second time on purpose: whoever adds a table says here who reaches it. The role of what leaves reaches none.
 */
const REACH: Readonly<Record<string, string>> = {
  'public.area': 'siud',
  'public.assignment': 'siud',
  'public.boundary': 'siud',
  'public.campaign': 'siu',
  'public.checklist': 'si',
  'public.checklist_draft': 'siud',
  'public.correction': 'si(received_at)',
  'public.enrolment': 'siu',
  'public.incident': 'si(received_at)',
  'public.installation': 's',
  'public.interview': 'si',
  'public.kysely_migration': '',
  'public.kysely_migration_lock': '',
  'public.legal_hold': 'siu',
  'public.lies_open': 's',
  'public.logbook': 'si',
  'public.logbook_link': 'si',
  'public.offered_photo': 'si(state,agreed_by,refused_by,decided_at)',
  'public.paper_batch': 'si',
  'public.paper_entry': 'siu',
  'public.paper_form': 'si(taken_in_at)',
  'public.passkey': 'siud',
  'public.person': 'siu',
  'public.photo': 'si',
  'public.photo_part': 'sid',
  'public.premises': 'siud',
  'public.recommendation': 'si',
  'public.recommendation_step': 'si',
  'public.public_release': 'siu',
  'public.recovery_word': 'sid',
  'public.refused_try': 'siu',
  'public.register_change': 'siu',
  'public.release': 'si',
  'public.release_part': 'si',
  'public.release_photo': 'si',
  'public.release_withdrawal': 'si',
  'public.request_for_two': 'siu',
  'public.retention': 'siu',
  'public.sealed_photo': 'sid',
  'public.review_step': 'si',
  'public.sample': 'si',
  'public.session': 'siud',
  'public.set_aside': 'siud',
  'public.setting': 'siud',
  'public.station': 'siud',
  'public.station_hold': 'siu',
  'public.station_import': 'siud',
  'public.station_tile': 'siud',
  'public.tile_count': 'siud',
  'public.told_batch': 'si',
  'public.told_station': 'si',
  'public.totp': 'siud',
  'public.used_challenge': 'sid',
  'public.visit': 'si(received_at)',
  'public.visit_photo': 'si',
  'register.entry': 'siud',
}

/** The columns of the views, and so everything the role of what leaves can ever read. */
const SHOWN: Readonly<Record<string, readonly string[]>> = {
  area: ['code', 'level', 'parent', 'name'],
  correction: ['id', 'sequence', 'campaign_id', 'station', 'sender', 'body'],
  held_station: ['campaign_id', 'station'],
  premises: ['code', 'area', 'name', 'latitude', 'longitude'],
  register_version: ['version'],
  release: ['campaign_id', 'number', 'kind', 'day', 'hour', 'stations', 'sha256', 'bytes'],
  release_part: ['campaign_id', 'number', 'part', 'body'],
  release_photo: ['campaign_id', 'number', 'sha256', 'body'],
  release_withdrawal: ['campaign_id', 'number', 'reason'],
  station: ['code', 'premises', 'room', 'registered_voters', 'latitude', 'longitude'],
  told_batch: ['campaign_id', 'number', 'tables'],
  told_station: ['campaign_id', 'station', 'batch'],
  visit: ['id', 'sequence', 'campaign_id', 'station', 'sender', 'checklist_id', 'checklist_version', 'body'],
}

interface Table {
  readonly name: string
  readonly columns: readonly string[]
}

async function listTables(): Promise<readonly Table[]> {
  const { rows } = await sql<Table>`
    select relnamespace::regnamespace || '.' || relname as name,
      array_agg(attname::text order by attnum) filter (where attidentity = '' and attgenerated = '') as columns
    from pg_class join pg_attribute on attrelid = pg_class.oid and attnum > 0 and not attisdropped
    where relkind in ('r', 'p', 'f') and relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema')
    group by 1 order by 1`.execute(api.db)
  return rows
}

/** One statement for each thing there is to do to a table, changing nothing. */
const statementsFor = ({ name, columns: [column = ''] }: Table): Readonly<Record<string, string>> => ({
  s: `select 1 from ${name} where false`,
  i: `insert into ${name} (${column}) select null where false`,
  u: `update ${name} set ${column} = ${column} where false`,
  d: `delete from ${name} where false`,
  t: `truncate ${name}`,
})

describe('every table', () => {
  test('has a line that says who reaches it', async () => {
    expect((await listTables()).map(({ name }) => name)).toEqual(Object.keys(REACH).toSorted())
  })

  test('can be reached by the office as its line says, by the role of what leaves not at all', async () => {
    for (const table of await listTables()) {
      const [rights = '', alone = ''] = (REACH[table.name] ?? '').split(/[()]/u)
      for (const [right, statement] of Object.entries(statementsFor(table))) {
        const expected = rights.includes(right) ? undefined : '42501'
        expect([statement, (await as.office.attempt(statement)).refused]).toEqual([statement, expected])
        expect([statement, (await as.export.attempt(statement)).refused]).toEqual([statement, '42501'])
      }
      for (const column of rights.includes('u') ? [] : table.columns) {
        const statement = `update ${table.name} set ${column} = ${column} where false`
        const expected = alone.split(',').includes(column) ? undefined : '42501'
        expect([statement, (await as.office.attempt(statement)).refused]).toEqual([statement, expected])
      }
    }
  }, 120_000)
})

describe.each([
  ['office', [...ESCAPES, ...ON_OFFICE]],
  ['export', [...ESCAPES, ...ON_EXPORT]],
] as const)('the role of the %s', (role: DatabaseRole, attacks: readonly Attack[]) => {
  test('is refused whatever leads out of what it may', async () => {
    expect(attacks.length).toBeGreaterThan(100)
    const wrong: string[] = []
    for (const [statement, refused = '42501'] of attacks) {
      const answer = await as[role].attempt(statement)
      if (answer.refused !== refused)
        wrong.push(`${statement}: ${answer.refused} ${answer.said.slice(0, 120)}`)
    }
    expect(wrong).toEqual([])
  }, 120_000)

  test('is nobody but itself, with nothing to go back to', async () => {
    for (const statement of ['reset role', 'reset session authorization', 'discard all', 'set role none']) {
      const { rows } = await as[role].attempt(
        `${statement === 'discard all' ? 'select 1' : statement}; select current_user::text as me, session_user::text as first`,
      )
      expect(rows.at(-1)).toEqual({ me: as[role].name, first: as[role].name })
    }
    const { rows } = await as[role].attempt(`
      select rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls as strong,
        (select count(*)::int from pg_auth_members where member = pg_roles.oid) as memberships,
        (select count(*)::int from pg_class where relowner = pg_roles.oid) as owned
      from pg_roles where rolname = current_user`)
    expect(rows).toEqual([{ strong: false, memberships: 0, owned: 0 }])
  })

  test('learns no statement and no address of another connection', async () => {
    const { rows } = await as[role].attempt(`
      select query, client_addr from pg_stat_activity
      where usename <> current_user and (query not in ('<insufficient privilege>', '') or client_addr is not null)`)
    expect(rows).toEqual([])
  })
})

describe('the role of what leaves', () => {
  test('sees exactly the columns of its views', async () => {
    const { rows } = await as.export.attempt(`
      select table_schema || '.' || table_name as name, array_agg(column_name::text order by ordinal_position) as columns
      from information_schema.columns where table_schema not in ('pg_catalog', 'information_schema') group by 1 order by 1`)
    expect(rows).toEqual(
      Object.entries(SHOWN).map(([name, columns]) => ({ name: `export.${name}`, columns })),
    )
  })

  test('reads results from them, and of all that was planted nothing', async () => {
    const owner = await sql<{ all: string }>`
      select string_agg(visit::text, ' ') as all from visit`.execute(api.db)
    const opened = [owner.rows[0]?.all ?? '', ...(await listDocuments(api))].join(' ')
    const find = (text: string) => [...planted.markers].filter((marker) => text.includes(marker))
    // The same search finds what is there to be found.
    expect(find(opened).length).toBeGreaterThan(planted.stations.length * 6)
    for (const view of Object.keys(SHOWN)) {
      const { refused, said } = await as.export.attempt(`select * from export.${view}`)
      expect([view, refused]).toEqual([view, undefined])
      expect([view, find(said)]).toEqual([view, []])
      expect(said).not.toMatch(/20\d\d-\d\d-\d\dT(?!00:00:00.000Z)/u)
    }
    const { rows } = await as.export.attempt('select count(*)::int as visits from export.visit')
    expect(rows).toEqual([{ visits: planted.stations.length }])
  })

  test('learns no values from statistics, plans or mistakes', async () => {
    expect((await as.export.attempt(`select * from pg_stats where schemaname = 'public'`)).rows).toEqual([])
    expect((await as.export.attempt('select * from pg_stats_ext')).rows).toEqual([])
    const find = (text: string) => [...planted.markers].filter((marker) => text.includes(marker))
    for (const statement of [
      'explain (analyze, verbose) select * from export.visit',
      "select database_to_xml(true, false, '')",
      'select body::integer from export.visit',
      'select id::text::integer from export.visit',
      'select sender::text::inet from export.visit',
      "select * from export.visit where body::jsonb -> 'answers' ->> 'x' = 1::text or 1 / (sequence - sequence) = 1",
    ])
      expect([statement, find((await as.export.attempt(statement)).said)]).toEqual([statement, []])
  })

  test('learns nothing of a hold that has ended, not even from a mistake made on purpose', async () => {
    const [station = ''] = planted.stations
    await sql`
      insert into station_hold (campaign_id, station, reason, ended_at)
      values (${api.campaign}, ${station}, 'somebody stood at the gate', now())`.execute(api.db)
    const answer = await as.export.attempt('select * from export.held_station where station::integer > 0')
    expect([answer.refused, answer.said]).toEqual([undefined, '[]'])
  })

  test('gives a visit another name, and its sender a number that is the same for the same tablet', async () => {
    const { rows } = await sql<{ same: number; senders: number; monitors: number }>`
      select count(*) filter (where shown.id = visit.id or shown.sender = visit.enrolment_id)::int as same,
        count(distinct shown.sender)::int as senders, count(distinct visit.enrolment_id)::int as monitors
      from visit join export.visit as shown on shown.sequence = visit.sequence`.execute(api.db)
    expect(rows[0]?.same).toBe(0)
    expect(rows[0]?.senders).toBe(rows[0]?.monitors)
  })
})

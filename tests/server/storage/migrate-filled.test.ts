/** A database that was filled before there were envelopes: today's tables hold all of it, and today's code reads it. */

import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { migratorFor } from '../../../schema/database/migrator.ts'
import { sealWhatLiesOpen } from '../../../server/intake/seal-what-lies-open.ts'
import { openClassKeys } from '../../../server/keys/class-keys.ts'
import { openAside } from '../../../server/keys/seal-aside.ts'
import { listVisitsOf } from '../../../server/queries/visits.ts'
import { readStoredVisit } from '../../../server/reading/stored-visit.ts'
import type { Db } from '../../../server/storage/database.ts'
import { connect, migrate } from '../../../server/storage/open-database.ts'
import { campaignId, stationCode } from '../../support/builders.ts'
import { makeDatabase, type ScratchDatabase } from '../../support/scratch-database.ts'

const CAMPAIGN = campaignId('01907e6a-0000-7000-8000-0000000000ca')
const ENROLMENT = '01907e6a-0000-7000-8000-0000000000e1'
const STATION = stationCode('010201-0001')
const WITH_TALKS = '01907e6a-0000-7000-8000-000000000001'
const WITHOUT = '01907e6a-0000-7000-8000-000000000002'
const ANSWER = { kind: 'yes-no', value: 'no' }
const REMARK = 'ប្រធានការិយាល័យបានស្រែក'

/** As tablets sent it then: the talks stand beside the answers, and the spaces are the sender's own. */
const bodyOf = (talks: readonly unknown[]): string =>
  JSON.stringify(
    {
      campaign: CAMPAIGN,
      station: STATION,
      checklist: { id: 'small', version: '1' },
      form: 'full',
      answers: { step_free_route: ANSWER, remark: { kind: 'words', text: REMARK } },
      interviews: talks,
      startedAt: '2027-06-06T00:10:00Z',
    },
    undefined,
    1,
  )
const TALKS = [
  { id: '01907e6a-0000-4000-8000-0000000000a1', answers: { int_consent: { kind: 'yes-no', value: 'yes' } } },
  { id: '01907e6a-0000-4000-8000-0000000000a2', answers: { int_consent: ANSWER } },
]
const BODIES = { [WITH_TALKS]: bodyOf(TALKS), [WITHOUT]: bodyOf([]) }
const OTHER_BODY = bodyOf([]).replace('"no"', '"yes"')
const PHOTO = Buffer.from('not really a photo')
const hashOf = (bytes: string | Buffer): Buffer => createHash('sha256').update(bytes).digest()
const PHOTO_HASH = hashOf(PHOTO).toString('hex')

const keys = openClassKeys(mkdtempSync(join(tmpdir(), 'way-in-filled-')))
let database: ScratchDatabase
let db: Db
let close: () => Promise<void>

beforeAll(async () => {
  database = await makeDatabase(inject('databaseUrl'))
  ;({ db, close } = connect(database.url, 4))
  const { error } = await migratorFor(db).migrateTo('2026-11-22-first-tables')
  if (error) throw error
  await fillFirstTables()
  await migrate(db)
  expect(await sealWhatLiesOpen(db, keys)).toBe(4)
})
afterAll(async () => {
  await close?.()
  await database?.drop()
  rmSync(keys.folder, { recursive: true, force: true })
})

async function fillFirstTables(): Promise<void> {
  await sql`
    insert into area (code, level, name, search_key) values ('01020101', 'village', '{"en": "Ou Thum"}', 'outhum')
  `.execute(db)
  await sql`
    insert into premises (code, area, name, search_key) values ('p1', '01020101', '{"en": "School"}', 'school')
  `.execute(db)
  await sql`insert into station (code, premises, room) values (${STATION}, 'p1', '1')`.execute(db)
  await sql`insert into checklist (id, version, body) values ('small', '1', '{}')`.execute(db)
  await sql`
    insert into campaign (id, name, organisation, election_name, election_kind, election_date, checklist_id,
      checklist_version, sample_type, photos_allowed)
    values (${CAMPAIGN}, '{}', '{}', '{}', 'commune', '2027-06-06', 'small', '1', 'purposive', true)
  `.execute(db)
  await sql`
    insert into enrolment (id, campaign_id, code, words_hash, token_hash, state)
    values (${ENROLMENT}, ${CAMPAIGN}, 'sokha-01', ${hashOf('words')}, ${hashOf('token')}, 'enrolled')
  `.execute(db)
  await sql`
    insert into assignment (campaign_id, enrolment_id, station) values (${CAMPAIGN}, ${ENROLMENT}, ${STATION})
  `.execute(db)
  for (const [id, body] of Object.entries(BODIES))
    await sql`
      insert into visit (id, campaign_id, station, enrolment_id, checklist_id, checklist_version, sha256, body,
        photos_expected, received_at)
      values (${id}, ${CAMPAIGN}, ${STATION}, ${ENROLMENT}, 'small', '1', ${hashOf(body)}, ${body},
        ${[PHOTO_HASH]}, '2027-06-06T03:00:00Z')
    `.execute(db)
  await sql`
    insert into visit_variant (visit_id, sha256, enrolment_id, body, photos_expected, received_at)
    values (${WITHOUT}, ${hashOf(OTHER_BODY)}, ${ENROLMENT}, ${OTHER_BODY}, '{}', '2027-06-06T04:00:00Z')
  `.execute(db)
  await sql`insert into photo (sha256, media_type, bytes) values (${PHOTO_HASH}, 'image/jpeg', ${PHOTO})`.execute(
    db,
  )
  await sql`insert into visit_photo (visit_id, sha256) values (${WITHOUT}, ${PHOTO_HASH})`.execute(db)
}

describe('A database filled before there were envelopes', () => {
  it('is brought to today without a table left as it was', async () => {
    const { results, error } = await migratorFor(db).migrateToLatest()
    expect(error).toBeUndefined()
    expect(results).toEqual([])
    const { rows } = await sql<{ name: string }>`
      select table_name as name from information_schema.tables where table_name = 'visit_variant'`.execute(db)
    expect(rows).toEqual([])
  })

  it('has every word of every visit, sealed, and beside it the facts, with a hash that fits', async () => {
    const rows = await db.selectFrom('visit').selectAll().execute()
    expect(rows).toHaveLength(2)
    for (const { id, body, sha256, envelope_sha256, free_text } of rows) {
      expect(body).not.toContain(REMARK)
      expect(sha256).toEqual(hashOf(body))
      const whole = keys.open(CAMPAIGN, 'free-text', id, free_text ?? Buffer.of())?.toString('utf8') ?? ''
      expect(readStoredVisit(id, whole).answers.get('remark')).toEqual({ kind: 'words', text: REMARK })
      // A tablet that sends the same once more, as it did then, is given the same receipt.
      expect(envelope_sha256).toEqual(hashOf(String(Reflect.get(BODIES, id))))
    }
  })

  it('shows its visits, and keeps the talks that stood in their bodies apart, sealed and counted', async () => {
    const visits = await listVisitsOf(db, CAMPAIGN, STATION, 'Asia/Phnom_Penh')
    expect(visits.map(({ id, day, photos, talks }) => [id, day, photos, talks])).toEqual([
      [WITH_TALKS, '2027-06-06', { expected: 1, arrived: 0, unusable: 0 }, 2],
      [WITHOUT, '2027-06-06', { expected: 1, arrived: 1, unusable: 0 }, 0],
    ])
    for (const { id, body } of visits) {
      const { answers, interviews } = readStoredVisit(id, body)
      expect(answers.get('step_free_route')).toMatchObject(ANSWER)
      expect(interviews).toEqual([])
    }
    const [talks] = await db.selectFrom('interview').selectAll().execute()
    const opened = keys.open(CAMPAIGN, 'interviews', WITH_TALKS, talks?.body ?? Buffer.of())
    expect(JSON.parse(opened?.toString('utf8') ?? '')).toEqual(TALKS)
  })

  it('keeps other content that came under the id of a visit, set aside with its station', async () => {
    const rows = await db.selectFrom('set_aside').selectAll().execute()
    expect(rows).toMatchObject([
      {
        id: WITHOUT,
        envelope_sha256: hashOf(OTHER_BODY),
        kind: 'visit',
        reason: 'other-content',
        campaign_id: CAMPAIGN,
        enrolment_id: ENROLMENT,
        station: STATION,
        envelope: null,
      },
    ])
    const of = {
      campaign: CAMPAIGN,
      id: WITHOUT,
      envelopeSha256: hashOf(OTHER_BODY),
      part: 'opened',
    } as const
    expect(openAside(keys, of, rows[0]?.opened ?? null)).toBe(OTHER_BODY)
  })

  it('keeps photos, sealed, and which visit they belong to', async () => {
    const [photo] = await db.selectFrom('photo').selectAll().execute()
    expect(photo).toMatchObject({ campaign_id: CAMPAIGN, sha256: PHOTO_HASH, media_type: 'image/jpeg' })
    expect(keys.open(CAMPAIGN, 'photos', PHOTO_HASH, photo?.bytes ?? Buffer.of())).toEqual(PHOTO)
    expect(await db.selectFrom('visit_photo').select(['visit_id', 'sha256']).execute()).toEqual([
      { visit_id: WITHOUT, sha256: PHOTO_HASH },
    ])
  })

  it('has nothing left that lies open, and nothing changes when it is looked at again', async () => {
    expect(await db.selectFrom('lies_open').selectAll().execute()).toEqual([])
    expect(await sealWhatLiesOpen(db, keys)).toBe(0)
  })
})

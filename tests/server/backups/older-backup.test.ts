/** A backup that an older program made is restored by a newer one, and brought to today's shape on the way. */

import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { migratorFor } from '../../../schema/database/migrator.ts'
import { BEFORE_EPOCHS, makeBackup } from '../../../server/backups/make-backup.ts'
import { restoreInto } from '../../../server/backups/restore-backup.ts'
import { openClient } from '../../../server/storage/one-client.ts'
import { connect } from '../../../server/storage/open-database.ts'
import { hashOf } from '../../../server/storage/secrets.ts'
import { makeDatabase } from '../../support/scratch-database.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'way-in-older-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const BODY = JSON.stringify({ note: 'ជណ្តើរ' })

/** As the program left it that knew neither epochs nor arrivals: areas in each other, one visit. */
async function olderDatabase() {
  const older = await makeDatabase(inject('databaseUrl'))
  const { db, close } = connect(older.url, 1)
  const { error } = await migratorFor(db).migrateTo('2026-11-22-sealed-intake')
  expect(error).toBeUndefined()
  await close()
  const client = await openClient(older.url)
  await client.query(`
    insert into area (code, level, parent, name, search_key) values
      ('09', 'province', null, '{"en":"Koh Kong"}', 'koh kong'),
      ('0901', 'district', '09', '{"en":"Botum Sakor"}', 'botum');
    insert into premises (code, area, name, search_key) values ('0901-1', '0901', '{"en":"School"}', 'school');
    insert into station (code, premises, room) values ('0901-0001', '0901-1', '1')`)
  await client.query(
    `insert into visit (id, campaign_id, station, enrolment_id, checklist_id, checklist_version, sha256, body,
       photos_expected, envelope_sha256)
     values ($1, $2, '0901-0001', $2, 'c', '1', $3, $4, '{}', $3)`,
    [randomUUID(), randomUUID(), hashOf(BODY), BODY],
  )
  return { older, client }
}

describe('the backup of an older program', () => {
  test('is restored whole, in today’s shape, with an epoch, and the next visit comes after it', async () => {
    const { older, client } = await olderDatabase()
    const made = await makeBackup(client, { folder, now: new Date(), program: '0' })
    await client.end()
    await older.drop()
    expect(made.head.epoch).toBe(BEFORE_EPOCHS)
    const today = await makeDatabase(inject('databaseUrl'))
    await restoreInto(today.url, made.path, {}, folder)
    const { db, close } = connect(today.url, 1)
    expect(await db.selectFrom('visit').select(['body', 'sequence']).execute()).toEqual([
      { body: BODY, sequence: 1 },
    ])
    const { epoch } = await db.selectFrom('installation').select('epoch').executeTakeFirstOrThrow()
    expect(epoch).not.toBe(BEFORE_EPOCHS)
    const inside = await sql`select parent from area where code = '0901'`.execute(db)
    expect(inside.rows).toEqual([{ parent: '09' }])
    await close()
    const after = await openClient(today.url)
    const { rows } = await after.query(`
      insert into visit (id, campaign_id, station, enrolment_id, checklist_id, checklist_version, sha256, body,
        photos_expected, envelope_sha256)
      select gen_random_uuid(), campaign_id, station, enrolment_id, checklist_id, checklist_version, sha256, body,
        photos_expected, envelope_sha256 from visit returning sequence::int`)
    expect(rows).toEqual([{ sequence: 2 }])
    // Keys between tables hold again.
    await expect(after.query(`delete from area where code = '09'`)).rejects.toMatchObject({ code: '23503' })
    await after.end()
    await today.drop()
  })
})

/** What the database makes of a visit before anything is worked out from it: only fields that somebody named. */

import { sql } from 'kysely'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { Db } from '../../../server/storage/database.ts'
import { connect, migrate } from '../../../server/storage/open-database.ts'
import { makeDatabase, type ScratchDatabase } from '../../support/scratch-database.ts'

let database: ScratchDatabase
let db: Db
let close: () => Promise<void>

beforeAll(async () => {
  database = await makeDatabase(inject('databaseUrl'))
  ;({ db, close } = connect(database.url, 1))
  await migrate(db)
})
afterAll(async () => {
  await close()
  await database.drop()
})

test('a visit is made bare field by field, whether an answer holds more than may leave or not', async () => {
  const sha256 = 'a'.repeat(64)
  const answers = {
    yes: { kind: 'yes-no', value: 'yes' },
    no: { kind: 'yes-no', value: 'no', note: 'the chief shouted' },
    width: { kind: 'measure', value: 82, takenAt: '2027-06-06T07:12:00Z' },
    counted: { kind: 'counts', values: { women: 3, men: null } },
    unseen: { kind: 'none', reason: 'not-measured', because: 'no-tape', value: null },
    words: { kind: 'words', text: 'the chief shouted' },
    photo: { kind: 'photo', photos: [{ sha256, description: 'the chief' }] },
    // Of a kind that is said in other fields, with none of them: still what it is.
    mute: { kind: 'words' },
    kindless: { value: 'yes' },
    bare: 'the chief shouted',
  }
  const body = JSON.stringify({
    station: '020101-0001',
    answers,
    startedAt: '2027-06-06T07:10:00Z',
    by: 'me',
  })
  const { rows } = await sql<{ bare: string }>`
    select export.bare_body(${body}::jsonb, gen_random_uuid()) as bare`.execute(db)
  expect(JSON.parse(rows[0]?.bare ?? '')).toEqual({
    station: '020101-0001',
    answers: {
      yes: { kind: 'yes-no', value: 'yes' },
      no: { kind: 'yes-no', value: 'no' },
      width: { kind: 'measure', value: 82 },
      counted: { kind: 'counts', values: { women: 3 } },
      unseen: { kind: 'none', reason: 'not-measured', because: 'no-tape' },
      words: { kind: 'words', text: '…' },
      photo: { kind: 'photo', photos: [{ sha256: '0'.repeat(64), description: '' }] },
      mute: { kind: 'words', text: '…' },
      kindless: { value: 'yes' },
      bare: {},
    },
    startedAt: '1970-01-01T00:00:00.000Z',
    finishedAt: '1970-01-01T00:00:00.000Z',
  })
})

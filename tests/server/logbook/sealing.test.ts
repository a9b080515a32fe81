/** Entries are sealed in an order that nobody who commits late can upset, and a power cut in between is made good. */

import { randomUUID } from 'node:crypto'
import { appendFileSync, readFileSync, rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { joinedWords } from '../../../schema/people/head-words.ts'
import { type HeadFile, headFileIn, openHeadFile, readHeadFile } from '../../../server/logbook/head-file.ts'
import { beginLife, beginLogbook, sealAll, sealNext } from '../../../server/logbook/seal-logbook.ts'
import { verifyLogbook } from '../../../server/logbook/verify-logbook.ts'
import { readEpoch } from '../../../server/queries/installation.ts'
import { writeLogbook } from '../../../server/queries/logbook.ts'
import { findLastLink } from '../../../server/queries/logbook-chain.ts'
import type { Db } from '../../../server/storage/database.ts'
import { freshDatabase, type TestDatabase } from '../../support/database.ts'
import { sealEverything } from '../../support/seal-everything.ts'

let folder: string
let database: TestDatabase
let db: Db
let heads: HeadFile
let epoch: string
const file = () => headFileIn(folder)

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'way-in-sealing-'))
  database = await freshDatabase()
  db = database.db
  heads = openHeadFile(file())
  await beginLogbook(db, heads)
  epoch = await readEpoch(db)
})
afterEach(async () => {
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

const write = (on: Db, object: string) =>
  writeLogbook(on, { actor: { kind: 'program' }, act: 'cards.made', object })
const seal = () => sealEverything({ db, heads, epoch })
const sealed = async () => {
  const { rows } = await sql<{ object: string }>`
    select object_id as object from logbook_link join logbook using (seq) order by position`.execute(db)
  return rows.map(({ object }) => object).filter((object) => object !== epoch)
}
const check = (words?: string) => verifyLogbook(db, { file: file(), words })

/** A transaction that stays open until it is told to end. */
async function hold(work: (on: Db) => Promise<unknown>) {
  let letGo: (how: 'commit' | 'roll back') => void = () => undefined
  const told = new Promise<'commit' | 'roll back'>((go) => {
    letGo = go
  })
  let begun: () => void = () => undefined
  const hasBegun = new Promise<void>((go) => {
    begun = go
  })
  const over = db
    .transaction()
    .execute(async (on) => {
      await work(on)
      begun()
      if ((await told) === 'roll back') throw new Error('rolled back')
    })
    .catch(() => undefined)
  await hasBegun
  return async (how: 'commit' | 'roll back') => {
    letGo(how)
    await over
  }
}

describe('sealing', () => {
  test('waits for a transaction that is older than an entry, and then takes both in their order', async () => {
    const end = await hold((on) => write(on, 'begun first, committed last'))
    await write(db, 'committed first')
    await sealAll({ db, heads, epoch })
    expect(await sealed()).toEqual([])
    await end('commit')
    await seal()
    expect(await sealed()).toEqual(['begun first, committed last', 'committed first'])
    expect(await check()).toMatchObject({ faults: [], unsealed: 0 })
  })

  test('does not stop at numbers of entries that were never written', async () => {
    const end = await hold((on) => write(on, 'never'))
    await write(db, 'stays')
    await end('roll back')
    await seal()
    expect(await sealed()).toEqual(['stays'])
    expect((await check()).faults).toEqual([])
  })

  test('is the same chain however many seal at once, and in whatever portions', async () => {
    const work = Array.from({ length: 40 }, async (_, at) => {
      await write(db, String(at))
      await sealNext({ db, heads: openHeadFile(file()), epoch })
    })
    await Promise.all(work)
    await seal()
    expect((await sealed()).length).toBe(40)
    const { faults, entries } = await check()
    expect([faults, entries]).toEqual([[], 41])
  })

  test('goes on after a power cut between the file and the database, and after a line that was cut off', async () => {
    await write(db, 'one')
    await seal()
    await write(db, 'two')
    const cut: HeadFile = {
      last: heads.last,
      append: (line) => {
        heads.append(line)
        throw new Error('the power is gone')
      },
    }
    await expect(sealNext({ db, heads: cut, epoch })).rejects.toThrow('the power is gone')
    expect(await sealed()).toEqual(['one'])
    expect((await check()).faults).toEqual([])
    appendFileSync(file(), '3 0123')
    expect((await check()).faults).toEqual([])
    heads = openHeadFile(file())
    await seal()
    expect(await sealed()).toEqual(['one', 'two'])
    expect((await check()).faults).toEqual([])
    expect(readFileSync(file(), 'utf8').endsWith('\n')).toBe(true)
  })

  test('says so when the file is gone, or is of another database, and never writes into that one', async () => {
    await write(db, 'one')
    await seal()
    const other = openHeadFile(file())
    other.append({ position: 9, head: 'a'.repeat(64), epoch: randomUUID() })
    expect((await check()).faults.map(({ is }) => is)).toContain('other-book')
    expect(await beginLogbook(db, openHeadFile(file()))).toBe(false)
    rmSync(file())
    expect((await check()).faults.map(({ is }) => is)).toEqual(['no-file'])
    expect(await beginLogbook(db, openHeadFile(file()))).toBe(true)
    expect((await check()).faults).toEqual([])
  })
})

describe('a restore', () => {
  test('begins a life of its own in the same book; words of before hold, words of what it left behind are known', async () => {
    await write(db, 'in the backup')
    await seal()
    const wordsNow = async () => joinedWords((await findLastLink(db))?.head.toString('hex') ?? '')
    const before = await wordsNow()
    await write(db, 'after the backup')
    await seal()
    const lost = await wordsNow()
    // As a restored database is: without what came after, all of one age, with an epoch of its own.
    await db.transaction().execute(async (on) => {
      await sql`set local session_replication_role = replica`.execute(on)
      await sql`delete from logbook_link where seq = (select max(seq) from logbook)`.execute(on)
      await sql`delete from logbook where object_id = 'after the backup'`.execute(on)
      await sql`update logbook set arrived = 0`.execute(on)
      await sql`update logbook_link set arrived = 0`.execute(on)
      await sql`update installation set epoch = gen_random_uuid()`.execute(on)
    })
    expect((await check()).faults.length).toBeGreaterThan(0)
    heads.append(await beginLife(db))
    epoch = await readEpoch(db)
    await write(db, 'in the new life')
    await seal()
    expect(await check(before)).toMatchObject({
      faults: [],
      restores: 1,
      leftBehind: 1,
      words: { is: 'hold' },
    })
    expect(await check(lost)).toMatchObject({ faults: [], words: { is: 'former-life' } })
    expect((await check(joinedWords('5'.repeat(64)))).words).toEqual({ is: 'fail' })
    expect(readHeadFile(file())?.at(-1)?.epoch).toBe(epoch)
  })
})

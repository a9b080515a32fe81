/** A person who has never made a backup makes every mistake there is: nothing is lost, and each is one sentence. */

import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BackupFault } from '../../../server/backups/backup-fault.ts'
import { readOpenKey } from '../../../server/backups/backup-keys.ts'
import { writeChunks } from '../../../server/backups/chunk-file.ts'
import { makeBackup } from '../../../server/backups/make-backup.ts'
import { readWhole } from '../../../server/backups/read-backup.ts'
import { restoreInto } from '../../../server/backups/restore-backup.ts'
import { startEmbeddedPostgres } from '../../../server/storage/embedded-postgres.ts'
import { openClient } from '../../../server/storage/one-client.ts'
import { connect, migrate } from '../../../server/storage/open-database.ts'
import { type CommandName, type Ended, type } from '../../support/backup-commands.ts'
import { freshDatabase } from '../../support/database.ts'

let folder: string
const at = (...names: string[]) => join(folder, ...names)
const dataDir = () => at('data')
const stick = () => at('stick')

const PERSON = '00000000-0000-4000-8000-000000000001'

async function withDatabase<Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const embedded = await startEmbeddedPostgres(dataDir())
  const client = await openClient(embedded.connection)
  try {
    return await work(client)
  } finally {
    await client.end()
    await embedded.stop()
  }
}
const people = () =>
  withDatabase(async (client) => (await client.query('select id::text from person')).rows.map(({ id }) => id))

const sumOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')
const listBackups = (where: string) => readdirSync(where).filter((name) => name.endsWith('.backup'))
const nameOfFirst = (where: string) => join(where, listBackups(where)[0] ?? 'none')

let good: string
let sealed: string
let sums: readonly string[]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'way-in-mistakes-'))
  await chmod(folder, 0o755)
  for (const name of ['stick', 'sealed', 'keys', 'other-keys', 'empty']) await mkdir(at(name))
  const embedded = await startEmbeddedPostgres(dataDir())
  const { db, close } = connect(embedded.connection, 2)
  await migrate(db)
  await db
    .insertInto('person')
    .values({ id: PERSON as never, name: 'វណ្ណា', name_key: 'vanna', roles: [], passphrase_hash: 'x' })
    .execute()
  await close()
  await embedded.stop()
  expect((await type('backup', [`--new-key=${at('keys')}`], dataDir())).code).toBe(0)
  expect((await type('backup', [`--new-key=${at('other-keys')}`], dataDir())).code).toBe(0)
  expect((await type('backup', [`--into=${stick()}`], dataDir())).code).toBe(0)
  const to = at('keys', 'backup-open-key.json')
  expect((await type('backup', [`--into=${at('sealed')}`, `--to=${to}`], dataDir())).code).toBe(0)
  good = nameOfFirst(stick())
  sealed = nameOfFirst(at('sealed'))
  sums = [sumOf(good), sumOf(sealed)]
}, 300_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

/** One understandable sentence in each language, no trace of the program, and nothing begun. */
function expectSentence({ code, said, english, khmer }: Ended, part: string): void {
  expect(code, said).toBeGreaterThan(0)
  expect(english).toContain(part)
  expect(khmer).toMatch(/\p{Script=Khmer}/u)
  expect(said).not.toMatch(/^\s+at /mu)
  expect(said.trim().split('\n').length, said).toBeLessThanOrEqual(4)
  expect(readdirSync(dataDir()).filter((name) => /restor|before|check/u.test(name))).toEqual([])
}

const mistake = async (name: CommandName, words: readonly string[], part: string, dir = dataDir()) =>
  expectSentence(await type(name, words, dir), part)

describe('whoever restores', () => {
  test('and mistypes the name of the file', () => mistake('restore', [`${good}x`], 'letter by letter'))
  test('and takes a photo for the backup', async () => {
    await writeFile(at('photo.jpg'), Buffer.alloc(5000, 7))
    await mistake('restore', [at('photo.jpg')], 'is not a backup of Way In')
  })
  test('and takes an empty file', async () => {
    await writeFile(at('nothing.backup'), '')
    await mistake('restore', [at('nothing.backup')], 'is not a backup of Way In')
  })
  test('and has a file whose copying was cut off', async () => {
    const whole = readFileSync(good)
    await writeFile(at('cut.backup'), whole.subarray(0, Math.floor(whole.length * 0.6)))
    await mistake('restore', [at('cut.backup')], 'its end is missing')
  })
  test('and has a file in which one bit has fallen over, wherever it is', async () => {
    const whole = readFileSync(good)
    for (const share of [0.02, 0.3, 0.7, 0.999]) {
      const flipped = Buffer.from(whole)
      const place = Math.floor(whole.length * share)
      flipped[place] = (flipped[place] ?? 0) ^ 4
      await writeFile(at('flipped.backup'), flipped)
      await expect(readWhole(at('flipped.backup'))).rejects.toBeInstanceOf(BackupFault)
    }
    await mistake('restore', [at('flipped.backup')], 'is damaged')
  })
  test('and has something behind the end of the file', async () => {
    await writeFile(at('longer.backup'), Buffer.concat([readFileSync(good), Buffer.from('more')]))
    await mistake('restore', [at('longer.backup')], 'is damaged')
  })
  test('and forgets the secret key', () => mistake('restore', [sealed], 'Bring the secret key'))
  test('and brings the key of another one', () =>
    mistake(
      'restore',
      [sealed, `--key=${at('other-keys', 'backup-SECRET-key.json')}`],
      'the key you gave is another one',
    ))
  test('and gives the open key instead of the secret one', () =>
    mistake(
      'restore',
      [sealed, `--key=${at('keys', 'backup-open-key.json')}`],
      'is not the key file that is needed here',
    ))
  test('and names a folder without any', () => mistake('restore', [at('empty')], 'There is no backup in'))
  test('and names nothing at all, or too much', async () => {
    await mistake('restore', [], 'Usage: npm run restore')
    await mistake('restore', [good, sealed], 'Usage: npm run restore')
    await mistake('restore', [good, '--quickly'], 'Usage: npm run restore')
  })
  test('and has the backup of a newer program', async () => {
    const file = await open(at('newer.backup'), 'w')
    const chunks = await writeChunks(file, undefined)
    const head = {
      made: '2030-01-01T00:00:00.000Z',
      program: '9.0.0',
      migrations: ['2026-11-22-first-tables', '2029-12-31-something'],
      epoch: PERSON,
      horizon: '5',
    }
    await chunks.write('head', Buffer.from(JSON.stringify(head)))
    await chunks.write('end', Buffer.from('{"tables":0}'))
    await file.close()
    await mistake('restore', [at('newer.backup')], 'newer Way In (version 9.0.0)')
  })
  test('while the database is at work', async () => {
    await withDatabase(async () => {
      const { code, english } = await type('restore', [good], dataDir())
      expect([code, english]).toEqual([1, expect.stringContaining('Stop it with Ctrl-C')])
    })
  })
  test('into a database of a server that holds somebody’s work', async () => {
    const database = await freshDatabase()
    await database.db
      .insertInto('person')
      .values({ id: PERSON as never, name: 'a', name_key: 'a', roles: [], passphrase_hash: 'x' })
      .execute()
    await expect(restoreInto(database.url, good, {}, folder)).rejects.toMatchObject({ kind: 'server-runs' })
    // The connections of the test were a server's; without them its work is still there.
    await database.db.destroy()
    await expect(restoreInto(database.url, good, {}, folder)).rejects.toMatchObject({ kind: 'not-empty' })
    await database.close().catch(() => undefined)
  })
  test.skipIf(process.geteuid?.() !== 0)('from a file this account may not read', async () => {
    await writeFile(at('closed.backup'), readFileSync(good), { mode: 0o600 })
    process.seteuid?.(65_534)
    try {
      await expect(readWhole(at('closed.backup'))).rejects.toMatchObject({ kind: 'not-readable' })
    } finally {
      process.seteuid?.(0)
    }
  })
})

describe('whoever backs up', () => {
  test('before there is anything', () => mistake('backup', [], 'nothing to back up', at('empty')))
  test('to a stick that is not plugged in', () =>
    mistake('backup', [`--copy=${at('no-stick')}`], 'Is the stick plugged in'))
  test('to a key file that is none', async () => {
    await writeFile(at('key.txt'), 'my key')
    await mistake('backup', [`--to=${at('key.txt')}`], 'is not the key file that is needed here')
  })
  test('and makes a key where one is', async () => {
    const secret = at('keys', 'backup-SECRET-key.json')
    const before = sumOf(secret)
    await mistake('backup', [`--new-key=${at('keys')}`], 'There is a key already')
    expect(sumOf(secret)).toBe(before)
  })
  test('and pulls the stick out in the middle', async () => {
    const pulled = at('pulled')
    await mkdir(pulled)
    await withDatabase(async (client) => {
      // All rows have been written when the snapshot is let go of.
      const pulling = new Proxy(client, {
        get:
          (target, name) =>
          (...given: unknown[]) => {
            if (given[0] === 'commit') rmSync(pulled, { recursive: true })
            return Reflect.apply(Reflect.get(target, name), target, given)
          },
      })
      const wishes = { folder: pulled, now: new Date(), program: '0' }
      await expect(makeBackup(pulling, wishes)).rejects.toMatchObject({ kind: 'gone' })
    })
  })
  test.skipIf(process.geteuid?.() !== 0)('to a stick that is full', async () => {
    const small = at('small')
    await mkdir(small)
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4k', 'tmpfs', small])
    try {
      const { code, english, said } = await type('backup', [`--into=${small}`], dataDir())
      expect([code, english], said).toEqual([1, expect.stringContaining('There is no more room')])
      const copied = await type('backup', [`--into=${stick()}`, `--copy=${small}`], dataDir())
      expect([copied.code, copied.english]).toEqual([1, expect.stringContaining('There is no more room')])
      expect(readdirSync(small)).toEqual([])
    } finally {
      execFileSync('umount', [small])
    }
  })
})

describe('after all of that', () => {
  test('the backups and the database are as they were, and the right key restores', async () => {
    expect([sumOf(good), sumOf(sealed)]).toEqual(sums)
    expect(await people()).toEqual([PERSON])
    expect(readdirSync(dataDir()).filter((name) => name.startsWith('before-restore'))).toEqual([])
    const secret = at('keys', 'backup-SECRET-key.json')
    expect(readOpenKey(secret).id).toBe(readOpenKey(at('keys', 'backup-open-key.json')).id)
    const checked = await type('backup-check', [sealed, `--key=${secret}`], dataDir())
    expect(checked.english, checked.said).toContain('restored on trial and compared')
    expect((await type('status', [], dataDir())).english).toContain('The newest checked backup is of')
    const epochs = () =>
      withDatabase(
        async (client) => (await client.query('select epoch::text from installation')).rows[0].epoch,
      )
    const before = await epochs()
    const restored = await type('restore', [sealed, `--key=${secret}`], dataDir())
    expect([restored.code, restored.english], restored.said).toEqual([
      0,
      expect.stringContaining('What was here before is kept in'),
    ])
    expect(await people()).toEqual([PERSON])
    expect(await epochs()).not.toBe(before)
    expect(readFileSync(join(dataDir(), 'restores.log'), 'utf8').trim().split('\n')).toHaveLength(1)
    expect((await type('status', [], dataDir())).english).toContain('No backup has been checked yet')
  }, 300_000)
})

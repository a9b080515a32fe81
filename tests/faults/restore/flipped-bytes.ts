/** One byte of a stopped database is changed, as an old disk does: it is noticed, and nothing wrong is ever given out. */

import { execFileSync } from 'node:child_process'
import { closeSync, openSync, readdirSync, readSync, rmSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Random } from '../../../seeds/demo/random.ts'
import { startEmbeddedPostgres } from '../../../server/storage/embedded-postgres.ts'
import { connect } from '../../../server/storage/open-database.ts'
import { type } from '../../support/backup-commands.ts'
import { addressOf } from '../../support/database-address.ts'
import { startServer } from '../../support/started-server.ts'
import { digestOf } from '../digest.ts'

export interface Flips {
  readonly flips: number
  readonly noticed: number
  /** In a file that no table and no index uses, with every row as it was. */
  readonly harmless: number
  /** Of all, those after which reading every row ended in an error instead of rows. */
  readonly refusedToRead: number
  readonly red: readonly string[]
}

/** Tables, indexes and their maps. */
const DATA_FILE = /^\d+(_vm|_fsm)?(\.\d+)?$/u

export async function flipBytes(folder: string, count: number, random: Random): Promise<Flips> {
  const dataDir = join(folder, 'flipped')
  const demo = await startServer({ dataDir, flags: ['--demo'] })
  await demo.stop()
  const { digest, used, own } = await lookAround(dataDir)
  const cluster = join(dataDir, 'postgres')
  const whole = join(folder, 'whole')
  copyAll(cluster, whole)
  const files = [own, 'global'].flatMap((room) => listFiles(whole, room))
  let [noticed, harmless, refusedToRead] = [0, 0, 0]
  const red: string[] = []
  for (let nth = 0; nth < count; nth += 1) {
    rmSync(cluster, { recursive: true, force: true })
    copyAll(whole, cluster)
    const { path, at } = placeIn(files, random)
    flip(join(cluster, path), at, 1 << Math.floor(random.next() * 8))
    const { code, said } = await type('verify', [], dataDir)
    const rows = await readRows(dataDir)
    const of = used.get(path.replace(/(_vm|_fsm)?(\.\d+)?$/u, ''))
    const where = `byte ${at} of ${path} (${of ?? 'of nothing'})`
    // The map of free space holds no content; one that does not fit is made anew.
    const isSpare = of === undefined || /_fsm(\.\d+)?$/u.test(path)
    if (code !== 0) noticed += 1
    else if (isSpare && rows === digest) {
      harmless += 1
      console.log(`      ${where}: not noticed, and harmless`)
    } else red.push(`${where}: verify noticed nothing: ${said.trim()}`)
    if (rows === undefined) refusedToRead += 1
    else if (rows !== digest) red.push(`${where}: wrong rows were given out`)
    if (nth % 10 === 9) console.log(`      ${nth + 1} bytes changed, ${noticed} noticed`)
  }
  return { flips: count, noticed, harmless, refusedToRead, red }
}

/** With its owner, without whom PostgreSQL does not start. */
const copyAll = (from: string, to: string) => execFileSync('cp', ['-a', from, to])

interface DataFile {
  readonly path: string
  readonly bytes: number
}

const listFiles = (cluster: string, room: string): readonly DataFile[] =>
  readdirSync(join(cluster, room))
    .filter((name) => DATA_FILE.test(name))
    .map((name) => ({ path: `${room}/${name}`, bytes: statSync(join(cluster, room, name)).size }))

/** Every byte of all files as likely as any other. */
function placeIn(files: readonly DataFile[], random: Random): { readonly path: string; readonly at: number } {
  let at = Math.floor(random.next() * files.reduce((sum, { bytes }) => sum + bytes, 0))
  for (const { path, bytes } of files) {
    if (at < bytes) return { path, at }
    at -= bytes
  }
  throw new RangeError('there are no bytes')
}

function flip(path: string, at: number, bit: number): void {
  const file = openSync(path, 'r+')
  const byte = Buffer.alloc(1)
  readSync(file, byte, 0, 1, at)
  writeSync(file, Buffer.from([(byte[0] ?? 0) ^ bit]), 0, 1, at)
  closeSync(file)
}

async function withDatabase<Found>(
  dataDir: string,
  look: (db: ReturnType<typeof connect>['db']) => Promise<Found>,
): Promise<Found> {
  const { connection, stop } = await startEmbeddedPostgres(dataDir)
  const { db, close } = connect(addressOf(connection), 1)
  try {
    return await look(db)
  } finally {
    await close()
    await stop()
  }
}

/** Every row there is, as a server would read it; nothing when PostgreSQL refuses. */
const readRows = (dataDir: string): Promise<string | undefined> =>
  withDatabase(dataDir, digestOf).catch(() => undefined)

const lookAround = (dataDir: string) =>
  withDatabase(dataDir, async (db) => {
    const { rows } = await sql<{ path: string; name: string }>`
      select pg_relation_filepath(oid) as path, oid::regclass::text as name from pg_class
      where pg_relation_filepath(oid) is not null`.execute(db)
    const { rows: here } = await sql<{ own: string }>`
      select 'base/' || oid as own from pg_database where datname = current_database()`.execute(db)
    return {
      digest: await digestOf(db),
      used: new Map(rows.map(({ path, name }) => [path, name])),
      own: here[0]?.own ?? '',
    }
  })

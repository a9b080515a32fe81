/** The server does not start where it could not keep what it acknowledges, and says which setting it is. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findHome } from '../../../server/home.ts'
import { speaker } from '../../../server/server-words.ts'
import { explainFault } from '../../../server/start/explain-fault.ts'
import { hasRoomToStart, NoRoom, roomFor } from '../../../server/storage/disk-room.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../../server/storage/embedded-postgres.ts'
import { checkFitness, connect } from '../../../server/storage/open-database.ts'

let folder: string
let postgres: EmbeddedPostgres
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'way-in-safe-'))
  // Only the last can be set at the start alone; the others are set one by one below.
  postgres = await startEmbeddedPostgres(folder, { data_sync_retry: 'on' })
})
afterAll(async () => {
  await postgres.stop()
  await rm(folder, { recursive: true, force: true })
})

const say = speaker(join(findHome(), 'web', 'words'), ['en', 'km'])
const explain = async (statement: string): Promise<readonly string[]> => {
  const { db, close } = connect(postgres.connection, 1)
  try {
    await sql.raw(statement).execute(db)
    await checkFitness(db)
    return []
  } catch (fault) {
    return explainFault(fault, undefined, say)
  } finally {
    await close()
  }
}

/** Set for one session, or for the server where it must be. */
const SESSION = [
  ['synchronous_commit', 'off', 'on'],
  ['zero_damaged_pages', 'on', 'off'],
  ['ignore_checksum_failure', 'on', 'off'],
  ['session_replication_role', 'replica', 'origin'],
  ['default_transaction_read_only', 'on', 'off'],
] as const
const SERVER = [
  ['fsync', 'off', 'on'],
  ['full_page_writes', 'off', 'on'],
] as const

async function forServer(statement: string): Promise<void> {
  const { db, close } = connect(postgres.connection, 1)
  await sql.raw(statement).execute(db)
  await sql`select pg_reload_conf()`.execute(db)
  // The signal is on its way; the next connections read the new settings.
  await sql`select pg_sleep(0.3)`.execute(db)
  await close()
}

describe('the start', () => {
  test('is refused with data_sync_retry = on', async () => {
    const [english, khmer] = await explain('select 1')
    expect(english).toContain('data_sync_retry = on')
    expect(khmer).toContain('data_sync_retry = off')
  })

  test.each(SESSION)('is refused with %s = %s, in both languages', async (name, value, needed) => {
    const [english, khmer] = await explain(`set ${name} = ${value}`)
    for (const sentence of [english, khmer]) {
      expect(sentence).toContain(`${name} = ${value}`)
      expect(sentence).toContain(`${name} = ${needed}`)
    }
    expect(khmer).toMatch(/\p{Script=Khmer}/u)
  })

  test.each(SERVER)('is refused with %s = %s, in both languages', async (name, value, needed) => {
    await forServer(`alter system set ${name} = ${value}`)
    const [english, khmer] = await explain('select 1')
    await forServer(`alter system reset ${name}`)
    for (const sentence of [english, khmer]) {
      expect(sentence).toContain(`${name} = ${value}`)
      expect(sentence).toContain(`${name} = ${needed}`)
    }
  })

  test('is refused without room on the disk, in both languages', () => {
    const said = explainFault(new NoRoom(12_000_000), undefined, say)
    expect(said).toEqual([
      expect.stringContaining('12 MB'),
      expect.stringMatching(/12 MB.*\p{Script=Khmer}/u),
    ])
  })
})

describe('the room on a disk', () => {
  const GB = 1e9
  test.each([
    [100, 20, 'plenty'],
    [100, 12, 'photos-later'],
    [100, 9, 'no-photos'],
    [100, 1.9, 'nothing'],
    [32, 5, 'plenty'],
    [32, 3, 'no-photos'],
    [32, 0.9, 'nothing'],
    // Of a terabyte no tenth is kept free, and of a tiny disk more than a tenth.
    [1000, 16, 'plenty'],
    [0.6, 0.15, 'no-photos'],
    [0.6, 0.09, 'nothing'],
  ] as const)('of %d GB with %d GB free is “%s”', (total, free, room) => {
    expect(roomFor({ totalBytes: total * GB, freeBytes: free * GB })).toBe(room)
  })

  test('is enough to start with half a gigabyte, or with a hundredth of a small disk', () => {
    expect(hasRoomToStart({ totalBytes: 1000 * GB, freeBytes: 0.5 * GB })).toBe(true)
    expect(hasRoomToStart({ totalBytes: 1000 * GB, freeBytes: 0.4 * GB })).toBe(false)
    expect(hasRoomToStart({ totalBytes: 0.6 * GB, freeBytes: 0.07 * GB })).toBe(true)
    expect(hasRoomToStart({ totalBytes: 0.6 * GB, freeBytes: 0.05 * GB })).toBe(false)
  })
})

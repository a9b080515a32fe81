/** The first minute of an office: a power cut right after the first start leaves a database that opens. */

import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../../server/storage/embedded-postgres.ts'
import { connect } from '../../../server/storage/open-database.ts'
import { killNow, listProcessesIn } from '../../faults/processes-in.ts'
import { makeScratchDisk, type ScratchDisk, whyNoPowerCuts } from '../../faults/scratch-disk.ts'

const why = await whyNoPowerCuts()
if (why !== undefined) console.warn(`POWER CUT NOT TESTED: ${why}`)

let disk: ScratchDisk
let postgres: EmbeddedPostgres | undefined
beforeAll(async () => {
  if (why === undefined) disk = await makeScratchDisk(400)
})
afterAll(async () => {
  if (why !== undefined) return
  await postgres?.stop()
  await disk.remove()
})

async function ask<Row>(running: EmbeddedPostgres, statement: string): Promise<readonly Row[]> {
  const { db, close } = connect(running.connection, 1)
  try {
    return (await sql<Row>`${sql.raw(statement)}`.execute(db)).rows
  } finally {
    await close()
  }
}

describe.skipIf(why !== undefined)('a power cut right after the first start', () => {
  test('leaves the password with the database, and what was committed in it', async () => {
    const dataDir = join(disk.folder, 'data')
    const first = await startEmbeddedPostgres(dataDir)
    await ask(first, 'create table kept as select 7 as number')
    await disk.cutPower()
    for (let left = listProcessesIn(dataDir); left.length > 0; left = listProcessesIn(dataDir))
      for (const pid of left) killNow(pid)
    await first.died
    await disk.restorePower()
    postgres = await startEmbeddedPostgres(dataDir)
    expect(await ask(postgres, 'select number from kept')).toEqual([{ number: 7 }])
  })
})

test('a start is not held up by the door of a database that lost its power, whoever has its number now', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'way-in-door-'))
  await chmod(dataDir, 0o755)
  try {
    const first = await startEmbeddedPostgres(dataDir)
    await first.stop()
    // The number of a process that lives as long as the machine.
    const lock = join(dataDir, 'socket', '.s.PGSQL.5432.lock')
    await writeFile(lock, `1\n${join(dataDir, 'postgres')}\n1800000000\n5432\n`)
    const again = await startEmbeddedPostgres(dataDir)
    expect(await ask<{ number: number }>(again, 'select 7 as number')).toEqual([{ number: 7 }])
    await again.stop()
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
})

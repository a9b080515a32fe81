/** The first minute of an office: a power cut right after the first start leaves a database that opens. */

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

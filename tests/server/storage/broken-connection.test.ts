/** A connection to the database that breaks while it is in use ends what it was used for, and nothing else. */

import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { refusalFromConstraint } from '../../../server/storage/constraint-problems.ts'
import { connect, type OpenDatabase } from '../../../server/storage/open-database.ts'
import { freshDatabase } from '../../support/database.ts'

let database: Awaited<ReturnType<typeof freshDatabase>>
let office: OpenDatabase
beforeAll(async () => {
  database = await freshDatabase()
  office = connect(database.url, 2)
})
afterAll(async () => {
  await office.close()
  await database.close()
})

test('a transaction whose connection is killed between two statements fails, and the next one works', async () => {
  const faults: unknown[] = []
  // Where nobody listens on the connection, Node ends the process for this.
  const take = (fault: unknown) => faults.push(fault)
  const others = process.listeners('uncaughtException')
  process.removeAllListeners('uncaughtException')
  process.on('uncaughtException', take)
  try {
    const broken = office.db.transaction().execute(async (on) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(on)
      await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(database.db)
      // Until the end of the line has come through.
      while (!(await isGone(rows[0]?.pid))) await new Promise((go) => setTimeout(go, 10))
      await new Promise((go) => setTimeout(go, 100))
      await sql`select 1`.execute(on)
    })
    const fault: unknown = await broken.catch((why: unknown) => why)
    // Whoever asked is told to come again, not that something went wrong.
    expect(fault instanceof Error && refusalFromConstraint(fault)?.slug).toBe('server-busy')
    const { rows } = await sql<{ number: number }>`select 7 as number`.execute(office.db)
    expect(rows).toEqual([{ number: 7 }])
  } finally {
    process.off('uncaughtException', take)
    for (const other of others) process.on('uncaughtException', other)
  }
  expect(faults).toEqual([])
})

async function isGone(pid: number | undefined): Promise<boolean> {
  const { rows } = await sql`select from pg_stat_activity where pid = ${pid}`.execute(database.db)
  return rows.length === 0
}

test('a database that is not there, and one that is stopping, are no fault of whoever asks', () => {
  const faults = [
    Object.assign(new Error('connect'), { code: 'ENOENT', syscall: 'connect' }),
    Object.assign(new Error('connect'), { code: 'ECONNREFUSED', syscall: 'connect' }),
    Object.assign(new Error('terminating connection'), { code: '57P02' }),
    new Error('Connection terminated unexpectedly'),
  ]
  for (const fault of faults) expect(refusalFromConstraint(fault)?.slug).toBe('server-busy')
  const brokenDisk = Object.assign(new Error('could not read block'), { code: '58030' })
  expect(refusalFromConstraint(brokenDisk)).toEqual({ slug: 'server-busy', facts: { waitSeconds: 60 } })
  const missingFile = Object.assign(new Error('open'), { code: 'ENOENT', syscall: 'open' })
  expect(refusalFromConstraint(missingFile)).toBeUndefined()
})

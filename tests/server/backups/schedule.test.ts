/** Backups that make themselves, checked, beside a server that works on. */

import { existsSync, readdirSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { readConfig } from '../../../server/config.ts'
import { findHome } from '../../../server/home.ts'
import { readStatus } from '../../../server/queries/status.ts'
import { startBackups } from '../../../server/start/backup-schedule.ts'
import { startEmbeddedPostgres } from '../../../server/storage/embedded-postgres.ts'
import { connect, migrate } from '../../../server/storage/open-database.ts'

test('a backup makes and checks itself while the server runs, and leaves nothing behind', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'way-in-schedule-'))
  await chmod(folder, 0o755)
  const dataDir = join(folder, 'data')
  const embedded = await startEmbeddedPostgres(dataDir)
  const { db, close } = connect(embedded.connection, 2)
  await migrate(db)
  const read = readConfig({ DATA_DIR: dataDir }, [], findHome())
  const faults: string[] = []
  const schedule = startBackups(
    { ...read, backups: { ...read.backups, everyMinutes: 0.02 } },
    findHome(),
    (said) => faults.push(said),
  )
  try {
    await vi.waitFor(
      async () => expect((await readStatus(db)).backedUpAt ?? faults[0]).toBeInstanceOf(Date),
      {
        timeout: 150_000,
        interval: 500,
      },
    )
  } finally {
    await schedule?.stop()
  }
  expect(readdirSync(join(dataDir, 'backups')).some((name) => name.endsWith('-auto.backup'))).toBe(true)
  expect(faults).toEqual([])
  expect(existsSync(join(dataDir, 'backup-check', 'postgres', 'postmaster.pid'))).toBe(false)
  await close()
  await embedded.stop()
  await rm(folder, { recursive: true, force: true })
}, 200_000)

/** Reaches the database for a command: on its own server, in the server that runs here, or started for the moment. */

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { startEmbeddedPostgres } from '../storage/embedded-postgres.ts'
import type { Target } from '../storage/one-client.ts'
import { findRunningPostgres } from '../storage/running-postgres.ts'
import { BackupFault } from './backup-fault.ts'

export interface ReachedDatabase {
  readonly target: Target
  /** Nobody else uses it now. */
  readonly wasStarted: boolean
  close(): Promise<void>
}

export async function reachDatabase({ databaseUrl, dataDir }: Config): Promise<ReachedDatabase> {
  const nothing = async () => undefined
  if (databaseUrl !== undefined) return { target: databaseUrl, wasStarted: false, close: nothing }
  const running = findRunningPostgres(dataDir)
  if (running) return { target: running, wasStarted: false, close: nothing }
  const isThere = ['postgres', 'restore-begun.json'].some((name) => existsSync(join(dataDir, name)))
  if (!isThere) throw new BackupFault('nothing-to-back-up', { folder: dataDir })
  const started = await startEmbeddedPostgres(dataDir)
  return { target: started.connection, wasStarted: true, close: started.stop }
}

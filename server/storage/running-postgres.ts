/** Finds the embedded database of a server that runs, for a second program on the same machine. */

import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { SUPERUSER } from './create-cluster.ts'
import type { ConnectionSettings } from './embedded-postgres.ts'
import { isFolderInUse } from './folder-lock.ts'
import { readPostmaster } from './postmaster.ts'

/** Nothing when no server works with the folder. */
export function findRunningPostgres(dataFolder: string): ConnectionSettings | undefined {
  const folder = resolve(dataFolder)
  const cluster = join(folder, 'postgres')
  if (!isFolderInUse(folder) || readPostmaster(cluster)?.state !== 'ready') return undefined
  // As PostgreSQL writes it: number, folder, start, port, folder of the socket, address.
  const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
  const [port = '', sockets = ''] = [lines[3]?.trim(), lines[4]?.trim()]
  return {
    host: sockets || '127.0.0.1',
    port: Number(port),
    user: SUPERUSER,
    password: readFileSync(join(folder, 'database-password'), 'utf8').trim(),
    database: 'postgres',
  }
}

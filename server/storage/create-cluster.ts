/** Makes the data folder of the embedded PostgreSQL, and runs its programs as whoever may. */

import { type ChildProcess, spawn } from 'node:child_process'
import { chown, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { platform } from 'node:os'
import { dirname, join } from 'node:path'
import { environmentForPrograms } from '../config.ts'
import { flushFolder, replaceKeyFile } from './key-file.ts'
import type { Binaries } from './postgres-binaries.ts'
import { newSecret } from './secrets.ts'
import type { Runner } from './who-runs-postgres.ts'

export class DidNotStart extends Error {}

export const SUPERUSER = 'way_in'

interface Places {
  readonly cluster: string
  readonly password: string
}

/** Made beside its place and moved there when whole: a start that was cut off leaves nothing half-made. */
export async function createCluster(
  layout: Places,
  binaries: Binaries,
  runner: Runner,
  more: Readonly<Record<string, string>>,
): Promise<void> {
  const draft = `${layout.cluster}.new`
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { mode: 0o700 })
  const cluster = join(draft, 'cluster')
  const passwordFile = join(draft, 'password')
  const password = newSecret()
  // On the disk before the database is in its place: without the password nobody could open it any more.
  replaceKeyFile(layout.password, password)
  await writeFile(passwordFile, password, { mode: 0o600 })
  if (runner.owner) {
    await chown(passwordFile, runner.owner.uid, runner.owner.gid)
    await chown(draft, runner.owner.uid, runner.owner.gid)
  }
  const child = run(runner, binaries.initdb, [
    `--pgdata=${cluster}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
    '--no-instructions',
    // What is thrown away again need not be on the disk.
    ...(more.fsync === 'off' ? ['--no-sync'] : []),
  ])
  const said: Buffer[] = []
  child.stdout?.on('data', (chunk: Buffer) => said.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => said.push(chunk))
  const code = await new Promise<number | null>((ended, failed) =>
    child.once('close', ended).once('error', failed),
  )
  if (code !== 0) {
    await rm(draft, { recursive: true, force: true })
    throw new DidNotStart(Buffer.concat(said).toString('utf8').trim().split('\n').slice(-3).join(' '))
  }
  await rename(cluster, layout.cluster)
  flushFolder(dirname(layout.cluster))
  await rm(draft, { recursive: true, force: true })
}

/** In a process group of its own: Ctrl-C is for the server, which then stops the database in order. */
export const run = (runner: Runner, program: string, args: readonly string[], log?: number): ChildProcess => {
  const [command = program, ...rest] = [...runner.prefix, program, ...args]
  const usesPrefix = runner.prefix.length > 0
  return spawn(command, rest, {
    detached: platform() !== 'win32',
    windowsHide: true,
    stdio: ['ignore', log ?? 'pipe', log ?? 'pipe'],
    cwd: '/',
    env: { ...environmentForPrograms(), LC_ALL: 'C', TZ: 'UTC' },
    ...(usesPrefix ? {} : runner.owner),
  })
}

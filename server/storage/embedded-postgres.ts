/** Starts and stops the PostgreSQL that ships with the product; its data lives in `DATA_DIR/postgres`. */

import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs'
import { chmod, chown, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { platform } from 'node:os'
import { join, resolve } from 'node:path'
import { environmentForPrograms } from '../config.ts'
import { type FolderLock, lockFolder } from './folder-lock.ts'
import { type Binaries, findBinaries } from './postgres-binaries.ts'
import { clearLeftovers, readPostmaster } from './postmaster.ts'
import { pause } from './processes.ts'
import { newSecret } from './secrets.ts'
import { findRunner, type Runner } from './who-runs-postgres.ts'

export interface ConnectionSettings {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly database: string
}

export interface EmbeddedPostgres {
  readonly connection: ConnectionSettings
  /** Resolves with a reason when the database ends without having been told to. */
  readonly died: Promise<string>
  stop(): Promise<void>
}

export class DidNotStart extends Error {}

const SUPERUSER = 'way_in'
const SOCKET_PORT = 5432
/** The system allows some 107 bytes for the whole path of a socket. */
const LONGEST_SOCKET_FOLDER = 85

interface Layout {
  readonly folder: string
  readonly cluster: string
  readonly sockets: string
  readonly log: string
  readonly password: string
}

export async function startEmbeddedPostgres(dataFolder: string): Promise<EmbeddedPostgres> {
  const folder = resolve(dataFolder)
  const layout: Layout = {
    folder,
    cluster: join(folder, 'postgres'),
    sockets: join(folder, 'socket'),
    log: join(folder, 'postgres.log'),
    password: join(folder, 'database-password'),
  }
  // As root the folder must let PostgreSQL's account through; every secret in it is closed by itself.
  await mkdir(folder, { recursive: true, mode: process.getuid?.() === 0 ? 0o755 : 0o700 })
  const lock = lockFolder(folder)
  try {
    const binaries = await findBinaries()
    const runner = findRunner([binaries.folder, folder, layout.cluster])
    if (!existsSync(layout.cluster)) await createCluster(layout, binaries, runner)
    await clearLeftovers(layout.cluster)
    return await start(layout, binaries, runner, lock)
  } catch (fault) {
    lock.release()
    throw fault
  }
}

/** Made beside its place and moved there when whole: a start that was cut off leaves nothing half-made. */
async function createCluster(layout: Layout, binaries: Binaries, runner: Runner): Promise<void> {
  const draft = `${layout.cluster}.new`
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { mode: 0o700 })
  const cluster = join(draft, 'cluster')
  const passwordFile = join(draft, 'password')
  const password = newSecret()
  await writeFile(layout.password, password, { mode: 0o600 })
  await chmod(layout.password, 0o600)
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
  await rm(draft, { recursive: true, force: true })
}

async function start(
  layout: Layout,
  binaries: Binaries,
  runner: Runner,
  lock: FolderLock,
): Promise<EmbeddedPostgres> {
  const bySocket = platform() !== 'win32' && Buffer.byteLength(layout.sockets) <= LONGEST_SOCKET_FOLDER
  try {
    return await startListening(layout, binaries, runner, lock, bySocket)
  } catch (fault) {
    // Some shared and virtual file systems know no sockets.
    const isAboutSockets =
      bySocket && fault instanceof DidNotStart && /Unix.?domain socket/iu.test(fault.message)
    if (!isAboutSockets) throw fault
    return startListening(layout, binaries, runner, lock, false)
  }
}

async function startListening(
  layout: Layout,
  binaries: Binaries,
  runner: Runner,
  lock: FolderLock,
  bySocket: boolean,
): Promise<EmbeddedPostgres> {
  const password = readFileSync(layout.password, 'utf8').trim()
  const port = bySocket ? SOCKET_PORT : await findFreePort()
  if (bySocket) {
    await mkdir(layout.sockets, { recursive: true, mode: 0o700 })
    if (runner.owner) await chown(layout.sockets, runner.owner.uid, runner.owner.gid)
  }
  const settings = {
    port: String(port),
    listen_addresses: bySocket ? '' : '127.0.0.1',
    unix_socket_directories: bySocket ? layout.sockets : '',
    unix_socket_permissions: '0700',
    max_connections: '60',
    shared_buffers: '128MB',
    // Written down: that something failed. Not written down: the statement, or the values people sent.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
  }
  const log = openSync(layout.log, 'w', 0o600)
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = run(runner, binaries.postgres, ['-D', layout.cluster, ...flags], log)
  closeSync(log)
  const ended = new Promise<void>((done) => child.once('exit', () => done()).once('error', () => done()))
  let isStopping = false
  const died = new Promise<string>((tell) => {
    void ended.then(() => {
      if (isStopping) return
      lock.release()
      tell(lastWordsOf(layout.log))
    })
  })
  await awaitReady(layout, child, ended)
  return {
    connection: {
      host: bySocket ? layout.sockets : '127.0.0.1',
      port,
      user: SUPERUSER,
      password,
      database: 'postgres',
    },
    died,
    stop: async () => {
      isStopping = true
      stopFast(child, layout, binaries)
      await ended
      lock.release()
    },
  }
}

/** In a process group of its own: Ctrl-C is for the server, which then stops the database in order. */
const run = (runner: Runner, program: string, args: readonly string[], log?: number): ChildProcess => {
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

/** Fast shutdown: open transactions are rolled back, everything is written out. */
function stopFast(child: ChildProcess, layout: Layout, binaries: Binaries): void {
  if (platform() === 'win32')
    spawn(binaries.pgCtl, ['stop', '-D', layout.cluster, '-m', 'fast'], { windowsHide: true })
  else child.kill('SIGINT')
}

const READY_WITHIN_MS = 120_000

async function awaitReady(layout: Layout, child: ChildProcess, ended: Promise<void>): Promise<void> {
  let hasEnded = false
  void ended.then(() => {
    hasEnded = true
  })
  const until = performance.now() + READY_WITHIN_MS
  while (performance.now() < until) {
    const postmaster = readPostmaster(layout.cluster)
    if (postmaster?.state === 'ready' && postmaster.pid === child.pid) return
    if (hasEnded) throw new DidNotStart(lastWordsOf(layout.log))
    await pause(10)
  }
  child.kill('SIGINT')
  throw new DidNotStart(lastWordsOf(layout.log))
}

function lastWordsOf(log: string): string {
  try {
    const lines = readFileSync(log, 'utf8').trim().split('\n')
    const fatal = lines.filter((line) => /FATAL|PANIC|could not/u.test(line))
    return (fatal.length > 0 ? fatal : lines).slice(-3).join(' ')
  } catch {
    return ''
  }
}

const findFreePort = (): Promise<number> =>
  new Promise((found, failed) => {
    const probe = createServer()
    probe.once('error', failed)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        typeof address === 'object' && address ? found(address.port) : failed(new Error('no port')),
      )
    })
  })

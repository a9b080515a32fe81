/** Starts and stops the PostgreSQL that ships with the product; its data lives in `DATA_DIR/postgres`. */

import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs'
import { chown, mkdir, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { platform } from 'node:os'
import { join, resolve } from 'node:path'
import { createCluster, DidNotStart, run, SUPERUSER } from './create-cluster.ts'
import { type FolderLock, lockFolder } from './folder-lock.ts'
import { type Binaries, findBinaries } from './postgres-binaries.ts'
import { clearLeftovers, readPostmaster } from './postmaster.ts'
import { pause } from './processes.ts'
import { finishReplacing } from './replace-cluster.ts'
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

const SOCKET_PORT = 5432
/** The system allows some 107 bytes for the whole path of a socket. */
const LONGEST_SOCKET_FOLDER = 85

type Settings = Readonly<Record<string, string>>

interface Layout {
  readonly folder: string
  readonly cluster: string
  readonly sockets: string
  readonly log: string
  readonly password: string
}

/** `more` are settings of PostgreSQL, for a database that is thrown away again. */
export async function startEmbeddedPostgres(
  dataFolder: string,
  more: Settings = {},
): Promise<EmbeddedPostgres> {
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
    await finishReplacing(folder)
    if (!existsSync(layout.cluster)) await createCluster(layout, binaries, runner, more)
    await clearLeftovers(layout.cluster)
    return await start(layout, binaries, runner, lock, more)
  } catch (fault) {
    lock.release()
    throw fault
  }
}

async function start(
  layout: Layout,
  binaries: Binaries,
  runner: Runner,
  lock: FolderLock,
  more: Settings,
): Promise<EmbeddedPostgres> {
  const bySocket = platform() !== 'win32' && Buffer.byteLength(layout.sockets) <= LONGEST_SOCKET_FOLDER
  try {
    return await startListening(layout, binaries, runner, lock, more, bySocket)
  } catch (fault) {
    // Some shared and virtual file systems know no sockets.
    const isAboutSockets =
      bySocket && fault instanceof DidNotStart && /Unix.?domain socket/iu.test(fault.message)
    if (!isAboutSockets) throw fault
    return startListening(layout, binaries, runner, lock, more, false)
  }
}

async function startListening(
  layout: Layout,
  binaries: Binaries,
  runner: Runner,
  lock: FolderLock,
  more: Settings,
  bySocket: boolean,
): Promise<EmbeddedPostgres> {
  const password = readFileSync(layout.password, 'utf8').trim()
  const port = bySocket ? SOCKET_PORT : await findFreePort()
  if (bySocket) {
    // What a power cut left there names a process by its number, and after a restart another has that number. Nobody
    // works in the folder: its lock is in our hand, and orphans were stopped.
    await rm(layout.sockets, { recursive: true, force: true })
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
    ...more,
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

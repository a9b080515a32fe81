/** `npm run test:server`: the same tests, through DATABASE_URL, on a PostgreSQL server of the machine or a second embedded one. */

import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findHome } from '../../server/home.ts'
import { findBinaries } from '../../server/storage/postgres-binaries.ts'
import { findRunner, type Runner } from '../../server/storage/who-runs-postgres.ts'

interface Programs {
  readonly initdb: string
  readonly postgres: string
  readonly name: string
}

/** The oldest version the product supports is the one worth testing; Debian keeps its programs here. */
async function findPrograms(): Promise<Programs> {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian)
    ? readdirSync(debian)
        .map(Number)
        .filter((version) => version >= 15)
    : []
  const [oldest] = versions.sort((one, other) => one - other)
  const folder = join(debian, String(oldest), 'bin')
  if (oldest !== undefined && existsSync(join(folder, 'initdb'))) {
    return {
      initdb: join(folder, 'initdb'),
      postgres: join(folder, 'postgres'),
      name: `PostgreSQL ${oldest} of this machine`,
    }
  }
  return { ...(await findBinaries()), name: 'a second embedded PostgreSQL' }
}

const freePort = (): Promise<number> =>
  new Promise((found, failed) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        address && typeof address === 'object' ? found(address.port) : failed(new Error('no port')),
      )
    })
  })

const run = ({ owner, prefix }: Runner, program: string, args: readonly string[]) => {
  const [command = program, ...rest] = [...prefix, program, ...args]
  return { command, rest, as: prefix.length > 0 ? {} : { ...owner } }
}

const folder = await mkdtemp(join(tmpdir(), 'way-in-server-'))
const programs = await findPrograms()
const runner = findRunner([programs.initdb, folder])
const password = randomBytes(16).toString('hex')
const passwordFile = join(folder, 'password')
await writeFile(passwordFile, password, { mode: 0o600 })
if (runner.owner)
  for (const path of [folder, passwordFile]) await chown(path, runner.owner.uid, runner.owner.gid)

const cluster = join(folder, 'cluster')
const init = run(runner, programs.initdb, [
  `--pgdata=${cluster}`,
  '--username=way_in',
  `--pwfile=${passwordFile}`,
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale=C',
])
const made = spawnSync(init.command, init.rest, { ...init.as, cwd: '/', encoding: 'utf8' })
if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`)

const port = await freePort()
const start = run(runner, programs.postgres, [
  '-D',
  cluster,
  '-p',
  String(port),
  '-c',
  'listen_addresses=127.0.0.1',
  '-k',
  folder,
])
const postgres = spawn(start.command, start.rest, {
  ...start.as,
  cwd: '/',
  stdio: ['ignore', 'ignore', 'pipe'],
  detached: true,
})
await new Promise<void>((ready, failed) => {
  let said = ''
  postgres.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8')
    if (said.includes('ready to accept connections')) ready()
  })
  postgres.once('exit', () => failed(new Error(said)))
})
const postgresEnded = new Promise<void>((done) => postgres.once('exit', () => done()))

console.log(`Testing on ${programs.name}, through DATABASE_URL`)
const databaseUrl = `postgres://way_in:${password}@127.0.0.1:${port}/postgres`
const home = findHome()
const tests = spawn(
  process.execPath,
  [
    join(home, 'node_modules', 'vitest', 'vitest.mjs'),
    'run',
    '--config',
    'tests/vitest.config.ts',
    ...process.argv.slice(2),
  ],
  { cwd: home, stdio: 'inherit', env: { ...process.env, TEST_DATABASE_URL: databaseUrl } },
)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => tests.kill(signal))
const code = await new Promise<number>((done) => tests.once('exit', (status) => done(status ?? 1)))
postgres.kill('SIGINT')
await postgresEnded
await rm(folder, { recursive: true, force: true })
process.exit(code)

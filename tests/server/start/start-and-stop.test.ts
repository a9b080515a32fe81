/** Starting and stopping the built server with its own database: in order, twice, and after it was killed. */

import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findHome } from '../../../server/home.ts'
import { readPostmaster } from '../../../server/storage/postmaster.ts'
import { awaitEnd, isAlive } from '../../../server/storage/processes.ts'
import { freshDatabase } from '../../support/database.ts'
import { PASSPHRASE } from '../../support/people.ts'
import {
  ServerEnded,
  type StartedServer,
  type StartOptions,
  startServer,
} from '../../support/started-server.ts'

let folder: string
let started: StartedServer[]
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'way-in-start-'))
  // As a folder for data usually is: nobody else's business, but passable.
  await chmod(folder, 0o755)
  started = []
})
afterEach(async () => {
  for (const server of started) await server.stop()
  await rm(folder, { recursive: true, force: true })
})

const dataDir = () => join(folder, 'data')
const start = async (options: StartOptions = {}): Promise<StartedServer> => {
  const server = await startServer({ dataDir: dataDir(), ...options })
  started.push(server)
  return server
}
const failToStart = async (options: StartOptions = {}): Promise<ServerEnded> => {
  try {
    await start(options)
  } catch (fault) {
    if (fault instanceof ServerEnded) return fault
    throw fault
  }
  throw new Error('it started')
}
const postmaster = () => readPostmaster(join(dataDir(), 'postgres'))
const isHealthy = async ({ url }: StartedServer): Promise<boolean> =>
  (await fetch(`${url}/api/health`)).status === 200
const kill = async (server: StartedServer): Promise<void> => {
  server.process.kill('SIGKILL')
  await once(server.process, 'exit')
}

/** Makes the first administrator, whose account then must outlive whatever happens. */
async function createAdministrator({ url, firstAdministratorLink }: StartedServer): Promise<void> {
  const secret = new URL(firstAdministratorLink ?? '').hash.slice(1)
  const reply = await fetch(`${url}/api/set-up`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ secret, name: 'វណ្ណា', passphrase: PASSPHRASE }),
  })
  expect(reply.status).toBe(200)
}

describe('the first start', () => {
  it('makes the database, says where it answers, and prints a link whose secret stays behind the hash sign', async () => {
    const server = await start()
    expect(await isHealthy(server)).toBe(true)
    expect(server.output()).toContain(`Way In is ready: ${server.url}`)
    expect(server.output()).toContain('Way In រួចរាល់ហើយ')
    expect(server.firstAdministratorLink).toMatch(/^http:\/\/localhost:\d+\/first-administrator#[\w-]{43}$/u)
    await createAdministrator(server)
  })

  it('keeps the password of the database to itself, and listens on no network for it', async () => {
    const server = await start()
    expect((await stat(join(dataDir(), 'database-password'))).mode & 0o077).toBe(0)
    const options = readFileSync(join(dataDir(), 'postgres', 'postmaster.opts'), 'utf8')
    expect(options).toMatch(/listen_addresses=("|$|\s|127\.0\.0\.1)/u)
    expect(readFileSync(join(dataDir(), 'postgres', 'pg_hba.conf'), 'utf8')).not.toMatch(/^[^#].*trust/mu)
    expect(await isHealthy(server)).toBe(true)
  })

  it('that was cut off in the middle leaves nothing in the way of the next', async () => {
    const half = join(dataDir(), 'postgres.new', 'cluster', 'base')
    await mkdir(half, { recursive: true })
    await writeFile(join(half, 'half'), 'written')
    await chmod(dataDir(), 0o755)
    expect(await isHealthy(await start())).toBe(true)
    expect(existsSync(join(dataDir(), 'postgres.new'))).toBe(false)
  })

  it('works below a folder that only root may enter', async () => {
    const closed = join(folder, 'closed')
    await mkdir(closed, { mode: 0o700 })
    expect(await isHealthy(await start({ dataDir: join(closed, 'data') }))).toBe(true)
  })
})

describe('the keys of the organisation', () => {
  const keysFile = () => join(dataDir(), 'keys', 'organisation.json')
  const keyOf = (path: string) => Reflect.get(JSON.parse(readFileSync(path, 'utf8')), 'keys')[0].id

  it('are made at the first start, outside the database, for the eyes of its owner alone, and stay', async () => {
    const first = await start()
    expect((await stat(keysFile())).mode & 0o077).toBe(0)
    const key = keyOf(keysFile())
    await first.stop()
    await start()
    expect(keyOf(keysFile())).toBe(key)
  })

  it('that were lost are asked for in both languages instead of being made anew, and open again once given back', async () => {
    await (await start()).stop()
    const kept = readFileSync(keysFile(), 'utf8')
    await rm(keysFile())
    const fault = await failToStart()
    expect(fault.output).toContain(`The key file ${keysFile()} is not there`)
    expect(fault.output).toContain('ឯកសារកូនសោ')
    expect(existsSync(keysFile())).toBe(false)
    await writeFile(keysFile(), kept)
    expect(await isHealthy(await start())).toBe(true)
  })

  it('that are lost for good are replaced only when somebody says so, and older ones go on opening', async () => {
    await (await start()).stop()
    const first = keyOf(keysFile())
    await (await start({ flags: ['--new-key'] })).stop()
    expect(readFileSync(keysFile(), 'utf8')).toContain(first)
    expect(keyOf(keysFile())).not.toBe(first)
    await rm(keysFile())
    await (await start({ flags: ['--new-key'] })).stop()
    expect(readFileSync(keysFile(), 'utf8')).not.toContain(first)
    expect(await isHealthy(await start())).toBe(true)
  })

  it('that cannot be read are not written over', async () => {
    await (await start()).stop()
    await writeFile(keysFile(), '{"keys":[{"secret":"half')
    const fault = await failToStart()
    expect(fault.output).toContain('cannot be read as keys')
    expect(readFileSync(keysFile(), 'utf8')).toContain('half')
  })

  it('of one database are the same for every server on it', async () => {
    const database = await freshDatabase()
    await (await start({ databaseUrl: database.url })).stop()
    const fault = await failToStart({ databaseUrl: database.url, dataDir: join(folder, randomUUID()) })
    expect(fault.output).toMatch(/is not there|does not hold the key/u)
    await database.close()
  })
})

describe('stopping', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('on %s ends server and database in order', async (signal) => {
    const server = await start()
    await createAdministrator(server)
    const database = postmaster()?.pid ?? 0
    expect(isAlive(database)).toBe(true)
    server.process.kill(signal)
    expect(await server.stop()).toBe(0)
    expect(isAlive(database)).toBe(false)
    expect(existsSync(join(dataDir(), 'postgres', 'postmaster.pid'))).toBe(false)
    expect(existsSync(join(dataDir(), 'server.lock'))).toBe(false)
    expect(readFileSync(join(dataDir(), 'postgres.log'), 'utf8')).toContain('database system is shut down')
    const again = await start()
    expect(again.firstAdministratorLink).toBeUndefined()
    expect(readFileSync(join(dataDir(), 'postgres.log'), 'utf8')).not.toContain('recovery')
  })

  it('with Ctrl-C pressed several times, in a terminal that tells every process, is still in order', async () => {
    const program = join(import.meta.dirname, '../../../dist/server/main.js')
    // A shell in between, and a process group of its own: as `npm start` in a terminal.
    const shell = spawn('sh', ['-c', `"${process.execPath}" "${program}"; echo "ended with $?"`], {
      detached: true,
      env: { PATH: process.env.PATH, PORT: '0', DATA_DIR: dataDir() },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    const says = (text: string) =>
      new Promise<void>((done) => {
        const look = () => output.includes(text) && done()
        shell.stdout.on('data', (chunk: Buffer) => {
          output += chunk.toString('utf8')
          look()
        })
        look()
      })
    await says('Ctrl-C')
    const database = postmaster()?.pid ?? 0
    const group = -(shell.pid ?? 0)
    const ended = once(shell, 'exit')
    process.kill(group, 'SIGINT')
    await says('Stopping')
    for (let presses = 0; presses < 3; presses++)
      if (shell.exitCode === null && shell.signalCode === null) process.kill(group, 'SIGINT')
    await ended
    expect(await awaitEnd(database, 30_000)).toBe(true)
    expect(readFileSync(join(dataDir(), 'postgres.log'), 'utf8')).toContain('database system is shut down')
  })
})

describe('under npm start', () => {
  it('on SIGTERM to npm alone ends server and database in order', async () => {
    // Without its pre-script, which installs and builds: that part is npm's own.
    const npm = spawn('npm', ['start', '--ignore-scripts'], {
      cwd: findHome(),
      env: { PATH: process.env.PATH, HOME: folder, PORT: '0', DATA_DIR: dataDir() },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    npm.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8')
    })
    await expect.poll(() => output).toContain('Ctrl-C')
    const database = postmaster()?.pid ?? 0
    npm.kill('SIGTERM')
    expect(await awaitEnd(database, 30_000)).toBe(true)
    await expect.poll(() => output).toContain('Stopped')
    expect(readFileSync(join(dataDir(), 'postgres.log'), 'utf8')).toContain('database system is shut down')
  })
})

describe('a second start on the same data', () => {
  it('is refused in both languages, and disturbs nothing', async () => {
    const first = await start()
    const second = await failToStart()
    expect(second.code).toBe(1)
    expect(second.output).toContain(
      `A server is already running on the data in ${dataDir()} (process ${first.process.pid})`,
    )
    expect(second.output).toContain('ម៉ាស៊ីនមេកំពុងដំណើរការ')
    expect(await isHealthy(first)).toBe(true)
  })

  it('at the very same moment leaves exactly one running', async () => {
    await (await start()).stop()
    const both = await Promise.allSettled([start(), start()])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const [winner] = started.slice(-1)
    expect(winner && (await isHealthy(winner))).toBe(true)
  })
})

describe('after an unclean stop', () => {
  it('of the server, the database it left behind is stopped in order and everything is there', async () => {
    const server = await start()
    await createAdministrator(server)
    const orphan = postmaster()?.pid ?? 0
    await kill(server)
    expect(isAlive(orphan)).toBe(true)
    const again = await start()
    expect(isAlive(orphan)).toBe(false)
    expect(await isHealthy(again)).toBe(true)
    expect(again.firstAdministratorLink).toBeUndefined()
  })

  it('of server and database at once, the database repairs itself', async () => {
    const server = await start()
    await createAdministrator(server)
    const database = postmaster()?.pid ?? 0
    process.kill(database, 'SIGKILL')
    await kill(server)
    await awaitEnd(database, 10_000)
    const again = await start()
    expect(again.firstAdministratorLink).toBeUndefined()
    expect(readFileSync(join(dataDir(), 'postgres.log'), 'utf8')).toMatch(/recovery/u)
  })

  it('a number that another program has meanwhile does not keep it from starting', async () => {
    const server = await start()
    const database = postmaster()?.pid ?? 0
    await server.stop()
    const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 600000)'])
    const path = join(dataDir(), 'postgres', 'postmaster.pid')
    await writeFile(path, `${other.pid}\n${join(dataDir(), 'postgres')}\n1700000000\n5432\n\n\n\nready\n`)
    await writeFile(
      join(dataDir(), 'server.lock'),
      JSON.stringify({ pid: other.pid, birth: 'another boot 12' }),
    )
    expect(await isHealthy(await start())).toBe(true)
    expect(database).toBeGreaterThan(0)
    expect(isAlive(other.pid ?? 0)).toBe(true)
    other.kill()
  })
})

describe('when the database ends by itself', () => {
  it('the server ends too, with a sentence and a code for whoever watches over it', async () => {
    const server = await start()
    const ended = once(server.process, 'exit')
    process.kill(postmaster()?.pid ?? 0, 'SIGKILL')
    expect((await ended)[0]).toBe(1)
    expect(server.output()).toContain('The database stopped unexpectedly')
    expect(server.output()).toContain('មូលដ្ឋានទិន្នន័យបានបិទ')
  })
})

describe('what keeps it from starting is said in a sentence', () => {
  it('when the port is taken, with another one to try, and the database is stopped again', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const address = taken.address()
    const port = address && typeof address === 'object' ? address.port : 0
    const fault = await failToStart({ env: { PORT: String(port) } })
    taken.close()
    expect(fault.output).toContain(`Another program already uses port ${port} on 127.0.0.1`)
    expect(fault.output).toContain(`PORT=${port + 1} npm start`)
    expect(existsSync(join(dataDir(), 'postgres', 'postmaster.pid'))).toBe(false)
  })

  it('when settings are wrong, all of them at once, and nothing is made', async () => {
    const fault = await failToStart({
      env: { PORT: 'eighty', HOST: 'my host', PUBLIC_URL: 'way-in.example/x', DATABASE_URL: 'mysql://x' },
      flags: ['--fast'],
    })
    for (const name of ['PORT', 'HOST', 'PUBLIC_URL', 'DATABASE_URL', '--demo'])
      expect(fault.output).toContain(name)
    expect(fault.output).not.toContain('mysql://x')
    expect(existsSync(dataDir())).toBe(false)
  })

  it('when the server of DATABASE_URL is not there, without its password', async () => {
    const databaseUrl = `postgres://way_in:secret-of-dara@127.0.0.1:9/none`
    const fault = await failToStart({ databaseUrl })
    expect(fault.output).toContain('cannot be reached')
    expect(fault.output).not.toContain('secret-of-dara')
  })
})

describe('on a server of DATABASE_URL', () => {
  it('needs no embedded database, and several servers may start on it at once', async () => {
    const database = await freshDatabase()
    const env = { KEYS: join(folder, 'keys', 'shared.json') }
    const both = await Promise.all([
      start({ databaseUrl: database.url, env }),
      start({ databaseUrl: database.url, env, dataDir: join(folder, randomUUID()) }),
    ])
    for (const server of both) expect(await isHealthy(server)).toBe(true)
    expect(existsSync(join(dataDir(), 'postgres'))).toBe(false)
    for (const server of both) expect(await server.stop()).toBe(0)
    started = []
    await database.close()
  })

  it('refuses one that may lose an acknowledged visit', async () => {
    const database = await freshDatabase()
    const url = new URL(database.url)
    const fault = await failToStart({ databaseUrl: `${url.href}?options=-c%20synchronous_commit%3Doff` })
    expect(fault.output).toContain('synchronous_commit = off')
    expect(fault.output).toContain('ដាច់ភ្លើង')
    await database.close()
  })
})

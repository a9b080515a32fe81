/** The built server as a process of its own, started as `npm start` starts it. */

import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findHome } from '../../server/home.ts'
import { makeDatabase } from './scratch-database.ts'

export interface StartOptions {
  /** Kept when given; a temporary one is made, and removed by `stop`, when not. */
  readonly dataDir?: string
  /** A server instead of the embedded database. */
  readonly databaseUrl?: string
  readonly flags?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

export interface StartedServer {
  /** Where it answers, without a slash at the end. */
  readonly url: string
  /** Whole, as it is printed; nothing once somebody has an account. */
  readonly firstAdministratorLink: string | undefined
  readonly process: ChildProcess
  readonly dataDir: string
  /** From starting the process until it printed that it is ready. */
  readonly startMs: number
  /** Everything it has printed so far. */
  output(): string
  /** Resolves with its exit code once it has ended, however it came to that. */
  readonly ended: Promise<number | null>
  /** Asks it to stop in order; resolves with its exit code. */
  stop(): Promise<number | null>
}

export class ServerEnded extends Error {
  readonly code: number | null
  readonly output: string
  constructor(code: number | null, output: string) {
    super(`the server ended (${code}) before it was ready:\n${output}`)
    this.code = code
    this.output = output
  }
}

export async function startServer(options: StartOptions = {}): Promise<StartedServer> {
  const program = join(findHome(), 'dist', 'server', 'main.js')
  if (!existsSync(program)) throw new Error('dist/server/main.js is missing: npm run build comes first')
  // Under `test:server` every start that does not ask for the embedded database gets one of its own on that server.
  const server = process.env.TEST_DATABASE_URL
  const wantsOwn = options.dataDir === undefined && options.databaseUrl === undefined
  const scratch = server !== undefined && wantsOwn ? await makeDatabase(server) : undefined
  const databaseUrl = options.databaseUrl ?? scratch?.url
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'way-in-data-')))
  const began = performance.now()
  const child = spawn(process.execPath, [program, ...(options.flags ?? [])], {
    env: {
      PATH: process.env.PATH,
      HOST: '127.0.0.1',
      PORT: '0',
      DATA_DIR: dataDir,
      ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const ended = new Promise<number | null>((done) => child.once('exit', (code) => done(code)))
  const ready = new Promise<void>((done, failed) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString('utf8')
      if (output.includes('Ctrl-C')) done()
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    void ended.then((code) => failed(new ServerEnded(code, output)))
  })
  await ready
  const startMs = performance.now() - began
  return {
    url: /https?:\/\/\S+:\d+/u.exec(output)?.[0] ?? '',
    firstAdministratorLink: /\S+\/first-administrator#\S+/u.exec(output)?.[0],
    process: child,
    dataDir,
    startMs,
    output: () => output,
    ended,
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
      const code = await ended
      await scratch?.drop()
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true })
      return code
    },
  }
}

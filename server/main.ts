/** config → database → app → listen; signals; nothing else. */

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { loadCountry } from '../seeds/load-country.ts'
import { type Config, readConfig } from './config.ts'
import { findHome } from './home.ts'
import { type Sentence, speaker } from './server-words.ts'
import { explainFault } from './start/explain-fault.ts'
import { keepHeapSmall } from './start/small-heap.ts'
import { type RunningServer, startServer } from './start/start-server.ts'

const home = findHome()
const { languages } = await loadCountry(join(home, 'seeds', 'country.json'))
// English first on a console, where Khmer is often drawn badly or not at all.
const say = speaker(join(home, 'web', 'words'), languages.toReversed())
const print = (lines: readonly string[]): void => console.log(lines.join('\n'))

let running: RunningServer | undefined
let isStopping = false

/** A second signal changes nothing: the database is given the time it needs to write everything out. */
async function stop(): Promise<void> {
  if (isStopping) return
  isStopping = true
  print(['', ...say('stopping')])
  await running?.stop()
  print(say('stopped'))
  process.exit(0)
}

const isFirstStart = ({ databaseUrl, dataDir }: Config): boolean =>
  databaseUrl === undefined && !existsSync(join(dataDir, 'postgres'))

/** npm's shell dies of a SIGTERM without passing it on; the server would go on where nobody can stop it. */
function watchParent(onGone: () => void): void {
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) onGone()
  }, 250).unref()
}

function giveUp(fault: unknown, config: Config | undefined): void {
  console.error(explainFault(fault, config, say).join('\n'))
  process.exitCode = 1
}

/** Signals during the start wait until it is done; stopping half-started servers is how locks are left behind. */
async function start(): Promise<void> {
  let config: Config | undefined
  let wantsStop = false
  const onSignal = () => {
    wantsStop = true
    if (running) void stop()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal)
  try {
    config = readConfig(process.env, process.argv.slice(2), home)
    if (config.underNpm) watchParent(onSignal)
    if (isFirstStart(config)) print(say('preparing-database'))
    running = await startServer(config, (detail) => print(say('backup-failed', { detail })))
    greet(running, say)
    if (wantsStop) await stop()
    const reason = await running.died
    if (isStopping) return
    isStopping = true
    print(say('database-died', { detail: reason }))
    await running.stop()
    process.exit(1)
  } catch (fault) {
    giveUp(fault, config)
    process.exit(1)
  }
}

function greet(
  { address, firstAdministratorLink, trust, doubts, mapDoubt }: RunningServer,
  sentence: Sentence,
): void {
  for (const doubt of doubts) print(sentence(`database-${doubt}`))
  if (mapDoubt !== undefined) print(sentence(`map-${mapDoubt.why}`, { file: mapDoubt.file }))
  print(['', ...sentence('ready', { address })])
  if (trust !== undefined) print(['', ...sentence('lan-ready', { trust: trust.address })])
  if (firstAdministratorLink !== undefined) {
    print(['', ...sentence('first-administrator'), '', `  ${firstAdministratorLink}`, ''])
  }
  print(sentence('how-to-stop'))
}

keepHeapSmall()
await start()

/** `npm run faults -- <run> …`: what can happen to Way In, done to it many times; anything lost ends in red. */

import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findHome } from '../../server/home.ts'
import { loadBundled } from '../support/bundled.ts'
import type { FaultRun } from './fault-run.ts'

/** Another run is one more line here. Each is loaded only when it is asked for. */
const RUNS: Readonly<Record<string, FaultRun>> = {
  tablet: async (how) => (await import('./tablet-run.ts')).harmTablets(how),
  sync: async (how) => (await loadSync()).harmSync(how),
  restore: async (how) => (await loadRestore()).restoreOffices(how),
  fuzz: async (how) => (await import('./fuzz-run.ts')).fuzzServer(how),
  server: async (how) => (await import('./server-run.ts')).harmServer(how),
}

/** Tablets of the app's own code. */
async function loadSync() {
  // Bundled from this very module a moment ago.
  return (await loadBundled('faults/sync/sync-run.ts')) as typeof import('./sync/sync-run.ts')
}

async function loadRestore() {
  // Bundled from this very module a moment ago.
  return (await loadBundled('faults/restore/restore-run.ts')) as typeof import('./restore/restore-run.ts')
}

const words = process.argv.slice(2)
const option = (name: string): string | undefined =>
  words.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3)
const isShort = words.includes('--short')
const only = option('only')
const except = option('except')
const asked = words.filter((word) => !word.startsWith('--'))
const unknown = asked.filter((name) => !(name in RUNS))
if (asked.length === 0 || unknown.length > 0)
  throw new Error(
    `There are no fault runs for “${unknown.join(', ')}”; there are: ${Object.keys(RUNS).join(', ')}`,
  )

const output = join(findHome(), 'tests', 'output')
await mkdir(output, { recursive: true })
for (const name of asked) {
  const run = RUNS[name]
  if (!run) continue
  const { counts, red } = await run({
    isShort,
    option,
    wants: (kind) => (only === undefined || only === kind) && except !== kind,
  })
  await writeFile(
    join(output, `faults-${only === undefined ? name : `${name}-${only}`}.json`),
    `${JSON.stringify({ short: isShort, counts, red }, null, 2)}\n`,
  )
  console.log(red.length === 0 ? `${name}: nothing was lost.` : `${name}: RED\n${red.join('\n')}`)
  if (red.length > 0) process.exitCode = 1
}

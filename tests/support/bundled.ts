/** Runs that drive the app's own code: it is compiled for browsers only, so such a run is bundled before it is loaded. */

import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { findHome } from '../../server/home.ts'

/** `entry`: a source file below `tests`. What it is built into is gone when the program ends. */
export async function loadBundled(entry: string): Promise<unknown> {
  // Below the product, where its packages are found; two runs at a time do not meet.
  const outDir = await mkdtemp(join(findHome(), 'dist', 'bundled-'))
  process.once('exit', () => rmSync(outDir, { recursive: true, force: true }))
  await build({
    configFile: false,
    root: findHome(),
    logLevel: 'error',
    build: {
      ssr: join(findHome(), 'tests', entry),
      outDir,
      target: 'node20',
      minify: false,
      sourcemap: 'inline',
      rolldownOptions: { output: { entryFileNames: 'run.js' } },
    },
  })
  return import(pathToFileURL(join(outDir, 'run.js')).href)
}

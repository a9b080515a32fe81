/** Runs that drive the app's own code: it is compiled for browsers only, so such a run is bundled before it is loaded. */

import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { findHome } from '../../server/home.ts'

/** `entry`: a source file below `tests/faults`. The folder it is built into is left for stack traces. */
export async function loadBundled(entry: string): Promise<unknown> {
  const outDir = join(findHome(), 'dist', 'tests', 'faults', 'bundled')
  await rm(outDir, { recursive: true, force: true })
  await build({
    configFile: false,
    root: findHome(),
    logLevel: 'error',
    build: {
      ssr: join(findHome(), 'tests', 'faults', entry),
      outDir,
      target: 'node20',
      minify: false,
      sourcemap: 'inline',
      rolldownOptions: { output: { entryFileNames: 'run.js' } },
    },
  })
  return import(pathToFileURL(join(outDir, 'run.js')).href)
}

/** A page in real Chromium with one file of ours in it, built as the product is built. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type InlineConfig } from 'vite'
import config from '../../web/vite.config.ts'
import { type StaticSite, serveSite } from './static-site.ts'

const home = fileURLToPath(new URL('../..', import.meta.url))

/** Builds `entry` (a path from the home of the project) into a page of its own, and serves it. */
export async function servePageWith(entry: string): Promise<StaticSite> {
  const folder = await mkdtemp(join(tmpdir(), 'way-in-page-'))
  const { resolve, oxc } = config as InlineConfig
  await build({
    configFile: false,
    root: home,
    publicDir: false,
    logLevel: 'error',
    ...(resolve ? { resolve } : {}),
    ...(oxc === undefined ? {} : { oxc }),
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: ['chrome97', 'es2021'],
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      cssCodeSplit: false,
      rolldownOptions: {
        input: join(home, entry),
        output: { entryFileNames: 'page.js', assetFileNames: 'page[extname]' },
      },
    },
  })
  await writeFile(
    join(folder, 'index.html'),
    '<!doctype html><html lang="km"><head><title>page</title><meta name="viewport" content="width=device-width">' +
      '<link rel="icon" href="data:,"><link rel="stylesheet" href="/page.css">' +
      '<script type="module" src="/page.js"></script></head><body><main><h1>page</h1></main></body></html>',
  )
  const site = await serveSite(folder)
  return {
    origin: site.origin,
    async close() {
      await site.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Builds the service worker after everything else, with the list of files it has to keep. */

import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build, type Plugin } from 'vite'
import { listShellFiles } from './shell-files.ts'

const NAME = 'virtual:shell'
/** What Vite calls a module that is no file. */
const RESOLVED = `\0${NAME}`
const WORKER = 'service-worker.js'

/** Where the pages of the office are named. */
const OFFICE_PAGES = /\/app\/office-pages\.ts$/u
const OFFICE_WORDS = /\/words\/[^/]+\/office\.ftl/u
/** The outline of the country; whatever draws it on a page of monitors is found by itself. */
const OUTLINE = /virtual:country-outline$/u

export function serviceWorkerPlugin(web: string): Plugin {
  let folder = ''
  let publicFolder = ''
  let target: string | readonly string[] | false = false
  const officePages = new Set<string>()
  return {
    name: 'way-in:service-worker',
    apply: 'build',
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir)
      publicFolder = config.publicDir
      target = config.build.target
    },
    buildEnd() {
      for (const id of this.getModuleIds())
        if (OFFICE_PAGES.test(id))
          for (const page of this.getModuleInfo(id)?.dynamicallyImportedIds ?? []) officePages.add(page)
    },
    writeBundle: {
      // Reads what the plugins before it have written.
      sequential: true,
      async handler(_, bundle) {
        if (officePages.size === 0) this.error('The pages of the office were not found')
        const built = listShellFiles(bundle, {
          isOfOffice: (module) => officePages.has(module) || OFFICE_WORDS.test(module),
          isKept: (module) => OUTLINE.test(module),
        })
        const files = ['index.html', 'manifest.webmanifest', ...listFiles(publicFolder), ...built].map(
          (name) => ({
            path: name === 'index.html' ? '/' : `/${name}`,
            integrity: `sha256-${createHash('sha256')
              .update(readFileSync(join(folder, name)))
              .digest('base64')}`,
          }),
        )
        const version = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 16)
        writeFileSync(join(folder, WORKER), await buildWorker(web, target, { version, files }))
      },
    },
  }
}

/** Asked for by browsers where no page of ours names an icon: nothing a tablet needs without a network. */
const NOT_KEPT = new Set(['favicon.ico'])

const listFiles = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((name) => !NOT_KEPT.has(name))
    .sort()

/** One script without imports, as every browser with service workers runs it. */
async function buildWorker(
  web: string,
  target: string | readonly string[] | false,
  shell: { readonly version: string; readonly files: readonly object[] },
): Promise<string> {
  const output = await build({
    configFile: false,
    root: web,
    publicDir: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'way-in:shell',
        resolveId: (id) => (id === NAME ? RESOLVED : undefined),
        load: (id) => (id === RESOLVED ? `export const shell = ${JSON.stringify(shell)}` : undefined),
      },
    ],
    build: {
      write: false,
      target: target === false ? false : [...[target].flat()],
      rolldownOptions: {
        input: join(web, 'worker/service-worker.ts'),
        output: { format: 'iife', entryFileNames: WORKER },
      },
    },
  })
  const [made] = [output].flat().flatMap((one) => ('output' in one ? one.output : []))
  if (made?.type !== 'chunk') throw new Error('The service worker was not built')
  return made.code
}

/** The app built once more with a mark in it: a newer version, with other names for what changed. */

import { mkdtemp, rename, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, type InlineConfig, type Plugin } from 'vite'
import config from '../../web/vite.config.ts'

/** In the program itself, and in a page that is loaded when it is opened. */
const MARKED = /\/web\/(?:main|pages\/outbox-page)\.ts$/u

/** What a page says of the build it came from: nothing for the one of `npm run build`. */
export const builtAs = (): unknown => Reflect.get(globalThis, 'builtAs')

const mark = (name: string): Plugin => ({
  name: 'mark',
  transform: (code, id) => (MARKED.test(id) ? `${code}\nglobalThis.builtAs = '${name}'` : undefined),
})

export interface OtherBuild {
  readonly folder: string
  readonly drop: () => Promise<void>
}

export async function buildOther(name: string): Promise<OtherBuild> {
  const folder = await mkdtemp(join(tmpdir(), 'way-in-build-'))
  const { build: how, plugins, ...rest }: InlineConfig = config
  await build({
    ...rest,
    configFile: false,
    logLevel: 'error',
    plugins: [...(plugins ?? []), mark(name)],
    build: { ...how, outDir: folder },
  })
  return { folder, drop: () => rm(folder, { recursive: true, force: true }) }
}

/** A folder that is one build now and another one later, as where a server is brought up to date. */
export async function switchingFolder(first: string) {
  const home = await mkdtemp(join(tmpdir(), 'way-in-site-'))
  const path = join(home, 'site')
  const become = async (folder: string) => {
    await symlink(folder, join(home, 'next'))
    await rename(join(home, 'next'), path)
  }
  await become(first)
  return { path, become, drop: () => rm(home, { recursive: true, force: true }) }
}

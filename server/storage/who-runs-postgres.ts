/** As whom PostgreSQL runs: it refuses root, so root hands it to somebody without rights. */

import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { platform } from 'node:os'
import { dirname } from 'node:path'

export interface Runner {
  /** Nothing: as whoever runs the server. */
  readonly owner: { readonly uid: number; readonly gid: number } | undefined
  /** What to put before the command, with its arguments. */
  readonly prefix: readonly string[]
}

export class Unreachable extends Error {
  readonly folder: string
  constructor(folder: string) {
    super(folder)
    this.folder = folder
  }
}

/** `folders`: what PostgreSQL has to reach, its programs and its data; the last one may belong to somebody already. */
export function findRunner(folders: readonly string[]): Runner {
  if (process.getuid?.() !== 0) return { owner: undefined, prefix: [] }
  const owner = ownerOf(folders.at(-1)) ??
    findAccount('postgres') ??
    findAccount('nobody') ?? { uid: 65534, gid: 65534 }
  const closed = folders.map((folder) => findClosed(folder, owner.uid)).find((folder) => folder !== undefined)
  if (closed === undefined) return { owner, prefix: [] }
  // The usual case is a checkout below /root. The one right lent is to pass through folders.
  const prefix = [
    'setpriv',
    `--reuid=${owner.uid}`,
    `--regid=${owner.gid}`,
    '--clear-groups',
    // Without it PostgreSQL's own look at its files would not count the right that is lent.
    '--securebits=+no_setuid_fixup',
    '--inh-caps=-all,+dac_override',
    '--ambient-caps=+dac_override',
    '--bounding-set=-all,+dac_override',
    '--',
  ]
  const [program = '', ...options] = prefix
  const tried = platform() === 'linux' && spawnSync(program, [...options, 'test', '-x', closed]).status === 0
  if (!tried) throw new Unreachable(closed)
  return { owner, prefix }
}

function ownerOf(folder: string | undefined): Runner['owner'] {
  const { uid, gid } = (folder === undefined ? undefined : statSync(folder, { throwIfNoEntry: false })) ?? {
    uid: 0,
    gid: 0,
  }
  return uid === 0 ? undefined : { uid, gid }
}

function findAccount(name: string): Runner['owner'] {
  try {
    const line = readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find((entry) => entry.startsWith(`${name}:`))
    const [, , uid, gid] = line?.split(':') ?? []
    return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) }
  } catch {
    return undefined
  }
}

/** The folder on the way there that this account may not pass. */
function findClosed(folder: string, uid: number): string | undefined {
  const stat = statSync(folder, { throwIfNoEntry: false })
  const isOpen = !stat || stat.uid === uid || (stat.mode & 0o001) !== 0
  if (!isOpen) return folder
  const above = dirname(folder)
  return above === folder ? undefined : findClosed(above, uid)
}

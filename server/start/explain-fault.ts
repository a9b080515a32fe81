/** Why the server did not start, in a sentence for the person who started it. */

import { type Config, WrongConfig } from '../config.ts'
import type { Sentence } from '../server-words.ts'
import { DidNotStart } from '../storage/create-cluster.ts'
import { FolderInUse } from '../storage/folder-lock.ts'
import { OLDEST_VERSION, UnfitDatabase } from '../storage/open-database.ts'
import { UnfitKeys } from '../storage/organisation-keys.ts'
import { NoBinaries } from '../storage/postgres-binaries.ts'
import { StillRunning } from '../storage/postmaster.ts'
import { Unreachable } from '../storage/who-runs-postgres.ts'

export function explainFault(fault: unknown, config: Config | undefined, say: Sentence): readonly string[] {
  const folder = config?.dataDir ?? ''
  const oldest = String(OLDEST_VERSION)
  if (fault instanceof WrongConfig) {
    return [
      ...say('config-mistakes'),
      '',
      ...fault.mistakes.flatMap(({ sentence, facts }) => say(sentence, facts)),
    ]
  }
  if (fault instanceof FolderInUse) return say('already-running', { folder, pid: String(fault.pid) })
  if (fault instanceof StillRunning) return say('database-still-running', { folder, pid: String(fault.pid) })
  if (fault instanceof DidNotStart) return say('database-did-not-start', { detail: fault.message })
  if (fault instanceof NoBinaries) return say('database-no-binaries', { detail: fault.message, oldest })
  if (fault instanceof Unreachable) return say('database-unreachable-folder', { folder: fault.folder })
  if (fault instanceof UnfitDatabase) return say(`database-${fault.fault}`, { detail: fault.detail, oldest })
  if (fault instanceof UnfitKeys) return say(`keys-${fault.fault}`, { path: fault.path, id: fault.id })
  return explainSystem(fault, config, say)
}

function explainSystem(fault: unknown, config: Config | undefined, say: Sentence): readonly string[] {
  const code = fault instanceof Error && 'code' in fault ? fault.code : undefined
  const call = fault instanceof Error && 'syscall' in fault ? fault.syscall : undefined
  const port = String(config?.port ?? '')
  const host = config?.host ?? ''
  if (code === 'EADDRINUSE')
    return say('port-in-use', { port, host, other: String((config?.port ?? 8080) + 1) })
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return say('address-not-here', { host })
  if (code === 'EACCES' && call === 'listen') return say('port-forbidden', { port })
  const path = fault instanceof Error && 'path' in fault ? fault.path : undefined
  if (typeof code === 'string' && ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'ENOTDIR'].includes(code)) {
    return say('folder-not-writable', {
      folder: typeof path === 'string' ? path : (config?.dataDir ?? ''),
      detail: code,
    })
  }
  // Something nobody thought of: for whoever repairs it, everything there is.
  return [fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)]
}

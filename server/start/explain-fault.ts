/** Why the server did not start, in a sentence for the person who started it. */

import { type Config, WrongConfig } from '../config.ts'
import { UnfitClassKey } from '../keys/class-keys.ts'
import type { Sentence } from '../server-words.ts'
import { DidNotStart } from '../storage/create-cluster.ts'
import { NoRoom } from '../storage/disk-room.ts'
import { FolderInUse } from '../storage/folder-lock.ts'
import { OLDEST_VERSION, UnfitDatabase } from '../storage/open-database.ts'
import { UnfitRoles } from '../storage/open-roles.ts'
import { UnfitKeys } from '../storage/organisation-keys.ts'
import { NoBinaries } from '../storage/postgres-binaries.ts'
import { StillRunning } from '../storage/postmaster.ts'
import { Unreachable } from '../storage/who-runs-postgres.ts'
import { UnfitCertificate } from '../tls/given-certificate.ts'
import { UnfitAuthority } from '../tls/own-authority.ts'
import { NoOfficeAddress } from '../tls/secure-start.ts'

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
  if (fault instanceof UnfitDatabase) {
    const { detail, needed } = fault
    return say(`database-${fault.fault}`, { detail, needed, oldest })
  }
  if (fault instanceof UnfitRoles) return explainRoles(fault, say)
  if (fault instanceof NoRoom)
    return say('no-room', { folder, megabytes: String(Math.floor(fault.freeBytes / 1e6)) })
  if (fault instanceof UnfitKeys) return say(`keys-${fault.fault}`, { path: fault.path, id: fault.id })
  if (fault instanceof UnfitClassKey) return say(`class-key-${fault.fault}`, { path: fault.path })
  if (fault instanceof UnfitCertificate) return say(`certificate-${fault.fault}`, { path: fault.path })
  if (fault instanceof UnfitAuthority) return say('authority-damaged', { path: fault.path })
  if (fault instanceof NoOfficeAddress) return explainAddress(fault, say)
  return explainSystem(fault, config, say)
}

/** The statements once, below what is said in each language: they are for whoever runs the database server. */
function explainRoles({ fault, detail, statements }: UnfitRoles, say: Sentence): readonly string[] {
  const said = say(`database-roles-${fault}`, { detail })
  return statements.length === 0 ? said : [...said, '', ...statements.map((one) => `  ${one};`)]
}

function explainAddress({ found }: NoOfficeAddress, say: Sentence): readonly string[] {
  if (found.is === 'none') return say('lan-none')
  const hosts = found.hosts.join(', ')
  const example = found.hosts[0] ?? '192.168.1.10'
  if (found.is === 'several') return say('lan-several', { hosts, example })
  return say('lan-gone', { known: found.known, hosts: hosts === '' ? '–' : hosts, example })
}

function explainSystem(fault: unknown, config: Config | undefined, say: Sentence): readonly string[] {
  const code = fault instanceof Error && 'code' in fault ? fault.code : undefined
  const call = fault instanceof Error && 'syscall' in fault ? fault.syscall : undefined
  const taken = fault instanceof Error && 'port' in fault ? fault.port : undefined
  const port = String(taken ?? config?.port ?? '')
  const host = config?.host ?? ''
  if (code === 'EADDRINUSE') {
    // Of the two ports of an office's network, each is chosen by a setting of its own.
    const setting = config?.lan && Number(port) === config.lan.trustPort ? 'TRUST_PORT' : 'PORT'
    return say('port-in-use', { port, host, setting, other: String(Number(port) + 1) })
  }
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

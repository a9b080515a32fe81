/** What can go wrong with a backup: each has one sentence, `server-backup-…`, in every language. */

export type BackupFaultKind =
  | 'no-file'
  | 'no-folder'
  | 'not-readable'
  | 'not-writable'
  | 'is-folder'
  | 'not-a-backup'
  | 'newer-format'
  | 'newer-program'
  | 'cut-off'
  | 'damaged'
  | 'sealed'
  | 'wrong-key'
  | 'not-a-key'
  | 'key-exists'
  | 'disk-full'
  | 'gone'
  | 'reads-differently'
  | 'restores-differently'
  | 'database-damaged'
  | 'server-runs'
  | 'not-empty'
  | 'none-here'
  | 'nothing-to-back-up'

/** Whatever it is, nothing that was there before has been changed. */
export class BackupFault extends Error {
  readonly kind: BackupFaultKind
  readonly facts: Readonly<Record<string, string>>
  constructor(kind: BackupFaultKind, facts: Readonly<Record<string, string>> = {}) {
    super(`${kind} ${JSON.stringify(facts)}`)
    this.kind = kind
    this.facts = facts
  }
}

export const codeOf = (fault: unknown): string =>
  fault instanceof Error && 'code' in fault && typeof fault.code === 'string' ? fault.code : ''

/** What a fault of the file system means for the file or folder a person named. */
export function faultOfReading(fault: unknown, file: string): unknown {
  const code = codeOf(fault)
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG')
    return new BackupFault('no-file', { file })
  if (code === 'EISDIR') return new BackupFault('is-folder', { file })
  if (code === 'EACCES' || code === 'EPERM' || code === 'EIO')
    return new BackupFault('not-readable', { file })
  return fault
}

/** The same for a folder that is written to. */
export function faultOfWriting(fault: unknown, folder: string): unknown {
  const code = codeOf(fault)
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG')
    return new BackupFault('disk-full', { folder })
  if (code === 'ENOENT' || code === 'ENODEV' || code === 'EIO' || code === 'ENXIO' || code === 'ESTALE')
    return new BackupFault('gone', { folder })
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return new BackupFault('not-writable', { folder })
  return fault
}

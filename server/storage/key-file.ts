/** A file that holds keys: whole or not there, readable by its owner alone, on the disk before anybody relies on it. */

import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'

const codeOf = (fault: unknown): unknown =>
  fault instanceof Error && 'code' in fault ? fault.code : undefined

/** The text of the file; nothing when there is none. */
export function readKeyFile(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (fault) {
    if (codeOf(fault) === 'ENOENT') return undefined
    throw fault
  }
}

/** False, and nothing written, when there is such a file already: of two servers that start together one makes it. */
export function makeKeyFile(path: string, text: string): boolean {
  return withDraft(path, text, (draft) => {
    try {
      linkSync(draft, path)
      return true
    } catch (fault) {
      if (codeOf(fault) === 'EEXIST') return false
      throw fault
    }
  })
}

export function replaceKeyFile(path: string, text: string): void {
  withDraft(path, text, (draft) => renameSync(draft, path))
}

function withDraft<Result>(path: string, text: string, place: (draft: string) => Result): Result {
  const folder = dirname(path)
  const made = mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (made !== undefined) flushFolder(dirname(made))
  const draft = `${path}.${process.pid}`
  try {
    writeFileSync(draft, text, { mode: 0o600, flush: true })
    const result = place(draft)
    flushFolder(folder)
    return result
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Without it the name of the file can be gone after a power cut, though its bytes are not. */
export function flushFolder(folder: string): void {
  // Windows writes names at once, and has no way to open a folder.
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

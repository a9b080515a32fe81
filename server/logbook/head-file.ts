/** The second file of heads, beside the database: whoever rewrites the one has not rewritten the other. */

import {
  closeSync,
  existsSync,
  fdatasyncSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  truncateSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'

export interface HeadLine {
  readonly position: number
  /** Hexadecimal. */
  readonly head: string
  /** The life of the database it was written in. */
  readonly epoch: string
}

export interface HeadFile {
  last(): HeadLine | undefined
  /** On the disk when this comes back. */
  append(line: HeadLine): void
}

export const headFileIn = (dataDir: string): string => join(dataDir, 'logbook-heads.txt')

const LINE = /^([0-9]{1,15}) ([0-9a-f]{64}) ([0-9a-f-]{36})$/u

/** Nothing when there is no such file. A last line that a power cut has cut off was never relied on. */
export function readHeadFile(path: string): readonly HeadLine[] | undefined {
  if (!existsSync(path)) return undefined
  return readFileSync(path, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      // A line the server cannot have written counts as one that fits nothing.
      const [, position = '-1', head = '', epoch = ''] = LINE.exec(line) ?? []
      return { position: Number(position), head, epoch }
    })
}

/** To write on where it ends; nothing is made before the first line. */
export function openHeadFile(path: string): HeadFile {
  let last = readHeadFile(path)?.at(-1)
  let isThere = existsSync(path)
  if (isThere) dropCutLine(path)
  return {
    last: () => last,
    append: (line) => {
      // With a database on a server of its own nothing else may have needed the folder yet.
      if (!isThere)
        mkdirSync(dirname(path), { recursive: true, mode: process.getuid?.() === 0 ? 0o755 : 0o700 })
      const file = openSync(path, 'a', 0o600)
      try {
        writeSync(file, `${line.position} ${line.head} ${line.epoch}\n`)
        fdatasyncSync(file)
      } finally {
        closeSync(file)
      }
      if (!isThere) flushFolder(dirname(path))
      isThere = true
      last = line
    },
  }
}

function dropCutLine(path: string): void {
  const text = readFileSync(path)
  const whole = text.lastIndexOf(10) + 1
  if (whole < text.length) truncateSync(path, whole)
}

/** The name of a new file outlives a power cut only then. Windows knows no flushing of folders. */
function flushFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

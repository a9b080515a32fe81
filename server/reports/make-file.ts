/** Makes files of reports in a process of their own, one at a time, within limits of time and memory. */

import { spawn } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import { join } from 'node:path'
import { buffer, text } from 'node:stream/consumers'
import type { ReportDocument } from '../../schema/report/document.ts'
import { findHome } from '../home.ts'
import type { FileWanted } from './report-child.ts'

export interface FileLimits {
  readonly longestMs: number
  readonly mostMb: number
}

/** A thousand stations take some seconds and 250 MB; an office computer has two or four gigabytes in all. */
export const FILE_LIMITS: FileLimits = { longestMs: 180_000, mostMb: 1024 }

export const NOT_MADE = ['takes-too-long', 'takes-too-much-memory', 'failed'] as const
export type NotMade = (typeof NOT_MADE)[number]

/** The file was not made. The report itself is well, and can be had in its other forms. */
export class ReportNotMade extends Error {
  readonly reason: NotMade
  constructor(reason: NotMade, detail = '') {
    super(`The report was not made: ${reason} ${detail}`.trimEnd())
    this.reason = reason
  }
}

let last: Promise<unknown> = Promise.resolve()

/** The same report always gives the same bytes. Throws `ReportNotMade`. Two at once would take the machine from visits. */
export function makeFile(
  format: FileWanted['format'],
  report: ReportDocument,
  limits: FileLimits = FILE_LIMITS,
): Promise<Buffer> {
  const made = last.then(() => makeInChild({ format, report }, limits))
  last = made.catch(() => undefined)
  return made
}

/** Processes run what was built: Node reads no TypeScript, and tests run the sources. */
const program = (): string => join(findHome(), 'dist', 'server', 'reports', 'report-child.js')

async function makeInChild(wanted: FileWanted, { longestMs, mostMb }: FileLimits): Promise<Buffer> {
  const child = spawn(process.execPath, [program(), String(mostMb)], {
    stdio: ['pipe', 'pipe', 'pipe'],
    // It needs nothing from the environment, so it is given nothing.
    env: {},
  })
  // Whatever else the machine has to do comes first.
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW)
  let isLate = false
  const late = setTimeout(() => {
    isLate = true
    child.kill('SIGKILL')
  }, longestMs)
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve(code))
  })
  // A process that is gone reads no further; what it died of is told by how it ended.
  child.stdin.on('error', () => undefined)
  child.stdin.end(JSON.stringify(wanted))
  try {
    const [code, file, said] = await Promise.all([ended, buffer(child.stdout), text(child.stderr)])
    if (isLate) throw new ReportNotMade('takes-too-long')
    if (said.split('\n').includes('memory')) throw new ReportNotMade('takes-too-much-memory')
    if (code !== 0 || file.length === 0) throw new ReportNotMade('failed', said.slice(0, 500))
    return file
  } finally {
    clearTimeout(late)
    child.kill('SIGKILL')
  }
}

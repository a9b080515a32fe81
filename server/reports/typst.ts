/** Makes PDFs in a process of their own, one at a time, within limits of time and memory. */

import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { buffer, text } from 'node:stream/consumers'
import type { ReportDocument } from '../../schema/report/document.ts'
import { findHome } from '../home.ts'
import { typstData } from './typst-data.ts'

export interface PdfLimits {
  readonly longestMs: number
  readonly mostMb: number
}

/** A thousand stations take a few seconds and 250 MB; an office computer has two or four gigabytes in all. */
export const PDF_LIMITS: PdfLimits = { longestMs: 120_000, mostMb: 1024 }

export type PdfFault = 'takes-too-long' | 'takes-too-much-memory' | 'failed'

/** The PDF was not made. The report itself is well: its HTML and its document can be had. */
export class PdfNotMade extends Error {
  readonly reason: PdfFault
  constructor(reason: PdfFault, detail = '') {
    super(`The PDF was not made: ${reason} ${detail}`.trimEnd())
    this.reason = reason
  }
}

let last: Promise<unknown> = Promise.resolve()

/** The same document always gives the same bytes. Throws `PdfNotMade`. Two at once would take the machine from visits. */
export function writePdf(report: ReportDocument, limits: PdfLimits = PDF_LIMITS): Promise<Buffer> {
  const made = last.then(() => makeInChild(typstData(report), limits))
  last = made.catch(() => undefined)
  return made
}

/** Processes run what was built: Node reads no TypeScript, and tests run the sources. */
const program = (): string => join(findHome(), 'dist', 'server', 'reports', 'typst-child.js')

async function makeInChild(data: string, { longestMs, mostMb }: PdfLimits): Promise<Buffer> {
  const child = spawn(process.execPath, [program(), String(mostMb)], {
    stdio: ['pipe', 'pipe', 'pipe'],
    // It needs nothing from the environment, so it is given nothing.
    env: {},
  })
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
  child.stdin.end(data)
  try {
    const [code, pdf, said] = await Promise.all([ended, buffer(child.stdout), text(child.stderr)])
    if (isLate) throw new PdfNotMade('takes-too-long')
    if (said.split('\n').includes('memory')) throw new PdfNotMade('takes-too-much-memory')
    if (code !== 0 || pdf.length === 0) throw new PdfNotMade('failed', said.slice(0, 500))
    return pdf
  } finally {
    clearTimeout(late)
    child.kill('SIGKILL')
  }
}

/** A process of its own that makes one PDF: Typst is native code, which can abort and take whatever it runs in with it. */

// Reads a report as JSON from its input, writes the PDF to its output, and a single word why not to its errors.

import { readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { isMainThread, Worker, workerData } from 'node:worker_threads'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { findHome } from '../home.ts'
import { readTrueType } from './fonts.ts'

/** How often the memory is looked at while the native code works, in milliseconds. */
const LOOK_EVERY_MS = 100

interface Bound {
  readonly mostMb: number
}

/** Native memory has no limit of its own. A thread beside the work looks, and ends the process when it is too much. */
function watchMemory({ mostMb }: Bound): void {
  setInterval(() => {
    if (process.memoryUsage.rss() < mostMb * 1024 * 1024) return
    writeSync(2, 'memory\n')
    process.kill(process.pid, 'SIGKILL')
  }, LOOK_EVERY_MS)
}

async function makePdf(): Promise<void> {
  const [, , mostMb = '1024'] = process.argv
  const bound: Bound = { mostMb: Number(mostMb) }
  new Worker(new URL(import.meta.url), { workerData: bound }).unref()
  const report = (await buffer(process.stdin)).toString('utf8')
  const source = readFileSync(join(findHome(), 'server', 'reports', 'report.typ'), 'utf8')
  const { regular, bold } = readTrueType()
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: [regular, bold] }] })
  // The report is data of one input. No text of it is ever part of the program.
  const compiled = compiler.compile({ mainFileContent: source, inputs: { report } })
  if (compiled.hasError() || compiled.result === null) {
    compiled.printErrors()
    throw new Error('Typst refused the report')
  }
  // The standard refuses what readers could not follow; the fixed moment keeps the bytes the same.
  process.stdout.end(compiler.pdf(compiled.result, { pdfStandard: 'ua-1', creationTimestamp: 0 }))
}

// This very program, which hands it nothing else.
if (isMainThread) await makePdf()
else watchMemory(workerData as Bound)

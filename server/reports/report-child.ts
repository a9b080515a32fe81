/** A process of its own that makes one file of a report: it works for seconds, and native code in it can end it. */

// Reads a report as JSON from its input, writes the file to its output, and a single word why not to its errors.

import { writeSync } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import { isMainThread, Worker, workerData } from 'node:worker_threads'
import type { ReportDocument } from '../../schema/report/document.ts'

/** What it is told to make. */
export interface FileWanted {
  readonly format: 'pdf' | 'docx'
  readonly report: ReportDocument
}

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

async function makeFile(): Promise<void> {
  const [, , mostMb = '1024'] = process.argv
  const bound: Bound = { mostMb: Number(mostMb) }
  new Worker(new URL(import.meta.url), { workerData: bound }).unref()
  // From the server that started this process, and from nobody else.
  const { format, report } = JSON.parse(String(await buffer(process.stdin))) as FileWanted
  process.stdout.end(await write(format, report))
}

/** Each brings a large library along; only the one that is needed is loaded. */
async function write(format: FileWanted['format'], report: ReportDocument): Promise<Buffer> {
  if (format === 'pdf') return (await import('./pdf.ts')).writePdf(report)
  return (await import('./docx.ts')).writeDocx(report)
}

// This very program, which hands it nothing else.
if (isMainThread) await makeFile()
else watchMemory(workerData as Bound)

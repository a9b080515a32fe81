/** The thread in which an XLSForm is read and linted: whatever the file does, the server goes on. */

import { parentPort, workerData } from 'node:worker_threads'
import type { Checklist } from '../../schema/checklist/checklist.ts'
import { lintChecklist } from '../../schema/checklist/lint-checklist.ts'
import type { Language } from '../../schema/language.ts'
import { hasErrors, type ReadFormResult, readForm } from '../../schema/xlsform/read-form.ts'
import { readWorkbook } from './read-workbook.ts'
import { saying } from './saying.ts'

export interface FormToRead {
  readonly bytes: Uint8Array
  readonly languages: readonly Language[]
  /** The newest version of each checklist. */
  readonly bases: readonly Checklist[]
}

export interface FormRead extends ReadFormResult {
  /** What the linter says; asked only when nothing else is wrong. */
  readonly faults: readonly string[]
}

async function readWhole({ bytes, languages, bases }: FormToRead): Promise<FormRead> {
  const read = readForm(await readWorkbook(bytes), {
    languages,
    findBase: (id) => bases.find((base) => base.id === id),
  })
  return { ...read, faults: hasErrors(read) ? [] : lintChecklist(read.checklist, languages) }
}

// Only `readFormInWorker` starts this thread, and with this.
parentPort?.postMessage(await saying(() => readWhole(workerData as FormToRead)))

/** A report as tagged PDF, by Typst. Only for a process of its own: native code can end the one it runs in. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { ReportDocument } from '../../schema/report/document.ts'
import { findHome } from '../home.ts'
import { readTrueType } from './fonts.ts'
import { photoFile, photosIn, typstData } from './typst-data.ts'

/** The same document always gives the same bytes. Throws where Typst refuses the report. */
export function writePdf(report: ReportDocument): Buffer {
  const { regular, bold } = readTrueType()
  const workspace = join(findHome(), 'server', 'reports')
  const source = readFileSync(join(workspace, 'report.typ'), 'utf8')
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: [regular, bold] }] })
  // In memory: nothing of a photo is written anywhere.
  for (const photo of photosIn(report))
    compiler.mapShadow(join(workspace, photoFile(photo)), Buffer.from(photo.jpeg, 'base64'))
  // The report is data of one input. No text of it is ever part of the program.
  const compiled = compiler.compile({ mainFileContent: source, inputs: { report: typstData(report) } })
  if (compiled.hasError() || compiled.result === null) {
    compiled.printErrors()
    throw new Error('Typst refused the report')
  }
  // The standard refuses what readers could not follow; the fixed moment keeps the bytes the same.
  return compiler.pdf(compiled.result, { pdfStandard: 'ua-1', creationTimestamp: 0 })
}

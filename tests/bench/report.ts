/** How long the files of a report take, against one with hardly a station in the same run. */

import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import type { Checklist } from '../../schema/checklist/checklist.ts'
import type { ReportDocument } from '../../schema/report/document.ts'
import { writeReport } from '../../schema/report/write-report.ts'
import { loadChecklist } from '../../seeds/load-checklist.ts'
import { findHome } from '../../server/home.ts'
import { readOutline } from '../../server/reports/country-outline.ts'
import { readWoff2 } from '../../server/reports/fonts.ts'
import { styleOf, writeHtml } from '../../server/reports/html.ts'
import { makeFile } from '../../server/reports/make-file.ts'
import { inventReportSource } from '../support/invented-release.ts'
import { sayInReport } from '../support/report-words.ts'
import { type Line, round, tableOf } from './measure.ts'

const STATIONS = 1000
/** In seconds, for that many stations. */
const LONGEST_PDF = 60

/** With a short run a tenth of the stations. */
export async function reportReports(isShort: boolean): Promise<void> {
  const { checklist } = await loadChecklist(join(findHome(), 'seeds', 'checklist'))
  const many = isShort ? STATIONS / 10 : STATIONS
  const [small, large] = [reportOf(checklist, 10), reportOf(checklist, many)]
  const style = styleOf({ khmer: readWoff2() })
  const lines: Line[] = []
  for (const [format, write] of [
    ['html', async (report: ReportDocument) => Buffer.from([...writeHtml(report, style)].join(''))],
    ['pdf', (report: ReportDocument) => makeFile('pdf', report)],
    ['docx', (report: ReportDocument) => makeFile('docx', report)],
  ] as const) {
    const floor = await secondsOf(() => write(small))
    const ours = await secondsOf(() => write(large))
    lines.push({
      ...{ what: `report of ${many} stations as ${format}`, ours, floor, unit: 's' },
      ratio: round(ours / Math.max(floor, 0.01)),
      ...(format === 'pdf' && { bar: `under ${LONGEST_PDF} s`, kept: ours < LONGEST_PDF }),
    })
  }
  console.log(tableOf(lines))
  const output = join(findHome(), 'tests', 'output')
  await mkdir(output, { recursive: true })
  await writeFile(
    join(output, 'bench-report.json'),
    `${JSON.stringify({ short: isShort, lines }, null, 2)}\n`,
  )
  if (lines.some(({ kept }) => kept === false)) process.exitCode = 1
}

const reportOf = (checklist: Checklist, stations: number): ReportDocument =>
  writeReport(
    { ...inventReportSource(checklist, { stations }), outline: readOutline('116') },
    { language: 'km', variant: 'standard', say: sayInReport('km') },
  )

async function secondsOf(work: () => Promise<Buffer>): Promise<number> {
  const begun = performance.now()
  await work()
  return round((performance.now() - begun) / 1000, 2)
}

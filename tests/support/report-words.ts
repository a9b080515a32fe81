/** The sentences of reports, as the server says them. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SayInReport } from '../../schema/report/tongue.ts'
import { findHome } from '../../server/home.ts'
import { readReportWords } from '../../server/reports/report-words.ts'

const folder = join(findHome(), 'web', 'words')
const spoken = new Map<string, SayInReport>()

export function sayInReport(language: string): SayInReport {
  const say = spoken.get(language) ?? readReportWords(folder, language)
  spoken.set(language, say)
  return say
}

/** The ids of those written for reports alone. */
export const listReportWords = (language: string): readonly string[] =>
  [...readFileSync(join(folder, language, 'report.ftl'), 'utf8').matchAll(/^(report-[a-z0-9-]+) =/gmu)].map(
    ([, id = '']) => id,
  )

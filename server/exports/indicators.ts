/** Indicators: stations with each barrier, each with its own denominator; few stations as counts only. */

import type { Checklist } from '../../schema/checklist/checklist.ts'
import type { Indicator } from '../../schema/findings/indicators.ts'
import { type Language, wordsIn } from '../../schema/language.ts'
import { type Cell, writeCsv } from './csv.ts'
import { listReleased } from './exported-station.ts'

const HEADINGS = [
  'barrier',
  'barrier_name',
  'severity',
  'barrier_of',
  'hinders',
  'found',
  'n',
  'percent',
  'open',
  'not_applicable',
] as const

export function writeIndicators(
  checklist: Checklist,
  indicators: readonly Indicator[],
  language: Language,
): AsyncGenerator<string> {
  const byBarrier = new Map(indicators.map((one) => [one.barrier, one]))
  const rows = listReleased(checklist).flatMap(
    ({ id, name, severity, of, hinders }): readonly (readonly Cell[])[] => {
      const one = byBarrier.get(id)
      if (one === undefined) return []
      const percent = one.percent === undefined ? undefined : Math.round(one.percent * 10) / 10
      const counts = [one.found, one.n, percent, one.open, one.notApplicable]
      return [[id, wordsIn(name, language), severity, of, hinders.join(' '), ...counts]]
    },
  )
  return writeCsv(HEADINGS, rows)
}

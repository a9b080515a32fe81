/** Findings: one row for each visited station and each barrier that may be told of it. */

import type { Checklist } from '../../schema/checklist/checklist.ts'
import type { Language } from '../../schema/language.ts'
import { type FindingRow, findingColumns, type Levels } from './columns.ts'
import { type Cell, writeCsv } from './csv.ts'
import { type ExportedStation, isReleased } from './exported-station.ts'

export interface FindingsExport {
  /** The campaign's: its groups give the columns. */
  readonly checklist: Checklist
  readonly country: Levels
  readonly language: Language
}

export function writeFindings(
  { checklist, country, language }: FindingsExport,
  stations: AsyncIterable<ExportedStation>,
): AsyncGenerator<string> {
  const columns = findingColumns(checklist, country, language)
  async function* rows(): AsyncGenerator<readonly Cell[]> {
    for await (const at of stations)
      for (const row of findingRowsOf(at)) yield columns.map(({ cell }) => cell(row))
  }
  return writeCsv(
    columns.map(({ id }) => id),
    rows(),
  )
}

/** One for each barrier that may be told of it. */
export function findingRowsOf(at: ExportedStation): readonly FindingRow[] {
  const barriers = new Map(at.checklist.barriers.map((barrier) => [barrier.id, barrier]))
  return at.findings.outcomes.flatMap((outcome) => {
    const barrier = barriers.get(outcome.barrier)
    return barrier && isReleased(at.checklist, barrier) ? [{ at, barrier, outcome }] : []
  })
}

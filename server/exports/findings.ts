/** Findings: one row for each visited station and each barrier that may be told of it. */

import type { Checklist } from '../../schema/checklist/checklist.ts'
import { indexOf } from '../../schema/checklist/look-up.ts'
import type { Barrier } from '../../schema/findings/barrier.ts'
import type { Language } from '../../schema/language.ts'
import {
  type FindingRow,
  findingColumns,
  type Levels,
  type OutcomeRow,
  outcomeColumns,
  stationColumns,
} from './columns.ts'
import { endOfRow, headingLine, startOfRow } from './csv.ts'
import { type ExportedStation, isReleased } from './exported-station.ts'

export interface FindingsExport {
  /** The campaign's: its groups give the columns. */
  readonly checklist: Checklist
  readonly country: Levels
  readonly language: Language
}

/** Of as many bytes or a few more a piece is sent. */
const PIECE_BYTES = 65_536

/**
 * Sixty rows of a station begin with the same cells, and end as those of many other stations do: both are written once,
 * as bytes, and put together.
 */
export async function* writeFindings(
  { checklist, country, language }: FindingsExport,
  stations: AsyncIterable<ExportedStation>,
): AsyncGenerator<Uint8Array> {
  const ofStation = stationColumns(checklist, country, language)
  const endOf = rememberedEnds(language)
  yield Buffer.from(headingLine(findingColumns(checklist, country, language).map(({ id }) => id)))
  let waiting: Uint8Array[] = []
  let bytes = 0
  for await (const at of stations) {
    const start = Buffer.from(startOfRow(ofStation.map(({ cell }) => cell(at))))
    for (const row of findingRowsOf(at)) {
      const end = endOf(row)
      waiting.push(start, end)
      bytes += start.length + end.length
    }
    if (bytes < PIECE_BYTES) continue
    yield Buffer.concat(waiting, bytes)
    waiting = []
    bytes = 0
  }
  if (bytes > 0) yield Buffer.concat(waiting, bytes)
}

/** A number measured to the centimetre makes a hundred ends of a barrier; what nobody bounds is bounded here. */
const MOST_REMEMBERED = 20_000

/** The end of a row, from the barrier on. */
function rememberedEnds(language: Language): (row: OutcomeRow) => Uint8Array {
  const columns = outcomeColumns(language)
  let known = new Map<Barrier, Map<string, Uint8Array>>()
  let count = 0
  return (row) => {
    const { barrier, outcome } = row
    // What the columns look at. A barrier belongs to one checklist.
    const key = outcome.key ?? JSON.stringify([outcome.outcome, outcome.evidence[0]])
    const ends = known.get(barrier) ?? new Map<string, Uint8Array>()
    const before = ends.get(key)
    if (before) return before
    count += 1
    if (count > MOST_REMEMBERED) {
      known = new Map()
      count = 1
      ends.clear()
    }
    known.set(barrier, ends)
    const end = Buffer.from(endOfRow(columns.map(({ cell }) => cell(row))))
    ends.set(key, end)
    return end
  }
}

/** One for each barrier that may be told of it. */
export function findingRowsOf(at: ExportedStation): readonly FindingRow[] {
  const { barriers } = indexOf(at.checklist)
  return at.findings.outcomes.flatMap((outcome) => {
    const barrier = barriers.get(outcome.barrier)
    return barrier && isReleased(at.checklist, barrier) ? [{ at, barrier, outcome }] : []
  })
}

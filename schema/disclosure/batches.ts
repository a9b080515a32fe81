/** The guard against differences: what was told is never worked out anew, and what came later is told in batches. */

import { countMonitors } from './area-groups.ts'
import type { DisclosureRules } from './rules.ts'
import { type Cell, type Counted, hidden } from './table.ts'

/**
 * The stations to be told of next: all that were in no batch yet, once so many of them and of their monitors have come
 * together that the difference to what was told before hides each of them; nothing until then.
 */
export function nextBatch<Station extends Pick<Counted, 'station' | 'monitors'>>(
  stations: readonly Station[],
  toldBefore: ReadonlySet<string>,
  rules: DisclosureRules,
): readonly Station[] {
  const waiting = stations.filter(({ station }) => !toldBefore.has(station))
  const isEnough =
    waiting.length >= Math.max(rules.stations, rules.batchStations) &&
    countMonitors(waiting) >= rules.monitors
  return isEnough ? waiting : []
}

/** A cell as one batch tells it, and how many stations that batch has there: those are no secret. */
export interface InBatch {
  readonly cell: Cell
  readonly visited: number
}

/** One cell over all batches: what is told of each is added up, and what is hidden may be any number that fits. */
export function sumOfBatches(batches: readonly InBatch[]): Cell {
  const sum = { shown: 0, from: 0, to: 0 }
  for (const { cell, visited } of batches) {
    if ('hidden' in cell) {
      sum.to += visited
      continue
    }
    sum.shown += cell.shown
    sum.from += cell.from
    sum.to += cell.to
  }
  if (sum.shown > 0) return sum
  return batches[0]?.cell ?? hidden('too-early')
}

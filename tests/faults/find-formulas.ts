/** Looks through a CSV file for cells that a spreadsheet would run: names that were given to stations as formulas. */

import { parse } from 'csv-parse/sync'

export interface Formulas {
  /** Cells in which a planted name stands. */
  readonly planted: number
  /** Those that begin with it, as a formula does. */
  readonly live: readonly string[]
}

export function findFormulas(csv: string, names: readonly string[]): Formulas {
  const rows: readonly (readonly string[])[] = parse(csv, { bom: true })
  const cells = rows.flat()
  const planted = names.flatMap((name) => cells.filter((cell) => cell.includes(name)))
  const live = names.flatMap((name) => cells.filter((cell) => cell.trimStart().startsWith(name)))
  return { planted: planted.length, live }
}

/** A list as it stood in a file: headings, and rows of text with the line each began in. */

export interface Row {
  readonly line: number
  readonly cells: readonly string[]
}

export interface Table {
  readonly headings: readonly string[]
  readonly rows: readonly Row[]
}

/** Ten times the largest national list known; a file with more is no list of polling stations. */
export const MOST_ROWS = 250_000
export const MOST_COLUMNS = 200

/** A table about people, before and after it is protected. */

/** One area of a table; the first one has no parent and holds all others. */
export interface TableArea {
  readonly code: string
  readonly parent?: string
}

/** A way to divide stations: each station has one member of it. */
export interface Dimension {
  readonly id: string
  readonly members: readonly string[]
}

/** One station, or one talk with a voter, that could be counted. That it is one of them is known to everybody. */
export interface Counted {
  /** Several talks can be of one. */
  readonly station: string
  /** The area it lies in; one of the table. */
  readonly area: string
  /** Who visited it; compared, and never told. */
  readonly monitors: readonly string[]
  /** A member of each dimension in their order, or nothing: visited, but in no cell. */
  readonly at?: readonly string[]
}

/** Up to four dimensions: the areas, and three others. */
export interface Table {
  readonly areas: readonly TableArea[]
  readonly dimensions: readonly Dimension[]
  readonly stations: readonly Counted[]
}

/** `few`: too few monitors or stations. `with-others`: it would give away a neighbour that has too few. */
export type Why = 'few' | 'with-others' | 'too-early'

/** A rounded number with the numbers it can stand for, or none. */
export type Cell =
  | { readonly shown: number; readonly from: number; readonly to: number }
  | { readonly hidden: true; readonly why: Why }

export interface ProtectedCell {
  readonly area: string
  /** A member of each dimension in their order; nothing where it is the sum over all of them. */
  readonly at: readonly (string | undefined)[]
  readonly cell: Cell
}

export const hidden = (why: Why): Cell => ({ hidden: true, why })

/** The least and the greatest value of a sum under linear statements, worked out exactly: whole numbers only. */

/** `sum of coefficients × variables ≤ most`; all variables are at least 0. */
export interface Inequality {
  readonly coefficients: readonly number[]
  readonly most: number
}

/**
 * A tableau of whole numbers over one common denominator (Edmonds' and Bareiss' pivoting): every division comes out
 * even, so nothing is ever rounded. Numbers too large for that stop the test instead of being wrong.
 */
export class Exact {
  #rows: number[][]
  #basis: number[]
  #denominator = 1
  readonly #variables: number

  /** Nothing when no numbers fit all statements. */
  static under(inequalities: readonly Inequality[], variables: number): Exact | undefined {
    const made = new Exact(inequalities, variables)
    return made.#becomeFeasible() ? made : undefined
  }

  private constructor(inequalities: readonly Inequality[], variables: number) {
    this.#variables = variables
    const slacks = inequalities.length
    // Columns: variables, slacks, the artificial one, the right-hand side.
    this.#rows = inequalities.map(({ coefficients, most }, order) => {
      const row = Array.from({ length: variables + slacks + 2 }, () => 0)
      coefficients.forEach((coefficient, column) => {
        row[column] = coefficient
      })
      row[variables + order] = 1
      row[variables + slacks] = -1
      row[variables + slacks + 1] = most
      return row
    })
    this.#basis = inequalities.map((_, order) => variables + order)
  }

  /** The greatest value of the sum, as a fraction of whole numbers. */
  greatest(coefficients: readonly number[]): { readonly over: number; readonly under: number } {
    const objective = this.#reduce(coefficients)
    this.#improve(objective, false)
    return { over: at(objective, objective.length - 1), under: this.#denominator }
  }

  get #artificial(): number {
    return (this.#rows[0]?.length ?? 2) - 2
  }

  #becomeFeasible(): boolean {
    let worst = -1
    this.#rows.forEach((row, order) => {
      const most = at(row, row.length - 1)
      if (most < 0 && (worst < 0 || most < at(this.#rows[worst] ?? [], row.length - 1))) worst = order
    })
    if (worst < 0) return true
    const objective = this.#reduce([])
    objective[this.#artificial] = this.#denominator
    this.#pivot(worst, this.#artificial, objective)
    this.#improve(objective, true)
    if (at(objective, objective.length - 1) !== 0) return false
    const stuck = this.#basis.indexOf(this.#artificial)
    const way = (this.#rows[stuck] ?? []).findIndex((one, column) => one !== 0 && column < this.#artificial)
    if (stuck >= 0 && way >= 0) this.#pivot(stuck, way, objective)
    return true
  }

  /** The objective in terms of what is not in the basis: what raises it is negative. */
  #reduce(coefficients: readonly number[]): number[] {
    const width = this.#rows[0]?.length ?? 0
    const objective = Array.from({ length: width }, (_, column) =>
      column < this.#variables ? -(coefficients[column] ?? 0) * this.#denominator : 0,
    )
    this.#basis.forEach((basic, order) => {
      const factor = basic < this.#variables ? (coefficients[basic] ?? 0) : 0
      if (factor !== 0)
        this.#rows[order]?.forEach((one, column) => {
          objective[column] = at(objective, column) + factor * one
        })
    })
    return objective
  }

  /** By Bland's rule, which never goes in circles. */
  #improve(objective: number[], withArtificial: boolean): void {
    for (;;) {
      const last = withArtificial ? this.#artificial : this.#artificial - 1
      const entering = objective.findIndex((one, column) => one < 0 && column <= last)
      if (entering < 0) return
      const leaving = this.#findLeaving(entering)
      if (leaving < 0) throw new Error('Nothing bounds this sum')
      this.#pivot(leaving, entering, objective)
    }
  }

  #findLeaving(entering: number): number {
    let best = -1
    this.#rows.forEach((row, order) => {
      const step = at(row, entering)
      if (step <= 0) return
      const other = this.#rows[best]
      const room = at(row, row.length - 1)
      const gain = other ? room * at(other, entering) - at(other, other.length - 1) * step : -1
      if (gain < 0 || (gain === 0 && at(this.#basis, order) < at(this.#basis, best))) best = order
    })
    return best
  }

  #pivot(leaving: number, entering: number, objective: number[]): void {
    const line = this.#rows[leaving] ?? []
    const pivot = at(line, entering)
    const before = this.#denominator
    const clear = (row: number[]) => {
      const factor = at(row, entering)
      for (let column = 0; column < row.length; column += 1) {
        const exact = at(row, column) * pivot - factor * at(line, column)
        if (!Number.isSafeInteger(exact)) throw new Error('Too large to be exact')
        row[column] = exact / before
      }
    }
    this.#rows.forEach((row, order) => {
      if (order !== leaving) clear(row)
    })
    clear(objective)
    this.#basis[leaving] = entering
    this.#denominator = pivot
    if (pivot < 0) this.#turnSigns(objective)
  }

  #turnSigns(objective: number[]): void {
    this.#denominator = -this.#denominator
    for (const row of [...this.#rows, objective])
      for (const column of row.keys()) row[column] = -at(row, column)
  }
}

const at = (row: readonly number[], column: number): number => row[column] ?? 0

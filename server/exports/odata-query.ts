/** What an analyst's program asks of a table: the small part of OData 4.0 that is answered, and what is not, by name. */

/** How the values of a column are written: as text, as whole numbers, as numbers. */
export type ColumnKind = 'text' | 'whole' | 'number'
export type ColumnKinds = ReadonlyMap<string, ColumnKind>

/** Where a row stands in a release: its part, the place of its station in the part, its place among its station's rows. */
export interface RowPlace {
  readonly part: number
  readonly line: number
  readonly row: number
}

export interface ODataQuery {
  readonly top: number | undefined
  /** So many rows that fit are passed over, from `from` on. */
  readonly skip: number
  readonly isCounted: boolean
  /** All columns where nothing is said. */
  readonly select: readonly string[] | undefined
  /** All of them hold; null where nothing is known. */
  readonly equals: readonly ColumnEquals[]
  /** Nothing where a program begins. */
  readonly from: RowPlace | undefined
}

export interface ColumnEquals {
  readonly column: string
  readonly value: string | number | null
}

/** 400: cannot be understood; 406: in no form that is asked for; 501: is not answered here. `what`: the part it is about. */
export interface ODataFault {
  readonly status: 400 | 406 | 501
  readonly what: string
}

const KNOWN: readonly string[] = ['$top', '$skip', '$count', '$select', '$filter', '$skiptoken', '$format']
const COUNT = /^(0|[1-9]\d{0,8})$/u
const PLACE = /^(\d{1,6})-(\d{1,6})-(\d{1,6})$/u
const ONE = /^\s*([A-Za-z_]\w*)\s+eq\s+(?:'((?:[^']|'')*)'|(-?\d+(?:\.\d+)?)|(null))\s*/u
const AND = /^and\s+/u

export function readODataQuery(
  asked: Readonly<Record<string, string>>,
  columns: ColumnKinds,
): ODataQuery | ODataFault {
  for (const [name, text] of Object.entries(asked)) {
    if (!KNOWN.includes(name)) return { status: name.startsWith('$') ? 501 : 400, what: name }
    if ((name === '$top' || name === '$skip') && !COUNT.test(text)) return { status: 400, what: name }
    if (name === '$count' && text !== 'true' && text !== 'false') return { status: 400, what: '$count' }
  }
  const select = readSelect(asked.$select)
  if (select?.some((one) => !columns.has(one))) return { status: 400, what: '$select' }
  const equals = readFilter(asked.$filter, columns)
  if ('status' in equals) return equals
  const from = asked.$skiptoken === undefined ? undefined : readPlace(asked.$skiptoken)
  if (asked.$skiptoken !== undefined && !from) return { status: 400, what: '$skiptoken' }
  return {
    top: asked.$top === undefined ? undefined : Number(asked.$top),
    skip: Number(asked.$skip ?? '0'),
    isCounted: asked.$count === 'true',
    ...{ select, equals, from },
  }
}

function readSelect(text: string | undefined): readonly string[] | undefined {
  const names = text?.split(',').map((one) => one.trim())
  return names?.includes('*') ? undefined : names && [...new Set(names)]
}

function readPlace(text: string): RowPlace | undefined {
  const [, part, line, row] = PLACE.exec(text) ?? []
  return part === undefined ? undefined : { part: Number(part), line: Number(line), row: Number(row) }
}

export const writePlace = ({ part, line, row }: RowPlace): string => `${part}-${line}-${row}`

function readFilter(text: string | undefined, columns: ColumnKinds): ODataQuery['equals'] | ODataFault {
  const equals: ColumnEquals[] = []
  if (text?.trim() === '') return { status: 400, what: '$filter' }
  for (let rest = text ?? ''; rest !== ''; ) {
    const [whole = '', column = '', words, number] = ONE.exec(rest) ?? []
    if (whole === '') return { status: 501, what: '$filter' }
    const kind = columns.get(column)
    // Text is compared with text, and numbers with numbers.
    const isOther = words === undefined ? number !== undefined && kind === 'text' : kind !== 'text'
    if (kind === undefined || isOther) return { status: 400, what: '$filter' }
    const value = words === undefined ? (number === undefined ? null : Number(number)) : unquoted(words)
    equals.push({ column, value })
    rest = rest.slice(whole.length)
    if (rest === '') break
    const [and = ''] = AND.exec(rest) ?? []
    if (and === '') return { status: 501, what: '$filter' }
    rest = rest.slice(and.length)
    if (rest === '') return { status: 400, what: '$filter' }
  }
  return equals
}

const unquoted = (words: string): string => words.replaceAll("''", "'")

/** As it stands in an address, before it is made fit for one. */
export const writeFilter = (equals: ODataQuery['equals']): string =>
  equals
    .map(({ column, value }) =>
      typeof value === 'string' ? `${column} eq '${value.replaceAll("'", "''")}'` : `${column} eq ${value}`,
    )
    .join(' and ')
